// SPDX-License-Identifier: Apache-2.0
#include "reports/template_names.hpp"

#include "base/nearest.hpp"
#include "base/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vidra::reports {
namespace {

using diag::Code;
using documents::LetterTemplate;
using documents::Name;
using documents::Node;

Name name(std::string_view called, Name::Kind kind, std::vector<Name> children = {}) {
    return {std::string(called), kind, nullptr, std::move(children)};
}

std::vector<Name> texts(std::initializer_list<std::string_view> names) {
    std::vector<Name> result;
    for (const std::string_view one : names) {
        result.push_back(name(one, Name::Kind::text));
    }
    return result;
}

std::vector<Name> table_members() {
    std::vector<Name> row = {name("cells", Name::Kind::items), name("is_total", Name::Kind::flag)};
    std::vector<Name> grid = texts({"caption"});
    for (const std::string_view list : {"head", "labels", "numbers"}) {
        grid.push_back(name(list, Name::Kind::items));
    }
    grid.push_back(name("rows", Name::Kind::items, std::move(row)));
    std::vector<Name> members = texts({"id", "title", "alt", "note"});
    members.push_back(name("hidden", Name::Kind::flag));
    members.push_back(name("chart", Name::Kind::flag));
    members.push_back(name("grids", Name::Kind::items, std::move(grid)));
    return members;
}

class Checker {
  public:
    Checker(const ReportDefinition& definition, const LetterTemplate::Text& text,
            diag::Diagnostics& diagnostics)
        : m_definition(definition),
          m_root(template_names(definition)),
          m_text(text),
          m_diagnostics(diagnostics) {}

    void check() {
        const std::string file = m_diagnostics.file();
        m_diagnostics.set_file(m_text.path);
        m_scopes = {&m_root};
        walk(m_text.tmpl.nodes);
        m_diagnostics.set_file(file);
    }

  private:
    void walk(const std::vector<Node>& nodes) {
        constexpr std::size_t most_nodes = 200'000;
        for (const Node& node : nodes) {
            if (++m_count > most_nodes) {
                return;  // partials that include others several times; what is new in them was seen
            }
            switch (node.kind) {
                case Node::Kind::text:
                    find_figures(node);
                    break;
                case Node::Kind::value:
                case Node::Kind::raw_value:
                    print(node);
                    break;
                case Node::Kind::section:
                case Node::Kind::inverted:
                    enter(node);
                    break;
                case Node::Kind::partial:
                    include(node);
                    break;
            }
        }
    }

    void include(const Node& node) {
        const auto* const source = m_text.partials.source(node.text);
        const documents::Template* const partial = m_text.partials.find(node.text, "");
        if (source == nullptr || partial == nullptr ||
            std::find(m_chain.begin(), m_chain.end(), node.text) != m_chain.end()) {
            return;
        }
        const std::string file = m_diagnostics.file();
        m_diagnostics.set_file(source->path);
        m_chain.push_back(node.text);
        walk(partial->nodes);
        m_chain.pop_back();
        m_diagnostics.set_file(file);
    }

    void enter(const Node& node) {
        static const Name unknown;
        const Name* const found = resolve(node);
        if (node.kind == Node::Kind::inverted) {
            walk(node.children);
            return;
        }
        m_scopes.push_back(found == nullptr ? &unknown : found);
        walk(node.children);
        m_scopes.pop_back();
    }

    void print(const Node& node) {
        const Name* const found = resolve(node);
        if (found == nullptr) {
            return;
        }
        if (node.kind == Node::Kind::raw_value) {
            report(Code::unescaped_tag, node.range,
                   fmt::format("`{}` would go in without being escaped", node.text),
                   fmt::format("write {{{{{}}}}}: a value comes out as it was typed", node.text));
        }
        const bool is_item = node.path.empty() && found->kind == Name::Kind::items && found->children.empty();
        if (found->kind != Name::Kind::text && !is_item) {
            report(Code::unknown_tag, node.range, fmt::format("`{}` is no text", node.text),
                   found->kind == Name::Kind::flag
                       ? fmt::format("use it as a section: {{{{#{0}}}}}…{{{{/{0}}}}}", node.text)
                       : fmt::format("behind it and a dot, or in a section on it, stands one of {}",
                                     members(*found)));
        }
    }

    static std::string members(const Name& found) {
        std::string text;
        for (const Name& child : found.children) {
            text += (text.empty() ? "" : ", ") + child.name;
        }
        return text.empty() ? "`.`" : text;
    }

    /// The name that a tag means, in the innermost section that has it; null where there is none.
    const Name* resolve(const Node& node) {
        if (node.path.empty()) {
            if (m_scopes.size() == 1) {
                report(Code::unknown_tag, node.range, "`.` stands in no section", "");
            }
            return m_scopes.size() == 1 ? nullptr : m_scopes.back();
        }
        const Name* found = nullptr;
        for (auto scope = m_scopes.rbegin(); scope != m_scopes.rend() && found == nullptr; ++scope) {
            found = (*scope)->child(node.path.front());
        }
        const Name* before = nullptr;
        for (std::size_t i = 1; i < node.path.size() && found != nullptr; ++i) {
            before = found;
            found = found->child(node.path[i]);
        }
        if (found == nullptr) {
            say_unknown(node, before);
        }
        return found;
    }

    void say_unknown(const Node& node, const Name* group) {
        std::vector<std::string> candidates;
        if (group != nullptr) {
            const std::string before = node.text.substr(0, node.text.rfind('.') + 1);
            for (const Name& child : group->children) {
                candidates.push_back(before + child.name);
            }
        } else {
            for (const Name* scope : m_scopes) {
                for (const Name& child : scope->children) {
                    candidates.push_back(child.name);
                    for (const Name& inner : child.children) {
                        candidates.push_back(child.name + "." + inner.name);
                    }
                }
            }
        }
        const auto near = base::nearest(node.text, candidates);
        report(
            Code::unknown_tag, node.range, fmt::format("nothing is called `{}`", node.text),
            near ? fmt::format("did you mean `{}`?", *near) : std::string("vidra-report(5) lists the names"));
    }

    /// Figures name charts in the text itself, where no value can stand.
    void find_figures(const Node& node) {
        constexpr std::string_view opening = "](chart:";
        for (std::size_t at = node.text.find(opening); at != std::string::npos;
             at = node.text.find(opening, at + 1)) {
            const std::size_t begin = at + opening.size();
            const std::size_t end = node.text.find(')', begin);
            if (end == std::string::npos) {
                return;
            }
            const std::string id = node.text.substr(begin, end - begin);
            std::vector<std::string> charts;
            for (const ReportTable& table : m_definition.tables) {
                if (table.chart != ChartKind::none) {
                    charts.push_back(table.id);
                }
            }
            if (std::find(charts.begin(), charts.end(), id) == charts.end()) {
                const auto near = base::nearest(id, charts);
                report(Code::unknown_tag, place(node, begin), fmt::format("there is no chart `{}`", id),
                       near ? fmt::format("did you mean `{}`?", *near)
                            : std::string("a chart has the id of its table, which says `chart = …`"));
            }
        }
    }

    static diag::Range place(const Node& node, std::size_t at) {
        const std::string_view before = std::string_view(node.text).substr(0, at);
        diag::Position position = node.range.begin;
        const std::size_t line_feed = before.rfind('\n');
        if (line_feed == std::string_view::npos) {
            position.column += static_cast<std::uint32_t>(base::count_code_points(before));
        } else {
            position.line += static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
            position.column =
                1 + static_cast<std::uint32_t>(base::count_code_points(before.substr(line_feed + 1)));
        }
        return {position, position};
    }

    /// A partial is included many times, and its faults are told once.
    void report(Code code, diag::Range range, std::string message, std::string help) {
        if (m_said.insert({m_diagnostics.file(), range.begin}).second) {
            m_diagnostics.add(code, range, std::move(message), std::move(help));
        }
    }

    const ReportDefinition& m_definition;
    Name m_root;
    const LetterTemplate::Text& m_text;
    diag::Diagnostics& m_diagnostics;
    std::vector<const Name*> m_scopes;
    std::vector<std::string> m_chain;
    std::size_t m_count = 0;
    std::set<std::pair<std::string, diag::Position>> m_said;
};

}  // namespace

Name template_names(const ReportDefinition& definition) {
    std::vector<Name> report =
        texts({"title", "date", "source", "period", "filters", "n", "persons", "rejected", "protection",
               "revision", "not_for_publication", "language"});
    report.push_back(name("hidden", Name::Kind::flag));
    report.push_back(name("instrument", Name::Kind::object, texts({"title", "id", "version"})));
    std::vector<Name> tables;
    for (const ReportTable& table : definition.tables) {
        tables.push_back(name(table.id, Name::Kind::object, table_members()));
    }
    return name("", Name::Kind::group,
                {name("report", Name::Kind::object, std::move(report)),
                 name("tables", Name::Kind::object, std::move(tables)),
                 name("all", Name::Kind::items, table_members()),
                 name("indicators", Name::Kind::items,
                      texts({"id", "text", "baseline", "target", "count", "of", "actual", "unit",
                             "percent_of_target"}))});
}

void check_names(const ReportDefinition& definition, const LetterTemplate::Text& text,
                 diag::Diagnostics& diagnostics) {
    Checker(definition, text, diagnostics).check();
}

}  // namespace vidra::reports

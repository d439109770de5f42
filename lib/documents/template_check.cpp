// SPDX-License-Identifier: Apache-2.0
#include "documents/template_check.hpp"

#include "base/nearest.hpp"
#include "documents/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace vidra::documents {
namespace {

using diag::Code;

/// A recipient, and the grounds on which a letter goes there.
struct World {
    Recipient recipient = Recipient::person;
    HeldGrounds held;
};

std::vector<World> all_worlds(const Manifest& manifest) {
    std::vector<std::string> citations = {""};
    for (const DeclaredField& field : manifest.fields) {
        for (const std::string& citation : field.citations) {
            if (std::find(citations.begin(), citations.end(), citation) == citations.end()) {
                citations.push_back(citation);
            }
        }
    }
    std::vector<World> worlds;
    for (const Recipient recipient : manifest.recipients) {
        for (unsigned bits = 0; bits < 8; ++bits) {
            for (const std::string& citation : citations) {
                World world;
                world.recipient = recipient;
                for (const Ground ground : {Ground::permission, Ground::child, Ground::vital_interest}) {
                    if ((bits >> static_cast<unsigned>(ground) & 1U) != 0) {
                        world.held.grounds.add(ground);
                    }
                }
                if (!citation.empty()) {
                    world.held.grounds.add(Ground::law);
                    world.held.citation = citation;
                }
                worlds.push_back(std::move(world));
            }
        }
    }
    return worlds;
}

std::string in_words(const World& world) {
    const std::string grounds = words_of(world.held.grounds);
    return fmt::format("to {} {}", word(world.recipient),
                       grounds.empty() ? "without a ground" : "on the ground " + grounds);
}

/// Whether a section is entered in a world, as far as that is known.
enum class Entered : std::uint8_t { never, perhaps, always };

class Checker {
  public:
    Checker(const Manifest& manifest, const LetterTemplate::Text& text, diag::Diagnostics& diagnostics)
        : m_manifest(manifest), m_text(text), m_diagnostics(diagnostics) {}

    std::set<const Field*> check() {
        const std::string file = m_diagnostics.file();
        m_diagnostics.set_file(m_text.path);
        m_scopes = {&all_names()};
        m_reports_names = true;
        walk(m_text.tmpl.nodes);
        m_reports_names = false;
        const auto worlds = m_size > most_size ? std::vector<World>() : all_worlds(m_manifest);
        for (const World& world : worlds) {
            m_world = &world;
            walk(m_text.tmpl.nodes);
        }
        m_diagnostics.set_file(file);
        return std::move(m_used);
    }

  private:
    void walk(const std::vector<Node>& nodes) {
        for (const Node& node : nodes) {
            if (m_reports_names && !has_room_for(node)) {
                return;
            }
            switch (node.kind) {
                case Node::Kind::text:
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

    /// Partials that each include the next twice come to more than there is time for, without being endless.
    /// What is walked for names is the most that is walked for any recipient.
    bool has_room_for(const Node& node) {
        constexpr std::size_t bytes_of_one = 64;
        if (m_size > most_size) {
            return false;
        }
        m_size += 1 + node.text.size() / bytes_of_one;
        if (m_size > most_size) {
            m_diagnostics.add(Code::endless_partial, node.range,
                              "with all of its partials the text comes to more than a letter can hold",
                              "partials that include others several times grow fast");
        }
        return m_size <= most_size;
    }

    void include(const Node& node) {
        const auto* source = m_text.partials.source(node.text);
        const Template* partial = m_text.partials.find(node.text, "");
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
        const Name* name = resolve(node);
        if (name == nullptr) {
            if (m_reports_names) {
                look_into(node);
            }
            return;
        }
        if (name->kind == Name::Kind::group) {
            say_group(node, *name);
            return;
        }
        if (m_world != nullptr && !m_reports_names) {
            const Entered entered = entered_in_world(node, *name);
            if (entered == (node.kind == Node::Kind::section ? Entered::never : Entered::always)) {
                return;
            }
        }
        if (node.kind == Node::Kind::inverted) {
            walk(node.children);
            return;
        }
        m_scopes.push_back(name);
        walk(node.children);
        m_scopes.pop_back();
    }

    /// What is in a section that was reported is looked at all the same, as far as it is known what it means.
    void look_into(const Node& node) {
        if (node.kind == Node::Kind::inverted) {
            walk(node.children);
            return;
        }
        static const Name unknown;
        const Name* before = nullptr;
        const Name* name = node.path.empty() ? nullptr : look_up(node, before);
        m_scopes.push_back(name == nullptr ? &unknown : name);
        walk(node.children);
        m_scopes.pop_back();
    }

    [[nodiscard]] Entered entered_in_world(const Node& node, const Name& name) const {
        if (name.field != nullptr) {
            return is_withheld(*name.field) ? Entered::never : Entered::perhaps;
        }
        if (node.path.size() == 2 && node.path.front() == "to") {
            return node.path.back() == word(m_world->recipient) ? Entered::always : Entered::never;
        }
        if (node.path.size() == 2 && node.path.front() == "ground") {
            for (const Ground ground :
                 {Ground::permission, Ground::child, Ground::vital_interest, Ground::law}) {
                if (node.path.back() == word(ground)) {
                    return m_world->held.grounds.has(ground) ? Entered::always : Entered::never;
                }
            }
        }
        return Entered::perhaps;
    }

    [[nodiscard]] bool is_withheld(const Field& field) const {
        const DeclaredField* declared = m_manifest.find(field);
        return declared == nullptr || !declared->is_released(m_world->recipient, m_world->held);
    }

    void print(const Node& node) {
        const Name* name = resolve(node);
        if (name == nullptr) {
            return;
        }
        if (m_reports_names) {
            if (node.kind == Node::Kind::raw_value) {
                m_diagnostics.add(
                    Code::unescaped_tag, node.range,
                    fmt::format("`{}` would go in without being escaped", node.text),
                    fmt::format("write {{{{{}}}}}: a value comes out as it was typed", node.text));
            }
            say_unprintable(node, *name);
            return;
        }
        if (name->field != nullptr && m_manifest.find(*name->field) != nullptr && is_withheld(*name->field) &&
            m_said.insert({m_diagnostics.file(), node.range.begin}).second) {
            m_diagnostics.add(
                Code::field_without_ground, node.range,
                fmt::format("`{}` stands here also in a letter {}, where it is withheld", name->field->name,
                            in_words(*m_world)),
                fmt::format("put it into a section on itself: {{{{#{0}}}}}…{{{{/{0}}}}}", name->field->name));
        }
    }

    void say_unprintable(const Node& node, const Name& name) {
        std::string help;
        switch (name.kind) {
            case Name::Kind::text:
                return;
            case Name::Kind::group:
                say_group(node, name);
                return;
            case Name::Kind::flag:
                help = fmt::format("use it as a section: {{{{#{0}}}}}…{{{{/{0}}}}}", node.text);
                break;
            case Name::Kind::object:
            case Name::Kind::items:
                help = fmt::format("print one of {}", members(name));
                break;
        }
        m_diagnostics.add(Code::unknown_tag, node.range, fmt::format("`{}` is no text", node.text), help);
    }

    void say_group(const Node& node, const Name& name) {
        if (m_reports_names) {
            m_diagnostics.add(Code::unknown_tag, node.range,
                              fmt::format("`{}` is no field, but the beginning of some", node.text),
                              fmt::format("behind it and a dot stands one of {}", members(name)));
        }
    }

    static std::string members(const Name& name) {
        std::string text;
        for (const Name& child : name.children) {
            text += (text.empty() ? "" : ", ") + child.name;
        }
        return text;
    }

    /// The name that a tag means, in the innermost section that has it; null where there is none, or where
    /// its field is not declared, which is reported.
    const Name* resolve(const Node& node) {
        if (node.path.empty()) {
            if (m_scopes.size() == 1 && m_reports_names) {
                m_diagnostics.add(Code::unknown_tag, node.range, "`.` stands in no section");
            }
            return m_scopes.size() == 1 ? nullptr : m_scopes.back();
        }
        const Name* before = nullptr;
        const Name* name = look_up(node, before);
        if (name == nullptr) {
            say_unknown(node, before);
            return nullptr;
        }
        if (name->field != nullptr && m_manifest.find(*name->field) == nullptr) {
            if (m_reports_names) {
                m_diagnostics.add(
                    Code::undeclared_field, node.range,
                    fmt::format("the manifest does not declare `{}`", name->field->name),
                    fmt::format("add \"{}\" = {{ … }} under [fields], with its recipients and grounds",
                                name->field->name));
            }
            return nullptr;
        }
        if (name->field != nullptr && m_world != nullptr && !m_used.contains(name->field) &&
            !is_withheld(*name->field)) {
            m_used.insert(name->field);
        }
        return name;
    }

    /// The name that a tag means; `before` is what it was looked for in last.
    const Name* look_up(const Node& node, const Name*& before) const {
        const Name* name = nullptr;
        for (auto scope = m_scopes.rbegin(); scope != m_scopes.rend() && name == nullptr; ++scope) {
            name = (*scope)->child(node.path.front());
        }
        for (std::size_t i = 1; i < node.path.size() && name != nullptr; ++i) {
            before = name;
            name = name->child(node.path[i]);
        }
        return name;
    }

    /// `group` is what stands before the last dot, if that is known.
    void say_unknown(const Node& node, const Name* group) {
        if (!m_reports_names) {
            return;
        }
        std::vector<std::string> candidates;
        if (group != nullptr && !group->children.empty()) {
            const std::string before = node.text.substr(0, node.text.rfind('.') + 1);
            for (const Name& child : group->children) {
                candidates.push_back(before + child.name);
            }
        } else {
            for (const Name* scope : m_scopes) {
                add_candidates(*scope, "", candidates);
            }
        }
        const auto near = base::nearest(node.text, candidates);
        m_diagnostics.add(
            Code::unknown_tag, node.range, fmt::format("nothing is called `{}`", node.text),
            near ? fmt::format("did you mean `{}`?", *near) : std::string("vidra-letter(5) lists the names"));
    }

    static void add_candidates(const Name& parent, const std::string& before,
                               std::vector<std::string>& candidates) {
        for (const Name& child : parent.children) {
            candidates.push_back(before + child.name);
            if (child.kind == Name::Kind::group || child.kind == Name::Kind::object) {
                add_candidates(child, before + child.name + ".", candidates);
            }
        }
    }

    const Manifest& m_manifest;
    const LetterTemplate::Text& m_text;
    diag::Diagnostics& m_diagnostics;
    std::vector<const Name*> m_scopes;
    std::vector<std::string> m_chain;
    static constexpr std::size_t most_size = 200'000;
    std::size_t m_size = 0;  ///< of what was walked for names
    bool m_reports_names = false;
    const World* m_world = nullptr;
    std::set<std::pair<std::string, diag::Position>> m_said;
    std::set<const Field*> m_used;
};

}  // namespace

std::set<const Field*> check_template(const Manifest& manifest, const LetterTemplate::Text& text,
                                      diag::Diagnostics& diagnostics) {
    return Checker(manifest, text, diagnostics).check();
}

}  // namespace vidra::documents

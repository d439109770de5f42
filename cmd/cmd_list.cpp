// SPDX-License-Identifier: Apache-2.0
#include "base/file.hpp"
#include "base/json.hpp"
#include "base/utf8.hpp"
#include "checklist/phrases.hpp"
#include "checks/check.hpp"
#include "command.hpp"

#include <fmt/format.h>

#include <utility>

namespace vidra::cmd {
namespace {

struct Row {
    std::string kind;
    std::string id;
    std::string version;
    checklist::AppliesTo applies_to = checklist::AppliesTo::any;
    std::string checklist;  ///< of a mapping: the one that it reads onto
    std::string title;
    std::string path;
    bool checks;
};

class List final : public Command {
  public:
    List()
        : Command("list",
                  "List the checklists, mappings, letters, service lists and reports that are found by id") {}

    void options(OptionSet& options) override {
        options.word("--to", m_to, {"text", "json"}, "text: a table; json: an object a line");
    }

    Exit run(Context& context) override {
        std::vector<Row> rows;
        for (const auto& entry : context.catalog.checklists()) {
            rows.push_back(checklist_row(context, entry));
        }
        for (const auto& entry : context.catalog.mappings()) {
            rows.push_back({"mapping", entry.id, "", checklist::AppliesTo::any,
                            checks::checklist_of_mapping(text_of(entry)), "", entry.path, true});
        }
        add_letters(context, rows);
        add_services(context, rows);
        add_reports(context, rows);
        Output output(context.common.output);
        output.write(m_to == "json" ? as_json(rows) : as_text(rows, context.common.language));
        output.finish();
        if (rows.empty()) {
            say("vidra: no checklist is found; VIDRA_PATH names folders to look in\n");
            return Exit::could_not;
        }
        return Exit::done;
    }

  private:
    /// The text of a file that may be unreadable: then it is listed as one that does not check.
    static std::string text_of(const checklist::Catalog::Entry& entry) {
        try {
            return base::read_file(entry.path, base::max_configuration_bytes);
        } catch (const base::IoError&) {
            return {};
        }
    }

    static Row checklist_row(const Context& context, const checklist::Catalog::Entry& entry) {
        diag::Diagnostics diagnostics;
        const auto instrument = checks::load_instrument(text_of(entry), context.catalog, diagnostics);
        if (!instrument) {
            return {"checklist", entry.id, "", checklist::AppliesTo::any, "", "", entry.path, false};
        }
        const checklist::Checklist& one = instrument->checklist;
        return {"checklist",    entry.id, one.version,
                one.applies_to, "",       one.title.shown_in(context.common.language),
                entry.path,     true};
    }

    static void add_letters(const Context& context, std::vector<Row>& rows) {
        for (const auto& entry : context.catalog.letters()) {
            diag::Diagnostics diagnostics;
            const auto letter = checks::load_letter(text_of(entry), entry.path, diagnostics,
                                                    context.catalog.common_letter_texts());
            rows.push_back({"letter", entry.id, "", checklist::AppliesTo::any, "",
                            letter ? letter->manifest.title.shown_in(context.common.language) : std::string(),
                            entry.path, letter.has_value()});
        }
    }

    static void add_services(const Context& context, std::vector<Row>& rows) {
        for (const auto& entry : context.catalog.service_lists()) {
            diag::Diagnostics diagnostics;
            const auto list = checks::load_services(text_of(entry), diagnostics);
            rows.push_back({"services", entry.id, "", checklist::AppliesTo::any, "",
                            list ? list->title.shown_in(context.common.language) : std::string(), entry.path,
                            list.has_value()});
        }
    }

    static void add_reports(const Context& context, std::vector<Row>& rows) {
        for (const auto& entry : context.catalog.reports()) {
            diag::Diagnostics diagnostics;
            const auto report =
                checks::load_report(text_of(entry), entry.path, "", context.catalog, diagnostics);
            rows.push_back(
                {"report", entry.id, "", checklist::AppliesTo::any,
                 report ? report->definition.checklist : std::string(),
                 report ? report->definition.title.shown_in(context.common.language) : std::string(),
                 entry.path, report.has_value()});
        }
    }

    static checklist::Phrase heading_of(const std::string& kind) {
        return kind == "checklist" ? checklist::Phrase::checklists
               : kind == "mapping" ? checklist::Phrase::mappings
               : kind == "letter"  ? checklist::Phrase::letters
               : kind == "report"  ? checklist::Phrase::reports
                                   : checklist::Phrase::service_lists;
    }

    static std::string as_text(const std::vector<Row>& rows, const std::string& language) {
        constexpr std::size_t widest = 32;
        std::size_t id_width = 0;
        for (const Row& row : rows) {
            id_width = std::min(std::max(id_width, row.id.size()), widest);
        }
        std::string text;
        std::string kind;
        for (const Row& row : rows) {
            if (row.kind != kind) {
                text += (kind.empty() ? "" : "\n") + checklist::phrase(heading_of(row.kind), language) + '\n';
                kind = row.kind;
            }
            text += fmt::format("  {:{}} {}\n", row.id, id_width, described(row, language, id_width + 3));
        }
        return text;
    }

    static std::string described(const Row& row, const std::string& language, std::size_t indent) {
        constexpr std::size_t width = 80;
        std::string text =
            row.checks ? row.title : checklist::phrase(checklist::Phrase::does_not_check, language);
        if (row.kind == "mapping" && !row.checklist.empty()) {
            text = fmt::format(fmt::runtime(checklist::phrase(checklist::Phrase::maps_onto, language)),
                               row.checklist);
        } else if (!row.version.empty()) {
            text += fmt::format(" ({}, {})", row.version,
                                checklist::phrase(checklist::phrase_of(row.applies_to), language));
        }
        return base::wrap(base::terminal_safe(text), width, indent);
    }

    static std::string as_json(const std::vector<Row>& rows) {
        std::string text;
        for (const Row& row : rows) {
            text += "{\"vidra\":1";
            const std::string applies_to(
                row.kind == "checklist" && row.checks ? checklist::word(row.applies_to) : "");
            for (const auto& [key, value] :
                 {std::pair("kind", &row.kind), std::pair("id", &row.id), std::pair("version", &row.version),
                  std::pair("applies_to", &applies_to), std::pair("checklist", &row.checklist),
                  std::pair("title", &row.title), std::pair("path", &row.path)}) {
                if (!value->empty()) {
                    text += fmt::format(",\"{}\":", key);
                    base::append_json_string(text, *value);
                }
            }
            text += row.checks ? "}\n" : ",\"checks\":false}\n";
        }
        return text;
    }

    std::string m_to;
};

}  // namespace

std::unique_ptr<Command> make_list() {
    return std::make_unique<List>();
}

}  // namespace vidra::cmd

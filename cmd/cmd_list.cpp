// SPDX-License-Identifier: Apache-2.0
#include "base/file.hpp"
#include "base/json.hpp"
#include "base/utf8.hpp"
#include "checks/check.hpp"
#include "command.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vidra::cmd {
namespace {

struct Row {
    std::string kind;
    std::string id;
    std::string version;
    std::string applies_to;
    std::string title;
    std::string path;
};

class List final : public Command {
  public:
    List() : Command("list", "List the checklists and mappings that are found by id") {}

    void options(OptionSet& options) override {
        options.word("--to", m_to, {"text", "json"}, "text: a table; json: an object a line");
    }

    Exit run(Context& context) override {
        std::vector<Row> rows;
        for (const auto& entry : context.catalog.checklists()) {
            rows.push_back(checklist_row(context, entry));
        }
        for (const auto& entry : context.catalog.mappings()) {
            rows.push_back({"mapping", entry.id, "", "", "", entry.path});
        }
        Output output(context.common.output);
        output.write(m_to == "json" ? as_json(rows) : as_text(rows));
        output.finish();
        if (rows.empty()) {
            say("vidra: no checklist is found; VIDRA_PATH names folders to look in\n");
            return Exit::could_not;
        }
        return Exit::done;
    }

  private:
    static Row checklist_row(const Context& context, const checklist::Catalog::Entry& entry) {
        diag::Diagnostics diagnostics;
        const auto instrument = checks::load_instrument(
            base::read_file(entry.path, base::max_configuration_bytes), context.catalog, diagnostics);
        if (!instrument) {
            return {"checklist", entry.id, "", "", "(does not check; see vidra check)", entry.path};
        }
        const checklist::Checklist& one = instrument->checklist;
        return {"checklist", entry.id, one.version, std::string(checklist::word(one.applies_to)),
                one.title.shown_in(context.common.language), entry.path};
    }

    static std::string as_text(const std::vector<Row>& rows) {
        std::size_t id_width = 0;
        for (const Row& row : rows) {
            id_width = std::max(id_width, row.id.size());
        }
        std::string text;
        for (const Row& row : rows) {
            std::string line = fmt::format("{:9}  {:{}}  {:7}  {:5}  {}", row.kind, row.id, id_width,
                                           row.version, row.applies_to, base::terminal_safe(row.title));
            line.erase(line.find_last_not_of(' ') + 1);
            text += line + '\n';
        }
        return text;
    }

    static std::string as_json(const std::vector<Row>& rows) {
        std::string text;
        for (const Row& row : rows) {
            text += "{\"vidra\":1";
            for (const auto& [key, value] :
                 {std::pair("kind", &row.kind), std::pair("id", &row.id), std::pair("version", &row.version),
                  std::pair("applies_to", &row.applies_to), std::pair("title", &row.title),
                  std::pair("path", &row.path)}) {
                text += fmt::format(",\"{}\":", key);
                base::append_json_string(text, *value);
            }
            text += "}\n";
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

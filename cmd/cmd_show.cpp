// SPDX-License-Identifier: Apache-2.0
#include "checklist/show.hpp"
#include "command.hpp"
#include "load.hpp"

namespace vidra::cmd {
namespace {

class Show final : public Command {
  public:
    Show() : Command("show", "Show one checklist, readable") {}

    void options(OptionSet& options) override {
        options.required("checklist", m_checklist, Takes::checklist(), "A checklist, by id or path");
        options.word("--to", m_to, {"text", "json"}, "text: for people; json: one document");
    }

    Exit run(Context& context) override {
        forbid_writing_to_definitions(context, m_checklist, "", context.common.output);
        const auto instrument = load_checklist(context, m_checklist);
        if (!instrument) {
            return Exit::could_not;
        }
        Output output(context.common.output);
        output.write(m_to == "json" ? checklist::show_json(instrument->checklist)
                                    : checklist::show_text(instrument->checklist, context.common.language));
        output.finish();
        return Exit::done;
    }

  private:
    std::string m_checklist;
    std::string m_to;
};

}  // namespace

std::unique_ptr<Command> make_show() {
    return std::make_unique<Show>();
}

}  // namespace vidra::cmd

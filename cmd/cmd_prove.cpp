// SPDX-License-Identifier: Apache-2.0
#include "checks/rules.hpp"
#include "command.hpp"
#include "load.hpp"
#include "reason/proof_text.hpp"
#include "reason_limits.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace vidra::cmd {
namespace {

/// More would be read by nobody, and there may be more than memory holds.
constexpr std::size_t most_sets = 100'000;

class Prove final : public Command {
  public:
    Prove() : Command("prove", "Prove what a checklist says, over every pattern of answers") {}

    void options(OptionSet& options) override {
        options.required("checklist", m_checklist, Takes::checklist(), "A checklist, by id or path");
        options.text("--sets", m_sets, "N",
                     "Count the minimal sets of answers that suffice for each outcome, and list N of them");
        m_limits.add(options);
        options.word("--format", m_format, {"text", "json"}, "text: a report for people; json: one document");
    }

    Exit run(Context& context) override {
        std::optional<std::size_t> sets;
        if (!m_sets.empty()) {
            sets = parse_count("--sets", m_sets);
            if (*sets > most_sets) {
                throw UsageError(fmt::format("--sets lists up to {}", most_sets));
            }
        }
        const std::string path = checklist_path(context, m_checklist);
        forbid_writing_to_definitions(context, m_checklist, {}, context.common.output);
        const auto instrument = load_checklist(context, m_checklist, checks::Depth::rules);
        if (!instrument) {
            return Exit::could_not;
        }
        diag::Diagnostics findings;
        findings.set_file(path);
        const std::optional<Exit> exit = m_limits.run("this checklist", [&](const reason::Pulse& pulse) {
            try {
                return prove(context, *instrument, path, sets, pulse, findings);
            } catch (const reason::NodeLimit& limit) {
                checks::report_limit(*instrument, limit, "the checklist", {{1, 1}, {1, 1}}, findings);
                say_findings(findings, false);
                return Exit::could_not;
            }
        });
        return exit.value_or(Exit::could_not);
    }

  private:
    Exit prove(const Context& context, const expression::Instrument& instrument, const std::string& path,
               std::optional<std::size_t> sets, const reason::Pulse& pulse,
               diag::Diagnostics& findings) const {
        reason::Prover prover(instrument, m_limits.nodes(), pulse);
        const reason::Proof proof = reason::prove(instrument.checklist, prover, sets);
        checks::check_meaning(instrument, prover, findings);
        findings.sort();
        Output output(context.common.output);
        if (m_format == "json") {
            output.write(reason::proof_json(instrument.checklist, prover.space(), proof, findings.all()));
        } else {
            output.write(reason::proof_text(instrument.checklist, prover.space(), proof, path));
        }
        output.finish();
        const bool is_whole =
            std::none_of(findings.all().begin(), findings.all().end(),
                         [](const diag::Diagnostic& one) { return one.code == diag::Code::diagram_limit; });
        if (m_format == "text" && (!context.common.quiet || !is_whole)) {
            say_findings(findings, false);
        }
        if (!is_whole) {
            return Exit::could_not;
        }
        return proof.every_claim_is_proved() && proof.every_outcome_is_reachable() ? Exit::done
                                                                                   : Exit::faults;
    }

    std::string m_checklist;
    std::string m_sets;
    std::string m_format;
    ReasonLimits m_limits;
};

}  // namespace

std::unique_ptr<Command> make_prove() {
    return std::make_unique<Prove>();
}

}  // namespace vidra::cmd

// SPDX-License-Identifier: Apache-2.0
#include "checks/rules.hpp"
#include "expression/reach.hpp"
#include "reason/facts_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <vector>

namespace vidra::checks {
namespace {

using expression::NodeId;

bool reaches(const expression::Program& program, NodeId from, NodeId wanted) {
    const std::vector<NodeId> nodes = expression::nodes_below(program, {from});
    return std::binary_search(nodes.begin(), nodes.end(), wanted);
}

struct Rule {
    std::string name;
    diag::Range range;
};

/// The rule in which a comparison stands: a criterion if there is one, else an outcome, alert or claim.
Rule rule_with(const expression::Instrument& instrument, NodeId comparison) {
    const checklist::Checklist& checklist = instrument.checklist;
    const expression::Program& program = instrument.program;
    for (const expression::CriterionUse& use : program.criteria) {
        if (reaches(program, use.node, comparison)) {
            const checklist::Criterion& criterion = checklist.criteria[use.criterion];
            return {fmt::format("the criterion `{}`", criterion.id), criterion.when.range};
        }
    }
    for (std::size_t i = 0; i < program.outcomes.size(); ++i) {
        if (reaches(program, program.outcomes[i], comparison)) {
            return {fmt::format("the outcome `{}`", checklist.outcomes[i].id),
                    checklist.outcomes[i].when->range};
        }
    }
    for (std::size_t i = 0; i < program.alerts.size(); ++i) {
        if (reaches(program, program.alerts[i], comparison)) {
            return {fmt::format("the alert `{}`", checklist.alerts[i].id), checklist.alerts[i].when.range};
        }
    }
    for (std::size_t i = 0; i < program.claims.size(); ++i) {
        if (program.claims[i] && reaches(program, *program.claims[i], comparison)) {
            return {"a claim", checklist.claims[i].range};
        }
    }
    return {"a condition of skip logic", {{1, 1}, {1, 1}}};
}

void refute(const expression::Instrument& instrument, const checklist::Claim& claim,
            const reason::PatternSpace& space, const reason::ClaimProof& proof,
            diag::Diagnostics& diagnostics) {
    const checklist::Checklist& checklist = instrument.checklist;
    const std::string facts = reason::facts_text(space, proof.counterexample);
    const diag::Range range = claim.claim ? claim.claim->range : claim.range;
    std::string message;
    if (proof.lowering) {
        message = fmt::format("a yes to `{}` makes `{}` of `{}`, against never_lowers; answers: {}",
                              checklist.questions[proof.lowering->question].id,
                              checklist.outcomes[proof.lowering->to].id,
                              checklist.outcomes[proof.lowering->from].id, facts);
    } else {
        message = fmt::format("the claim does not always hold; with these answers the outcome is `{}`: {}",
                              checklist.outcomes[proof.outcome].id, facts);
    }
    auto& finding = diagnostics.add(diag::Code::failing_claim, range, message,
                                    "every answer that is not named is no, or none");
    if (!claim.why.empty()) {
        finding.notes.push_back({"the claim says why: " + claim.why, std::nullopt});
    }
}

}  // namespace

void report_limit(const expression::Instrument& instrument, const reason::NodeLimit& limit,
                  const std::string& what, diag::Diagnostics& diagnostics) {
    diag::Range range = {{1, 1}, {1, 1}};
    std::string blame;
    if (const auto* of_rule = dynamic_cast<const reason::CompileLimit*>(&limit)) {
        const Rule rule = rule_with(instrument, of_rule->node);
        range = rule.range;
        blame = fmt::format("; {} compares a sum that takes too many values", rule.name);
    }
    diagnostics.add(diag::Code::diagram_limit, range,
                    fmt::format("{} is not proved: its diagram passes the limit of nodes{}", what, blame));
}

void check_claims(const expression::Instrument& instrument, reason::Prover& prover,
                  diag::Diagnostics& diagnostics) {
    constexpr std::size_t most_limits = 3;  // each takes a second or so to find
    std::size_t limits = 0;
    for (std::size_t i = 0; i < instrument.checklist.claims.size(); ++i) {
        const checklist::Claim& claim = instrument.checklist.claims[i];
        try {
            const reason::ClaimProof proof = prover.claim(i);
            if (!proof.is_proved) {
                refute(instrument, claim, prover.space(), proof, diagnostics);
            }
        } catch (const reason::NodeLimit& limit) {
            ++limits;
            report_limit(instrument, limit,
                         limits < most_limits
                             ? fmt::format("the claim in line {}", claim.range.begin.line)
                             : fmt::format("the claim in line {}, as those below it, which were not tried,",
                                           claim.range.begin.line),
                         diagnostics);
            if (limits == most_limits) {
                return;
            }
        }
    }
}

}  // namespace vidra::checks

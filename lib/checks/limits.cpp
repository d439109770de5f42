// SPDX-License-Identifier: Apache-2.0
#include "checks/rules.hpp"
#include "expression/reach.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>
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

/// The rule in which a comparison stands: a criterion if there is one, else an outcome, alert, claim or skip
/// logic.
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
    const auto relevance =
        std::find_if(program.relevances.begin(), program.relevances.end(),
                     [&](const auto& one) { return reaches(program, one.relevant, comparison); });
    if (relevance != program.relevances.end()) {
        return {fmt::format("what makes `{}` relevant", checklist.questions[relevance->questions.front()].id),
                relevance_range(checklist, *relevance)};
    }
    return {"a rule", {{1, 1}, {1, 1}}};
}

/// The comparison whose sum can take the most values, which usually makes a diagram large.
std::optional<NodeId> widest_comparison(const expression::Program& program) {
    std::optional<NodeId> widest;
    std::int64_t most = 0;
    for (NodeId id = 0; id < program.nodes.size(); ++id) {
        const expression::Node& node = program.nodes[id];
        if (node.kind != expression::NodeKind::at_least && node.kind != expression::NodeKind::equals) {
            continue;
        }
        std::int64_t width = 0;
        for (const expression::Term& term : program.sums[node.index].terms) {
            expression::for_each_bit(term.mask, [&](std::size_t) { width += std::abs(term.weight); });
        }
        if (width > most) {
            widest = id;
            most = width;
        }
    }
    return widest;
}

}  // namespace

diag::Range relevance_range(const checklist::Checklist& checklist, const expression::Relevance& relevance) {
    const checklist::Question& question = checklist.questions[relevance.questions.front()];
    const auto& condition =
        question.relevant ? question.relevant : checklist.sections[question.section].relevant;
    return condition->range;
}

void report_limit(const expression::Instrument& instrument, const reason::NodeLimit& limit,
                  const std::string& what, diag::Range place, diag::Diagnostics& diagnostics) {
    diag::Range range = place;
    std::string blame;
    if (const auto* of_rule = dynamic_cast<const reason::CompileLimit*>(&limit)) {
        const Rule rule = rule_with(instrument, of_rule->node);
        range = rule.range;
        blame = fmt::format("; {} takes most of it", rule.name);
    } else if (const auto widest = widest_comparison(instrument.program)) {
        const Rule rule = rule_with(instrument, *widest);
        range = rule.range;
        blame = fmt::format("; the widest sum is that of {}", rule.name);
    }
    diagnostics.add(diag::Code::diagram_limit, range,
                    fmt::format("{} is not proved: its diagram passes the limit of nodes{}", what, blame));
}

}  // namespace vidra::checks

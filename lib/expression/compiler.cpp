// SPDX-License-Identifier: Apache-2.0
#include "expression/compiler.hpp"

#include "expression/builder.hpp"
#include "expression/parser.hpp"
#include "expression/resolver.hpp"

#include <fmt/format.h>

#include <utility>

namespace vidra::expression {
namespace {

using checklist::Checklist;

/// Takes the rules of a checklist in the order that a program needs: relevance in the order of questions, so
/// that it stands before whatever looks at a question; then outcomes and alerts, which every record needs;
/// then the rest.
class Compiler {
  public:
    Compiler(const Checklist& checklist, diag::Diagnostics& diagnostics)
        : m_checklist(checklist),
          m_diagnostics(diagnostics),
          m_errors_before(diagnostics.error_count()),
          m_builder(checklist),
          m_resolver(checklist, m_builder, diagnostics) {}

    std::optional<Program> compile();

  private:
    void compile_relevance();
    void compile_outcomes();
    void compile_alerts();
    void add_outcome_nodes();
    void check_criteria();
    void compile_claims();
    void report_unused_criteria();

    [[nodiscard]] bool is_sound() const { return m_diagnostics.error_count() == m_errors_before; }
    [[nodiscard]] Scope scope_of(RuleKind rule) const {
        Scope scope;
        scope.rule = rule;
        scope.criteria_before = m_checklist.criteria.size();
        return scope;
    }

    const Checklist& m_checklist;
    diag::Diagnostics& m_diagnostics;
    std::size_t m_errors_before;
    Builder m_builder;
    Resolver m_resolver;
};

void Compiler::compile_relevance() {
    Scope scope = scope_of(RuleKind::relevance);
    for (const auto& section : m_checklist.sections) {
        std::vector<NodeId> of_section;
        if (section.relevant) {
            scope.questions_before = section.first_question;
            of_section.push_back(m_resolver.condition(*section.relevant, scope));
        }
        for (std::size_t q = section.first_question; q < section.end_question; ++q) {
            std::vector<NodeId> conditions = of_section;
            if (const auto& relevant = m_checklist.questions[q].relevant) {
                scope.questions_before = q;
                conditions.push_back(m_resolver.condition(*relevant, scope));
            }
            if (!conditions.empty() && is_sound()) {
                m_builder.relevance(q, m_builder.conjunction(conditions));
            }
        }
    }
}

void Compiler::compile_outcomes() {
    for (std::size_t i = 0; i < m_checklist.outcomes.size(); ++i) {
        // a condition that is missing or one too many has been reported by the loader
        const auto& when = m_checklist.outcomes[i].when;
        const NodeId node =
            when ? m_resolver.condition(*when, scope_of(RuleKind::outcome)) : m_builder.constant(false);
        if (i + 1 < m_checklist.outcomes.size()) {
            m_builder.program().outcomes.push_back(node);
        }
    }
}

void Compiler::compile_alerts() {
    for (const auto& alert : m_checklist.alerts) {
        m_builder.program().alerts.push_back(m_resolver.condition(alert.when, scope_of(RuleKind::alert)));
    }
}

void Compiler::add_outcome_nodes() {
    const std::vector<NodeId> conditions = m_builder.program().outcomes;
    std::vector<NodeId> none_before;
    for (std::size_t i = 0; i <= conditions.size(); ++i) {
        std::vector<NodeId> parts = none_before;
        if (i < conditions.size()) {
            parts.push_back(conditions[i]);
            none_before.push_back(m_builder.negation(conditions[i]));
        }
        m_builder.program().outcome_is.push_back(m_builder.conjunction(parts));
    }
}

/// Every criterion is checked, also one that no rule uses; a section criterion by one section.
void Compiler::check_criteria() {
    for (std::size_t i = 0; i < m_checklist.criteria.size(); ++i) {
        const bool of_section = m_checklist.criteria[i].of_section;
        if (!of_section || !m_resolver.is_used(i)) {
            m_resolver.criterion(i, of_section && !m_checklist.sections.empty()
                                        ? std::optional<std::size_t>(0)
                                        : std::nullopt);
        }
    }
}

/// What claims may name needs conditions without fault; until then only their syntax is read.
void Compiler::compile_claims() {
    const bool conditions_are_sound = is_sound();
    for (const auto& claim : m_checklist.claims) {
        if (!conditions_are_sound && claim.claim) {
            (void)parse(*claim.claim, m_diagnostics);
            continue;
        }
        m_builder.program().claims.push_back(
            claim.claim ? std::optional(m_resolver.condition(*claim.claim, scope_of(RuleKind::claim)))
                        : std::nullopt);
    }
}

void Compiler::report_unused_criteria() {
    for (std::size_t i = 0; i < m_checklist.criteria.size(); ++i) {
        if (!m_resolver.is_used(i)) {
            m_diagnostics.add(diag::Code::unused_criterion, m_checklist.criteria[i].range,
                              fmt::format("no rule uses the criterion `{}`", m_checklist.criteria[i].id));
        }
    }
}

std::optional<Program> Compiler::compile() {
    compile_relevance();
    compile_outcomes();
    compile_alerts();
    m_builder.program().result_steps = m_builder.program().steps.size();
    if (is_sound()) {
        add_outcome_nodes();
    }
    check_criteria();
    compile_claims();
    if (!is_sound()) {
        return std::nullopt;  // what uses a criterion may be what could not be read
    }
    report_unused_criteria();
    for (const CriterionUse& use : m_resolver.resolved_criteria()) {
        if (!use.section || m_resolver.is_used(use.criterion)) {
            m_builder.program().criteria.push_back(use);
        }
    }
    return std::move(m_builder).finish();
}

}  // namespace

std::optional<Instrument> compile(Checklist checklist, diag::Diagnostics& diagnostics) {
    auto program = Compiler(checklist, diagnostics).compile();
    if (!program) {
        return std::nullopt;
    }
    return Instrument{std::move(checklist), std::move(*program)};
}

}  // namespace vidra::expression

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diag/diagnostics.hpp"
#include "expression/ast.hpp"
#include "expression/builder.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vidra::expression {

enum class Type : std::uint8_t { truth, integer, date, choice, many, number, date_question, outcome, faulty };

/// What a part of an expression is, before it is compared.
struct Operand {
    Type type = Type::faulty;
    NodeId node = 0;           ///< of truth
    Linear linear;             ///< of integer
    bool is_constant = false;  ///< of integer: counts nothing
    std::int64_t scale = 1;    ///< of integer: the largest coefficient of a count in it
    std::int64_t days = 0;     ///< of date
    std::size_t question = 0;  ///< of choice, many, number, date_question
};

enum class RuleKind : std::uint8_t { relevance, criterion, outcome, alert, claim };

/// Where an expression stands decides what it may name.
struct Scope {
    const diag::SourceText* source = nullptr;
    RuleKind rule = RuleKind::outcome;
    std::optional<std::size_t> section;  ///< of a section criterion: the section it is asked of
    std::size_t criteria_before = 0;     ///< only criteria with a lower index may be used
    std::size_t questions_before = 0;    ///< of relevance: only questions with a lower index
};

/// Gives the names of a rule their meaning and its parts their types, and reports what has none: unknown
/// names, types that do not fit, what a rule may not look at where it stands. What is sound becomes nodes of
/// a program. In which order rules are taken is the compiler's business.
class Resolver {
  public:
    /// All must outlive the resolver. Reads the text of every criterion.
    Resolver(const checklist::Checklist& checklist, Builder& builder, diag::Diagnostics& diagnostics);

    /// The node of a condition; any node where it has a fault, which is reported.
    NodeId condition(const diag::SourceText& source, Scope scope);
    /// Resolves a criterion, of a section or plain, once.
    Operand criterion(std::size_t index, std::optional<std::size_t> section);

    /// Whether a rule that was resolved names the criterion.
    [[nodiscard]] bool is_used(std::size_t criterion) const { return m_criteria[criterion].used; }
    /// Every criterion that was resolved, by its index and then by its section, the plain one first.
    [[nodiscard]] std::vector<CriterionUse> resolved_criteria() const;

  private:
    struct Parsed {
        std::optional<Ast> ast;
        bool used = false;
    };
    struct Instance {
        Operand operand;
        std::size_t questions_seen = 0;  ///< one more than the last question that the criterion looks at
    };

    Operand visit(const Ast& ast, const Scope& scope);
    Operand visit_name(const Ast& ast, const Scope& scope);
    Operand visit_call(const Ast& ast, const Scope& scope);
    Operand visit_question(std::size_t index, const Ast& ast, const Scope& scope);
    Operand visit_criterion(std::size_t index, std::optional<std::size_t> section, const Ast& ast,
                            const Scope& scope);
    Operand visit_compare(const Ast& ast, const Scope& scope);
    Operand visit_product(const Ast& ast, const Scope& scope);
    Operand visit_sum(const Ast& ast, const Scope& scope);
    Operand visit_junction(const Ast& ast, const Scope& scope);
    Operand cannot_compare(const Ast& ast, const Operand& left, const Operand& right, const Scope& scope);
    Operand compare_option(const Ast& ast, const Operand& left, const Scope& scope);
    Operand compare_outcome(const Ast& ast, const Scope& scope);
    Operand compare_test(const Ast& ast, const Operand& asked, CompareOp op, const Operand& constant,
                         const Scope& scope);
    Operand count(std::string_view word, std::optional<std::size_t> section, const Ast& ast,
                  const Scope& scope);

    Operand fault(diag::Code code, std::size_t begin, std::size_t end, const Scope& scope,
                  std::string message, std::string help = {}) {
        m_diagnostics.add(code, scope.source->at(begin, end), std::move(message), std::move(help));
        return {};
    }
    [[nodiscard]] static bool is_faulty(const Operand& operand) { return operand.type == Type::faulty; }
    /// The node of a truth value; anything else is a fault.
    std::optional<NodeId> truth(const Operand& operand, const Ast& ast, const Scope& scope);
    void note_question(std::size_t index) { m_questions_seen = std::max(m_questions_seen, index + 1); }
    [[nodiscard]] std::string nearest_name(std::string_view name, const Scope& scope) const;
    [[nodiscard]] std::optional<std::size_t> criterion_index(std::string_view name) const;
    static Operand truth_of(NodeId node) {
        Operand operand;
        operand.type = Type::truth;
        operand.node = node;
        return operand;
    }

    const checklist::Checklist& m_checklist;
    diag::Diagnostics& m_diagnostics;
    Builder& m_builder;
    std::vector<Parsed> m_criteria;
    std::map<std::pair<std::size_t, std::size_t>, Instance> m_instances;  ///< by criterion, section + 1
    std::size_t m_questions_seen = 0;
    std::size_t m_criteria_entered = 0;
    mutable std::size_t m_suggestions = 0;  ///< a search for the nearest name is slow; the first hundred do
};

}  // namespace vidra::expression

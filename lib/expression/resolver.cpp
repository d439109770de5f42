// SPDX-License-Identifier: Apache-2.0
#include "expression/resolver.hpp"

#include "base/nearest.hpp"
#include "expression/parser.hpp"

#include <fmt/format.h>

#include <array>

namespace vidra::expression {

using checklist::Question;
using checklist::QuestionType;
using diag::Code;

namespace {

std::string_view type_word(Type type) {
    switch (type) {
        case Type::truth:
            return "a truth value";
        case Type::integer:
            return "a number";
        case Type::date:
            return "a date";
        case Type::choice:
            return "a choice";
        case Type::many:
            return "a question with many options";
        case Type::number:
            return "the answer to a number question";
        case Type::date_question:
            return "the answer to a date question";
        case Type::outcome:
            return "the outcome";
        case Type::faulty:
            break;
    }
    return "";
}

constexpr std::array<std::string_view, 5> count_words = {"yes", "strong", "medium", "weak", "points"};

bool is_count_word(std::string_view word) {
    return std::find(count_words.begin(), count_words.end(), word) != count_words.end();
}

/// A condition that the file does not have, which has been reported where it was looked for.
bool is_missing(const diag::SourceText& source) {
    return source.range.begin.line == 0;
}

/// A sum over 4,096 questions, 64 options each, stays within 64 bits as long as no weight passes 10^12, a
/// million points times a coefficient of a million.
bool is_too_large(const Linear& linear) {
    constexpr std::int64_t most = checklist::max_points * checklist::max_points;
    const auto exceeds = [](std::int64_t number) { return number > most || number < -most; };
    return exceeds(linear.constant) || std::any_of(linear.weights.begin(), linear.weights.end(),
                                                   [&](const auto& entry) { return exceeds(entry.second); });
}

}  // namespace

Resolver::Resolver(const checklist::Checklist& checklist, Builder& builder, diag::Diagnostics& diagnostics)
    : m_checklist(checklist), m_diagnostics(diagnostics), m_builder(builder) {
    for (const checklist::Criterion& one : checklist.criteria) {
        m_criteria.push_back({is_missing(one.when) ? std::nullopt : parse(one.when, diagnostics), false});
    }
}

std::vector<CriterionUse> Resolver::resolved_criteria() const {
    std::vector<CriterionUse> uses;
    for (const auto& [key, instance] : m_instances) {
        uses.push_back({key.first, key.second != 0 ? std::optional(key.second - 1) : std::nullopt,
                        instance.operand.node});
    }
    return uses;
}

std::optional<NodeId> Resolver::truth(const Operand& operand, const Ast& ast, const Scope& scope) {
    if (is_faulty(operand)) {
        return std::nullopt;
    }
    if (operand.type == Type::truth) {
        return operand.node;
    }
    std::string help = "compare it";
    if (operand.type == Type::choice) {
        help = fmt::format("write {} == OPTION", m_checklist.questions[operand.question].id);
    } else if (operand.type == Type::many) {
        help = fmt::format("write {} has OPTION", m_checklist.questions[operand.question].id);
    }
    fault(Code::type_mismatch, ast.begin, ast.end, scope,
          fmt::format("a condition must be true or false here, and this is {}", type_word(operand.type)),
          std::move(help));
    return std::nullopt;
}

std::optional<std::size_t> Resolver::criterion_index(std::string_view name) const {
    const auto& criteria = m_checklist.criteria;
    const auto at =
        std::find_if(criteria.begin(), criteria.end(), [&](const auto& one) { return one.id == name; });
    return at == criteria.end() ? std::nullopt
                                : std::optional(static_cast<std::size_t>(at - criteria.begin()));
}

std::string Resolver::nearest_name(std::string_view name, const Scope& scope) const {
    constexpr std::size_t most_suggestions = 100;
    if (m_suggestions++ >= most_suggestions) {
        return {};
    }
    std::vector<std::string> names;
    for (const Question& question : m_checklist.questions) {
        names.push_back(question.id);
    }
    for (std::size_t i = 0; i < m_checklist.criteria.size() && i < scope.criteria_before; ++i) {
        names.push_back(m_checklist.criteria[i].id);
    }
    for (const std::string_view word : count_words) {
        names.emplace_back(word);
    }
    const auto near = base::nearest(name, names);
    return near ? fmt::format("did you mean `{}`?", *near) : std::string();
}

NodeId Resolver::condition(const diag::SourceText& source, Scope scope) {
    scope.source = &source;
    if (is_missing(source)) {
        return 0;
    }
    const auto ast = parse(source, m_diagnostics);
    if (!ast) {
        return 0;
    }
    return truth(visit(*ast, scope), *ast, scope).value_or(0);
}

Operand Resolver::criterion(std::size_t index, std::optional<std::size_t> section) {
    const auto key = std::pair(index, section ? *section + 1 : 0);
    if (const auto at = m_instances.find(key); at != m_instances.end()) {
        m_questions_seen = std::max(m_questions_seen, at->second.questions_seen);
        return at->second.operand;
    }
    const std::size_t seen_outside = std::exchange(m_questions_seen, 0);
    Instance instance;
    const checklist::Criterion& definition = m_checklist.criteria[index];
    constexpr std::size_t deepest = 200;
    if (m_criteria_entered == deepest) {
        m_diagnostics.add(Code::too_large, definition.range,
                          fmt::format("criteria rest on one another more than {} deep here", deepest));
    } else if (const auto& ast = m_criteria[index].ast) {
        ++m_criteria_entered;
        Scope scope;
        scope.source = &definition.when;
        scope.rule = RuleKind::criterion;
        scope.section = section;
        scope.criteria_before = index;
        if (const auto node = truth(visit(*ast, scope), *ast, scope)) {
            instance.operand = truth_of(*node);
        }
        --m_criteria_entered;
    }
    instance.questions_seen = m_questions_seen;
    m_questions_seen = std::max(seen_outside, m_questions_seen);
    m_instances.emplace(key, instance);
    return instance.operand;
}

Operand Resolver::visit(const Ast& ast, const Scope& scope) {
    switch (ast.kind) {
        case AstKind::integer: {
            Operand operand;
            operand.type = Type::integer;
            operand.linear.constant = ast.value;
            operand.is_constant = true;
            return operand;
        }
        case AstKind::date: {
            Operand operand;
            operand.type = Type::date;
            operand.days = ast.value;
            return operand;
        }
        case AstKind::name:
            return visit_name(ast, scope);
        case AstKind::call:
            return visit_call(ast, scope);
        case AstKind::minus:
        case AstKind::product:
            return visit_product(ast, scope);
        case AstKind::sum:
            return visit_sum(ast, scope);
        case AstKind::compare:
            return visit_compare(ast, scope);
        case AstKind::negation: {
            const auto child = truth(visit(ast.children[0], scope), ast.children[0], scope);
            return child ? truth_of(m_builder.negation(*child)) : Operand{};
        }
        case AstKind::conjunction:
        case AstKind::disjunction:
        case AstKind::implication:
            return visit_junction(ast, scope);
    }
    return {};
}

Operand Resolver::visit_junction(const Ast& ast, const Scope& scope) {
    std::vector<NodeId> nodes;
    for (const Ast& child : ast.children) {
        if (const auto node = truth(visit(child, scope), child, scope)) {
            nodes.push_back(*node);
        }
    }
    if (nodes.size() != ast.children.size()) {
        return {};
    }
    if (ast.kind == AstKind::conjunction) {
        return truth_of(m_builder.conjunction(nodes));
    }
    if (ast.kind == AstKind::implication) {  // a implies b is: not a, or b; so is a implies (b implies c)
        for (std::size_t i = 0; i + 1 < nodes.size(); ++i) {
            nodes[i] = m_builder.negation(nodes[i]);
        }
    }
    return truth_of(m_builder.disjunction(nodes));
}

Operand Resolver::visit_name(const Ast& ast, const Scope& scope) {
    if (const auto question = m_checklist.question_index(ast.name)) {
        return visit_question(*question, ast, scope);
    }
    if (const auto index = criterion_index(ast.name)) {
        const bool of_section = m_checklist.criteria[*index].of_section;
        if (of_section && !scope.section) {
            return fault(Code::section_needed, ast.begin, ast.end, scope,
                         fmt::format("`{}` is a criterion of a section and must say which", ast.name),
                         fmt::format("write {}(SECTION)", ast.name));
        }
        return visit_criterion(*index, of_section ? scope.section : std::nullopt, ast, scope);
    }
    if (is_count_word(ast.name)) {
        if (!scope.section) {
            return fault(Code::section_needed, ast.begin, ast.end, scope,
                         fmt::format("`{}` must say what it counts", ast.name),
                         fmt::format("write {0}(SECTION), or {0}() for the whole checklist", ast.name));
        }
        return count(ast.name, scope.section, ast, scope);
    }
    if (ast.name == "outcome") {
        if (scope.rule != RuleKind::claim) {
            return fault(Code::outcome_in_rule, ast.begin, ast.end, scope,
                         "a rule cannot look at the outcome, which follows from the rules",
                         "only claims under [[always]] may name the outcome");
        }
        Operand operand;
        operand.type = Type::outcome;
        return operand;
    }
    if (m_checklist.section_index(ast.name)) {
        return fault(Code::type_mismatch, ast.begin, ast.end, scope,
                     fmt::format("`{}` is a section, which is neither true nor false", ast.name),
                     fmt::format("count in it, for example yes({}) >= 1", ast.name));
    }
    for (const Question& question : m_checklist.questions) {
        if (question.option_index(ast.name)) {
            return fault(
                Code::unknown_name, ast.begin, ast.end, scope,
                fmt::format("`{}` is an option and stands only to the right of its question", ast.name),
                fmt::format("write {} {} {}", question.id,
                            question.type == QuestionType::many ? "has" : "==", ast.name));
        }
    }
    const bool is_alert = std::any_of(m_checklist.alerts.begin(), m_checklist.alerts.end(),
                                      [&](const auto& alert) { return alert.id == ast.name; });
    if (is_alert || m_checklist.outcome_index(ast.name)) {
        return fault(
            Code::unknown_name, ast.begin, ast.end, scope,
            fmt::format("`{}` is an {}, which no rule can name", ast.name, is_alert ? "alert" : "outcome"));
    }
    return fault(Code::unknown_name, ast.begin, ast.end, scope,
                 fmt::format("there is no question or criterion `{}`", ast.name),
                 nearest_name(ast.name, scope));
}

Operand Resolver::visit_question(std::size_t index, const Ast& ast, const Scope& scope) {
    const Question& question = m_checklist.questions[index];
    note_question(index);
    if (scope.rule == RuleKind::relevance && index >= scope.questions_before) {
        return fault(
            Code::looks_ahead, ast.begin, ast.end, scope,
            fmt::format("`relevant` may name only earlier questions, and `{}` comes later", ast.name),
            "move the question up, or the condition to a later question");
    }
    const std::string_view trait = checklist::protected_trait_of(question);
    if (!trait.empty() && scope.rule != RuleKind::claim) {
        return fault(Code::protected_trait, ast.begin, ast.end, scope,
                     fmt::format("`{}` records {}, and no rule may turn on that", ast.name, trait),
                     "a protected trait raises or lowers nothing; that somebody exploits it may be an "
                     "indicator of its own");
    }
    Operand operand;
    operand.question = index;
    switch (question.type) {
        case QuestionType::indicator:
            return truth_of(m_builder.fact(m_builder.fact_of_indicator(index)));
        case QuestionType::choice:
            operand.type = Type::choice;
            return operand;
        case QuestionType::many:
            operand.type = Type::many;
            return operand;
        case QuestionType::number:
            operand.type = Type::number;
            return operand;
        case QuestionType::date:
            operand.type = Type::date_question;
            return operand;
        case QuestionType::text:
            break;
    }
    return fault(Code::text_in_rule, ast.begin, ast.end, scope,
                 fmt::format("`{}` is free text, which no rule can judge", ast.name));
}

Operand Resolver::visit_criterion(std::size_t index, std::optional<std::size_t> section, const Ast& ast,
                                  const Scope& scope) {
    m_criteria[index].used = true;
    if (index >= scope.criteria_before) {
        Operand none = fault(Code::criterion_order, ast.begin, ast.end, scope,
                             index == scope.criteria_before && scope.rule == RuleKind::criterion
                                 ? fmt::format("the criterion `{}` names itself", ast.name)
                                 : fmt::format("a criterion may use only criteria above it, and `{}` stands "
                                               "below",
                                               ast.name));
        return none;
    }
    const std::size_t seen_outside = std::exchange(m_questions_seen, 0);
    Operand operand = criterion(index, section);
    const std::size_t seen = m_questions_seen;
    m_questions_seen = std::max(seen, seen_outside);
    if (scope.rule == RuleKind::relevance && seen > scope.questions_before) {
        return fault(Code::looks_ahead, ast.begin, ast.end, scope,
                     fmt::format("`relevant` may look only at earlier questions, and `{}` looks at `{}`",
                                 ast.name, m_checklist.questions[seen - 1].id));
    }
    return operand;
}

Operand Resolver::visit_call(const Ast& ast, const Scope& scope) {
    const auto criterion_named = criterion_index(ast.name);
    if (!criterion_named && !is_count_word(ast.name)) {
        const bool is_question = m_checklist.question_index(ast.name).has_value();
        const std::string near = is_question ? std::string() : nearest_name(ast.name, scope);
        return fault(
            Code::unknown_name, ast.begin, ast.end, scope,
            is_question ? fmt::format("`{}` is a question and cannot be asked of a section", ast.name)
                        : fmt::format("there is no criterion `{}`", ast.name),
            near.empty() ? "yes, strong, medium, weak, points and criteria of a section take one" : near);
    }
    if (criterion_named && !m_checklist.criteria[*criterion_named].of_section) {
        m_criteria[*criterion_named].used = true;
        return fault(Code::type_mismatch, ast.begin, ast.end, scope,
                     fmt::format("`{}` is not a criterion of a section", ast.name),
                     fmt::format("write {} without brackets", ast.name));
    }
    std::optional<std::size_t> section;
    if (!ast.argument.empty()) {
        section = m_checklist.section_index(ast.argument);
        if (!section) {
            std::vector<std::string> ids;
            for (const auto& one : m_checklist.sections) {
                ids.push_back(one.id);
            }
            const auto near = base::nearest(ast.argument, ids);
            return fault(Code::unknown_name, ast.argument_begin, ast.argument_end, scope,
                         fmt::format("there is no section `{}`", ast.argument),
                         near ? fmt::format("did you mean `{}`?", *near) : std::string());
        }
    }
    if (!criterion_named) {
        return count(ast.name, section, ast, scope);
    }
    if (!section) {
        return fault(Code::section_needed, ast.argument_begin, ast.argument_end, scope,
                     fmt::format("`{}` is a criterion of a section and must say which", ast.name),
                     fmt::format("write {}(SECTION)", ast.name));
    }
    return visit_criterion(*criterion_named, section, ast, scope);
}

Operand Resolver::count(std::string_view word, std::optional<std::size_t> section, const Ast& ast,
                        const Scope& scope) {
    const std::size_t first = section ? m_checklist.sections[*section].first_question : 0;
    const std::size_t end =
        section ? m_checklist.sections[*section].end_question : m_checklist.questions.size();
    if (end > first) {
        note_question(end - 1);
    }
    if (scope.rule == RuleKind::relevance && end > scope.questions_before) {
        return fault(Code::looks_ahead, ast.begin, ast.end, scope,
                     section ? fmt::format("`relevant` may count only sections that end before it, and `{}` "
                                           "does not",
                                           m_checklist.sections[*section].id)
                             : std::string("`relevant` cannot count the whole checklist, which has not "
                                           "been asked yet"));
    }
    Operand operand;
    operand.type = Type::integer;
    for (std::size_t q = first; q < end; ++q) {
        const Question& question = m_checklist.questions[q];
        std::vector<std::pair<std::uint32_t, std::int64_t>> weights;
        if (question.type == QuestionType::indicator) {
            const bool of_strength =
                word == "yes" || (question.strength && checklist::word(*question.strength) == word);
            const std::int64_t weight = word == "points" ? question.points : of_strength ? 1 : 0;
            weights.emplace_back(m_builder.fact_of_indicator(q), weight);
        } else if (word == "points") {
            for (std::size_t option = 0; option < question.options.size(); ++option) {
                weights.emplace_back(m_builder.fact_of_option(q, option), question.options[option].points);
            }
        }
        for (const auto& [fact, weight] : weights) {
            if (weight == 0) {
                continue;
            }
            if (!checklist::protected_trait_of(question).empty() && scope.rule != RuleKind::claim) {
                return fault(Code::protected_trait, ast.begin, ast.end, scope,
                             fmt::format("this counts `{}`, which records {}, and no rule may turn on that",
                                         question.id, checklist::protected_trait_of(question)),
                             "put the question into a section of its own that nothing counts");
            }
            operand.linear.weights[fact] += weight;
        }
    }
    return operand;
}

Operand Resolver::visit_sum(const Ast& ast, const Scope& scope) {
    Operand total;
    total.type = Type::integer;
    total.is_constant = true;
    bool faulty = false;
    for (const Ast& child : ast.children) {
        const Operand part = visit(child, scope);
        if (is_faulty(part)) {
            faulty = true;
            continue;
        }
        if (part.type != Type::integer) {
            fault(Code::type_mismatch, child.begin, child.end, scope,
                  fmt::format("{} cannot be added", type_word(part.type)),
                  part.type == Type::number || part.type == Type::date_question
                      ? "numbers and dates are compared with constants only"
                      : "only counts and constants can");
            faulty = true;
            continue;
        }
        total.is_constant = total.is_constant && part.is_constant;
        total.scale = std::max(total.scale, part.scale);
        total.linear.constant += part.linear.constant;
        for (const auto& [fact, weight] : part.linear.weights) {
            total.linear.weights[fact] += weight;
        }
    }
    if (!faulty && is_too_large(total.linear)) {
        return fault(Code::too_large, ast.begin, ast.end, scope, "the numbers in this sum are too large");
    }
    return faulty ? Operand{} : total;
}

/// A product, or a minus, which is a product with -1.
Operand Resolver::visit_product(const Ast& ast, const Scope& scope) {
    std::int64_t factor = ast.kind == AstKind::minus ? -1 : 1;
    Operand product;
    product.type = Type::integer;
    product.linear.constant = 1;
    product.is_constant = true;
    bool has_variable = false;
    bool faulty = false;
    for (const Ast& child : ast.children) {
        const Operand part = visit(child, scope);
        if (is_faulty(part)) {
            faulty = true;
        } else if (part.type != Type::integer) {
            fault(Code::type_mismatch, child.begin, child.end, scope,
                  fmt::format("{} cannot be multiplied", type_word(part.type)),
                  "only counts and constants can");
            faulty = true;
        } else if (part.is_constant) {
            factor *= part.linear.constant;
        } else if (has_variable) {
            fault(Code::not_linear, ast.begin, ast.end, scope, "two counts cannot be multiplied",
                  "one side of `*` must be a constant");
            faulty = true;
        } else {
            has_variable = true;
            product = part;
        }
        const std::int64_t most = checklist::max_points / product.scale;
        if (factor > most || factor < -most) {
            fault(Code::too_large, ast.begin, ast.end, scope,
                  fmt::format("coefficients go up to {}", checklist::max_points));
            return {};
        }
    }
    if (faulty) {
        return {};
    }
    product.linear.constant *= factor;
    product.scale *= std::max<std::int64_t>(1, factor < 0 ? -factor : factor);
    for (auto& [fact, weight] : product.linear.weights) {
        weight *= factor;
    }
    if (is_too_large(product.linear)) {
        return fault(Code::too_large, ast.begin, ast.end, scope, "the numbers in this product are too large");
    }
    return product;
}

Operand Resolver::compare_option(const Ast& ast, const Operand& left, const Scope& scope) {
    const Question& question = m_checklist.questions[left.question];
    const Ast& right = ast.children[1];
    const bool many = question.type == QuestionType::many;
    const bool fitting =
        many ? ast.op == CompareOp::has : ast.op == CompareOp::equal || ast.op == CompareOp::not_equal;
    if (!fitting) {
        return fault(Code::type_mismatch, ast.begin, ast.end, scope,
                     many ? fmt::format("`{}` has many options and is asked with `has`", question.id)
                          : fmt::format("`{}` is a choice and is compared with == or !=", question.id),
                     many ? fmt::format("write {} has OPTION", question.id)
                          : fmt::format("write {} == OPTION", question.id));
    }
    const auto option = right.kind == AstKind::name ? question.option_index(right.name) : std::nullopt;
    if (!option) {
        std::vector<std::string> ids;
        std::string all;
        for (const auto& one : question.options) {
            ids.push_back(one.id);
            all += (all.empty() ? "" : ", ") + one.id;
        }
        const auto near = base::nearest(right.name, ids);
        return fault(Code::unknown_option, right.begin, right.end, scope,
                     fmt::format("this is no option of `{}`", question.id),
                     near ? fmt::format("did you mean `{}`?", *near) : "its options: " + all);
    }
    const NodeId node = m_builder.fact(m_builder.fact_of_option(left.question, *option));
    return truth_of(ast.op == CompareOp::not_equal ? m_builder.negation(node) : node);
}

Operand Resolver::compare_outcome(const Ast& ast, const Scope& scope) {
    const Ast& right = ast.children[1];
    const auto wanted = right.kind == AstKind::name ? m_checklist.outcome_index(right.name) : std::nullopt;
    if (!wanted) {
        std::vector<std::string> ids;
        for (const auto& one : m_checklist.outcomes) {
            ids.push_back(one.id);
        }
        const auto near = base::nearest(right.name, ids);
        return fault(Code::unknown_name, right.begin, right.end, scope, "there is no such outcome",
                     near ? fmt::format("did you mean `{}`?", *near) : std::string());
    }
    if (ast.op != CompareOp::equal && ast.op != CompareOp::not_equal) {
        return fault(Code::type_mismatch, ast.begin, ast.end, scope, "the outcome is compared with == or !=");
    }
    const NodeId node = m_builder.program().outcome_is[*wanted];
    return truth_of(ast.op == CompareOp::not_equal ? m_builder.negation(node) : node);
}

Operand Resolver::compare_test(const Ast& ast, const Operand& asked, CompareOp op, const Operand& constant,
                               const Scope& scope) {
    const Question& question = m_checklist.questions[asked.question];
    if (m_builder.program().facts_of[asked.question].size() >= checklist::max_comparisons) {
        return fault(Code::too_large, ast.begin, ast.end, scope,
                     fmt::format("`{}` is compared in {} different ways already, which is the most",
                                 question.id, checklist::max_comparisons));
    }
    if (asked.type == Type::number && constant.type == Type::integer && constant.is_constant) {
        return truth_of(m_builder.test(asked.question, op, constant.linear.constant));
    }
    if (asked.type == Type::date_question && constant.type == Type::date) {
        return truth_of(m_builder.test(asked.question, op, constant.days));
    }
    return fault(
        Code::type_mismatch, ast.begin, ast.end, scope,
        fmt::format("`{}` is compared with {} only, not with {}", question.id,
                    asked.type == Type::number ? "constant numbers" : "constant dates",
                    type_word(constant.type)),
        asked.type == Type::number ? "for example age >= 18" : "for example 2026-11-25, without blanks");
}

Operand Resolver::visit_compare(const Ast& ast, const Scope& scope) {
    const Operand left = visit(ast.children[0], scope);
    if (is_faulty(left) && ast.children[1].kind == AstKind::name) {
        return {};  // the name to the right has a meaning only beside its question
    }
    if (left.type == Type::choice || left.type == Type::many) {
        return compare_option(ast, left, scope);
    }
    if (left.type == Type::outcome) {
        return compare_outcome(ast, scope);
    }
    const Operand right = visit(ast.children[1], scope);
    if (is_faulty(left) || is_faulty(right)) {
        return {};
    }
    if (ast.op == CompareOp::has) {
        return fault(
            Code::type_mismatch, ast.begin, ast.end, scope,
            fmt::format("`has` asks a question with many options, and this is {}", type_word(left.type)));
    }
    if (left.type == Type::truth || right.type == Type::truth) {
        return fault(Code::type_mismatch, ast.begin, ast.end, scope, "truth values are not compared",
                     "use and, or, not, implies");
    }
    Operand made;
    if (left.type == Type::number || left.type == Type::date_question) {
        made = compare_test(ast, left, ast.op, right, scope);
    } else if (right.type == Type::number || right.type == Type::date_question) {
        // the question is put to the left of the mirrored comparison
        const Operand& question = right;
        made = compare_test(ast, question, mirrored(ast.op), left, scope);
    } else if (left.type == Type::integer && right.type == Type::integer) {
        made = truth_of(m_builder.compare(left.linear, ast.op, right.linear));
    } else {
        return cannot_compare(ast, left, right, scope);
    }
    if (!is_faulty(made) && scope.rule != RuleKind::claim) {
        m_builder.program().comparisons.push_back({scope.source->at(ast.begin, ast.end), made.node});
    }
    return made;
}

Operand Resolver::cannot_compare(const Ast& ast, const Operand& left, const Operand& right,
                                 const Scope& scope) {
    return fault(Code::type_mismatch, ast.begin, ast.end, scope,
                 fmt::format("{} and {} cannot be compared", type_word(left.type), type_word(right.type)));
}

}  // namespace vidra::expression

// SPDX-License-Identifier: Apache-2.0
#include "proof_support.hpp"

#include "expression/compiler.hpp"
#include "generator.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>
#include <vector>

namespace vidra::oracle {

using checklist::Answer;
using checklist::AnswerState;
using checklist::Checklist;
using checklist::QuestionType;

namespace {

bool is_all_or_nothing(QuestionType type) {
    return type == QuestionType::indicator || type == QuestionType::many;
}

}  // namespace

std::optional<expression::Instrument> try_instrument(const std::string& toml) {
    diag::Diagnostics diagnostics;
    try {
        auto instrument = expression::compile(support::load_unproved(toml), diagnostics);
        return diagnostics.error_count() == 0 ? std::move(instrument) : std::nullopt;
    } catch (const std::runtime_error&) {
        return std::nullopt;
    }
}

expression::Instrument instrument_of(const std::string& toml) {
    auto instrument = try_instrument(toml);
    if (!instrument) {
        throw std::logic_error("a generated checklist does not compile:\n" + toml);
    }
    return std::move(*instrument);
}

std::vector<Axis> axes_of(const Checklist& checklist, bool with_not_applicable) {
    return axes_of(checklist, intervals(checklist, {&checklist}), with_not_applicable);
}

Table::Cell cell_of(const Checklist& checklist, const Table& table, const reason::Facts& facts,
                    const reason::PatternSpace& space, Rest rest) {
    Table::Cell cell;
    std::size_t told = 0;
    for (std::size_t axis = 0; axis < table.axes().size(); ++axis) {
        const auto& [index, answers] = table.axes()[axis];
        const checklist::Question& question = checklist.questions[index];
        cell.push_back(is_all_or_nothing(question.type) && rest == Rest::no ? 0 : table.said_nothing(axis));
        for (const reason::PatternFact& fact : facts) {
            const reason::SpaceQuestion& asked = space.questions()[fact.question];
            if (asked.id != question.id || asked.type != question.type) {
                continue;
            }
            Answer answer{AnswerState::given, fact.value};
            if (question.type == QuestionType::indicator) {
                answer = {AnswerState::yes, 0};
            } else if (fact.is_not_applicable) {
                answer = {AnswerState::not_applicable, 0};
            } else if (fact.option != reason::absent) {
                const auto option =
                    static_cast<std::int64_t>(question.option_index(asked.options[fact.option]).value());
                answer.value = question.type == QuestionType::many ? std::int64_t{1} << option : option;
            }
            const auto at = std::find(answers.begin(), answers.end(), answer);
            if (at != answers.end()) {
                cell.back() = static_cast<std::size_t>(at - answers.begin());
                ++told;
            }
        }
    }
    return told == facts.size() ? cell : Table::Cell();
}

std::size_t facts_named(const Checklist& checklist, const Table& table, const Table::Cell& cell) {
    std::size_t count = 0;
    for (std::size_t axis = 0; axis < cell.size(); ++axis) {
        const QuestionType type = checklist.questions[table.axes()[axis].question].type;
        const bool is_fact = is_all_or_nothing(type)
                                 ? cell[axis] == 1  // no, yes
                                 : type != QuestionType::text && cell[axis] != table.said_nothing(axis);
        count += is_fact ? 1U : 0U;
    }
    return count;
}

bool may_witness(const Checklist& checklist, const Table& table, const Table::Cell& cell) {
    for (std::size_t axis = 0; axis < cell.size(); ++axis) {
        const auto& [question, answers] = table.axes()[axis];
        const QuestionType type = checklist.questions[question].type;
        const bool is_said = cell[axis] != table.said_nothing(axis);
        if (is_all_or_nothing(type) ? !is_said
                                    : is_said && (type == QuestionType::text ||
                                                  answers[cell[axis]].state == AnswerState::not_applicable)) {
            return false;
        }
    }
    return true;
}

bool says_not_applicable(const Table& table, const Table::Cell& cell) {
    for (std::size_t axis = 0; axis < cell.size(); ++axis) {
        const auto& answers = table.axes()[axis].answers;
        if (cell[axis] < answers.size() && answers[cell[axis]].state == AnswerState::not_applicable) {
            return true;
        }
    }
    return false;
}

std::uint64_t all_outcomes(const Table& table) {
    Table::Cell cell;
    for (std::size_t axis = 0; axis < table.axes().size(); ++axis) {
        cell.push_back(table.said_nothing(axis));
    }
    return table.outcomes(cell);
}

std::size_t fewest_facts(const Checklist& checklist, const Table& table,
                         const std::function<bool(const Table::Cell&)>& wanted) {
    std::size_t fewest = no_witness;
    table.for_each_cell([&](const Table::Cell& cell) {
        if (may_witness(checklist, table, cell) && wanted(cell)) {
            fewest = std::min(fewest, facts_named(checklist, table, cell));
        }
    });
    return fewest;
}

}  // namespace vidra::oracle

// SPDX-License-Identifier: Apache-2.0
#include "table.hpp"

#include "oracle.hpp"
#include "rule_text.hpp"

#include <bit>
#include <set>
#include <utility>

namespace vidra::oracle {

using checklist::Answer;
using checklist::AnswerState;
using checklist::Checklist;
using checklist::Question;
using checklist::QuestionType;

namespace {

void collect(const Rule& rule, std::vector<std::set<std::int64_t>>& begins) {
    if (rule.form == Form::comparison) {
        for (std::size_t side = 0; side < 2; ++side) {
            const Rule& question = rule.parts[side];
            if (question.form != Form::question) {
                continue;
            }
            const std::int64_t constant = rule.parts[1 - side].amount;
            const bool is_left = side == 0;
            const std::string& sign = rule.word;
            const bool at_constant = sign == "==" || sign == "!=" || sign == (is_left ? ">=" : "<=") ||
                                     sign == (is_left ? "<" : ">");
            const bool after_constant = sign == "==" || sign == "!=" || sign == (is_left ? ">" : "<") ||
                                        sign == (is_left ? "<=" : ">=");
            if (at_constant) {
                begins[question.index].insert(constant);
            }
            if (after_constant) {
                begins[question.index].insert(constant + 1);
            }
        }
    }
    for (const Rule& part : rule.parts) {
        collect(part, begins);
    }
}

}  // namespace

std::vector<std::vector<std::int64_t>> intervals(const Checklist& checklist,
                                                 const std::vector<const Checklist*>& rules) {
    std::vector<std::set<std::int64_t>> begins(checklist.questions.size());
    for (const Checklist* of : rules) {
        const auto read = [&](const std::string& text, Section section = {}) {
            collect(read_rule(*of, text, section), begins);
        };
        for (const auto& section : of->sections) {
            if (section.relevant) {
                read(section.relevant->text);
            }
        }
        for (const Question& question : of->questions) {
            if (question.relevant) {
                read(question.relevant->text);
            }
        }
        for (const auto& criterion : of->criteria) {
            read(criterion.when.text, criterion.of_section ? Section(0) : Section());
        }
        for (const auto& outcome : of->outcomes) {
            if (outcome.when) {
                read(outcome.when->text);
            }
        }
        for (const auto& alert : of->alerts) {
            read(alert.when.text);
        }
        for (const auto& claim : of->claims) {
            if (claim.claim) {
                collect(read_claim(*of, claim.claim->text), begins);
            }
        }
    }
    std::vector<std::vector<std::int64_t>> result(begins.size());
    for (std::size_t q = 0; q < begins.size(); ++q) {
        const Question& question = checklist.questions[q];
        const bool is_number = question.type == QuestionType::number;
        if (!is_number && question.type != QuestionType::date) {
            continue;
        }
        const std::int64_t least = is_number ? question.min : first_day();
        const std::int64_t most = is_number ? question.max : last_day();
        result[q].push_back(least);
        for (const std::int64_t begin : begins[q]) {
            if (begin > least && begin <= most) {
                result[q].push_back(begin);
            }
        }
    }
    return result;
}

std::vector<Answer> answers_of(const Question& question, const std::vector<std::int64_t>& intervals,
                               bool with_not_applicable) {
    std::vector<Answer> answers;
    switch (question.type) {
        case QuestionType::indicator:
            return {{AnswerState::no, 0}, {AnswerState::yes, 0}};
        case QuestionType::choice:
            for (std::size_t option = 0; option < question.options.size(); ++option) {
                answers.push_back({AnswerState::given, static_cast<std::int64_t>(option)});
            }
            if (with_not_applicable) {
                answers.push_back({AnswerState::not_applicable, 0});
            }
            return answers;
        case QuestionType::many:
            for (std::int64_t chosen = 0; chosen < std::int64_t{1} << question.options.size(); ++chosen) {
                answers.push_back({AnswerState::given, chosen});
            }
            return answers;
        case QuestionType::number:
        case QuestionType::date:
            for (const std::int64_t value : intervals) {
                answers.push_back({AnswerState::given, value});
            }
            return answers;
        case QuestionType::text:
            break;
    }
    return {{AnswerState::given, 0}};
}

std::vector<Axis> axes_of(const Checklist& checklist, const std::vector<std::vector<std::int64_t>>& intervals,
                          bool with_not_applicable) {
    std::vector<Axis> axes;
    for (std::size_t q = 0; q < checklist.questions.size(); ++q) {
        const Question& question = checklist.questions[q];
        if (question.type != QuestionType::many) {
            axes.push_back({q, answers_of(question, intervals[q], with_not_applicable)});
            continue;
        }
        for (std::size_t option = 0; option < question.options.size(); ++option) {
            axes.push_back({q, {{AnswerState::given, 0}, {AnswerState::given, std::int64_t{1} << option}}});
        }
    }
    return axes;
}

std::size_t Table::size_of(const std::vector<Axis>& axes) {
    std::size_t size = 1;
    for (const Axis& axis : axes) {
        size *= axis.answers.size() + 1;
    }
    return size;
}

Table::Table(const Checklist& checklist, const std::vector<std::vector<Answer>>& answers)
    : Table(
          [&] {
              std::vector<Axis> axes;
              for (const auto& of_question : answers) {
                  axes.push_back({axes.size(), of_question});
              }
              return axes;
          }(),
          [&](const std::vector<Completion>& completions) {
              return oracle::outcomes(checklist, completions);
          }) {}

bool Table::is_pattern(const Cell& cell) const {
    for (std::size_t axis = 0; axis < cell.size(); ++axis) {
        if (cell[axis] == said_nothing(axis)) {
            return false;
        }
    }
    return true;
}

Completion Table::completion(const Cell& cell) const {
    Completion completion;
    for (std::size_t axis = 0; axis < cell.size(); ++axis) {
        const Answer& answer = m_axes[axis].answers[cell[axis]];
        if (m_axes[axis].question < completion.size()) {
            completion.back().value |= answer.value;
        } else {
            completion.push_back(answer);
        }
    }
    return completion;
}

std::size_t Table::outcome(const Cell& cell) const {
    return static_cast<std::size_t>(std::countr_zero(outcomes(cell)));
}

Table::Table(std::vector<Axis> axes, const Results& results) : m_axes(std::move(axes)) {
    m_outcomes.assign(size_of(m_axes), 0);
    std::vector<Completion> completions;
    std::vector<std::size_t> places;
    for_each_cell([&](const Cell& cell) {
        if (is_pattern(cell)) {
            completions.push_back(completion(cell));
            places.push_back(place(cell));
        }
    });
    const std::vector<std::size_t> reached = results(completions);
    for (std::size_t i = 0; i < reached.size(); ++i) {
        m_outcomes[places[i]] = std::uint64_t{1} << reached[i];
    }
    // axis by axis: nothing said is any of its answers
    for (std::size_t q = 0; q < m_axes.size(); ++q) {
        for_each_cell([&](const Cell& cell) {
            if (cell[q] != said_nothing(q)) {
                return;
            }
            Cell other = cell;
            std::uint64_t any = 0;
            for (other[q] = 0; other[q] < said_nothing(q); ++other[q]) {
                any |= outcomes(other);
            }
            m_outcomes[place(cell)] = any;
        });
    }
}

std::size_t Table::place(const Cell& cell) const {
    std::size_t place = 0;
    for (std::size_t q = 0; q < cell.size(); ++q) {
        place = place * (said_nothing(q) + 1) + cell[q];
    }
    return place;
}

void Table::for_each_cell(const std::function<void(const Cell&)>& visit) const {
    Cell cell(m_axes.size(), 0);
    while (true) {
        visit(cell);
        std::size_t q = cell.size();
        while (q > 0 && ++cell[q - 1] > said_nothing(q - 1)) {
            cell[--q] = 0;
        }
        if (q == 0) {
            return;
        }
    }
}

}  // namespace vidra::oracle

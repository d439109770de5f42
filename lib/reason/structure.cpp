// SPDX-License-Identifier: Apache-2.0
#include "reason/structure.hpp"

#include "base/date.hpp"
#include "expression/facts.hpp"
#include "expression/reach.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace vidra::reason {

using expression::Fact;
using expression::FactKind;
using expression::Node;
using expression::NodeId;
using expression::NodeKind;
using expression::Program;

namespace {

Direction flipped(Direction direction) {
    return {direction.falls, direction.rises};
}

void add(Direction& to, Direction other) {
    to.rises = to.rises || other.rises;
    to.falls = to.falls || other.falls;
}

/// Values around each constant that a number or date is compared with; among them there is one for every
/// interval that the comparisons tell apart.
std::vector<std::int64_t> sample_values(const checklist::Question& question, const Program& program,
                                        const std::vector<std::uint32_t>& tests) {
    const bool is_number = question.type == checklist::QuestionType::number;
    const std::int64_t least = is_number ? question.min : base::first_date;
    const std::int64_t most = is_number ? question.max : base::last_date;
    std::vector<std::int64_t> samples = {least, most};
    for (const std::uint32_t test : tests) {
        for (const std::int64_t step : {-1, 0, 1}) {
            const std::int64_t value = program.facts[test].constant + step;
            if (value >= least && value <= most) {
                samples.push_back(value);
            }
        }
    }
    return samples;
}

}  // namespace

bool is_free(FactKind kind) {
    return kind == FactKind::yes || kind == FactKind::contains;
}

Structure::Structure(const expression::Instrument& instrument) {
    find_directions(instrument.program);
    find_classes(instrument.program);
    find_ties(instrument.program);
    find_values(instrument);
}

void Structure::find_directions(const Program& program) {
    // A fact holds where its answer says so and its question is relevant. So a fact whose relevance rises
    // rises too, also an option of a choice; one whose relevance falls goes both ways.
    m_directions.assign(program.nodes.size(), {});
    std::vector<Direction> of_sums(program.sums.size());
    const auto of_fact = [&](std::size_t index) {
        const Fact& fact = program.facts[index];
        Direction direction;
        direction.rises = is_free(fact.kind);
        if (const auto relevance = program.relevance_of[fact.question]) {
            const Direction of_relevance = m_directions[program.relevances[*relevance].relevant];
            direction.rises = direction.rises || of_relevance.rises || of_relevance.falls;
            direction.falls = of_relevance.falls;
        }
        return direction;
    };
    for (const expression::Step& step : program.steps) {
        if (step.kind == expression::StepKind::sum) {
            for (const expression::Term& term : program.sums[step.index].terms) {
                expression::for_each_bit(term.mask, [&](std::size_t fact) {
                    const Direction of_it = of_fact(fact);
                    add(of_sums[step.index], term.weight > 0 ? of_it : flipped(of_it));
                });
            }
        }
        if (step.kind != expression::StepKind::node) {
            continue;
        }
        const Node& node = program.nodes[step.index];
        Direction& direction = m_directions[step.index];
        switch (node.kind) {
            case NodeKind::constant:
                break;
            case NodeKind::fact:
                direction = of_fact(node.index);
                break;
            case NodeKind::at_least:
            case NodeKind::equals:
                direction = of_sums[node.index];
                if (node.kind == NodeKind::equals && (direction.rises || direction.falls)) {
                    direction = {true, true};
                }
                break;
            case NodeKind::negation:
                direction = flipped(m_directions[node.children.front()]);
                break;
            case NodeKind::conjunction:
            case NodeKind::disjunction:
                for (const NodeId child : node.children) {
                    add(direction, m_directions[child]);
                }
                break;
        }
    }
}

Direction Structure::direction(const std::vector<NodeId>& conditions) const {
    Direction direction;
    for (const NodeId node : conditions) {
        add(direction, m_directions[node]);
    }
    return direction;
}

void Structure::find_classes(const Program& program) {
    constexpr std::int64_t always_relevant = -1;
    std::vector<std::vector<std::int64_t>> signatures(program.facts.size());
    std::vector<bool> used(program.facts.size(), false);
    m_weights.assign(program.facts.size(), 0);
    m_named.assign(program.facts.size(), false);
    for (std::size_t i = 0; i < program.facts.size(); ++i) {
        const auto relevance = program.relevance_of[program.facts[i].question];
        signatures[i].push_back(relevance ? std::int64_t{program.relevances[*relevance].relevant}
                                          : always_relevant);
    }
    for (std::size_t sum = 0; sum < program.sums.size(); ++sum) {
        for (const expression::Term& term : program.sums[sum].terms) {
            expression::for_each_bit(term.mask, [&](std::size_t i) {
                signatures[i].push_back(static_cast<std::int64_t>(sum));
                signatures[i].push_back(term.weight);
                m_weights[i] = std::max(m_weights[i], term.weight < 0 ? -term.weight : term.weight);
                used[i] = true;
            });
        }
    }
    for (const Node& node : program.nodes) {
        if (node.kind == NodeKind::fact) {
            signatures[node.index].push_back(-2 -
                                             static_cast<std::int64_t>(node.index));  // alone in its class
            used[node.index] = true;
            m_named[node.index] = true;
        }
    }
    std::map<std::vector<std::int64_t>, std::uint32_t> classes;
    m_classes.assign(program.facts.size(), unused);
    for (std::size_t i = 0; i < program.facts.size(); ++i) {
        if (used[i]) {
            const auto next = static_cast<std::uint32_t>(classes.size() + 1);
            m_classes[i] = classes.try_emplace(signatures[i], next).first->second;
        }
    }
}

void Structure::find_ties(const Program& program) {
    std::vector<NodeId> conditions;
    for (const expression::Relevance& relevance : program.relevances) {
        conditions.push_back(relevance.relevant);
    }
    const expression::Bits looked_at = expression::facts_below(program, std::move(conditions));
    for (std::size_t fact = 0; fact < program.facts.size(); ++fact) {
        m_tied.push_back(expression::test_bit(looked_at, fact) ||
                         program.relevance_of[program.facts[fact].question].has_value());
    }
}

void Structure::find_values(const expression::Instrument& instrument) {
    const Program& program = instrument.program;
    m_values.resize(instrument.checklist.questions.size());
    for (std::size_t q = 0; q < m_values.size(); ++q) {
        std::vector<std::uint32_t> facts;
        std::copy_if(program.facts_of[q].begin(), program.facts_of[q].end(), std::back_inserter(facts),
                     [&](std::uint32_t fact) { return m_classes[fact] != unused; });
        if (facts.empty() || is_free(program.facts[facts.front()].kind)) {
            continue;
        }
        const checklist::Question& question = instrument.checklist.questions[q];
        std::vector<Value> values;
        if (question.type == checklist::QuestionType::choice) {
            for (std::size_t option = 0; option < question.options.size(); ++option) {
                Value value;
                std::copy_if(facts.begin(), facts.end(), std::back_inserter(value),
                             [&](std::uint32_t fact) { return program.facts[fact].option == option; });
                values.push_back(std::move(value));
            }
        } else {
            for (const std::int64_t sample : sample_values(question, program, facts)) {
                Value value;
                std::copy_if(facts.begin(), facts.end(), std::back_inserter(value), [&](std::uint32_t fact) {
                    return expression::passes(sample, program.facts[fact].op, program.facts[fact].constant);
                });
                values.push_back(std::move(value));
            }
        }
        std::sort(values.begin(), values.end());
        values.erase(std::unique(values.begin(), values.end()), values.end());
        m_values[q] = std::move(values);
    }
}

}  // namespace vidra::reason

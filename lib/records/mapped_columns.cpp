// SPDX-License-Identifier: Apache-2.0
#include "records/mapped_columns.hpp"

#include "base/ascii.hpp"
#include "records/fields.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace vidra::records {

using checklist::Answer;
using checklist::AnswerState;
using diag::Code;

namespace {

/// The word that a cell says by its rule; empty where it says nothing, no value where the mapping does not
/// name what is there.
std::optional<std::string> word_of(const ColumnRule& rule, std::string_view cell) {
    cell = base::trim(cell);
    const std::string text(cell);
    if (cell.empty() || rule.missing.contains(text)) {
        return std::string();
    }
    if (rule.takes_any) {
        return text;
    }
    if (!rule.is_list) {
        const auto at = rule.values.find(text);
        return at == rule.values.end() ? std::nullopt : std::optional(at->second);
    }
    bool found = false;
    bool says_missing = false;
    for (const std::string_view part : base::split(cell, rule.separator)) {
        const std::string element(base::trim(part));
        if (!element.empty() && !rule.known.contains(element)) {
            return std::nullopt;
        }
        found = found || rule.contains.contains(element);
        says_missing = says_missing || (!element.empty() && rule.missing.contains(element));
    }
    if (!found && says_missing) {  // a list that says "not known" among other things is no denial
        return std::string();
    }
    return found ? "yes" : rule.otherwise;
}

/// The first of the values that a mapping names for a column, for a finding.
std::string named_values(const ColumnRule& rule) {
    constexpr std::size_t shown = 3;
    std::vector<std::string> named(rule.known.begin(), rule.known.end());
    for (const auto& [raw, word] : rule.values) {
        named.push_back(raw);
    }
    named.insert(named.end(), rule.missing.begin(), rule.missing.end());
    std::sort(named.begin(), named.end());
    named.erase(std::unique(named.begin(), named.end()), named.end());
    std::erase(named, std::string());
    const std::size_t count = named.size();
    named.resize(std::min(count, shown));
    std::string text = fmt::format("`{}`", fmt::join(named, "`, `"));
    return count > shown ? fmt::format("{} and {} more", text, count - shown) : text;
}

}  // namespace

MappedColumns::MappedColumns(const Mapping& mapping, const RecordChecks& checks)
    : m_mapping(mapping), m_checks(checks) {
    m_fields = bind(mapping.fields);
    m_answers = bind(mapping.answers);
}

std::vector<MappedColumns::BoundTarget> MappedColumns::bind(const std::vector<Target>& targets) {
    std::vector<BoundTarget> bound;
    for (const Target& target : targets) {
        BoundTarget one{&target, {}};
        for (const ColumnRule& rule : target.parts) {
            std::vector<std::size_t>& columns = one.columns.emplace_back();
            for (const std::string& name : rule.names) {
                const auto at = std::find(m_columns.begin(), m_columns.end(), name);
                columns.push_back(static_cast<std::size_t>(at - m_columns.begin()));
                if (at == m_columns.end()) {
                    m_columns.push_back(name);
                }
            }
        }
        bound.push_back(std::move(one));
    }
    return bound;
}

std::size_t MappedColumns::column_of_field(std::string_view field) const {
    const auto at = std::find_if(m_fields.begin(), m_fields.end(), [&](const BoundTarget& bound) {
        return bound.target->name == field && !bound.columns.empty();
    });
    return at == m_fields.end() ? m_columns.size() : at->columns.front().front();
}

std::vector<std::string> MappedColumns::missing_columns(const IsHere& is_here) const {
    std::vector<std::string> missing;
    for (const auto* targets : {&m_fields, &m_answers}) {
        for (const BoundTarget& bound : *targets) {
            for (std::size_t i = 0; i < bound.columns.size(); ++i) {
                const std::string names =
                    fmt::format("`{}`", fmt::join(bound.target->parts[i].names, "` or `"));
                if (std::none_of(bound.columns[i].begin(), bound.columns[i].end(), is_here) &&
                    std::find(missing.begin(), missing.end(), names) == missing.end()) {
                    missing.push_back(names);
                }
            }
        }
    }
    return missing;
}

std::vector<MappedColumns::Doubled> MappedColumns::doubled_columns(const IsHere& is_here) const {
    std::vector<Doubled> doubled;
    for (const auto* targets : {&m_fields, &m_answers}) {
        for (const BoundTarget& bound : *targets) {
            for (const auto& columns : bound.columns) {
                const auto first = std::find_if(columns.begin(), columns.end(), is_here);
                for (auto at = first; at != columns.end(); ++at) {
                    const bool is_told = std::any_of(doubled.begin(), doubled.end(),
                                                     [&](const Doubled& one) { return one.second == *at; });
                    if (at != first && is_here(*at) && !is_told) {
                        doubled.push_back({*first, *at});
                    }
                }
            }
        }
    }
    return doubled;
}

/// The words that the parts of a target say; faults are reported.
std::vector<std::string> MappedColumns::words_of(const BoundTarget& bound, const Cell& cell,
                                                 const Place& place, diag::Diagnostics& diagnostics) const {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < bound.columns.size(); ++i) {
        const ColumnRule& rule = bound.target->parts[i];
        // under the names that an input does not have, its cells are blank
        const auto& columns = bound.columns[i];
        const auto is_filled = [&](std::size_t column) { return !base::trim(cell(column)).empty(); };
        const auto filled = std::find_if(columns.begin(), columns.end(), is_filled);
        const std::size_t column = filled == columns.end() ? columns.front() : *filled;
        if (filled != columns.end()) {
            const auto second = std::find_if(filled + 1, columns.end(), is_filled);
            if (second != columns.end()) {  // only in JSON: CSV is refused at its column names
                diagnostics.add(Code::duplicate_column, place(*second),
                                fmt::format("`{}` and `{}` are two names of one column in the mapping `{}`",
                                            m_columns[column], m_columns[*second], m_mapping.id));
                continue;
            }
        }
        if (auto word = word_of(rule, cell(column))) {
            words.push_back(std::move(*word));
            continue;
        }
        diagnostics.add(Code::unmapped_value, place(column),
                        fmt::format("`{}` holds a value that the mapping `{}` does not name; it names {}",
                                    m_columns[column], m_mapping.id, named_values(rule)));
    }
    return words;
}

Answer MappedColumns::joined_answer(const BoundTarget& bound, const std::vector<std::string>& words) const {
    const checklist::Question& question = m_checks.checklist().questions[bound.target->question];
    std::vector<Answer> answers;
    answers.reserve(words.size());
    for (const std::string& word : words) {
        answers.push_back(checklist::parse_answer(question, word).value_or(Answer{}));
    }
    const auto count = [&](AnswerState state) {
        return std::count_if(answers.begin(), answers.end(),
                             [&](const Answer& answer) { return answer.state == state; });
    };
    if (bound.target->join == Join::any) {
        const auto negative = count(AnswerState::no) + count(AnswerState::not_applicable);
        if (count(AnswerState::yes) > 0) {
            return {AnswerState::yes, 0};
        }
        if (negative == static_cast<std::ptrdiff_t>(answers.size())) {
            return {AnswerState::no, 0};
        }
        return {count(AnswerState::unknown) + count(AnswerState::refused) > 0 ? AnswerState::unknown
                                                                              : AnswerState::not_asked,
                0};
    }
    const auto first = std::find_if(answers.begin(), answers.end(), [](const Answer& answer) {
        return answer.state != AnswerState::not_asked;
    });
    return first == answers.end() ? Answer{} : *first;
}

void MappedColumns::read(Record& record, std::size_t row_number, const Cell& cell, const Place& place,
                         diag::Diagnostics& diagnostics) const {
    for (const BoundTarget& bound : m_fields) {
        if (bound.target->is_row_number) {
            record.case_id = fmt::format("{}", row_number);
            continue;
        }
        const auto words = words_of(bound, cell, place, diagnostics);
        const auto first =
            std::find_if(words.begin(), words.end(), [](const std::string& word) { return !word.empty(); });
        if (first == words.end()) {
            continue;
        }
        if (const std::string wanted = set_field(record, field_rule(bound.target->name), *first);
            !wanted.empty()) {
            diagnostics.add(Code::bad_field, place(bound.columns.front().front()),
                            fmt::format("`{}` must be {}", bound.target->name, wanted));
        }
        m_checks.keep(record, bound.target->name, *first);
    }
    for (const BoundTarget& bound : m_answers) {
        record.answers.set(bound.target->question,
                           joined_answer(bound, words_of(bound, cell, place, diagnostics)));
    }
}

}  // namespace vidra::records

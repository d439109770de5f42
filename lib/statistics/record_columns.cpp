// SPDX-License-Identifier: Apache-2.0
#include "statistics/record_columns.hpp"

#include "base/nearest.hpp"
#include "records/checks.hpp"
#include "records/fields.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace vidra::statistics {
namespace {

constexpr std::array<std::string_view, 5> result_names = {"outcome", "at_most", "refer", "settled", "points"};
constexpr std::array<std::string_view, 5> count_names = {"yes", "strong", "medium", "weak", "points"};

std::int64_t count_of(const screening::SectionCounts& counts, std::string_view name) {
    return name == "yes"      ? static_cast<std::int64_t>(counts.yes)
           : name == "strong" ? static_cast<std::int64_t>(counts.strong)
           : name == "medium" ? static_cast<std::int64_t>(counts.medium)
           : name == "weak"   ? static_cast<std::int64_t>(counts.weak)
                              : counts.points;
}

std::string_view word(expression::Truth truth) {
    return truth == expression::Truth::yes ? "true" : truth == expression::Truth::no ? "false" : "open";
}

}  // namespace

RecordColumns::RecordColumns(const expression::Instrument& instrument,
                             const std::vector<std::string>& columns)
    : m_instrument(instrument), m_texts(columns.size()), m_views(columns.size()) {
    for (const std::string& name : columns) {
        Column column = bind(name);
        if (column.kind == Kind::none) {
            m_unknown.push_back({name, nearest(name)});
        }
        if (column.kind == Kind::field) {
            m_fields.push_back(name);
        }
        m_needs_explanation = m_needs_explanation || column.kind == Kind::criterion ||
                              column.kind == Kind::points || column.kind == Kind::section_count;
        m_columns.push_back(std::move(column));
    }
}

RecordColumns::Column RecordColumns::bind(const std::string& name) const {
    const checklist::Checklist& checklist = m_instrument.checklist;
    Column column;
    column.name = name;
    if (const auto question = checklist.question_index(name)) {
        column.kind = Kind::answer;
        column.index = *question;
        return column;
    }
    const auto* const result = std::find(result_names.begin(), result_names.end(), name);
    if (result != result_names.end()) {
        column.kind = static_cast<Kind>(static_cast<int>(Kind::outcome) + (result - result_names.begin()));
        return column;
    }
    for (std::size_t use = 0; use < m_instrument.program.criteria.size(); ++use) {
        const expression::CriterionUse& one = m_instrument.program.criteria[use];
        const std::string& id = checklist.criteria[one.criterion].id;
        if (name == (one.section ? fmt::format("{}({})", id, checklist.sections[*one.section].id) : id)) {
            column.kind = Kind::criterion;
            column.index = use;
            return column;
        }
    }
    if (bind_call(column)) {
        return column;
    }
    if (name == "age") {
        column.kind = Kind::age;
    } else if (records::is_field(name) || name == "referrals.to_kind" || name == "referrals.from_kind" ||
               name == "referrals.accepted") {
        column.kind = Kind::field;
    }
    return column;
}

/// A count of a section, as `strong(exploitation)`.
bool RecordColumns::bind_call(Column& column) const {
    const std::size_t open = column.name.find('(');
    if (open == std::string::npos || column.name.back() != ')') {
        return false;
    }
    column.count = column.name.substr(0, open);
    const auto section =
        m_instrument.checklist.section_index(column.name.substr(open + 1, column.name.size() - open - 2));
    const bool is_count =
        std::find(count_names.begin(), count_names.end(), column.count) != count_names.end();
    if (section && is_count) {
        column.kind = Kind::section_count;
        column.index = *section;
    }
    return column.kind != Kind::none;
}

std::string RecordColumns::nearest(const std::string& name) const {
    std::vector<std::string> names(result_names.begin(), result_names.end());
    for (const checklist::Question& question : m_instrument.checklist.questions) {
        names.push_back(question.id);
    }
    for (const checklist::Criterion& criterion : m_instrument.checklist.criteria) {
        names.push_back(criterion.id);
    }
    for (const std::string_view field : {"date", "station", "sex", "age", "citizenship", "situation", "form",
                                         "internal", "formal.status", "referrals.to_kind"}) {
        names.emplace_back(field);
    }
    return base::nearest(name, names).value_or("");
}

std::span<const std::string_view> RecordColumns::read(const records::Record& record,
                                                      const screening::Result& result,
                                                      const screening::Explanation* explanation) {
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        m_texts[i] = text(m_columns[i], record, result, explanation);
        m_views[i] = m_texts[i];
    }
    return m_views;
}

std::string RecordColumns::text(const Column& column, const records::Record& record,
                                const screening::Result& result,
                                const screening::Explanation* explanation) const {
    const checklist::Checklist& checklist = m_instrument.checklist;
    switch (column.kind) {
        case Kind::none:
            break;
        case Kind::field: {
            if (column.name == "case") {
                return record.case_id;
            }
            std::string joined;
            for (const records::KeptField& field : record.kept) {
                if (field.path == column.name || records::without_places(field.path) == column.name) {
                    joined += (joined.empty() ? "" : ";") + field.text;
                }
            }
            return joined;
        }
        case Kind::age:
            return record.age ? fmt::format("{}", *record.age) : std::string();
        case Kind::answer: {
            const checklist::Answer answer = record.answers[column.index];
            return answer.state == checklist::AnswerState::not_asked
                       ? "not_asked"
                       : checklist::answer_word(checklist.questions[column.index], answer);
        }
        case Kind::outcome:
            return checklist.outcomes[result.outcome].id;
        case Kind::at_most:
            return checklist.outcomes[result.at_most].id;
        case Kind::refer:
            return result.refer == screening::Refer::yes  ? "yes"
                   : result.refer == screening::Refer::no ? "no"
                                                          : "open";
        case Kind::settled:
            return result.settled() ? "yes" : "no";
        case Kind::points:
            return fmt::format(
                "{}", std::accumulate(explanation->counts.begin(), explanation->counts.end(), std::int64_t{0},
                                      [](std::int64_t sum, const auto& one) { return sum + one.points; }));
        case Kind::criterion:
            return std::string(word(explanation->criteria[column.index]));
        case Kind::section_count: {
            const screening::SectionCounts& counts = explanation->counts[column.index];
            return counts.open > 0 ? std::string() : fmt::format("{}", count_of(counts, column.count));
        }
    }
    return {};
}

}  // namespace vidra::statistics

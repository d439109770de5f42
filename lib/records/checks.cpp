// SPDX-License-Identifier: Apache-2.0
#include "records/checks.hpp"

#include "base/ascii.hpp"
#include "base/nearest.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

namespace vidra::records {

std::string without_places(std::string_view path) {
    std::string result;
    for (const std::string_view part : base::split(path, '.')) {
        if (part.find_first_not_of("0123456789") != std::string_view::npos) {
            result += result.empty() ? "" : ".";
            result += part;
        }
    }
    return result;
}

RecordChecks::RecordChecks(const checklist::Checklist& checklist, ReadOptions options)
    : m_checklist(checklist), m_options(std::move(options)) {
    for (std::size_t q = 0; q < checklist.questions.size(); ++q) {
        m_questions.emplace(checklist.questions[q].id, q);
        if (!checklist.questions[q].from_age.empty()) {
            m_age_questions.push_back(q);
        }
    }
}

std::optional<std::size_t> RecordChecks::question(std::string_view id) const {
    const auto at = m_questions.find(id);
    return at == m_questions.end() ? std::nullopt : std::optional(at->second);
}

std::string RecordChecks::near_question(std::string_view name) const {
    constexpr std::size_t few_letters = 2;
    const std::string lower = base::ascii_lower(name);
    for (const checklist::Question& question : m_checklist.questions) {
        const std::size_t longer = std::max(lower.size(), question.id.size());
        const std::size_t shorter = std::min(lower.size(), question.id.size());
        // two letters off is no slip of the pen where there are only three
        if (shorter > 2 * few_letters && longer - shorter <= few_letters &&
            base::edit_distance(lower, question.id) <= few_letters) {
            return question.id;
        }
        if (lower == question.id) {
            return question.id;
        }
    }
    return {};
}

bool RecordChecks::is_kept(std::string_view path) const {
    return std::any_of(m_options.keep_named.begin(), m_options.keep_named.end(),
                       [&](const std::string& name) { return name == path || name == without_places(path); });
}

void RecordChecks::keep(Record& record, std::string_view path, std::string_view text) const {
    const std::string_view trimmed = base::trim(text);
    if (!trimmed.empty() && (m_options.keep_fields || is_kept(path))) {
        record.kept.push_back({std::string(path), std::string(trimmed)});
    }
}

std::string RecordChecks::not_read(const std::string& name) const {
    return fmt::format("`{}` is neither a question of `{}` nor a field of a record, and is not read", name,
                       m_checklist.id);
}

const std::vector<std::string>& RecordChecks::others(bool for_children) const {
    Others& others = m_others[for_children ? 1 : 0];
    std::call_once(others.asked, [&] {
        if (m_options.others) {
            others.ids = m_options.others(for_children);
        }
    });
    return others.ids;
}

std::string RecordChecks::age_fault(const Record& record) const {
    if (!record.age || m_options.any_age) {
        return {};
    }
    const bool is_child = *record.age < adult_age_years;
    const bool for_other_age = (m_checklist.applies_to == checklist::AppliesTo::adult && is_child) ||
                               (m_checklist.applies_to == checklist::AppliesTo::child && !is_child);
    if (for_other_age) {
        const auto& ids = others(is_child);
        const std::string named = ids.empty()
                                      ? fmt::format("a checklist for {}", is_child ? "children" : "adults")
                                      : fmt::format("`{}`", fmt::join(ids, "` or `"));
        return fmt::format("the recorded age is that of {}, and `{}` is for {}; use {}",
                           is_child ? "a child" : "an adult", m_checklist.id,
                           is_child ? "adults" : "children", named);
    }
    for (const std::size_t q : m_age_questions) {
        const checklist::Answer answer = record.answers[q];
        if (answer.state != checklist::AnswerState::given) {
            continue;
        }
        for (const checklist::AgeRange& range : m_checklist.questions[q].from_age) {
            if (static_cast<std::size_t>(answer.value) == range.option &&
                (*record.age < range.least || *record.age > range.most)) {
                return fmt::format("the recorded age contradicts the answer to `{}`",
                                   m_checklist.questions[q].id);
            }
        }
    }
    return {};
}

void RecordChecks::check(const Record& record, const FieldPlace& place, bool& version_was_said,
                         diag::Diagnostics& diagnostics) const {
    bool good = true;
    if (record.case_id.empty()) {
        diagnostics.add(diag::Code::record_without_case, place("case"), "the record has no `case`",
                        "every record needs a name of its own, for example BG-2026-0143");
        good = false;
    }
    if (!m_options.pass_answers && !record.checklist.empty() && record.checklist != m_checklist.id) {
        diagnostics.add(
            diag::Code::other_checklist, place("checklist"),
            fmt::format("the record was answered on another checklist than `{}`", m_checklist.id));
        good = false;
    }
    if (const std::string fault = age_fault(record); !fault.empty()) {
        diagnostics.add(diag::Code::age_contradiction, place("age"), fault,
                        "--any-age evaluates it all the same");
        good = false;
    }
    if (!good || m_options.pass_answers) {
        return;
    }
    const bool other_version = !record.version.empty() && record.version != m_checklist.version;
    const bool other_hash = !record.hash.empty() && record.hash != m_checklist.hash;
    if ((other_version || other_hash) && !version_was_said) {
        version_was_said = true;
        diagnostics.add(
            diag::Code::other_version, place(other_version ? "version" : "hash"),
            fmt::format("the record was answered on another {} of `{}` than {}; said once",
                        other_version ? "version" : "edition", m_checklist.id, m_checklist.version));
    }
}

}  // namespace vidra::records

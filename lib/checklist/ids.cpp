// SPDX-License-Identifier: Apache-2.0
#include "checklist/ids.hpp"

#include "base/ascii.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vidra::checklist {
namespace {

using Words = std::vector<std::string>;

bool contains(const Words& words, const std::string& word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Why `id` is reserved for this use, or empty.
std::string_view reserved_for(const std::string& id, IdUse use) {
    static const Words language = {"and", "or",     "not",    "implies", "has",    "yes",
                                   "no",  "strong", "medium", "weak",    "points", "outcome"};
    static const Words answers = {"unknown", "refused", "not_applicable"};
    if (contains(language, id)) {
        return "a word of the rule language";
    }
    const bool is_option = use == IdUse::option || use == IdUse::option_of_many;
    if (is_option && contains(answers, id)) {
        return "an answer word";
    }
    if (use == IdUse::option_of_many && id == "none") {
        return "the word for no option at all";
    }
    if (use == IdUse::question && contains(record_fields(), id)) {
        return "a field of a record";
    }
    return {};
}

}  // namespace

const Words& record_fields() {
    static const Words fields = {
        "case",         "date",        "station",  "sex",        "age",
        "citizenship",  "checklist",   "version",  "hash",       "answers",
        "basis",        "assessment",  "consent",  "before",     "retain_until",
        "identity",     "situation",   "form",     "internal",   "age_at_exploitation",
        "referrals",    "formal",      "services", "reflection", "residence",
        "compensation", "returned_to", "closed",   "notes",      "interview"};
    return fields;
}

void Namespace::add(const std::string& id, diag::Range range, std::string_view what, IdUse use) {
    if (!base::is_id(id)) {
        const std::string lower = base::ascii_lower(id);
        m_diagnostics.add(diag::Code::bad_id, range, fmt::format("`{}` is not an id", id),
                          base::is_id(lower) ? fmt::format("write `{}`", lower)
                                             : std::string("an id is a lower-case letter, then at most 63 "
                                                           "lower-case letters, digits or `_`"));
    }
    if (const std::string_view why = reserved_for(id, use); !why.empty()) {
        m_diagnostics.add(diag::Code::reserved_id, range,
                          fmt::format("the {} cannot be called `{}`, which is {}", what, id, why));
    }
    const auto [first, is_new] = m_by_id.try_emplace(id, First{range, std::string(what)});
    if (!is_new) {
        auto& finding =
            m_diagnostics.add(diag::Code::duplicate_id, range,
                              fmt::format("`{}` is the id of a {} already", id, first->second.what));
        finding.notes.push_back({"first used here", m_diagnostics.here(first->second.range)});
        return;
    }
    const auto [like, is_first_of_its_letters] = m_by_lower.try_emplace(base::ascii_lower(id), id);
    if (!is_first_of_its_letters) {
        auto& finding =
            m_diagnostics.add(diag::Code::confusable_id, range,
                              fmt::format("`{}` differs from `{}` in capitals alone", id, like->second));
        finding.notes.push_back({"the other one", m_diagnostics.here(m_by_id.at(like->second).range)});
    }
}

}  // namespace vidra::checklist

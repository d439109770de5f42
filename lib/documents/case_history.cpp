// SPDX-License-Identifier: Apache-2.0
#include "documents/case_history.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <span>

namespace vidra::documents {
namespace {

constexpr std::array<std::string_view, 5> words = {"", "given", "refused", "withdrawn", "unable"};

std::uint8_t place_of(std::string_view consent) {
    const auto* const at = std::find(words.begin(), words.end(), consent);
    return at == words.end() ? std::uint8_t{0} : static_cast<std::uint8_t>(at - words.begin());
}

std::uint64_t hash_of(const records::Record& record) {
    return std::hash<std::string_view>{}(record.case_id);
}

}  // namespace

CaseHistory::CaseHistory(Recipient recipient)
    : m_consent_path(std::string(records::referral_consent) + std::string(word(recipient))) {}

void CaseHistory::note(const records::Record& record, std::size_t number) {
    if (!record.case_id.empty()) {
        m_entries.push_back({hash_of(record), number, base::parse_date(record.kept_text("date")),
                             place_of(record.kept_text(m_consent_path))});
    }
}

void CaseHistory::close() {
    // stable: in one case the records stay in their order
    std::stable_sort(m_entries.begin(), m_entries.end(),
                     [](const Entry& a, const Entry& b) { return a.hash < b.hash; });
    for (std::size_t begin = 0, end = 0; begin < m_entries.size(); begin = end) {
        for (end = begin + 1; end < m_entries.size() && m_entries[end].hash == m_entries[begin].hash;) {
            ++end;
        }
        const std::span<Entry> records(&m_entries[begin], end - begin);
        if (records.size() == 1) {
            continue;
        }
        if (std::all_of(records.begin(), records.end(),
                        [](const Entry& one) { return one.date.has_value(); })) {
            std::stable_sort(records.begin(), records.end(),
                             [](const Entry& a, const Entry& b) { return a.date < b.date; });
        }
        Case repeated{records.front().hash, records.back().number, 0};
        for (const Entry& one : records.first(records.size() - 1)) {
            repeated.earlier_consent = one.consent == 0 ? repeated.earlier_consent : one.consent;
        }
        m_cases.push_back(repeated);
    }
    m_entries = {};
}

bool CaseHistory::is_superseded(const records::Record& record, std::size_t number) const {
    const Case* repeated = find(record);
    return repeated != nullptr && repeated->last_number != number;
}

std::string_view CaseHistory::earlier_consent(const records::Record& record) const {
    const Case* repeated = find(record);
    return repeated == nullptr ? std::string_view() : words[repeated->earlier_consent];
}

const CaseHistory::Case* CaseHistory::find(const records::Record& record) const {
    if (record.case_id.empty()) {
        return nullptr;
    }
    const std::uint64_t hash = hash_of(record);
    const auto at = std::lower_bound(m_cases.begin(), m_cases.end(), hash,
                                     [](const Case& one, std::uint64_t other) { return one.hash < other; });
    return at != m_cases.end() && at->hash == hash ? &*at : nullptr;
}

}  // namespace vidra::documents

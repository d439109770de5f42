// SPDX-License-Identifier: Apache-2.0
#include "documents/case_history.hpp"

#include "documents/referral_case.hpp"
#include "records/case_set.hpp"

#include <algorithm>
#include <span>

namespace vidra::documents {
namespace {

constexpr std::array<std::string_view, 6> words = {"", "given", "refused", "withdrawn", "unable", ""};

/// Where one record follows another.
void follow(EarlierRecords& earlier, const EarlierRecords& later) {
    for (std::size_t i = 0; i < recipient_count; ++i) {
        earlier.referral[i] = followed_by(earlier.referral[i], later.referral[i]);
    }
    earlier.data_use = followed_by(earlier.data_use, later.data_use);
    earlier.may_be_child = earlier.may_be_child || later.may_be_child;
    earlier.has_checklist = earlier.has_checklist || later.has_checklist;
    earlier.fields |= later.fields;
}

}  // namespace

std::string_view word(Consent consent) {
    return words[static_cast<std::size_t>(consent)];
}

Consent consent_of_word(std::string_view text) {
    const auto* const at = std::find(words.begin(), words.end() - 1, text);
    return static_cast<Consent>(at - words.begin());  // the last is unreadable
}

Consent followed_by(Consent earlier, Consent later) {
    const bool stands = is_refusal(earlier) || earlier == Consent::unreadable;
    return later == Consent::none || (later == Consent::unable && stands) ? earlier : later;
}

EarlierRecords CaseHistory::said_by(const records::Record& record, bool is_whole) const {
    EarlierRecords says;
    for (const records::KeptField& field : record.kept) {
        if (field.path == "consent.data_use") {
            says.data_use = consent_of_word(field.text);
        } else if (field.path.starts_with(records::referral_consent)) {
            const std::string_view kind =
                std::string_view(field.path).substr(records::referral_consent.size());
            if (const auto recipient = recipient_of(kind)) {
                says.referral[static_cast<std::size_t>(*recipient)] = consent_of_word(field.text);
            } else {
                // misspelt, it may be of any kind; the record has been rejected
                is_whole = is_whole && kind.starts_with("x_");
            }
        } else if (field.path == "consent" || field.path == "consent.referral") {
            is_whole = false;
        }
    }
    for (Consent& consent : says.referral) {
        consent = is_whole || is_refusal(consent) ? consent : Consent::unreadable;
    }
    says.may_be_child = says_child(record, m_today);
    says.has_checklist = !record.checklist.empty();
    for (std::size_t i = 0; i < carried_fields.size(); ++i) {
        const unsigned has = record.kept_text(carried_fields[i]).empty() ? 0U : 1U;
        says.fields = static_cast<std::uint16_t>(says.fields | has << i);
    }
    return says;
}

void CaseHistory::note(const records::Record& record, std::size_t number, bool is_whole) {
    if (record.case_id.empty()) {
        m_without_case += is_whole ? 0U : 1U;
        return;
    }
    const auto date = base::parse_date(record.kept_text("date"));
    m_entries.push_back({records::CaseSet::hash(record.case_id), number,
                         date && *date <= m_today ? static_cast<std::int32_t>(*date) : no_date,
                         said_by(record, is_whole)});
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
                        [](const Entry& one) { return one.date != no_date; })) {
            std::stable_sort(records.begin(), records.end(),
                             [](const Entry& a, const Entry& b) { return a.date < b.date; });
        }
        Entry repeated{records.front().hash, records.back().number, no_date, {}};
        for (const Entry& one : records.first(records.size() - 1)) {
            follow(repeated.says, one.says);
        }
        m_cases.push_back(repeated);
    }
    std::vector<Entry>().swap(m_entries);
}

bool CaseHistory::is_superseded(const records::Record& record, std::size_t number) const {
    const Entry* repeated = find(record);
    return repeated != nullptr && repeated->number != number;
}

EarlierRecords CaseHistory::earlier(const records::Record& record) const {
    const Entry* repeated = find(record);
    return repeated == nullptr ? EarlierRecords() : repeated->says;
}

const CaseHistory::Entry* CaseHistory::find(const records::Record& record) const {
    if (record.case_id.empty()) {
        return nullptr;
    }
    const std::uint64_t hash = records::CaseSet::hash(record.case_id);
    const auto at = std::lower_bound(m_cases.begin(), m_cases.end(), hash,
                                     [](const Entry& one, std::uint64_t other) { return one.hash < other; });
    return at != m_cases.end() && at->hash == hash ? &*at : nullptr;
}

}  // namespace vidra::documents

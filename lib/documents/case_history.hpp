// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/date.hpp"
#include "documents/grounds.hpp"
#include "records/record.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

namespace vidra::documents {

enum class Consent : std::uint8_t {
    none,  ///< nothing is said of it
    given,
    refused,
    withdrawn,
    unable,      ///< it could be neither given nor refused
    unreadable,  ///< something is said that is no answer, or the record has a fault
};

/// The word of records; empty for none and unreadable.
[[nodiscard]] std::string_view word(Consent consent);
/// None for an empty text, unreadable for one that is no word of records.
[[nodiscard]] Consent consent_of_word(std::string_view text);
[[nodiscard]] inline bool is_refusal(Consent consent) {
    return consent == Consent::refused || consent == Consent::withdrawn;
}

/// What holds after `earlier` when a later record says `later`. A refusal stands until a later record takes
/// it back; one that says nothing does not, nor one in which the person could not decide.
[[nodiscard]] Consent followed_by(Consent earlier, Consent later);

/// What records of a case say that a letter goes by, of those that do not count any more.
struct EarlierRecords {
    std::array<Consent, recipient_count> referral = {};
    Consent data_use = Consent::none;
    /// One has a sign of a child: by an age, a date of birth or a group that was told.
    bool may_be_child = false;
    bool has_checklist = false;
    std::uint16_t fields = 0;  ///< which of `carried_fields` one has, by bit
};

/// What a letter may need of a record, and would lack where a later one does not repeat it.
inline constexpr std::array<std::string_view, 9> carried_fields = {
    "identity.name",         "identity.birth_date",  "identity.call_name",
    "identity.contact",      "identity.whereabouts", "identity.keep_from",
    "interview.bed_tonight", "interview.spoken",     "interview.interpreter"};

/// Of a case that has several records (a second talk, a correction), which of them a letter is made of, and
/// what the others say. It takes some bytes a record, and holds no name and no case code: cases are told
/// apart by hashes of 64 bits, of which two in a million cases are the same once in some forty million runs.
class CaseHistory {
  public:
    /// A talk that is dated behind `today` has no date that could be right.
    explicit CaseHistory(base::Days today) : m_today(today) {}

    /// Notes a record; `number` is its place among all that are read, and each is greater than the one
    /// before. A record without a case code is a case of its own. Of one that is not `whole`, having a fault,
    /// consent is not known but where it is refused.
    void note(const records::Record& record, std::size_t number, bool is_whole);
    /// After the last record, and before anything is asked.
    void close();

    /// Whether a later record of the case takes the place of this one. Later is by the dates of the talks
    /// where all records of the case have one, otherwise by their order.
    [[nodiscard]] bool is_superseded(const records::Record& record, std::size_t number) const;
    /// What the case's records but the one that counts say.
    [[nodiscard]] EarlierRecords earlier(const records::Record& record) const;
    /// Records that have a fault and of which not even the case is known.
    [[nodiscard]] std::size_t without_case() const { return m_without_case; }

  private:
    static constexpr std::int32_t no_date = std::numeric_limits<std::int32_t>::min();
    struct Entry {
        std::uint64_t hash = 0;
        std::size_t number = 0;
        std::int32_t date = no_date;
        EarlierRecords says;
    };
    [[nodiscard]] EarlierRecords said_by(const records::Record& record, bool is_whole) const;
    [[nodiscard]] const Entry* find(const records::Record& record) const;

    base::Days m_today;
    std::vector<Entry> m_entries;
    std::vector<Entry> m_cases;  ///< with several records, by hash: the number of the one that counts
    std::size_t m_without_case = 0;
};

}  // namespace vidra::documents

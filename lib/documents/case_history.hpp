// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/date.hpp"
#include "documents/grounds.hpp"
#include "records/record.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vidra::documents {

/// Of a case that has several records (a second talk, a correction), which of them a letter is made of, and
/// what the earlier ones say of consent: a refusal stands until a later record says otherwise. It takes some
/// bytes a record, and holds no name and no case code.
class CaseHistory {
  public:
    /// Consent is that for a letter to `recipient`.
    explicit CaseHistory(Recipient recipient);

    /// Notes a record; `number` is its place among all that are read, and each is greater than the one
    /// before. A record without a case code is a case of its own.
    void note(const records::Record& record, std::size_t number);
    /// After the last record, and before anything is asked.
    void close();

    /// Whether a later record of the case takes the place of this one. Later is by the dates of the talks
    /// where all records of the case have one, otherwise by their order.
    [[nodiscard]] bool is_superseded(const records::Record& record, std::size_t number) const;
    /// What the case's last record but this one that says anything of consent says: `refused`, for instance.
    /// Empty where none does.
    [[nodiscard]] std::string_view earlier_consent(const records::Record& record) const;

  private:
    struct Entry {
        std::uint64_t hash = 0;
        std::size_t number = 0;
        std::optional<base::Days> date;
        std::uint8_t consent = 0;  ///< a place in the list of words
    };
    struct Case {
        std::uint64_t hash = 0;
        std::size_t last_number = 0;
        std::uint8_t earlier_consent = 0;
    };
    [[nodiscard]] const Case* find(const records::Record& record) const;

    std::string m_consent_path;
    std::vector<Entry> m_entries;
    std::vector<Case> m_cases;  ///< with several records, by hash
};

}  // namespace vidra::documents

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checklist/model.hpp"
#include "diag/diagnostics.hpp"
#include "records/record.hpp"

#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace vidra::records {

/// Where a field of the current row stands; the row's start for one that it does not hold.
using FieldPlace = std::function<diag::Range(std::string_view field)>;

struct ReadOptions {
    char delimiter = 0;  ///< of CSV; 0: found from the header
    std::size_t max_record_bytes = 1U << 20U;
    bool any_age = false;  ///< evaluate also a person whom the checklist is not for
    /// Ids of other checklists for children (true) or adults (false), asked for where an age does not fit.
    std::function<std::vector<std::string>(bool for_children)> others;
};

/// What is held against every record whatever its format, over all files of a run: that it has a case, is
/// for this checklist, and is of a person whom the checklist is for.
class RecordChecks {
  public:
    RecordChecks(const checklist::Checklist& checklist, ReadOptions options);

    /// `place` finds a field in the row. False when the record has a fault.
    bool check(const Record& record, const FieldPlace& place, diag::Diagnostics& diagnostics);

    [[nodiscard]] const checklist::Checklist& checklist() const { return m_checklist; }
    [[nodiscard]] const ReadOptions& options() const { return m_options; }

    [[nodiscard]] std::optional<std::size_t> question(std::string_view id) const;
    /// Rows are numbered over all files of a run.
    void count_row() { ++m_row; }
    [[nodiscard]] std::size_t row_number() const { return m_row; }
    /// True once for each name; so that what is said of a column is said once.
    bool is_first_mention(const std::string& name) { return m_mentioned.insert(name).second; }
    /// False once so many names have been mentioned that more would help nobody.
    [[nodiscard]] bool may_mention() const { return m_mentioned.size() < most_mentions; }
    /// The question that `name` is within two letters of, capitals apart, or empty.
    [[nodiscard]] std::string near_question(std::string_view name) const;

  private:
    [[nodiscard]] std::string age_fault(const Record& record) const;

    const checklist::Checklist& m_checklist;
    ReadOptions m_options;
    std::unordered_map<std::string_view, std::size_t> m_questions;  ///< keys are owned by m_checklist
    std::unordered_set<std::string> m_mentioned;
    /// Hashes, not names: a record's name is not kept, and memory stays small. Two names of one hash would
    /// bring a needless warning.
    std::unordered_set<std::size_t> m_cases;
    std::size_t m_row = 0;
    static constexpr std::size_t most_mentions = 1000;
    /// What `others` of the options said, for adults and for children: it may be slow.
    mutable std::array<std::optional<std::vector<std::string>>, 2> m_others;
};

}  // namespace vidra::records

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checklist/model.hpp"
#include "diag/diagnostics.hpp"
#include "records/encoding.hpp"
#include "records/record.hpp"

#include <array>
#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace vidra::records {

/// Below it a person is a child: Palermo Protocol (UN 2000), Article 3 (d).
inline constexpr std::int64_t adult_age_years = 18;

/// A path without the places in lists: `referrals.0.date` is `referrals.date`.
[[nodiscard]] std::string without_places(std::string_view path);

/// Where a field of the current row stands; the row's start for one that it does not hold.
using FieldPlace = std::function<diag::Range(std::string_view field)>;

struct ReadOptions {
    char delimiter = 0;                ///< of CSV; 0: found from the header
    std::optional<Encoding> encoding;  ///< of an input without a byte-order mark; nothing: UTF-8
    std::size_t skip_lines = 0;        ///< lines before the records, or before the column names
    std::size_t max_record_bytes = 1U << 20U;
    bool any_age = false;      ///< evaluate also a person whom the checklist is not for
    bool keep_fields = false;  ///< in Record::kept: every field, identity too; for letters alone
    /// The fields that are in Record::kept where not every one is; `referrals.to_kind` is of each element.
    std::vector<std::string> keep_named;
    bool pass_answers = false;  ///< answers are of whatever checklist, and are not looked at
    /// Ids of other checklists for children (true) or adults (false), asked for where an age does not fit.
    std::function<std::vector<std::string>(bool for_children)> others;
};

/// What is held against every record by itself, whatever its format: that it has a case, is for this
/// checklist, and is of a person whom the checklist is for. May be used by several threads at once.
class RecordChecks {
  public:
    RecordChecks(const checklist::Checklist& checklist, ReadOptions options);

    /// Reports what is wrong; `place` finds a field in the row. That a record was answered on another version
    /// is said unless `version_was_said`, which then is.
    void check(const Record& record, const FieldPlace& place, bool& version_was_said,
               diag::Diagnostics& diagnostics) const;

    [[nodiscard]] const checklist::Checklist& checklist() const { return m_checklist; }
    [[nodiscard]] const ReadOptions& options() const { return m_options; }

    [[nodiscard]] std::optional<std::size_t> question(std::string_view id) const;
    /// The question that `name` is within two letters of, capitals apart, or empty.
    [[nodiscard]] std::string near_question(std::string_view name) const;

    /// Whether fields are kept beside what evaluation uses.
    [[nodiscard]] bool keeps_fields() const { return m_options.keep_fields || !m_options.keep_named.empty(); }
    /// Keeps a field where that was asked for.
    void keep(Record& record, std::string_view path, std::string_view text) const;

    /// What is said of a column or key that is neither a question nor a field; the same in every format, so
    /// that it is said once.
    [[nodiscard]] std::string not_read(const std::string& name) const;

  private:
    [[nodiscard]] bool is_kept(std::string_view path) const;
    [[nodiscard]] std::string age_fault(const Record& record) const;
    [[nodiscard]] const std::vector<std::string>& others(bool for_children) const;

    const checklist::Checklist& m_checklist;
    ReadOptions m_options;
    std::unordered_map<std::string_view, std::size_t> m_questions;  ///< keys are owned by m_checklist
    std::vector<std::size_t> m_age_questions;                       ///< those that an age answers
    /// What `others` of the options said, for adults and for children: it may be slow.
    struct Others {
        std::once_flag asked;
        std::vector<std::string> ids;
    };
    mutable std::array<Others, 2> m_others;
};

}  // namespace vidra::records

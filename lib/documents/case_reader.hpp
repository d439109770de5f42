// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/date.hpp"
#include "diag/diagnostics.hpp"
#include "documents/case_history.hpp"
#include "documents/referral_case.hpp"
#include "records/checks.hpp"
#include "records/mapping.hpp"
#include "records/source.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <string>

namespace vidra::documents {

/// Reads records for letters, each with the result of its own checklist, or of one that is named.
class CaseReader {
  public:
    /// The instrument of an id; null where it is not found or does not check, which has been told.
    using Find = std::function<const expression::Instrument*(const std::string& id)>;

    /// An age that is not recorded is worked out of `identity.birth_date`, on the day of the talk, or
    /// `today`. `options` apply to every record; `named` may be null, and then each record names its own, or
    /// none. All must outlive the reader.
    CaseReader(records::ReadOptions options, const expression::Instrument* named, base::Days today,
               Find find);
    ~CaseReader();
    CaseReader(const CaseReader&) = delete;
    CaseReader& operator=(const CaseReader&) = delete;
    CaseReader(CaseReader&&) = delete;
    CaseReader& operator=(CaseReader&&) = delete;

    struct Sinks {
        /// A record that is read. `row` is where it stands.
        std::function<void(const ReferralCase&, diag::Location row)> take;
        /// Findings of one row, before it is taken; where it is rejected it is not.
        std::function<void(const diag::Diagnostics&)> findings;
        /// A record in whose place a later one of its case is taken; may be null.
        std::function<void(const ReferralCase&, diag::Location row)> superseded = nullptr;
    };
    struct Count {
        std::size_t read = 0;
        std::size_t rejected = 0;
        std::size_t superseded = 0;
    };
    /// Before anything is read: all inputs, in the same order, so that of a case with several records the
    /// last is taken, with what the others say of consent. Faults are not reported: they will be when the
    /// records are read.
    void survey(records::Source& source, const records::Mapping* mapping, CaseHistory& history);
    /// What the survey brought; must outlive the reader.
    void set_history(const CaseHistory& history) { m_history = &history; }
    /// Reads all of one input. With `mapping`, which may be null, a checklist must be named.
    void read(records::Source& source, const records::Mapping* mapping, const Sinks& sinks);
    [[nodiscard]] Count count() const { return m_count; }

  private:
    struct Applied;
    class Input;
    /// Null where it cannot be used, which is reported at `place`.
    Applied* applied(const std::string& id, diag::Range place, diag::Diagnostics& diagnostics);

    records::ReadOptions m_options;
    base::Days m_today;
    Find m_find;
    std::map<std::string, std::unique_ptr<Applied>> m_applied;  ///< by id
    std::unique_ptr<Applied> m_named;
    checklist::Checklist m_none;  ///< for records whose answers are not looked at
    std::unique_ptr<records::RecordChecks> m_bare;
    const CaseHistory* m_history = nullptr;
    Count m_count;
    std::size_t m_surveyed = 0;  ///< records
};

}  // namespace vidra::documents

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/date.hpp"

#include <string>

namespace vidra::cmd {

/// The day and the time for a command that writes them down. With `SOURCE_DATE_EPOCH` (seconds since 1970, as
/// in the specification of reproducible-builds.org) it stands still at that second of UTC.
class Clock {
  public:
    /// `date` as YYYY-MM-DD is the day instead, unless it is empty. Throws UsageError for what is no date.
    explicit Clock(const std::string& date);

    [[nodiscard]] base::Days today() const { return m_today; }
    /// The local time, to the second, with its distance from UTC: 2026-11-25T23:10:00+01:00.
    [[nodiscard]] static std::string now();

  private:
    base::Days m_today = 0;
};

}  // namespace vidra::cmd

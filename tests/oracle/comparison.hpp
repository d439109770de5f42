// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "expression/program.hpp"
#include "oracle.hpp"
#include "records/record.hpp"
#include "screening/screener.hpp"

#include <string>

namespace vidra::oracle {

/// What the screener says of `record` and the oracle does not: one line for each disagreement, with what the
/// oracle expects and what the screener gave; empty where they agree in everything. `findings` is the
/// oracle's opinion. A screener is passed so that what it keeps between records is tried too.
[[nodiscard]] std::string disagreements(const expression::Instrument& instrument,
                                        screening::Screener& screener, const records::Record& record,
                                        const Findings& findings);

/// The oracle's findings for a record.
[[nodiscard]] Findings enumerate(const checklist::Checklist& checklist, const records::Record& record);

}  // namespace vidra::oracle

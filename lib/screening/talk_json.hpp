// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diag/diagnostics.hpp"
#include "expression/program.hpp"
#include "screening/standing.hpp"
#include "screening/talk.hpp"

#include <optional>
#include <string>
#include <string_view>

/// A talk as text. A draft is the record in the making, one line of JSON in the form of vidra-record(5), with
/// where the officer is beside it under `x_draft`: what reads records reads drafts.
namespace vidra::screening {

/// A draft is read whole.
inline constexpr std::size_t max_draft_bytes = std::size_t{16} << 20U;

/// The record of a talk that is over, with its line feed. `standing` is that of the talk.
[[nodiscard]] std::string record_line(const expression::Instrument& instrument,
                                      const expression::Instrument* before, const Talk& talk,
                                      const Standing& standing);

/// The whole talk.
[[nodiscard]] std::string draft_text(const expression::Instrument& instrument,
                                     const expression::Instrument* before, const Talk& talk);

/// What one can know of a draft without its checklist.
struct DraftHead {
    std::string case_id;
    std::string started;  ///< as Talk::started
    std::string checklist;
    std::string version;
    std::string hash;
    bool has_before = false;  ///< a checklist was asked first; the two below are of it
    std::string before_checklist;
    std::string before_hash;
    std::size_t answers = 0;
};

/// Reports what is no draft, at its place.
[[nodiscard]] std::optional<DraftHead> read_draft_head(std::string_view text, diag::Diagnostics& diagnostics);

/// Reads a draft back, which must be of these very files. Every answer that the checklist does not allow,
/// every field that a record may not have is reported at its place, and nothing is given then. A place in the
/// interview that does not exist (the draft was changed by hand) is the first condition or question that was
/// not asked.
[[nodiscard]] std::optional<Talk> read_draft(std::string_view text, const expression::Instrument& instrument,
                                             const expression::Instrument* before,
                                             diag::Diagnostics& diagnostics);

}  // namespace vidra::screening

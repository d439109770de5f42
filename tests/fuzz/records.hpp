// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "expression/program.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace vidra::fuzz {

/// A small checklist with a question of each type.
[[nodiscard]] const expression::Instrument& small_instrument();

/// What a run over records does with them, as text.
struct Run {
    std::string results;
    std::vector<std::string> rejected;
    std::string findings;
    std::size_t read = 0;
    friend bool operator==(const Run&, const Run&) = default;
};

/// Evaluates `text`, which comes in pieces of `piece_bytes`. Requires what holds of every run: each row read
/// is a result or rejected, a rejected row has a finding above it, and findings have a place.
[[nodiscard]] Run run_records(const std::string& text, std::size_t piece_bytes, std::size_t jobs);

/// Requires that the records of `text` are the same whatever the pieces in which it comes and the number of
/// threads, and gives them.
[[nodiscard]] Run run_in_every_way(const std::string& text);

}  // namespace vidra::fuzz

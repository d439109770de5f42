// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diag/diagnostics.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace vidra::fuzz {

/// Stops the process where `holds` is false: what libFuzzer and a replay count as a failure.
void require(bool holds, const char* claim);

/// The input as a text.
[[nodiscard]] std::string text_of(const std::uint8_t* data, std::size_t size);

/// What holds of every finding in `text`: a place inside it, from line and column 1, for the finding and its
/// notes; a message that is one line of UTF-8; and it can be written in each form.
void check_findings(std::string_view text, const diag::Diagnostics& diagnostics);

/// The findings, a line each, with their notes and help.
[[nodiscard]] std::string told(const diag::Diagnostics& diagnostics);

}  // namespace vidra::fuzz

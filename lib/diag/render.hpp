// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diag/diagnostics.hpp"

#include <string>
#include <string_view>

/// Renderers: findings to text, one function a format. None of them prints.
namespace vidra::diag {

/// Whether the severity is coloured with terminal escapes.
enum class Color : bool { no, yes };

/// `FILE:LINE:COLUMN: error: MESSAGE [CODE]`, one line with its line feed. Notes and help do not
/// appear, but for a help that names the nearest right word.
[[nodiscard]] std::string render_line(const Diagnostic& diagnostic, Color color = Color::no);

/// The line, then the line of `source` with a marker under the place, then notes and help. `source` is
/// the text of the diagnostic's file; an empty one leaves the excerpt out.
[[nodiscard]] std::string render_full(const Diagnostic& diagnostic, std::string_view source,
                                      Color color = Color::no);

/// One compact JSON object and a line feed: vidra, file, line, column, end_line, end_column, severity,
/// code, name, message, help, notes.
[[nodiscard]] std::string render_json(const Diagnostic& diagnostic);

}  // namespace vidra::diag

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diag/codes.hpp"
#include "diag/location.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vidra::diag {

struct Note {
    std::string message;
    std::optional<Location> location;
};

/// One finding: a value that knows nothing of how it is shown.
/// `message` is one sentence without a full stop that says what is wrong; `help` says what would be right.
/// Neither ever holds a value out of a record.
struct Diagnostic {
    Code code;
    Severity severity;
    std::string message;
    Location location;
    std::vector<Note> notes;
    std::string help;
};

/// Collects the findings in one file at a time; the file's name is added to every range.
class Diagnostics {
  public:
    /// From now on findings are in `file`.
    void set_file(std::string file) { m_file = std::move(file); }
    [[nodiscard]] const std::string& file() const { return m_file; }

    /// From now on so many findings are kept; more are counted. For input that may be wrong a million times.
    void keep_at_most(std::size_t count) { m_most = count; }
    /// How many findings were counted and not kept.
    [[nodiscard]] std::size_t more() const { return m_more; }

    /// Adds a finding; the reference is valid until the next call. A message over 400 bytes, which quotes
    /// something long out of a file, loses its middle.
    Diagnostic& add(Code code, Range range, std::string message, std::string help = {});

    /// A note's place in the current file, for Diagnostic::notes.
    [[nodiscard]] Location here(Range range) const { return {m_file, range}; }

    [[nodiscard]] std::size_t error_count() const { return m_errors; }
    [[nodiscard]] const std::vector<Diagnostic>& all() const { return m_all; }

    /// Ordered by file (in order of first appearance), place and code; of equal findings one is left.
    void sort();

    void clear();

    /// Takes back every finding after the first `count`.
    void take_back_to(std::size_t count);

  private:
    void count_errors();

    std::string m_file;
    std::vector<Diagnostic> m_all;
    std::size_t m_errors = 0;
    std::size_t m_most = SIZE_MAX;
    std::size_t m_more = 0;
    Diagnostic m_not_kept = {};
};

}  // namespace vidra::diag

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diag/diagnostics.hpp"
#include "records/checks.hpp"
#include "records/record.hpp"

#include <simdjson.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vidra::records {

/// A line of JSON as text, which knows where its keys stand. Keys are found by their plain spelling; one
/// spelt with escapes counts as standing at the start.
class JsonLine {
  public:
    void set(std::string_view text, std::uint32_t line);
    [[nodiscard]] diag::Range start() const { return at(0); }
    [[nodiscard]] diag::Range at(std::size_t offset) const;
    /// The first time that the key stands in the line, after the key `inside` if that is given.
    [[nodiscard]] diag::Range first(std::string_view key, std::string_view inside = {}) const;
    /// The last time.
    [[nodiscard]] diag::Range last(std::string_view key) const;
    [[nodiscard]] std::uint32_t number() const { return m_line; }

  private:
    std::string_view m_text;  ///< owned by the reader
    std::uint32_t m_line = 0;
};

/// Reports every key of `object` that stands there twice.
void report_repeated_keys(const simdjson::dom::object& object, const JsonLine& line,
                          diag::Diagnostics& diagnostics);

/// A scalar as the text that a CSV cell would hold; nothing for lists and objects. Null is blank.
[[nodiscard]] std::optional<std::string> scalar_text(const simdjson::dom::element& value);

/// Reads the members of one record's object into a Record: answers, fields, and what is neither.
class JsonObjectReader {
  public:
    /// `answered_in`: by question, the line that answered it last; kept between records.
    JsonObjectReader(RecordChecks& checks, Record& record, std::vector<std::uint32_t>& answered_in,
                     const JsonLine& line, diag::Diagnostics& diagnostics);

    void read(const simdjson::dom::object& object);

  private:
    void unknown_key(std::string_view key);
    void read_answers(const simdjson::dom::element& value);
    void read_field(std::string_view name, const simdjson::dom::element& value);
    void read_nested(const std::string& path, const simdjson::dom::element& value);
    void bad_field(std::string_view path, diag::Range place, std::string_view wanted);

    RecordChecks& m_checks;
    Record& m_record;
    std::vector<std::uint32_t>& m_answered_in;
    const JsonLine& m_line;
    diag::Diagnostics& m_diagnostics;
};

}  // namespace vidra::records

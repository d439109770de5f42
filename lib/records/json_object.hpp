// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diag/diagnostics.hpp"
#include "records/checks.hpp"
#include "records/json_line.hpp"
#include "records/json_value.hpp"
#include "records/record.hpp"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace vidra::records {

/// Reports every key that stands twice in its object.
void report_repeated(Keys& keys, const JsonLine& line, diag::Diagnostics& diagnostics);

/// Reads the members of a record's object into a Record: answers, fields, and what is neither. Keeps from
/// record to record what makes the next one faster.
class JsonObjectReader {
  public:
    /// `is_first_mention` is asked before a key that is not read is named.
    JsonObjectReader(const RecordChecks& checks, std::function<bool(std::string)> is_first_mention);

    /// Throws simdjson::simdjson_error where the text is not JSON.
    void read(simdjson::ondemand::object& object, const JsonLine& line, Record& record,
              diag::Diagnostics& diagnostics);

  private:
    using Value = simdjson::ondemand::value;

    void unknown_key(std::string_view key);
    void read_answers(Value& value);
    /// The question whose answer stands at this place of the object, or nothing, which has been reported.
    std::optional<std::size_t> question_of(simdjson::ondemand::field& field, std::size_t position);
    bool read_answer(const checklist::Question& question, Value& value, checklist::Answer& answer);
    bool read_options(const checklist::Question& question, Value& value, checklist::Answer& answer);
    void read_field(std::string_view name, Value& value);
    void read_nested(const std::string& path, Value& value);
    void bad_field(std::string_view path, diag::Range place, std::string_view wanted);

    const RecordChecks& m_checks;
    std::function<bool(std::string)> m_is_first_mention;
    Keys m_keys;
    std::string m_memory;
    std::vector<std::uint32_t> m_answered_in;  ///< by question: the line that answered it last
    std::vector<std::size_t> m_expected;       ///< by place: the question that stood there last

    // of the record that is read
    const JsonLine* m_line = nullptr;
    Record* m_record = nullptr;
    diag::Diagnostics* m_diagnostics = nullptr;
};

}  // namespace vidra::records

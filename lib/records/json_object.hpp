// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diag/diagnostics.hpp"
#include "records/checks.hpp"
#include "records/json_line.hpp"
#include "records/json_value.hpp"
#include "records/record.hpp"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vidra::records {

/// Reports every key that stands twice in its object; `path` is that of the object with a dot behind it.
void report_repeated(const Keys& keys, std::string_view path, const JsonLine& line,
                     diag::Diagnostics& diagnostics);

/// Reads the members of a record's object into a Record: answers, fields, and what is neither. Keeps from
/// record to record what makes the next one faster.
class JsonObjectReader {
  public:
    /// `is_first_mention` is asked before a key that is not read is named.
    JsonObjectReader(const RecordChecks& checks, std::function<bool(std::string)> is_first_mention);

    /// Throws simdjson::simdjson_error where the text is not JSON.
    void read(simdjson::ondemand::object& object, const JsonLine& line, Record& record,
              diag::Diagnostics& diagnostics);
    /// The keys of the record that was read last, which the parser owns.
    [[nodiscard]] const Keys& keys() const { return m_keys; }

  private:
    using Value = simdjson::ondemand::value;
    using Key = Keys::Key;

    Key key_of(simdjson::ondemand::field& field) const;
    void unknown_key(const Key& key);
    void read_answers(const Key& answers, Value& value);
    /// The question of this key, or `no_question`, which has been reported.
    std::size_t find_question(const Key& key);
    std::optional<checklist::Answer> parse_answer(const checklist::Question& question, Value& value);
    static std::optional<checklist::Answer> parse_options(const checklist::Question& question, Value& value);
    void read_field(const Key& field, Value& value);
    void read_nested(const Key& object, const std::string& path, Keys& keys, Value& value);
    /// Keeps what stands in a list or object, each value under its path.
    void keep(const std::string& path, Value& value, std::size_t depth);
    void bad_field(std::string_view path, std::size_t offset, std::string_view wanted);

    const RecordChecks& m_checks;
    std::function<bool(std::string)> m_is_first_mention;
    Keys m_keys;
    Keys m_inner_keys;      ///< of an object in the record
    Keys m_innermost_keys;  ///< of an object in that
    std::string m_memory;
    /// By question, what is needed of it for each answer; the question itself is too large for that.
    struct Asked {
        explicit Asked(const checklist::Question& question);
        /// Whether the key that begins here is spelt exactly so, without escapes: no need then to unescape
        /// it. Reads up to 72 bytes.
        [[nodiscard]] bool is_spelt_at(const char* key) const;

        std::string_view id;  ///< owned by the checklist
        bool is_indicator = false;
        std::uint32_t line = 0;                   ///< that answered it last
        std::array<std::uint64_t, 9> words = {};  ///< the id with a closing quote, eight bytes a word
        std::size_t last_word = 0;
        std::uint64_t last_mask = 0;
    };
    std::vector<Asked> m_asked;
    std::vector<std::size_t> m_expected;  ///< by place among the answers: the question that stood there last

    // of the record that is read
    const JsonLine* m_line = nullptr;
    Record* m_record = nullptr;
    diag::Diagnostics* m_diagnostics = nullptr;
};

}  // namespace vidra::records

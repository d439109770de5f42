// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diag/diagnostics.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// The only module that knows toml++. It turns a TOML text into a plain tree that keeps every position
/// and the order of the file (toml++ keeps tables by key), and offers typed readers over it (reader.hpp).
namespace vidra::tomlio {

enum class Kind : std::uint8_t { string, integer, real, boolean, date_or_time, array, table };

struct Member;

struct Value {
    Kind kind = Kind::table;
    diag::Range range;   ///< of a table with a header: its header
    std::string string;  ///< of a string; of a date: YYYY-MM-DD
    std::int64_t integer = 0;
    bool boolean = false;
    std::vector<Value> items;     ///< of an array
    std::vector<Member> members;  ///< of a table, in the order of the file
};

struct Member {
    std::string key;
    diag::Range key_range;
    Value value;
};

/// The word for a kind in messages: "a text", "an integer", ….
[[nodiscard]] const char* kind_word(Kind kind);

struct Document {
    std::string text;
    Value root;
    std::vector<std::size_t> line_starts;  ///< by line, the byte it begins with

    /// A string value with the place of each of its bytes in the file.
    [[nodiscard]] diag::SourceText source_text(const Value& value) const;
};

/// Parses `text`. Reports text that is not UTF-8, nesting or dotted keys beyond what any honest file
/// needs, and the first syntax fault, each with its place; then gives nothing.
[[nodiscard]] std::optional<Document> parse(std::string text, diag::Diagnostics& diagnostics);

}  // namespace vidra::tomlio

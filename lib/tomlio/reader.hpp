// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diag/diagnostics.hpp"
#include "tomlio/document.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vidra::tomlio {

enum class Need : std::uint8_t { optional, required };

/// A value and where it stands.
template <class T>
struct Located {
    T value;
    diag::Range range;
};

/// Reads the keys of one table by name and type. Each fault is reported and the reading goes on; a key
/// that has a fault reads as absent. `finish` reports the keys that nobody asked for, with the nearest
/// known one; keys that begin with `x-` belong to the file's owner and are left alone.
class TableReader {
  public:
    /// `what` names the table in messages, for example "question `age_group`".
    TableReader(const Document& document, const Value& table, diag::Diagnostics& diagnostics,
                std::string what);

    /// A text that is not empty.
    std::optional<Located<std::string>> string(std::string_view key, Need need = Need::optional);
    /// A text that may be empty.
    std::optional<Located<std::string>> any_string(std::string_view key, Need need = Need::optional);
    std::optional<Located<std::int64_t>> integer(std::string_view key, std::int64_t least, std::int64_t most,
                                                 Need need = Need::optional);
    std::optional<Located<bool>> boolean(std::string_view key);
    std::optional<diag::SourceText> expression(std::string_view key, Need need = Need::optional);
    /// One of `words`; an unknown word is reported with the nearest. Gives the word's index.
    std::optional<Located<std::size_t>> word(std::string_view key, const std::vector<std::string>& words,
                                             Need need = Need::optional);
    std::vector<Located<std::string>> strings(std::string_view key, Need need = Need::optional);
    const Value* table(std::string_view key, Need need = Need::optional);
    /// The tables of an array of tables, written with headers or inline.
    std::vector<const Value*> tables(std::string_view key, Need need = Need::optional);

    /// The value as it is, whatever its type; marks the key as known.
    const Value* find(std::string_view key, Need need = Need::optional);
    [[nodiscard]] std::optional<diag::Range> key_range(std::string_view key) const;

    void finish();

    [[nodiscard]] const std::string& what() const { return m_what; }
    [[nodiscard]] diag::Range range() const { return m_table.range; }

  private:
    const Value* find(std::string_view key, Kind kind, Need need);
    void wrong_type(std::string_view key, const Value& value, Kind wanted);

    const Document& m_document;
    const Value& m_table;
    diag::Diagnostics& m_diagnostics;
    std::string m_what;
    std::vector<std::string> m_known;
};

/// "; did you mean `NAME`?" help text for a word that is not among `candidates`: the nearest one, or all
/// of them when they are few.
[[nodiscard]] std::string suggestion(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace vidra::tomlio

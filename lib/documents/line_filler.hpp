// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "documents/page.hpp"
#include "documents/survey.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vidra::documents {

/// Fills lines with words.
class LineFiller {
  public:
    /// The first line begins behind `first`, all others behind `rest`; `width` is of the whole line.
    LineFiller(std::string& out, std::string_view first, std::string_view rest, std::size_t width);

    void add(const std::vector<Piece>& pieces, Values values);
    /// Gives the number of lines.
    std::size_t finish();

  private:
    void add_text(std::string_view text, bool is_plain);
    void add_ascii_part(std::string_view text);
    void add_plain_words(std::string_view words);
    void add_parts(std::string_view text);
    void begin_word();
    void end_word();
    void break_line();
    void new_line();

    std::string& m_out;
    std::string_view m_rest;
    std::size_t m_width;
    std::size_t m_column = 0;
    std::size_t m_start = 0;  ///< column where a line begins
    std::size_t m_lines = 1;
    bool m_is_in_word = false;
    bool m_has_blank = false;   ///< before the word
    std::size_t m_word_at = 0;  ///< in what is written, where the word begins, or the blank before it
    Survey m_word;
};

}  // namespace vidra::documents

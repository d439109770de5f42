// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace vidra::base {

/// A report for people, in 80 columns or as many as there are.
class TextPage {
  public:
    static constexpr std::size_t usual_width = 80;
    explicit TextPage(std::size_t width = usual_width) : m_width(width) {}
    /// A line, wrapped, with nothing that a terminal would obey; what is wrapped is indented by two more.
    void line(std::size_t indent, std::string_view text);
    /// The same behind a blank line.
    void heading(std::string_view text);
    /// Text that is laid out already.
    void add(std::string_view text) { m_text += text; }
    [[nodiscard]] std::string take() { return std::move(m_text); }

  private:
    std::size_t m_width;
    std::string m_text;
};

}  // namespace vidra::base

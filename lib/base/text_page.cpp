// SPDX-License-Identifier: Apache-2.0
#include "base/text_page.hpp"

#include "base/utf8.hpp"

namespace vidra::base {

void TextPage::line(std::size_t indent, std::string_view text) {
    m_text.append(indent, ' ');
    m_text += wrap(terminal_line(text), m_width, indent == 0 ? 0 : indent + 2) + '\n';
}

void TextPage::heading(std::string_view text) {
    m_text += '\n';
    m_text += wrap(terminal_line(text), m_width, 0);
    m_text += '\n';
}

}  // namespace vidra::base

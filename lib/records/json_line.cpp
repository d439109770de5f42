// SPDX-License-Identifier: Apache-2.0
#include "records/json_line.hpp"

#include "base/utf8.hpp"

namespace vidra::records {

diag::Range JsonLine::at(std::size_t offset) const {
    if (offset < m_counted_bytes) {
        m_counted_bytes = 0;
        m_counted_characters = 0;
    }
    m_counted_characters += base::count_code_points(m_text.substr(m_counted_bytes, offset - m_counted_bytes));
    m_counted_bytes = offset;
    const diag::Position position = {m_line, static_cast<std::uint32_t>(m_counted_characters + 1)};
    return {position, position};
}

}  // namespace vidra::records

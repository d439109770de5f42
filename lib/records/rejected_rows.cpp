// SPDX-License-Identifier: Apache-2.0
#include "records/rejected_rows.hpp"

namespace vidra::records {
namespace {

constexpr std::size_t full = 1U << 16U;

}  // namespace

RejectedRows::RejectedRows(const std::string& path) : m_file(path, base::WholeFile::Target::regular_only) {}

bool RejectedRows::add(std::string_view head, std::string_view text, RowBatch::Piece piece) {
    if (!m_head) {
        m_head = head;
        m_buffer = head;
    } else if (*m_head != head) {
        return false;
    }
    m_buffer += text;
    if (piece == RowBatch::Piece::none || piece == RowBatch::Piece::last) {
        m_buffer += '\n';
    }
    if (m_buffer.size() >= full) {
        m_file.write(m_buffer);
        m_buffer.clear();
    }
    return true;
}

void RejectedRows::finish() {
    m_file.write(m_buffer);
    m_file.commit();
}

}  // namespace vidra::records

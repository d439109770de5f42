// SPDX-License-Identifier: Apache-2.0
#include "finding_log.hpp"

#include "diag/render.hpp"
#include "output.hpp"

#include <fmt/format.h>

#include <string>

namespace vidra::cmd {

void FindingLog::add(std::span<const diag::Diagnostic> findings, std::size_t more) {
    std::string lines;
    for (const diag::Diagnostic& one : findings) {
        if (m_shown < most) {
            ++m_shown;
            lines += diag::render_line(one);
        } else {
            ++m_not_shown;
        }
    }
    m_not_shown += more;
    say(lines);
}

void FindingLog::finish() const {
    if (m_not_shown > 0) {
        say(fmt::format("vidra: {} more findings are not shown\n", m_not_shown));
    }
}

}  // namespace vidra::cmd

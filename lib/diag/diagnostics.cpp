// SPDX-License-Identifier: Apache-2.0
#include "diag/diagnostics.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <utility>

namespace vidra::diag {

Diagnostic& Diagnostics::add(Code code, Range range, std::string message, std::string help) {
    const Severity severity = info(code).severity;
    m_errors += severity == Severity::error ? 1U : 0U;
    if (m_all.size() >= m_most) {
        ++m_more;
        m_not_kept = {code, severity, {}, {}, {}, {}};
        return m_not_kept;
    }
    constexpr std::size_t longest = 400;
    if (message.size() > longest) {
        message = base::shortened(message, longest);
    }
    m_all.push_back({code, severity, std::move(message), {m_file, range}, {}, std::move(help)});
    return m_all.back();
}

void Diagnostics::sort() {
    std::vector<std::string> files;
    const auto rank = [&](const std::string& file) {
        return std::find(files.begin(), files.end(), file) - files.begin();
    };
    for (const Diagnostic& one : m_all) {
        if (rank(one.location.file) == static_cast<std::ptrdiff_t>(files.size())) {
            files.push_back(one.location.file);
        }
    }
    const auto key = [&](const Diagnostic& one) {
        return std::tuple(rank(one.location.file), one.location.range.begin, one.code,
                          std::string_view(one.message));
    };
    std::stable_sort(m_all.begin(), m_all.end(),
                     [&](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
    const auto same = [](const Diagnostic& a, const Diagnostic& b) {
        return a.code == b.code && a.location == b.location && a.message == b.message;
    };
    m_all.erase(std::unique(m_all.begin(), m_all.end(), same), m_all.end());
    count_errors();
}

void Diagnostics::count_errors() {
    m_errors = static_cast<std::size_t>(std::count_if(
        m_all.begin(), m_all.end(), [](const Diagnostic& one) { return one.severity == Severity::error; }));
}

void Diagnostics::clear() {
    m_all.clear();
    m_errors = 0;
    m_more = 0;
}

void Diagnostics::take_back_to(std::size_t count) {
    m_all.erase(m_all.begin() + static_cast<std::ptrdiff_t>(count), m_all.end());
    m_more = 0;
    count_errors();
}

}  // namespace vidra::diag

// SPDX-License-Identifier: Apache-2.0
#include "diag/location.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <string_view>

namespace vidra::diag {

Range SourceText::at(std::size_t begin, std::size_t end) const {
    begin = std::min(begin, text.size());
    end = std::clamp(end, begin, text.size());
    if (!positions.empty()) {
        return {positions[begin], positions[end]};
    }
    const auto column = [&](std::size_t offset) {
        const std::size_t before = base::count_code_points(std::string_view(text).substr(0, offset));
        return range.begin.column + 1 + static_cast<std::uint32_t>(before);  // 1 for the opening quote
    };
    return {{range.begin.line, column(begin)}, {range.begin.line, column(end)}};
}

}  // namespace vidra::diag

// SPDX-License-Identifier: Apache-2.0
// The checklist of the benchmark, as its generator and the single-purpose program both know it: six sections
// of 67 indicators, in each of them the first strong, then medium, the last weak.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace bench {

struct Section {
    std::string_view id;
    std::size_t size = 0;
    bool is_means = true;
};

inline constexpr std::array<Section, 6> sections{{{"recruit_deception", 10},
                                                  {"recruit_coercion", 10},
                                                  {"recruit_abuse", 12},
                                                  {"exploitation", 12, false},
                                                  {"coercion_dest", 15},
                                                  {"abuse_dest", 8}}};
inline constexpr std::size_t question_count = 67;

// 0 strong, 1 medium, 2 weak
constexpr std::size_t strength(const Section& section, std::size_t place) {
    if (place < std::max<std::size_t>(1, section.size / 6)) {
        return 0;
    }
    return place >= section.size - std::max<std::size_t>(2, section.size / 4) ? 2 : 1;
}

}  // namespace bench

// SPDX-License-Identifier: Apache-2.0
#include "statistics/cell_groups.hpp"

#include "statistics/key_columns.hpp"

namespace vidra::statistics {

std::string bytes_of(const Keys& keys, std::size_t but) {
    std::string bytes;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const std::uint32_t key = i == but ? KeyLayout::none : keys[i];
        for (unsigned shift = 0; shift < 32; shift += 8) {
            bytes += static_cast<char>((key >> shift) & 0xFFU);
        }
    }
    return bytes;
}

}  // namespace vidra::statistics

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace vidra::statistics {

/// What tells the cells of a table apart, one number for each of its columns.
using Keys = std::vector<std::uint32_t>;

/// The bytes of some keys, for looking up; those of the column `but` make no difference.
[[nodiscard]] std::string bytes_of(const Keys& keys, std::size_t but = SIZE_MAX);

/// The cells that differ in one column only, or in some.
struct Group {
    std::vector<std::size_t> totals;
    std::vector<std::size_t> subtotals;
    std::vector<std::size_t> parts;
};

/// Groups in the order in which they first appear.
class Groups {
  public:
    Group& of(const std::string& key) {
        const auto [at, is_new] = m_index.try_emplace(key, m_groups.size());
        if (is_new) {
            m_groups.emplace_back();
        }
        return m_groups[at->second];
    }
    [[nodiscard]] const std::vector<Group>& all() const { return m_groups; }

  private:
    std::unordered_map<std::string, std::size_t> m_index;
    std::vector<Group> m_groups;
};

}  // namespace vidra::statistics

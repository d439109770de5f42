// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace vidra::records {

/// Which names of cases have been seen, in memory that does not grow with the number of records: hashes of a
/// name, not names, and no more than `most` of them. Two names of one hash would bring a needless warning:
/// among a million once in some five hundred runs.
class CaseSet {
  public:
    static constexpr std::size_t default_most = 1'000'000;

    /// `most` is not above the default.
    explicit CaseSet(std::size_t most = default_most) : m_most(most) {}

    [[nodiscard]] static std::uint64_t hash(std::string_view case_id);

    /// Tells the processor that `seen` will be asked for this one soon: among many it lies far apart.
    void expect(std::uint64_t hash) const;

    /// True if the name was seen before. A new one is kept while there is room.
    bool seen(std::uint64_t hash);
    [[nodiscard]] std::size_t most() const { return m_most; }
    [[nodiscard]] bool is_full() const { return m_count == m_most; }

  private:
    bool seen_wide(std::uint64_t hash);
    bool seen_narrow(std::uint64_t hash);
    void grow();

    std::size_t m_most;
    std::size_t m_count = 0;
    std::vector<std::uint64_t> m_wide;    ///< while they are few: whole hashes, 0 for none
    std::vector<std::uint32_t> m_narrow;  ///< then half of each at the place of the other half
};

}  // namespace vidra::records

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

/// Which things of an older list are which of a newer one, and what that says of their order.
namespace vidra::checklist {

/// What a thing is known by in both lists. An empty key is known to nobody.
using Key = std::vector<std::string>;

class Matching {
  public:
    Matching(std::size_t older_size, std::size_t newer_size)
        : m_newer_of(older_size), m_older_of(newer_size) {}

    /// Joins the things that are still alone and share a key. Where several have the same key, the first
    /// belongs to the first, the second to the second.
    void match(const std::vector<Key>& older, const std::vector<Key>& newer);

    [[nodiscard]] std::optional<std::size_t> newer_of(std::size_t older) const { return m_newer_of[older]; }
    [[nodiscard]] std::optional<std::size_t> older_of(std::size_t newer) const { return m_older_of[newer]; }
    [[nodiscard]] std::size_t older_size() const { return m_newer_of.size(); }
    [[nodiscard]] std::size_t newer_size() const { return m_older_of.size(); }

  private:
    std::vector<std::optional<std::size_t>> m_newer_of;
    std::vector<std::optional<std::size_t>> m_older_of;
};

/// The things [begin, end) of a list.
struct Stretch {
    std::size_t begin = 0;
    std::size_t end = 0;
    [[nodiscard]] bool has(std::size_t index) const { return begin <= index && index < end; }
};

/// A thing in one list or in both.
struct Pair {
    std::optional<std::size_t> older;
    std::optional<std::size_t> newer;
};

/// All things of `newer`, in its order, and those of `older` that are gone from the whole list: each after
/// the nearest thing before it that stands in both stretches, at the start where there is none.
[[nodiscard]] std::vector<Pair> in_order(const Matching& matching, Stretch older, Stretch newer);

/// Of the things that stand in both stretches the fewest that must be moved for the rest to have kept their
/// order; in the order of `newer`.
[[nodiscard]] std::vector<Pair> moved(const Matching& matching, Stretch older, Stretch newer);

}  // namespace vidra::checklist

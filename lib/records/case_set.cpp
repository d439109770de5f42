// SPDX-License-Identifier: Apache-2.0
#include "records/case_set.hpp"

#include <functional>

namespace vidra::records {
namespace {

constexpr std::size_t first_slots = 1U << 10U;
constexpr std::size_t most_wide_slots = 1U << 17U;
constexpr std::size_t narrow_slots = (1U << 20U) + (1U << 18U);  // three quarters full with the most

/// The place of a hash in the narrow table, by its upper half.
std::size_t narrow_place(std::uint64_t hash) {
    return (hash >> 32U) * narrow_slots >> 32U;
}

}  // namespace

std::uint64_t CaseSet::hash(std::string_view case_id) {
    return std::hash<std::string_view>{}(case_id);
}

void CaseSet::expect(std::uint64_t hash) const {
    if (!m_narrow.empty()) {
        __builtin_prefetch(&m_narrow[narrow_place(hash)]);
    }
}

bool CaseSet::seen(std::uint64_t hash) {
    // a zero marks an empty place, in both tables
    hash |= static_cast<std::uint32_t>(hash) == 0 ? 1U : 0U;
    return !m_narrow.empty() ? seen_narrow(hash) : seen_wide(hash);
}

bool CaseSet::seen_wide(std::uint64_t hash) {
    if (m_wide.size() < 2 * (m_count + 1)) {
        grow();
        if (!m_narrow.empty()) {
            return seen_narrow(hash);
        }
    }
    const std::size_t mask = m_wide.size() - 1;
    std::size_t at = hash & mask;
    for (; m_wide[at] != 0; at = (at + 1) & mask) {
        if (m_wide[at] == hash) {
            return true;
        }
    }
    if (m_count < m_most) {
        m_wide[at] = hash;
        ++m_count;
    }
    return false;
}

bool CaseSet::seen_narrow(std::uint64_t hash) {
    const auto half = static_cast<std::uint32_t>(hash);
    std::size_t at = narrow_place(hash);
    for (; m_narrow[at] != 0; at = at + 1 == narrow_slots ? 0 : at + 1) {
        if (m_narrow[at] == half) {
            return true;
        }
    }
    if (m_count < m_most) {
        m_narrow[at] = half;
        ++m_count;
    }
    return false;
}

void CaseSet::grow() {
    std::vector<std::uint64_t> old;
    old.swap(m_wide);
    m_count = 0;
    if (old.size() >= most_wide_slots) {
        m_narrow.resize(narrow_slots);
    } else {
        m_wide.resize(old.empty() ? first_slots : 2 * old.size());
    }
    for (const std::uint64_t one : old) {
        if (one != 0) {
            seen(one);
        }
    }
}

}  // namespace vidra::records

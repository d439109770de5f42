// SPDX-License-Identifier: Apache-2.0
#include "enumeration.hpp"

#include <algorithm>

namespace vidra::test {

using statistics::CellSystem;
using statistics::Interval;

namespace {

class Trial {
  public:
    Trial(const CellSystem& system, const std::vector<Interval>& known)
        : m_system(system), m_known(known), m_values(known.size()), m_relations_of(known.size()) {
        for (std::size_t i = 0; i < system.relations.size(); ++i) {
            m_relations_of[system.relations[i].total].push_back(i);
            for (const auto part : system.relations[i].parts) {
                m_relations_of[part].push_back(i);
            }
        }
    }

    void from(std::size_t cell) {
        if (cell == m_values.size()) {
            for (std::size_t i = 0; i < m_values.size(); ++i) {
                if (m_found.size() <= i) {
                    m_found.push_back({.low = m_values[i], .high = m_values[i]});
                }
                m_found[i].low = std::min(m_found[i].low, m_values[i]);
                m_found[i].high = std::max(m_found[i].high, m_values[i]);
            }
            return;
        }
        for (std::int64_t value = m_known[cell].low; value <= m_known[cell].high; ++value) {
            m_values[cell] = value;
            const auto& relations = m_relations_of[cell];
            if (std::all_of(relations.begin(), relations.end(),
                            [&](std::size_t relation) { return may_hold(relation, cell); })) {
                from(cell + 1);
            }
        }
    }

    [[nodiscard]] const std::vector<Interval>& found() const { return m_found; }

  private:
    const CellSystem& m_system;
    const std::vector<Interval>& m_known;
    std::vector<std::int64_t> m_values;
    std::vector<std::vector<std::size_t>> m_relations_of;
    std::vector<Interval> m_found;

    /// Whether a relation can hold, when cells up to `last` have their values.
    [[nodiscard]] bool may_hold(std::size_t relation, std::size_t last) const {
        const auto least = [&](std::size_t cell) {
            return cell <= last ? m_values[cell] : m_known[cell].low;
        };
        const auto most = [&](std::size_t cell) {
            return cell <= last ? m_values[cell] : m_known[cell].high;
        };
        std::int64_t low = 0;
        std::int64_t high = 0;
        for (const auto part : m_system.relations[relation].parts) {
            low += least(part);
            high += most(part);
        }
        const std::size_t total = m_system.relations[relation].total;
        return low <= most(total) && high >= least(total);
    }
};

}  // namespace

std::vector<Interval> enumerate(const CellSystem& system, const std::vector<Interval>& known) {
    Trial trial(system, known);
    trial.from(0);
    return trial.found();
}

}  // namespace vidra::test

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checklist/model.hpp"
#include "expression/program.hpp"
#include "reason/minimal_sets.hpp"
#include "reason/pattern_space.hpp"
#include "table.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

/// What the tests of proofs share: facts as cells of a table, and the fewest of them.
namespace vidra::oracle {

/// A larger table takes longer than it is worth.
inline constexpr std::size_t most_cells = 60'000;

/// Nothing where the rules do not compile or the text does not load.
[[nodiscard]] std::optional<expression::Instrument> try_instrument(const std::string& toml);
[[nodiscard]] expression::Instrument instrument_of(const std::string& toml);

class Disagreements {
  public:
    template <class Value>
    void hold(const std::string& what, const Value& expected, const Value& given) {
        if (expected != given) {
            m_text += fmt::format("{}: expected {}, got {}\n", what, expected, given);
        }
    }
    [[nodiscard]] const std::string& text() const { return m_text; }

  private:
    std::string m_text;
};

/// The axes of a checklist by itself.
[[nodiscard]] std::vector<Axis> axes_of(const checklist::Checklist& checklist, bool with_not_applicable);

/// What a witness leaves open: values that are not named. Everything else is no or none.
enum class Rest : std::uint8_t { no, open };

/// The cell in which these facts are told, and nothing of the rest, or no and none of it where that is said.
/// A cell of other size stands for facts that the table cannot tell.
[[nodiscard]] Table::Cell cell_of(const checklist::Checklist& checklist, const Table& table,
                                  const reason::Facts& facts, const reason::PatternSpace& space, Rest rest);

/// How many facts a cell tells.
[[nodiscard]] std::size_t facts_named(const checklist::Checklist& checklist, const Table& table,
                                      const Table::Cell& cell);
/// Whether a cell tells of everything but values, and of no choice that it is not applicable.
[[nodiscard]] bool may_witness(const checklist::Checklist& checklist, const Table& table,
                               const Table::Cell& cell);

inline constexpr std::size_t no_witness = SIZE_MAX;

/// Whether a choice is not applicable there, which no pattern says and a record may.
[[nodiscard]] bool says_not_applicable(const Table& table, const Table::Cell& cell);

/// A bit for each result that some cell comes to.
[[nodiscard]] std::uint64_t all_outcomes(const Table& table);

/// The fewest facts of a witness that is `wanted`.
[[nodiscard]] std::size_t fewest_facts(const checklist::Checklist& checklist, const Table& table,
                                       const std::function<bool(const Table::Cell&)>& wanted);

}  // namespace vidra::oracle

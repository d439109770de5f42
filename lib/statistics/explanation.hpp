// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "statistics/attack.hpp"
#include "statistics/cell_words.hpp"
#include "statistics/linked_tables.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace vidra::statistics {

/// Finds, for the cells that an attack narrowed, a sum that a reader can follow: of one relation where there
/// is one, from what is printed or from cells that were explained before. A sum is given only where it gives
/// the whole interval.
class Explanations {
  public:
    /// `result` is of the relations of `linked` that are in `relations`, by their place there. All must
    /// outlive the explanations.
    Explanations(const LinkedTables& linked, const std::vector<std::size_t>& relations,
                 const AttackResult& result, const CellWords& words);

    [[nodiscard]] std::string of(CellIndex cell) const;

  private:
    [[nodiscard]] Interval used(CellIndex cell) const;
    [[nodiscard]] std::vector<Term> terms_of(CellIndex cell, std::size_t relation) const;
    [[nodiscard]] std::vector<Term> terms_of(CellIndex cell, const std::vector<Step>& steps) const;
    [[nodiscard]] bool gives(CellIndex cell, const std::vector<Term>& terms) const;
    [[nodiscard]] bool is_narrowed(CellIndex cell) const;
    bool explain(CellIndex cell);
    void explain_in_turn();

    const LinkedTables& m_linked;
    const AttackResult& m_result;
    const CellWords& m_words;
    const std::vector<std::size_t>& m_kept;
    std::vector<std::vector<std::size_t>> m_relations_of;  ///< by cell: of the linked tables
    std::vector<std::vector<Term>> m_terms;  ///< by cell; empty where no one relation explains it
};

}  // namespace vidra::statistics

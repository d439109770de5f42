// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "expression/program.hpp"
#include "screening/standing.hpp"
#include "screening/talk.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace vidra::screening {

/// Which question of a checklist comes next.
class QuestionOrder {
  public:
    explicit QuestionOrder(const expression::Instrument& instrument);

    /// As written: the first after `from` that is relevant, not asked and not put off, then from the start.
    [[nodiscard]] std::optional<std::size_t> next_written(const Talk& talk, const Standing& standing,
                                                          std::optional<std::size_t> from) const;

    /// The quick order. Safety, medical need, age, language and needs first; then what settles the matter
    /// soonest; where it is settled below the most serious outcome also every strong indicator, since
    /// stopping early is right at the serious end only. Where the most serious outcome is established, and
    /// going on was chosen, as written.
    [[nodiscard]] std::optional<std::size_t> next_quick(const Talk& talk, const Standing& standing,
                                                        std::optional<std::size_t> from) const;

    /// Whether it is asked before all others: of a section that is called safety, medical, age, language or
    /// needs, one that an age answers, or one that an alert names.
    [[nodiscard]] bool is_opening(std::size_t question) const { return m_is_opening[question]; }

    /// The first relevant question that an age answers and that was not asked: no result without it.
    [[nodiscard]] std::optional<std::size_t> missing_age(const Talk& talk, const Standing& standing) const;

  private:
    template <class Wanted>
    [[nodiscard]] std::optional<std::size_t> first(const Talk& talk, const Standing& standing,
                                                   const Wanted& wanted) const;

    const checklist::Checklist& m_checklist;
    std::vector<bool> m_is_opening;
};

}  // namespace vidra::screening

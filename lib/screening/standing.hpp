// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "screening/screener.hpp"
#include "screening/talk.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace vidra::screening {

/// Where a talk stands, without a word of what it may mean.
struct Standing {
    std::optional<Result> result;  ///< nothing where the rules are beyond the search
    std::vector<std::size_t>
        can_matter;                   ///< not asked yet and able to change the outcome; the most useful first
    bool knows_what_matters = false;  ///< otherwise `can_matter` is whatever was not asked
    std::vector<bool> is_relevant;    ///< by question: in some completion

    /// From 1, the mildest, to the number of outcomes.
    [[nodiscard]] std::size_t level(const checklist::Checklist& checklist) const {
        return result ? checklist.outcomes.size() - result->outcome : 1;
    }
};

/// Questions that were put off and can still be asked.
[[nodiscard]] std::size_t count_put_off(const Talk& talk, const Standing& standing);

/// Whether an alert says that the person cannot decide now, drunk or in shock: its id is `cannot_decide_now`.
[[nodiscard]] bool cannot_decide(const checklist::Checklist& checklist, const Standing& standing);

/// The word of a record for consent: `unable` where that alert holds, whatever was answered, which is neither
/// given nor refused; otherwise what was answered, or empty.
[[nodiscard]] std::string consent_word(const checklist::Checklist& checklist, const Standing& standing,
                                       const std::string& answered);

/// Works out where talks on one checklist stand.
class Assessor {
  public:
    /// `instrument` must outlive the assessor.
    /// A search keeps at most `state_limit` states: an officer waits after each key, and what takes longer is
    /// not known then.
    explicit Assessor(const expression::Instrument& instrument,
                      std::size_t state_limit = reason::default_state_limit / 10);

    /// `soonest`: what can matter in the order of vidra-explain(1) `--next`, by which question settles the
    /// matter soonest; otherwise by how much its answers narrow what is possible.
    [[nodiscard]] Standing assess(const records::Record& record, bool soonest);

    /// Of the record that was assessed last.
    [[nodiscard]] Screener& screener() { return m_screener; }

  private:
    [[nodiscard]] std::vector<std::size_t> that_can_matter(bool soonest);

    const expression::Instrument& m_instrument;
    Screener m_screener;
};

}  // namespace vidra::screening

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "reason/counting.hpp"
#include "reason/diagram.hpp"
#include "reason/pattern_space.hpp"
#include "reason/structure.hpp"
#include "reason/witness.hpp"

#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

/// What two versions of a checklist say differently, over every pattern of answers to the questions and
/// options of both; what one version lacks equals no or none there.
namespace vidra::reason {

/// Patterns that come to one outcome in the older version and to another in the newer.
struct Move {
    std::string from;
    std::string to;
    std::strong_ordering seriousness = std::strong_ordering::equal;  ///< of the newer against the older
    Count patterns;
    Facts witness;
};

/// Patterns in which an alert holds in one version only.
struct AlertChange {
    std::string alert;
    Count lost;     ///< it held in the older version; in none where only a choice not applicable shows it
    Count gained;   ///< it holds in the newer one
    Facts witness;  ///< of what was lost, or else of what was gained
};

/// Answers that the older version takes and the newer refuses: then there is no result at all.
struct Refusal {
    std::string question;  ///< empty: whoever the record is of
    std::string what;      ///< "numbers above 100", "the option child"
};

struct MeaningChange {
    std::string pattern_count;
    std::vector<Move> moves;  ///< those to less serious outcomes first, then in the order of the outcomes
    /// Moves of records in which a choice is not applicable, which no pattern shares; they count none.
    std::vector<Move> not_applicable;
    std::vector<AlertChange> alerts;
    std::vector<std::string>
        refer;                   ///< outcomes of both versions, of which one refers and the other does not
    bool order_changed = false;  ///< of outcomes that both versions have: what is open reads differently
    std::vector<std::string> filling;  ///< questions that age or `presume` fill otherwise
    std::vector<Refusal> refuses;      ///< changes no meaning of what is still taken

    /// Nothing above but refusals: proved to mean the same for every record that both versions take.
    [[nodiscard]] bool is_none() const {
        return moves.empty() && not_applicable.empty() && alerts.empty() && refer.empty() && !order_changed &&
               filling.empty();
    }
};

/// Throws NodeLimit (CompileLimit where a rule is to blame; `in_newer` tells of which version) and what the
/// pulse throws.
class MeaningComparison {
  public:
    /// Both must outlive it.
    MeaningComparison(const expression::Instrument& older, const expression::Instrument& newer,
                      std::size_t node_limit, Pulse pulse);

    [[nodiscard]] MeaningChange compare();
    [[nodiscard]] const PatternSpace& space() const { return m_space; }
    /// Which version was being read when a limit was passed.
    [[nodiscard]] bool in_newer() const { return m_in_newer; }

  private:
    [[nodiscard]] const expression::Instrument& instrument(std::size_t version) const {
        return version == 0 ? m_older : m_newer;
    }
    [[nodiscard]] Facts witness(NodeRef root, std::uint32_t leaf);
    NodeRef compile(std::size_t version, const std::vector<expression::NodeId>& conditions);
    void compare_outcomes(MeaningChange& change);
    void compare_alerts(MeaningChange& change);
    void compare_rest(MeaningChange& change) const;
    void find_refusals(MeaningChange& change) const;

    const expression::Instrument& m_older;
    const expression::Instrument& m_newer;
    Structure m_of_older;
    Structure m_of_newer;
    PatternSpace m_space;
    std::size_t m_node_limit;
    Diagram m_diagram;
    Witnesses m_witnesses;
    Witnesses m_of_records;
    PatternCounter m_counter;
    bool m_in_newer = false;
};

}  // namespace vidra::reason

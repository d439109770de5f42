// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "expression/program.hpp"
#include "reason/reasoner.hpp"
#include "records/record.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vidra::screening {

/// Whether to refer: the established outcome says so (yes), only some outcome that is still possible does
/// (open), or none does (no).
enum class Refer : std::uint8_t { yes, open, no };

/// What holds over every completion of a record's open facts. Outcomes are indices into the checklist's,
/// the most serious being 0.
struct Result {
    std::size_t outcome = 0;  ///< established: the least serious that some completion reaches
    std::size_t at_most = 0;  ///< the most serious that some completion reaches
    Refer refer = Refer::no;
    std::size_t answered = 0;         ///< relevant questions that are facts
    std::size_t open = 0;             ///< relevant questions that are open
    std::vector<std::size_t> alerts;  ///< those that hold in every completion
    [[nodiscard]] bool settled() const { return outcome == at_most; }
};

/// What of one section is established: yes and points are of questions that are relevant whatever is still
/// open; answered and open are of those that may be.
struct SectionCounts {
    std::size_t yes = 0;
    std::size_t strong = 0;
    std::size_t medium = 0;
    std::size_t weak = 0;
    std::int64_t points = 0;
    std::size_t answered = 0;
    std::size_t open = 0;
};

/// What further answers would do to a result.
struct Outlook {
    bool is_known = true;                    ///< false: the rules are too large for it
    std::optional<reason::Settling> raise;   ///< fewest answers with which the established outcome rises
    std::optional<reason::Settling> lower;   ///< fewest answers with which the most that is possible falls
    std::vector<std::size_t> cannot_change;  ///< open questions, relevant perhaps, that make no difference
    struct Next {
        std::size_t question = 0;
        double expected = 0;  ///< OpenDiagram::expected_questions
        checklist::AnswerState state = checklist::AnswerState::not_asked;
    };
    std::vector<Next> next;  ///< that which settles the matter soonest first; where it was asked for
};

struct Explanation {
    std::vector<expression::Truth> conditions;  ///< by outcome but the last: its own `when`
    std::vector<expression::Truth> criteria;    ///< by use, in the order of the program
    std::vector<SectionCounts> counts;          ///< by section
    /// Open questions whose answer alone can make a difference, most useful first: by how many outcomes the
    /// span from `outcome` to `at_most` narrows, summed over the question's answers; then by file order.
    std::vector<std::size_t> can_change;
    std::optional<Outlook> outlook;  ///< where it was asked for
};

/// Evaluates records on one checklist, one after another. Throws reason::SearchLimit where a record is
/// beyond the search.
class Screener {
  public:
    /// `instrument` must outlive the screener. A search keeps at most `state_limit` states.
    explicit Screener(const expression::Instrument& instrument,
                      std::size_t state_limit = reason::default_state_limit);

    [[nodiscard]] Result evaluate(const records::Record& record);
    /// More about the record that was evaluated last.
    [[nodiscard]] Explanation explain();
    /// Of it, by use in the order of the program: whether each criterion holds.
    [[nodiscard]] std::vector<expression::Truth> criteria();
    /// What further answers would do to it; `with_next`: also what to ask next.
    [[nodiscard]] Outlook outlook(bool with_next);

    /// The answers of the record evaluated last, as rules see them: an open age question is filled from the
    /// recorded age, and a recorded unknown or refused counts as the option that its question presumes.
    [[nodiscard]] const checklist::Answers& answers() const { return m_answers; }
    [[nodiscard]] expression::Truth relevance(std::size_t question) const {
        return m_reasoner.relevance(question);
    }

  private:
    [[nodiscard]] Outlook outlook(reason::OpenDiagram& open, bool with_next);
    void take_answers(const records::Record& record);
    [[nodiscard]] Refer refer(const Result& result);
    [[nodiscard]] std::vector<SectionCounts> counts() const;
    [[nodiscard]] std::vector<std::size_t> questions_that_can_change();
    [[nodiscard]] std::size_t usefulness(std::size_t question);

    const expression::Instrument& m_instrument;
    reason::Reasoner m_reasoner;
    checklist::Answers m_answers;
    std::vector<std::size_t> m_fillable;  ///< questions with a presumed option or filled from the age
};

}  // namespace vidra::screening

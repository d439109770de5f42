// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "expression/program.hpp"
#include "reason/pattern_space.hpp"
#include "screening/screener.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

namespace vidra::screening {

/// What a version makes of a record, by ids, which the other version may have too.
struct VersionResult {
    std::string outcome;
    std::string at_most;
    Refer refer = Refer::no;
    std::vector<std::string> alerts;  ///< by id, sorted
    bool is_refused = false;          ///< by the version: the rest is what the other answers come to

    [[nodiscard]] bool says_the_same(const VersionResult& other) const {
        return std::tie(outcome, at_most, refer, alerts) ==
               std::tie(other.outcome, other.at_most, other.refer, other.alerts);
    }
};

/// One record evaluated on two versions of a checklist.
struct Replayed {
    VersionResult before;
    VersionResult after;
    /// Refused now, and not before.
    [[nodiscard]] bool is_lost() const { return after.is_refused && !before.is_refused; }
    [[nodiscard]] bool moved() const { return is_lost() || !before.says_the_same(after); }
};

/// A question that cannot be read of both versions at once: together they give `many` more options than an
/// answer holds. Its id; nothing where every question can.
[[nodiscard]] std::optional<std::string> unreadable_question(const reason::PatternSpace& space);

/// Evaluates records, which may have been answered on either of two versions, on both. What one version lacks
/// is not asked of it; an option that it lacks is none of its options.
class Replay {
  public:
    /// All must outlive the replay; `space` is that of the two versions, and has no unreadable question.
    Replay(const expression::Instrument& older, const expression::Instrument& newer,
           const reason::PatternSpace& space);

    /// What records are read with: the questions and options of both versions, and no rules. Of a question
    /// that has another type in the newer version the answers of that type are read.
    [[nodiscard]] const expression::Instrument& reading() const { return m_reading; }

    [[nodiscard]] Replayed evaluate(const records::Record& record);

  private:
    [[nodiscard]] bool refuses(std::size_t version, const records::Record& record) const;
    [[nodiscard]] records::Record of_version(std::size_t version, const records::Record& record) const;
    [[nodiscard]] VersionResult evaluate(std::size_t version, const records::Record& record);
    [[nodiscard]] const checklist::Checklist& checklist(std::size_t version) const {
        return version == 0 ? m_older : m_newer;
    }

    const checklist::Checklist& m_older;
    const checklist::Checklist& m_newer;
    const reason::PatternSpace& m_space;
    std::vector<std::size_t> m_read;  ///< questions of the space, one for each question that is read
    expression::Instrument m_reading;
    Screener m_of_older;
    Screener m_of_newer;
};

}  // namespace vidra::screening

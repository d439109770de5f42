// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "expression/program.hpp"
#include "reason/structure.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

/// The patterns of answers to a checklist, as the levels of a decision diagram.
///
/// A pattern fixes every question, also those that are skipped: an indicator is yes or no, a choice one of
/// its options, many any set of them, a number or date in one of the intervals of its range that the rules of
/// the checklist (conditions, criteria, skip logic, claims) tell apart; text does not count (design.md,
/// "Exact reasoning"). What no rule looks at multiplies the number of patterns and has no level.
namespace vidra::reason {

/// Stands for a question, option or fact that one of two versions lacks.
inline constexpr std::size_t absent = SIZE_MAX;

/// The most versions of a checklist that share a space.
inline constexpr std::size_t most_versions = 2;
template <class T>
using ByVersion = std::array<T, most_versions>;

/// A question of the space. Two questions of two versions are one if they have the same id and type.
struct SpaceQuestion {
    std::string id;
    checklist::QuestionType type = checklist::QuestionType::indicator;
    ByVersion<std::size_t> index = {absent, absent};  ///< in each version
    std::vector<std::string> options;                 ///< of choice and many: of both versions
};

/// A fact that holds or not by itself: an indicator is yes, or many has an option.
struct FreeFact {
    std::size_t question = 0;     ///< of the space
    std::size_t option = absent;  ///< of many: an option of the space's question
    ByVersion<std::size_t> fact = {absent, absent};
};

/// One of the values of a choice, number or date, as far as rules tell them apart.
struct ValueOfSpace {
    ByVersion<Value> facts;            ///< those that hold
    std::vector<std::int64_t> values;  ///< of a choice its options; else the least of each interval
    /// How many patterns it stands for: options or intervals; 0 for a choice that is not applicable, which a
    /// record may say and a pattern may not.
    [[nodiscard]] std::size_t patterns() const { return values.size(); }
};

/// What one level of a diagram decides: how many of some free facts hold that nothing tells apart (0 to all
/// of them), or which value a question has.
struct SpaceLevel {
    std::vector<FreeFact> facts;    ///< in the order of the file; none where it is about a value
    std::size_t question = absent;  ///< whose value it is
    std::vector<ValueOfSpace> values;

    [[nodiscard]] bool is_count() const { return values.empty(); }
    [[nodiscard]] std::size_t arity() const { return is_count() ? facts.size() + 1 : values.size(); }
    /// The last of `values` is that of a choice that is not applicable.
    [[nodiscard]] bool has_not_applicable() const { return !is_count() && values.back().values.empty(); }
};

class PatternSpace {
  public:
    /// Of one checklist. A choice has a value more where not applicable differs from every option, here and
    /// of two.
    PatternSpace(const expression::Instrument& instrument, const Structure& structure);
    /// Of the questions and options of two versions; what one of them lacks equals no or none there.
    PatternSpace(const expression::Instrument& older, const Structure& of_older,
                 const expression::Instrument& newer, const Structure& of_newer);

    [[nodiscard]] const std::vector<SpaceQuestion>& questions() const { return m_questions; }
    [[nodiscard]] const std::vector<SpaceLevel>& levels() const { return m_levels; }
    [[nodiscard]] std::vector<std::uint32_t> arities() const;
    /// What the number of patterns of the levels is to be multiplied with, one factor for each question or
    /// option that no rule looks at.
    [[nodiscard]] const std::vector<std::size_t>& factors() const { return m_factors; }

  private:
    struct Version {
        const expression::Instrument* instrument;
        const Structure* structure;
    };
    void find_questions();
    void find_levels();
    void add_free_facts(std::size_t question);
    void add_values(std::size_t question);
    void order_levels();
    [[nodiscard]] std::vector<ValueOfSpace> choices(std::size_t question) const;
    [[nodiscard]] std::vector<ValueOfSpace> intervals(std::size_t question) const;
    [[nodiscard]] std::size_t fact_of(std::size_t version, std::size_t question, std::size_t option) const;
    [[nodiscard]] bool is_used(std::size_t version, std::size_t fact) const;

    std::vector<Version> m_versions;
    std::vector<SpaceQuestion> m_questions;
    std::vector<SpaceLevel> m_levels;
    std::vector<std::size_t> m_factors;
};

}  // namespace vidra::reason

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checklist/answer.hpp"
#include "checklist/text.hpp"
#include "diag/location.hpp"

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// A checklist as data: what its file says, checked for form, with the place of everything a later check
/// may find fault with. Rules are still text here; expression/ gives them meaning.
namespace vidra::checklist {

inline constexpr std::size_t max_questions = 4096;
inline constexpr std::size_t max_options = 64;         ///< of one question
inline constexpr std::size_t max_comparisons = 1000;   ///< of one number or date, each once
inline constexpr std::int64_t max_points = 1'000'000;  ///< also of constants and coefficients in rules

/// The elements of Article 3 of the Palermo Protocol (UN 2000), and what stands beside them.
enum class Element : std::uint8_t { act, means, purpose, context };
enum class Strength : std::uint8_t { strong, medium, weak };
enum class AppliesTo : std::uint8_t { adult, child, any };
/// How far a checklist was compared with the original of its source.
enum class SourceStatus : std::uint8_t { primary, secondary, own };
enum class Discipline : std::uint8_t { legal, criminology, rights, psychology };
inline constexpr std::size_t discipline_count = 4;

struct Source {
    std::string title;
    std::string publisher;
    std::optional<std::int64_t> year;
    SourceStatus status = SourceStatus::own;
};

struct Option {
    std::string id;
    diag::Range range;
    Text text;
    std::int64_t points = 0;
};

/// What an answer yes shows of the person, for letters: whom the finding may reach.
struct Shows {
    bool health = false;     ///< an injury, a symptom, a medical need
    bool danger = false;     ///< a risk, also to those who take the person in
    bool admission = false;  ///< what the person could be fined or prosecuted for: never goes to police
    bool sexual = false;     ///< sexual detail: its words go into no letter
    friend auto operator<=>(const Shows&, const Shows&) = default;
};

/// From `least` to `most` years, both included, the recorded age answers with `option`.
struct AgeRange {
    std::size_t option = 0;
    std::int64_t least = 0;
    std::int64_t most = 0;
};

struct Question {
    std::string id;
    diag::Range range;  ///< of its table's header
    diag::Range id_range;
    std::size_t section = 0;
    QuestionType type = QuestionType::indicator;
    std::optional<Strength> strength;  ///< of an indicator
    std::int64_t points = 0;           ///< of an indicator
    Text text;
    Text ask;
    std::array<Text, discipline_count> guidance;
    std::vector<Option> options;         ///< of choice and many
    std::optional<std::size_t> presume;  ///< option that a recorded unknown or refused counts as
    std::vector<AgeRange> from_age;
    std::int64_t min = 0;          ///< of a number
    std::int64_t max = 1'000'000;  ///< of a number
    std::string attribute;         ///< protected trait that the question asks for, or empty
    Shows shows;
    std::optional<diag::SourceText> relevant;

    [[nodiscard]] std::optional<std::size_t> option_index(std::string_view option_id) const;
};

struct Section {
    std::string id;
    diag::Range range;
    Element element = Element::context;
    Text title;
    std::optional<diag::SourceText> relevant;
    std::size_t first_question = 0;  ///< its questions are [first_question, end_question) of the checklist
    std::size_t end_question = 0;
};

struct Criterion {
    std::string id;
    diag::Range range;  ///< of its key
    bool of_section = false;
    Text title;
    diag::SourceText when;
};

struct Outcome {
    std::string id;
    diag::Range range;
    bool refer = false;
    Text title;
    Text advice;
    std::optional<diag::SourceText> when;  ///< absent for the last outcome only
};

struct Alert {
    std::string id;
    diag::Range range;
    diag::SourceText when;
    Text text;
    Text advice;
};

struct GivenAnswer {
    std::size_t question = 0;
    Answer answer;
};

struct Example {
    std::string name;
    diag::Range range;
    std::vector<GivenAnswer> answers;
    std::string expect;
    diag::Range expect_range;
    std::string at_most;  ///< empty when not stated
    diag::Range at_most_range;
};

/// A claim for every pattern: an expression, or questions whose yes never makes an outcome less serious.
struct Claim {
    diag::Range range;
    std::optional<diag::SourceText> claim;
    std::vector<std::size_t> never_lowers;  ///< indicators
    std::string why;
};

struct Checklist {
    std::string id;
    diag::Range id_range;
    std::string version;
    std::string hash;  ///< SHA-256 of the file's bytes, hexadecimal
    std::vector<std::string> languages;
    Text title;
    AppliesTo applies_to = AppliesTo::any;
    std::string before;  ///< id of the checklist to be asked first, or empty
    diag::Range before_range;
    std::vector<Source> sources;
    std::vector<Section> sections;
    std::vector<Question> questions;  ///< all, in the order of the file
    std::vector<Criterion> criteria;  ///< in the order of the file
    std::vector<Outcome> outcomes;    ///< most serious first
    std::vector<Alert> alerts;
    std::vector<Example> examples;
    std::vector<Claim> claims;

    [[nodiscard]] std::optional<std::size_t> question_index(std::string_view question_id) const;
    [[nodiscard]] std::optional<std::size_t> section_index(std::string_view section_id) const;
    [[nodiscard]] std::optional<std::size_t> outcome_index(std::string_view outcome_id) const;
};

/// Whether some outcome refers; otherwise it leads to another checklist, or is about something else than a
/// person.
[[nodiscard]] bool may_refer(const Checklist& checklist);

/// The word of the file for a value of one of the enumerations above.
[[nodiscard]] std::string_view word(Element element);
/// The words of `shows`, joined with commas.
[[nodiscard]] std::string words(const Shows& shows);
[[nodiscard]] std::string_view word(Strength strength);
[[nodiscard]] std::string_view word(AppliesTo applies_to);
[[nodiscard]] std::string_view word(SourceStatus status);

/// Traits that may not raise or lower a result (design, "Do no harm"): the words of `attribute`, and ids
/// of questions that no rule may name.
[[nodiscard]] const std::vector<std::string>& protected_traits();

/// The trait that the question asks for, by its `attribute` or its whole id; empty if none.
[[nodiscard]] std::string_view protected_trait_of(const Question& question);

}  // namespace vidra::checklist

// SPDX-License-Identifier: Apache-2.0
#include "generator.hpp"

#include "base/date.hpp"
#include "checklist/catalog.hpp"
#include "checklist/loader.hpp"
#include "checks/check.hpp"
#include "diag/diagnostics.hpp"
#include "tomlio/document.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <stdexcept>
#include <utility>

namespace vidra::support {
namespace {

using checklist::Answer;
using checklist::AnswerState;
using checklist::Question;
using checklist::QuestionType;

/// One of 0 … count - 1; shrinks towards 0, so the simplest alternative is the first. RapidCheck would keep
/// to low numbers in early tests, hence the size.
int pick(int count) {
    return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange(0, count));
}
std::size_t pick_index(std::size_t count) {
    return static_cast<std::size_t>(pick(static_cast<int>(count)));
}
/// True in `percent` of cases; shrinks to false.
bool chance(int percent) {
    return pick(100) >= 100 - percent;
}

struct PlannedQuestion {
    QuestionType type = QuestionType::indicator;
    std::size_t option_count = 0;
    std::int64_t min = 0;
    std::int64_t max = 0;
    std::vector<std::string> constants;  ///< what rules compare a number or date with
    std::string relevant;
    std::string rest;  ///< further lines of TOML
};

struct PlannedSection {
    std::size_t end_question = 0;
    std::string relevant;
};

struct PlannedCriterion {
    std::string id;
    bool of_section = false;
    std::size_t sees = 0;  ///< one more than the last question that it looks at, its own section apart
    std::string when;
};

/// What an expression may name.
struct View {
    std::size_t questions = 0;  ///< those before this one, sections that end there, criteria of these
    std::size_t criteria = 0;   ///< those before this one
    bool in_section = false;    ///< in a criterion of = "section"
    bool rising = false;        ///< only what rises with every yes
};

class Planner {
  public:
    std::string text();
    /// To follow the text.
    std::string claims();

  private:
    void plan_questions();
    PlannedQuestion plan_question(std::size_t& patterns);
    void plan_options(PlannedQuestion& question, bool many);
    void plan_criteria();
    void plan_relevance();

    std::string claim();
    std::string truth(const View& view, int depth);
    std::string atom(const View& view);
    std::string question_atom(std::size_t index);
    std::string comparison(const View& view);
    std::string criterion_atom(const View& view, const std::vector<std::string>& usable);
    std::string sum(const View& view, int most_terms);
    std::string count(const View& view);
    [[nodiscard]] std::vector<std::string> usable_criteria(const View& view) const;
    [[nodiscard]] std::size_t sections_in(const View& view) const;
    [[nodiscard]] std::size_t first_question(std::size_t section) const {
        return section == 0 ? 0 : m_sections[section - 1].end_question;
    }

    std::vector<PlannedQuestion> m_questions;
    std::vector<PlannedSection> m_sections;
    std::vector<PlannedCriterion> m_criteria;
    std::vector<std::string> m_conditions;  ///< of the outcomes but the last
    bool m_rising = false;
};

std::string operator_word(bool rising) {
    constexpr std::array<std::string_view, 6> operators = {">=", ">", "==", "!=", "<", "<="};
    return std::string(operators[pick_index(rising ? 2 : operators.size())]);
}

std::size_t Planner::sections_in(const View& view) const {
    std::size_t count = 0;
    while (count < m_sections.size() && m_sections[count].end_question <= view.questions) {
        ++count;
    }
    return count;
}

std::vector<std::string> Planner::usable_criteria(const View& view) const {
    std::vector<std::string> usable;
    for (std::size_t i = 0; i < view.criteria; ++i) {
        const PlannedCriterion& criterion = m_criteria[i];
        if (criterion.sees > view.questions) {
            continue;
        }
        if (!criterion.of_section || view.in_section) {
            usable.push_back(criterion.id);
        }
        for (std::size_t s = 0; criterion.of_section && s < sections_in(view); ++s) {
            usable.push_back(fmt::format("{}(s{})", criterion.id, s));
        }
    }
    return usable;
}

std::string Planner::count(const View& view) {
    constexpr std::array<std::string_view, 5> words = {"yes", "strong", "points", "medium", "weak"};
    const std::string word(words[pick_index(words.size())]);
    if (view.in_section && !chance(20)) {
        return word;
    }
    const bool may_count_all = view.questions == m_questions.size();
    const std::size_t sections = sections_in(view);
    if (sections == 0 && !may_count_all) {
        return view.in_section ? word : "1";
    }
    if (may_count_all && (sections == 0 || chance(30))) {
        return word + "()";
    }
    return fmt::format("{}(s{})", word, pick_index(sections));
}

std::string Planner::sum(const View& view, int most_terms) {
    const int terms = 1 + pick(most_terms);
    std::string text;
    for (int i = 0; i < terms; ++i) {
        if (i > 0) {
            text += !view.rising && chance(40) ? " - " : " + ";
        }
        const std::string one = count(view);
        switch (pick(6)) {
            case 3:
                text += fmt::format("{} * {}", 2 + pick(2), one);
                break;
            case 4:
                text += fmt::format("{} * {}", one, view.rising ? 3 : pick(4) - 1);
                break;
            case 5:
                // a minus of its own at the start, a bracket elsewhere, a bare constant
                text += view.rising ? one
                        : i == 0    ? "-" + one
                                    : fmt::format("2 * ({} - {})", one, count(view));
                break;
            default:
                text += one;
        }
    }
    if (chance(10)) {
        text += fmt::format(" + {}", pick(3));
    }
    return text;
}

std::string Planner::comparison(const View& view) {
    const std::string left = sum(view, 3);
    const std::string compare = operator_word(view.rising);
    if (!view.rising && chance(20)) {
        return fmt::format("{} {} {}", left, compare, sum(view, 1));
    }
    if (!view.rising && chance(10)) {
        return fmt::format("{} {} {}", pick(4), compare, left);
    }
    // mostly near what a few indicators add up to
    return fmt::format("{} {} {}", left, compare, chance(15) ? pick(8) - 3 : 1 + pick(3));
}

std::string Planner::question_atom(std::size_t index) {
    const PlannedQuestion& question = m_questions[index];
    switch (question.type) {
        case QuestionType::choice:
            return fmt::format("q{} {} o{}", index,
                               chance(40) ? "!=" : "==", pick_index(question.option_count));
        case QuestionType::many:
            return fmt::format("q{} has o{}", index, pick_index(question.option_count));
        case QuestionType::number:
        case QuestionType::date: {
            const std::string& constant = question.constants[pick_index(question.constants.size())];
            const std::string compare = operator_word(false);
            return chance(20) ? fmt::format("{} {} q{}", constant, compare, index)
                              : fmt::format("q{} {} {}", index, compare, constant);
        }
        default:
            return fmt::format("q{}", index);
    }
}

std::string Planner::atom(const View& view) {
    std::vector<std::size_t> questions;
    for (std::size_t q = 0; q < view.questions; ++q) {
        if (m_questions[q].type != QuestionType::text) {
            questions.push_back(q);
        }
    }
    const std::vector<std::string> criteria = usable_criteria(view);
    const bool can_count = view.in_section || sections_in(view) > 0 || view.questions == m_questions.size();
    const int kind = pick(10);
    if (!criteria.empty() && kind >= 8) {
        return criteria[pick_index(criteria.size())];
    }
    if (can_count && (kind >= 5 || questions.empty() || (view.in_section && kind >= 2))) {
        return comparison(view);
    }
    return questions.empty() ? "1 > 0" : question_atom(questions[pick_index(questions.size())]);
}

/// Brackets come and go, so that what binds tighter is tried too: any text with fewer brackets is a rule as
/// well, of another meaning.
std::string Planner::truth(const View& view, int depth) {
    const int kind = depth == 0 ? 0 : pick(view.rising ? 7 : 11);
    if (kind < 3) {
        return atom(view);
    }
    const auto part = [&] {
        const std::string inner = truth(view, depth - 1);
        return chance(50) ? "(" + inner + ")" : inner;
    };
    if (kind >= 9) {
        return "not " + part();
    }
    constexpr std::array<std::string_view, 6> junctions = {"and", "or", "and", "or", "implies", "implies"};
    const std::string left = part();
    return fmt::format("{} {} {}", left, junctions[static_cast<std::size_t>(kind) - 3], part());
}

void Planner::plan_options(PlannedQuestion& question, bool many) {
    question.option_count = 1 + pick_index(3);
    std::string options;
    for (std::size_t i = 0; i < question.option_count; ++i) {
        // options of different questions share their ids on purpose
        options += fmt::format("{}{{ id = \"o{}\", text = {{ en = \"O\" }}", i == 0 ? "" : ", ", i);
        if (chance(40)) {
            options += fmt::format(", points = {}", m_rising ? 1 + pick(3) : pick(6) - 2);
        }
        options += " }";
    }
    question.rest += fmt::format("options = [ {} ]\n", options);
    if (many) {
        return;
    }
    if (chance(25)) {
        question.rest += fmt::format("presume = \"o{}\"\n", pick_index(question.option_count));
    }
    if (question.option_count > 1 && chance(25)) {
        question.rest += "from_age = { o0 = [0, 17], o1 = [18, 120] }\n";
    }
}

PlannedQuestion Planner::plan_question(std::size_t& patterns) {
    constexpr std::array<QuestionType, 12> types = {
        QuestionType::indicator, QuestionType::indicator, QuestionType::indicator, QuestionType::indicator,
        QuestionType::indicator, QuestionType::choice,    QuestionType::choice,    QuestionType::many,
        QuestionType::many,      QuestionType::number,    QuestionType::date,      QuestionType::text};
    PlannedQuestion question;
    question.type = types[pick_index(types.size())];
    std::size_t values = 1;
    switch (question.type) {
        case QuestionType::indicator: {
            constexpr std::array<std::string_view, 3> strengths = {"strong", "medium", "weak"};
            if (const std::size_t strength = pick_index(4); strength > 0) {
                question.rest += fmt::format("strength = \"{}\"\n", strengths[strength - 1]);
            }
            if (chance(40)) {
                question.rest += fmt::format("points = {}\n", m_rising ? 1 + pick(3) : pick(7) - 3);
            }
            values = 2;
            break;
        }
        case QuestionType::choice:
            plan_options(question, false);
            values = question.option_count;
            break;
        case QuestionType::many:
            plan_options(question, true);
            values = std::size_t{1} << question.option_count;
            break;
        case QuestionType::number:
            question.min = pick(4) - 2;
            question.max = question.min + pick(8);
            question.rest += fmt::format("min = {}\nmax = {}\n", question.min, question.max);
            for (int i = 0; i < 2; ++i) {
                // beyond both ends too
                question.constants.push_back(fmt::format("{}", question.min - 1 + pick(9)));
            }
            values = 5;
            break;
        case QuestionType::date: {
            constexpr std::array<std::string_view, 4> dates = {"2026-02-28", "2026-03-01", "2024-02-29",
                                                               "1970-01-01"};
            for (int i = 0; i < 2; ++i) {
                question.constants.emplace_back(dates[pick_index(dates.size())]);
            }
            values = 5;
            break;
        }
        case QuestionType::text:
            break;
    }
    if (patterns * values > most_patterns) {
        PlannedQuestion text;
        text.type = QuestionType::text;
        return text;
    }
    patterns *= values;
    return question;
}

void Planner::plan_questions() {
    const std::size_t sections = 1 + pick_index(3);
    const std::size_t questions = std::max(sections, 1 + pick_index(8));
    std::size_t patterns = 1;
    for (std::size_t q = 0; q < questions; ++q) {
        m_questions.push_back(plan_question(patterns));
    }
    for (std::size_t s = 0; s < sections; ++s) {
        const std::size_t left_for_others = sections - s - 1;
        const std::size_t begin = first_question(s);
        const std::size_t spare = questions - begin - left_for_others;
        const std::size_t size = left_for_others == 0 ? spare : 1 + pick_index(spare);
        m_sections.push_back({begin + size, {}});
    }
}

void Planner::plan_criteria() {
    const std::size_t criteria = pick_index(4);
    for (std::size_t i = 0; i < criteria; ++i) {
        PlannedCriterion criterion;
        // against the alphabet, in which TOML tables are kept
        criterion.id = fmt::format("k{}", 9 - i);
        criterion.of_section = chance(50);
        // many see only the first questions, so that relevance can use them
        criterion.sees = chance(50) ? pick_index(m_questions.size() + 1) : m_questions.size();
        criterion.when = truth({criterion.sees, i, criterion.of_section, m_rising}, 2);
        m_criteria.push_back(std::move(criterion));
    }
}

void Planner::plan_relevance() {
    // rules that rise with relevance that does not: the trap that most needs the search
    const bool rising = m_rising && chance(70);
    for (std::size_t s = 0; s < m_sections.size(); ++s) {
        const std::size_t begin = first_question(s);
        if (begin > 0 && chance(25)) {
            m_sections[s].relevant = truth({begin, m_criteria.size(), false, rising}, 1);
        }
        for (std::size_t q = std::max<std::size_t>(begin, 1); q < m_sections[s].end_question; ++q) {
            if (chance(35)) {
                m_questions[q].relevant = truth({q, m_criteria.size(), false, rising}, 1);
            }
        }
    }
}

std::string Planner::text() {
    m_rising = chance(33);
    plan_questions();
    plan_criteria();
    plan_relevance();
    std::string text =
        "vidra = 1\nid = \"generated\"\nversion = \"1\"\nlanguages = [\"en\"]\ntitle = { en = \"T\" }\n"
        "applies_to = \"any\"\n\n[[source]]\ntitle = \"generated\"\nstatus = \"own\"\n";
    const auto relevant = [](const std::string& when) {
        return when.empty() ? std::string() : fmt::format("relevant = \"{}\"\n", when);
    };
    for (std::size_t s = 0; s < m_sections.size(); ++s) {
        text +=
            fmt::format("\n[[section]]\nid = \"s{}\"\nelement = \"context\"\ntitle = {{ en = \"S\" }}\n{}", s,
                        relevant(m_sections[s].relevant));
        for (std::size_t q = first_question(s); q < m_sections[s].end_question; ++q) {
            const PlannedQuestion& question = m_questions[q];
            text += fmt::format(
                "\n[[section.question]]\nid = \"q{}\"\ntype = \"{}\"\ntext = {{ en = \"Q\" }}\n{}{}", q,
                checklist::word(question.type), question.rest, relevant(question.relevant));
        }
    }
    text += "\n[criteria]\n";
    for (const PlannedCriterion& criterion : m_criteria) {
        text += fmt::format("{} = {{ {}when = \"{}\" }}\n", criterion.id,
                            criterion.of_section ? "of = \"section\", " : "", criterion.when);
    }
    const View everything = {m_questions.size(), m_criteria.size(), false, m_rising};
    const std::size_t conditions = 1 + pick_index(3);
    for (std::size_t i = 0; i <= conditions; ++i) {
        text += fmt::format(
            "\n[[outcome]]\nid = \"level_{}\"\ntitle = {{ en = \"L\" }}\nadvice = {{ en = \"A\" }}\nrefer = "
            "{}\n",
            i, chance(40));
        if (i < conditions) {
            m_conditions.push_back(truth(everything, 2));
            text += fmt::format("when = \"{}\"\n", m_conditions.back());
        }
    }
    const std::size_t alerts = pick_index(3);
    for (std::size_t i = 0; i < alerts; ++i) {
        // alerts that fall, where all else rises
        const std::string sign = chance(30) ? "not " : "";
        text += fmt::format("\n[[alert]]\nid = \"alert_{}\"\ntext = {{ en = \"A\" }}\nwhen = \"{}({})\"\n", i,
                            sign, truth(everything, 1));
    }
    return text;
}

/// Some hold whatever the rules are, of the others some by chance.
std::string Planner::claim() {
    const View everything = {m_questions.size(), m_criteria.size(), false, m_rising};
    const std::size_t outcome = pick_index(m_conditions.size() + 1);
    const std::string any = truth(everything, 1);
    switch (pick(5)) {
        case 0:
            return fmt::format("({}) implies outcome == level_0", m_conditions.front());
        case 1:
            return fmt::format("outcome == level_{} implies {}", outcome, any);
        case 2:
            return fmt::format("{} implies outcome != level_{}", any, outcome);
        case 3:
            return fmt::format("outcome != level_0 and outcome != level_1 or ({}) or {}",
                               m_conditions.front(), m_conditions.size() > 1 ? m_conditions[1] : "1 > 0");
        default:
            return any;
    }
}

std::string Planner::claims() {
    std::vector<std::string> indicators;
    for (std::size_t q = 0; q < m_questions.size(); ++q) {
        if (m_questions[q].type == QuestionType::indicator) {
            indicators.push_back(fmt::format("\"q{}\"", q));
        }
    }
    std::string text;
    const int count = 1 + pick(3);
    for (int i = 0; i < count; ++i) {
        if (indicators.empty() || chance(60)) {
            text += fmt::format("\n[[always]]\nclaim = \"{}\"\n", claim());
            continue;
        }
        const std::size_t first = pick_index(indicators.size());
        const std::size_t last = std::min(first + 2, indicators.size());
        text += fmt::format("\n[[always]]\nnever_lowers = [{}]\n",
                            fmt::join(indicators.begin() + static_cast<std::ptrdiff_t>(first),
                                      indicators.begin() + static_cast<std::ptrdiff_t>(last), ", "));
    }
    return text;
}

/// Dates of records: those of rules, and the days beside them.
std::int64_t pick_day() {
    constexpr std::array<std::string_view, 3> dates = {"2026-02-28", "2024-02-29", "1970-01-01"};
    return *base::parse_date(dates[pick_index(dates.size())]) - 1 + pick(4);
}

Answer pick_fact(const Question& question) {
    switch (question.type) {
        case QuestionType::indicator: {
            constexpr std::array<AnswerState, 5> states = {AnswerState::no, AnswerState::yes, AnswerState::no,
                                                           AnswerState::yes, AnswerState::not_applicable};
            return {states[pick_index(states.size())], 0};
        }
        case QuestionType::choice:
        case QuestionType::many: {
            if (chance(15)) {
                return {AnswerState::not_applicable, 0};
            }
            const bool many = question.type == QuestionType::many;
            return {AnswerState::given,
                    pick(many ? 1 << question.options.size() : static_cast<int>(question.options.size()))};
        }
        case QuestionType::number:
            return {AnswerState::given,
                    question.min + pick(static_cast<int>(question.max - question.min) + 1)};
        case QuestionType::date:
            return {AnswerState::given, pick_day()};
        case QuestionType::text:
            break;
    }
    return {AnswerState::given, 0};
}

records::Record pick_record(const checklist::Checklist& checklist) {
    records::Record record;
    record.clear(checklist.questions.size());
    record.case_id = "generated";
    constexpr std::array<int, 6> percents = {0, 15, 30, 50, 75, 100};
    const int answered = percents[pick_index(percents.size())];
    for (std::size_t q = 0; q < checklist.questions.size(); ++q) {
        Answer answer;
        if (chance(answered)) {
            answer = pick_fact(checklist.questions[q]);
        } else {
            constexpr std::array<AnswerState, 4> open = {AnswerState::not_asked, AnswerState::not_asked,
                                                         AnswerState::unknown, AnswerState::refused};
            answer.state = open[pick_index(open.size())];
        }
        record.answers.set(q, answer);
    }
    if (chance(40)) {
        // both ends of the ranges of from_age, and an age in neither
        constexpr std::array<std::int64_t, 6> ages = {17, 18, 0, 35, 120, 121};
        record.age = ages[pick_index(ages.size())];
    }
    return record;
}

[[noreturn]] void fail(const std::string& toml, const diag::Diagnostics& diagnostics) {
    std::string findings = "the checklist does not check:\n";
    for (const auto& one : diagnostics.all()) {
        findings += fmt::format("{}:{}: {}\n", one.location.range.begin.line, one.location.range.begin.column,
                                one.message);
    }
    throw std::runtime_error(findings + toml);
}

}  // namespace

rc::Gen<std::string> checklist_text() {
    return rc::gen::exec([] { return Planner().text(); });
}

rc::Gen<std::string> checklist_text_with_claims() {
    return rc::gen::exec([] {
        Planner planner;
        const std::string text = planner.text();
        return text + planner.claims();
    });
}

rc::Gen<records::Record> record_for(const checklist::Checklist& checklist) {
    return rc::gen::exec([&checklist] { return pick_record(checklist); });
}

std::unique_ptr<const expression::Instrument> load(const std::string& toml) {
    diag::Diagnostics diagnostics;
    diagnostics.set_file("generated.toml");
    auto instrument = checks::load_instrument(toml, checklist::Catalog({}), diagnostics);
    if (!instrument || diagnostics.error_count() > 0) {
        fail(toml, diagnostics);
    }
    return std::make_unique<const expression::Instrument>(std::move(*instrument));
}

checklist::Checklist load_unproved(const std::string& toml) {
    diag::Diagnostics diagnostics;
    diagnostics.set_file("generated.toml");
    const auto document = tomlio::parse(toml, diagnostics);
    checklist::Checklist checklist =
        document ? checklist::load(*document, diagnostics) : checklist::Checklist();
    if (diagnostics.error_count() > 0) {
        fail(toml, diagnostics);
    }
    return checklist;
}

rc::Gen<Sample> sample(std::size_t record_count) {
    return rc::gen::exec([record_count] {
        Sample one;
        one.toml = Planner().text();
        one.instrument = load(one.toml);
        for (std::size_t i = 0; i < record_count; ++i) {
            one.records.push_back(pick_record(one.instrument->checklist));
        }
        return one;
    });
}

std::string shown(const checklist::Checklist& checklist, const records::Record& record) {
    std::string text;
    for (std::size_t q = 0; q < record.answers.size(); ++q) {
        const Question& question = checklist.questions[q];
        const Answer answer = record.answers[q];
        if (answer.state != AnswerState::not_asked) {
            const bool is_text = question.type == QuestionType::text && answer.state == AnswerState::given;
            text +=
                fmt::format("{}={} ", question.id, is_text ? "…" : checklist::answer_word(question, answer));
        }
    }
    return text + (record.age ? fmt::format("age={}", *record.age) : "");
}

}  // namespace vidra::support

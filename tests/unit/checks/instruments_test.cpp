// SPDX-License-Identifier: Apache-2.0
// The bundled checklists made from published instruments, held against what is known of these. Every number
// and every strength here is typed from the sources that the checklists name.
#include "base/file.hpp"
#include "checks/check.hpp"
#include "read_rows.hpp"
#include "record_support.hpp"
#include "screening/result_text.hpp"
#include "screening/screener.hpp"
#include "support.hpp"

#include <fmt/format.h>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace vidra::test {
namespace {

namespace data = boost::unit_test::data;

using checklist::AnswerState;
using checklist::Strength;
using expression::Truth;
using Ids = std::vector<std::string>;

std::string bundled_text(const std::string& path) {
    return base::read_file(path, base::max_configuration_bytes);
}

/// A bundled checklist that must be without error; each is read once.
const expression::Instrument& bundled(const std::string& id) {
    static std::map<std::string, expression::Instrument> all;
    auto at = all.find(id);
    if (at == all.end()) {
        at = all.emplace(id, load(bundled_text("checklists/" + id + ".toml"))).first;
    }
    return at->second;
}

/// One person's answers: `yes` are yes, `unknown` are unknown, all else is `others`.
struct Answers {
    Ids yes;
    AnswerState others = AnswerState::no;
    Ids unknown = {};
};

records::Record record_of(const checklist::Checklist& checklist, const Answers& answers) {
    std::vector<checklist::Answer> given(checklist.questions.size(), {answers.others, 0});
    const auto give = [&](const Ids& ids, AnswerState state) {
        for (const std::string& id : ids) {
            const auto question = checklist.question_index(id);
            BOOST_TEST_REQUIRE(question.has_value(), checklist.id << " has no question " << id);
            given[*question] = {state, 0};
        }
    };
    give(answers.yes, AnswerState::yes);
    give(answers.unknown, AnswerState::unknown);
    records::Record record;
    record.answers = given;
    return record;
}

/// "outcome, at most outcome, refer"
std::string result_of(const std::string& id, const Answers& answers) {
    const expression::Instrument& instrument = bundled(id);
    screening::Screener screener(instrument);
    const screening::Result result = screener.evaluate(record_of(instrument.checklist, answers));
    return fmt::format("{}, at most {}, {}", instrument.checklist.outcomes[result.outcome].id,
                       instrument.checklist.outcomes[result.at_most].id, screening::word(result.refer));
}

/// Whether a criterion, by the name that rules give it, holds.
Truth criterion_of(const std::string& id, const Answers& answers, const std::string& name) {
    const expression::Instrument& instrument = bundled(id);
    screening::Screener screener(instrument);
    (void)screener.evaluate(record_of(instrument.checklist, answers));
    const screening::Explanation explanation = screener.explain();
    for (std::size_t i = 0; i < instrument.program.criteria.size(); ++i) {
        if (screening::criterion_name(instrument.checklist, instrument.program.criteria[i]) == name) {
            return explanation.criteria[i];
        }
    }
    BOOST_FAIL(id << " has no criterion " << name);
    return Truth::open;
}

/// The ids of the questions of a section that have this strength, in the order of the file.
Ids of_strength(const checklist::Checklist& checklist, const std::string& section, Strength strength) {
    const auto at = checklist.section_index(section);
    BOOST_TEST_REQUIRE(at.has_value(), checklist.id << " has no section " << section);
    Ids ids;
    for (std::size_t q = checklist.sections[*at].first_question; q < checklist.sections[*at].end_question;
         ++q) {
        if (checklist.questions[q].strength == strength) {
            ids.push_back(checklist.questions[q].id);
        }
    }
    return ids;
}

Ids first(const Ids& ids, std::size_t count) {
    BOOST_TEST_REQUIRE(count <= ids.size());
    return {ids.begin(), ids.begin() + static_cast<std::ptrdiff_t>(count)};
}

Ids joined(Ids one, const Ids& other) {
    one.insert(one.end(), other.begin(), other.end());
    return one;
}

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

// --------------------------------------------------------------------------------------- what all of them
// keep

const Ids all_ids = {"ilo_adult_labour", "ilo_child_labour", "qyit", "raft", "greenbaum_short"};

BOOST_AUTO_TEST_SUITE(instruments)

BOOST_DATA_TEST_CASE(none_claims_to_be_compared_with_the_original, data::make(all_ids), id) {
    for (const checklist::Source& source : bundled(id).checklist.sources) {
        BOOST_TEST((source.status != checklist::SourceStatus::primary), source.title);
    }
}

BOOST_DATA_TEST_CASE(every_text_has_letters_of_its_language, data::make(all_ids), id) {
    // a Serbian text left in English or in Latin, or an English one in Cyrillic, has the wrong letters
    // throughout
    const auto is_cyrillic = [](const std::string& text) {
        return std::count_if(text.begin(), text.end(), [](char c) { return c == '\xD0' || c == '\xD1'; }) *
                   3 >
               static_cast<std::ptrdiff_t>(text.size());
    };
    const auto check = [&](const checklist::Text& text, bool is_required) {
        if (is_required || !text.translations.empty()) {
            BOOST_TEST(!is_cyrillic(text.in("en")), text.in("en"));
            BOOST_TEST(is_cyrillic(text.in("sr")), text.in("sr"));
        }
    };
    const checklist::Checklist& checklist = bundled(id).checklist;
    check(checklist.title, true);
    for (const checklist::Section& section : checklist.sections) {
        check(section.title, true);
    }
    for (const checklist::Question& question : checklist.questions) {
        check(question.text, true);
        check(question.ask, false);
        for (const checklist::Text& text : question.guidance) {
            check(text, false);
        }
    }
    for (const checklist::Outcome& outcome : checklist.outcomes) {
        check(outcome.title, true);
        check(outcome.advice, true);
    }
}

// Nothing that stands beside a question speaks of victims or of trafficking: it would lead, and others may
// read the screen.
BOOST_DATA_TEST_CASE(no_question_leads, data::make(all_ids), id) {
    const auto check = [](const checklist::Text& text) {
        for (const char* language : {"en", "sr"}) {
            for (const char* word : {"victim", "traffick", "жртв", "трговин"}) {
                BOOST_TEST(!holds(text.in(language), word), text.in(language));
            }
        }
    };
    for (const checklist::Question& question : bundled(id).checklist.questions) {
        check(question.text);
        check(question.ask);
        for (const checklist::Text& text : question.guidance) {
            check(text);
        }
    }
}

BOOST_DATA_TEST_CASE(the_mildest_outcome_denies_nothing, data::make(all_ids), id) {
    const checklist::Outcome& last = bundled(id).checklist.outcomes.back();
    BOOST_TEST(last.id == "no_indication_so_far");
    BOOST_TEST(last.title.in("en") == "No indication so far");
    BOOST_TEST(last.title.in("sr") == "За сада нема показатеља");
    BOOST_TEST(!last.refer);
}

// --------------------------------------------------------- ILO and European Commission 2009, children and
// labour

struct ChildSection {
    std::string id;
    std::size_t count;
    Ids strong;  ///< all others are medium

    friend std::ostream& operator<<(std::ostream& out, const ChildSection& row) { return out << row.id; }
};

const std::vector<ChildSection> child_sections = {
    {"deceptive_recruitment", 10, {"deceived_nature_of_job", "deceived_education"}},
    {"coercive_recruitment",
     10,
     {"recruitment_violence", "abducted_or_sold", "recruitment_debt_bondage",
      "recruitment_threat_of_violence"}},
    {"recruitment_vulnerability", 15, {}},
    {"exploitation", 8, {"excessive_hours"}},
    {"coercion_destination",
     15,
     {"documents_taken", "debt_bondage", "isolation", "violence", "forced_illicit_activities",
      "forced_tasks_or_clients", "threat_of_violence", "strong_influence"}},
    {"vulnerability_destination", 7, {}},
};

BOOST_DATA_TEST_CASE(ilo_child_section, data::make(child_sections), row) {
    const checklist::Checklist& checklist = bundled("ilo_child_labour").checklist;
    const Ids strong = of_strength(checklist, row.id, Strength::strong);
    BOOST_TEST(strong == row.strong, boost::test_tools::per_element());
    BOOST_TEST(of_strength(checklist, row.id, Strength::medium).size() == row.count - row.strong.size());
    BOOST_TEST(of_strength(checklist, row.id, Strength::weak).empty());
    const bool is_purpose = row.id == "exploitation";
    const auto element = checklist.sections[checklist.section_index(row.id).value()].element;
    BOOST_TEST((element == (is_purpose ? checklist::Element::purpose : checklist::Element::means)));
}

BOOST_AUTO_TEST_CASE(ilo_child_as_a_whole) {
    const checklist::Checklist& checklist = bundled("ilo_child_labour").checklist;
    BOOST_TEST(checklist.sections.size() == 6U);
    BOOST_TEST(checklist.questions.size() == 65U);
    BOOST_TEST(std::count_if(checklist.questions.begin(), checklist.questions.end(),
                             [](const auto& one) { return one.strength == Strength::strong; }) == 15);
    BOOST_TEST(std::count_if(checklist.questions.begin(), checklist.questions.end(),
                             [](const auto& one) { return one.strength == Strength::medium; }) == 50);
    BOOST_TEST((checklist.applies_to == checklist::AppliesTo::child));
}

// The set for children is that for adults without two, and each indicator has one id in both.
BOOST_AUTO_TEST_CASE(ilo_child_against_adult) {
    std::set<std::string> only_adult;
    for (const checklist::Question& question : bundled("ilo_adult_labour").checklist.questions) {
        only_adult.insert(question.id);
    }
    for (const checklist::Question& question : bundled("ilo_child_labour").checklist.questions) {
        BOOST_TEST(only_adult.erase(question.id) == 1U, question.id);
    }
    BOOST_TEST(only_adult == (std::set<std::string>{"abused_false_law_information", "no_social_protection"}),
               boost::test_tools::per_element());
}

// Papers and isolation are medium at recruitment and strong at destination; debt is strong in both.
BOOST_AUTO_TEST_CASE(ilo_child_grows_in_strength) {
    const checklist::Checklist& checklist = bundled("ilo_child_labour").checklist;
    const auto strength = [&](const char* id) {
        return checklist::word(checklist.questions[checklist.question_index(id).value()].strength.value());
    };
    BOOST_TEST(strength("recruitment_documents_taken") == "medium");
    BOOST_TEST(strength("documents_taken") == "strong");
    BOOST_TEST(strength("recruitment_isolation") == "medium");
    BOOST_TEST(strength("isolation") == "strong");
    BOOST_TEST(strength("recruitment_debt_bondage") == "strong");
    BOOST_TEST(strength("debt_bondage") == "strong");
}

struct Vector {
    std::size_t strong;
    std::size_t medium;
    Truth expected;

    friend std::ostream& operator<<(std::ostream& out, const Vector& row) {
        return out << row.strong << " strong, " << row.medium << " medium";
    }
};

// The published rule for one section, where nothing is weak.
const std::vector<Vector> vectors = {
    {0, 0, Truth::no},  {1, 0, Truth::no},  {0, 1, Truth::no},  {0, 2, Truth::no},
    {2, 0, Truth::yes}, {1, 1, Truth::yes}, {0, 3, Truth::yes}, {2, 2, Truth::yes},
};

BOOST_DATA_TEST_CASE(ilo_child_rule_of_a_section, data::make(child_sections) * data::make(vectors), section,
                     row) {
    const checklist::Checklist& checklist = bundled("ilo_child_labour").checklist;
    const Ids strong = of_strength(checklist, section.id, Strength::strong);
    const Ids medium = of_strength(checklist, section.id, Strength::medium);
    if (row.strong > strong.size()) {
        return;
    }
    const Answers answers = {joined(first(strong, row.strong), first(medium, row.medium))};
    BOOST_TEST(
        (criterion_of("ilo_child_labour", answers, fmt::format("present({})", section.id)) == row.expected));
}

/// A named screening and what comes of it.
struct Screening {
    std::string name;
    Answers answers;
    std::string expected;

    friend std::ostream& operator<<(std::ostream& out, const Screening& row) { return out << row.name; }
};

const std::string child_none = "no_indication_so_far, at most no_indication_so_far, no";
const std::string child_protected = "child_protection, at most child_protection, yes";
const std::string child_presumed = "presumed_victim, at most presumed_victim, yes";

const std::vector<Screening> child_screenings = {
    {"nothing asked", {{}, AnswerState::not_asked}, "no_indication_so_far, at most presumed_victim, open"},
    {"all unknown", {{}, AnswerState::unknown}, "no_indication_so_far, at most presumed_victim, open"},
    {"all refused", {{}, AnswerState::refused}, "no_indication_so_far, at most presumed_victim, open"},
    {"all no", {{}}, child_none},
    {"all no or not applicable", {{}, AnswerState::not_applicable}, child_none},
    {"all yes", {{}, AnswerState::yes}, child_presumed},
    // no means is needed: every question of the five other sections is no
    {"exploitation, 1 strong and 1 medium", {{"excessive_hours", "low_or_no_pay"}}, child_presumed},
    {"exploitation, 3 medium",
     {{"hazardous_work", "low_or_no_pay", "no_access_to_education"}},
     child_presumed},
    {"exploitation, 1 strong", {{"excessive_hours"}}, child_protected},
    {"exploitation, 2 medium", {{"hazardous_work", "low_or_no_pay"}}, child_protected},
    // means however many do not make exploitation
    {"coercion, 8 strong",
     {{"documents_taken", "debt_bondage", "isolation", "violence", "forced_illicit_activities",
       "forced_tasks_or_clients", "threat_of_violence", "strong_influence"}},
     child_protected},
    {"coercion, and exploitation open",
     {{"documents_taken", "debt_bondage"}, AnswerState::not_asked},
     "child_protection, at most presumed_victim, yes"},
    // one open answer reaches the rule, or does not
    {"1 strong, 1 medium unknown",
     {{"excessive_hours"}, AnswerState::no, {"low_or_no_pay"}},
     "child_protection, at most presumed_victim, yes"},
    {"2 medium, 1 medium unknown",
     {{"hazardous_work", "low_or_no_pay"}, AnswerState::no, {"pay_manipulated"}},
     "child_protection, at most presumed_victim, yes"},
    {"1 medium, 1 medium unknown",
     {{"hazardous_work"}, AnswerState::no, {"pay_manipulated"}},
     child_protected},
    {"nothing, 1 strong unknown",
     {{}, AnswerState::no, {"excessive_hours"}},
     "no_indication_so_far, at most child_protection, open"},
    {"nothing, 2 medium unknown",
     {{}, AnswerState::no, {"hazardous_work", "low_or_no_pay"}},
     "no_indication_so_far, at most child_protection, open"},
    {"nothing, 3 medium unknown",
     {{}, AnswerState::no, {"hazardous_work", "low_or_no_pay", "pay_manipulated"}},
     "no_indication_so_far, at most presumed_victim, open"},
};

BOOST_DATA_TEST_CASE(ilo_child_screening, data::make(child_screenings), row) {
    BOOST_TEST(result_of("ilo_child_labour", row.answers) == row.expected);
}

BOOST_AUTO_TEST_CASE(ilo_child_single_yes_always_refers) {
    for (const checklist::Question& question : bundled("ilo_child_labour").checklist.questions) {
        BOOST_TEST(result_of("ilo_child_labour", {{question.id}}) == child_protected, question.id);
    }
}

// The brochure's example for migrants asks for more; a child who has that as well is found all the same.
BOOST_AUTO_TEST_CASE(ilo_child_narrower_readings_are_shown) {
    const Ids exploitation = {"excessive_hours", "low_or_no_pay"};
    const Ids recruitment = {"recruitment_violence", "abducted_or_sold"};
    const Ids coercion = {"documents_taken", "debt_bondage"};
    const auto shown = [](const Ids& yes, const char* name) {
        return criterion_of("ilo_child_labour", {yes}, name);
    };
    BOOST_TEST((shown(exploitation, "with_means") == Truth::no));
    BOOST_TEST((shown(joined(exploitation, coercion), "with_means") == Truth::yes));
    BOOST_TEST((shown(joined(exploitation, coercion), "strict_profile") == Truth::no));
    const Ids all = joined(joined(exploitation, coercion), recruitment);
    BOOST_TEST((shown(all, "strict_profile") == Truth::yes));
    BOOST_TEST((shown(joined(coercion, recruitment), "strict_profile") == Truth::no));
    for (const Ids& yes : {exploitation, joined(exploitation, coercion), all}) {
        BOOST_TEST(result_of("ilo_child_labour", {yes}) == child_presumed);
    }
}

// --------------------------------------------------------------------------------------------- the scored
// tools

struct Tool {
    std::string id;
    checklist::AppliesTo applies_to;
    Ids items;
    std::size_t cut_off;

    friend std::ostream& operator<<(std::ostream& out, const Tool& row) { return out << row.id; }
};

const Ids four_items = {"work_felt_unsafe", "tricked_or_forced_into_work", "afraid_to_leave_work",
                        "received_for_sex"};

const std::vector<Tool> tools = {
    {"qyit", checklist::AppliesTo::adult, four_items, 1},
    {"raft", checklist::AppliesTo::adult, four_items, 1},
    {"greenbaum_short",
     checklist::AppliesTo::child,
     {"substance_use", "ran_away", "police_contact", "serious_injury", "sexually_transmitted_infection",
      "more_than_five_partners"},
     2},
};

BOOST_DATA_TEST_CASE(tool_items, data::make(tools), tool) {
    const checklist::Checklist& checklist = bundled(tool.id).checklist;
    BOOST_TEST((checklist.applies_to == tool.applies_to));
    BOOST_TEST(checklist.questions.size() == tool.items.size());
    for (std::size_t i = 0; i < checklist.questions.size(); ++i) {
        const checklist::Question& question = checklist.questions[i];
        BOOST_TEST(question.id == tool.items[i]);
        BOOST_TEST((question.type == checklist::QuestionType::indicator));
        BOOST_TEST(question.points == 1);
        BOOST_TEST(!question.strength.has_value());
    }
    // risks and a score: none of it is act, means or purpose
    for (const checklist::Section& section : checklist.sections) {
        BOOST_TEST((section.element == checklist::Element::context));
    }
    BOOST_TEST(checklist.outcomes.size() == 2U);
    BOOST_TEST(checklist.outcomes[0].id == "positive_screen");
    BOOST_TEST(checklist.outcomes[0].refer);
}

// Every pattern of yes, the rest being no.
BOOST_DATA_TEST_CASE(tool_cut_off, data::make(tools), tool) {
    for (std::size_t pattern = 0; pattern < std::size_t{1} << tool.items.size(); ++pattern) {
        Ids yes;
        for (std::size_t i = 0; i < tool.items.size(); ++i) {
            if ((pattern >> i & 1U) != 0) {
                yes.push_back(tool.items[i]);
            }
        }
        const char* expected = yes.size() >= tool.cut_off
                                   ? "positive_screen, at most positive_screen, yes"
                                   : "no_indication_so_far, at most no_indication_so_far, no";
        BOOST_TEST(result_of(tool.id, {yes}) == expected, "pattern " << pattern);
    }
}

struct ToolScreening {
    std::string tool;
    Screening screening;

    friend std::ostream& operator<<(std::ostream& out, const ToolScreening& row) {
        return out << row.tool << ", " << row.screening.name;
    }
};

const std::string screen_open = "no_indication_so_far, at most positive_screen, open";
const std::string screen_positive = "positive_screen, at most positive_screen, yes";

const std::vector<ToolScreening> tool_screenings = {
    {"qyit", {"nothing asked", {{}, AnswerState::not_asked}, screen_open}},
    {"qyit", {"one unknown", {{}, AnswerState::no, {"received_for_sex"}}, screen_open}},
    {"qyit", {"one yes, the rest refused", {{"work_felt_unsafe"}, AnswerState::refused}, screen_positive}},
    {"raft", {"nothing asked", {{}, AnswerState::not_asked}, screen_open}},
    {"raft", {"one unknown", {{}, AnswerState::no, {"afraid_to_leave_work"}}, screen_open}},
    {"raft", {"one yes, the rest refused", {{"received_for_sex"}, AnswerState::refused}, screen_positive}},
    {"greenbaum_short", {"nothing asked", {{}, AnswerState::not_asked}, screen_open}},
    {"greenbaum_short",
     {"one unknown",
      {{}, AnswerState::no, {"ran_away"}},
      "no_indication_so_far, at most no_indication_so_far, no"}},
    {"greenbaum_short", {"two unknown", {{}, AnswerState::no, {"ran_away", "serious_injury"}}, screen_open}},
    {"greenbaum_short",
     {"one yes, one unknown", {{"ran_away"}, AnswerState::no, {"serious_injury"}}, screen_open}},
    {"greenbaum_short",
     {"two yes, the rest refused", {{"ran_away", "serious_injury"}, AnswerState::refused}, screen_positive}},
};

BOOST_DATA_TEST_CASE(tool_screening, data::make(tool_screenings), row) {
    BOOST_TEST(result_of(row.tool, row.screening.answers) == row.screening.expected);
}

// What a reader of the checklist sees of where it was tried and how it did there.
struct Told {
    std::string tool;
    std::string part;

    friend std::ostream& operator<<(std::ostream& out, const Told& row) {
        return out << row.tool << ", " << row.part;
    }
};

const std::vector<Told> in_titles = {
    {"qyit", "homeless young adults of 18 to 22"},       {"qyit", "United States"},
    {"raft", "adult patients of emergency departments"}, {"raft", "United States"},
    {"greenbaum_short", "patients of 12 to 18"},         {"greenbaum_short", "US clinics"},
    {"greenbaum_short", "not for police work"},
};

BOOST_DATA_TEST_CASE(tool_title_names_the_population, data::make(in_titles), row) {
    BOOST_TEST(holds(bundled(row.tool).checklist.title.in("en"), row.part));
}

const std::vector<Told> figures = {
    // sensitivity and specificity against the longer interview, assessments, positive ones, prevalence, and
    // what a
    // positive screen is worth at it
    {"qyit", "86.7 %"},
    {"qyit", "76.5 %"},
    {"qyit", "340"},
    {"qyit", "30 of them"},
    {"qyit", "8.8 %"},
    {"qyit", "26 of 100"},
    // patients, both prevalences, sensitivity on the first, specificity on the others, predictive value 3.5 %
    {"raft", "4,127"},
    {"raft", "1.1 %"},
    {"raft", "1.4 %"},
    {"raft", "89 %"},
    {"raft", "61 %"},
    {"raft", "3 or 4 confirmed among 100"},
    // the study it was made on, one department, sixteen sites, the tablet
    {"greenbaum_short", "108 patients"},
    {"greenbaum_short", "25 of them"},
    {"greenbaum_short", "92 %"},
    {"greenbaum_short", "73 %"},
    {"greenbaum_short", "10 of 11"},
    {"greenbaum_short", "84.4 %"},
    {"greenbaum_short", "57.5 %"},
    {"greenbaum_short", "810 patients, 11.1 %"},
    {"greenbaum_short", "84.6 %"},
    {"greenbaum_short", "53.2 %"},
    {"greenbaum_short", "212 patients"},
    {"greenbaum_short", "20 of 100"},
};

BOOST_DATA_TEST_CASE(tool_guidance_has_the_figures, data::make(figures), row) {
    const auto& guidance = bundled(row.tool).checklist.questions.front().guidance;
    const auto text = guidance[static_cast<std::size_t>(checklist::Discipline::criminology)].in("en");
    BOOST_TEST(holds(text, row.part), text);
}

BOOST_AUTO_TEST_CASE(clinical_risks_are_marked_as_not_for_police) {
    const checklist::Checklist& checklist = bundled("greenbaum_short").checklist;
    BOOST_TEST(holds(checklist.title.in("sr"), "није за рад полиције"));
    BOOST_TEST(holds(checklist.sections.front().title.in("en"), "not for police"));
    BOOST_TEST(holds(checklist.sections.front().title.in("sr"), "није за полицију"));
    for (const checklist::Outcome& outcome : checklist.outcomes) {
        BOOST_TEST(holds(outcome.advice.in("en"), "not for police work"), outcome.id);
        BOOST_TEST(holds(outcome.advice.in("sr"), "није за рад полиције"), outcome.id);
    }
}

// ----------------------------------------------------------------------------- the CTDC layout of 27 columns

const std::string ctdc_documents = "tests/data/ctdc_2024_invented_documents.csv";

/// What a file read by ctdc_2024 says of each row, in the order of `ctdc_questions`.
const Ids ctdc_questions = {
    "age_group",    "means_threat", "means_deception", "purpose_sexual_exploitation", "purpose_forced_labour",
    "purpose_other"};

std::vector<std::string> ctdc_rows(const std::string& text) {
    const expression::Instrument& palermo = bundled("palermo");
    diag::Diagnostics diagnostics;
    const auto mapping = vidra::checks::load_mapping(bundled_text("checklists/mappings/ctdc_2024.toml"),
                                                     palermo.checklist, diagnostics);
    BOOST_TEST_REQUIRE(mapping.has_value(), places(diagnostics.all()));
    const records::RecordChecks record_checks(palermo.checklist, {});
    auto source = records::Source::from_text(text, "records");
    const ReadInput input = read_input(source, record_checks, &*mapping);
    std::vector<std::string> rows;
    if (!input.findings.empty()) {
        rows.push_back(input.findings);
    }
    for (const ReadRow& row : input.rows) {
        std::string said = row.findings;
        std::size_t facts = 0;
        for (std::size_t q = 0; q < palermo.checklist.questions.size(); ++q) {
            facts += row.record.answers[q].state == AnswerState::not_asked ? 0U : 1U;
        }
        for (const std::string& id : ctdc_questions) {
            const std::size_t question = palermo.checklist.question_index(id).value();
            const std::string word =
                checklist::answer_word(palermo.checklist.questions[question], row.record.answers[question]);
            said += (said.empty() ? "" : " ") + (word.empty() ? "-" : word);
            facts -= word.empty() ? 0U : 1U;
        }
        BOOST_TEST(facts == 0U, "row " << row.number << " answers a question that the layout does not hold");
        rows.push_back(said);
    }
    return rows;
}

// Empty is not asked, never no; an adult at registration may have been a child before.
const std::vector<std::string> ctdc_expected = {
    "child yes - yes - -",        //
    "uncertain yes - - yes -",    // papers alone, in the column that has two names
    "uncertain yes yes - yes -",  //
    "uncertain yes - yes - -",    //
    "child - - - - yes",          //
    "uncertain yes - - yes -",    //
    "uncertain - - yes yes -",    //
    "uncertain yes - - - -",      // papers alone again
    "uncertain - - - - -",        //
    "- - yes - yes -",
};

BOOST_AUTO_TEST_CASE(ctdc_2024_reads_one_name_of_the_column) {
    BOOST_TEST(ctdc_rows(bundled_text("tests/data/ctdc_2024_invented.csv")) == ctdc_expected,
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(ctdc_2024_reads_the_other_name_of_the_column) {
    BOOST_TEST(ctdc_rows(bundled_text(ctdc_documents)) == ctdc_expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(ctdc_2024_needs_one_name_of_the_column) {
    const std::string text = edited(bundled_text(ctdc_documents), "meansWithholdDocuments", "meansPapers");
    const auto rows = ctdc_rows(text);
    BOOST_TEST_REQUIRE(!rows.empty());
    BOOST_TEST(holds(rows.front(), "VR014"), rows.front());
    BOOST_TEST(holds(rows.front(), "`meansWithholdDocs` or `meansWithholdDocuments`"), rows.front());
}

BOOST_AUTO_TEST_CASE(ctdc_2024_takes_no_file_with_both_names) {
    // traffickMonths is not read, so its column is free to be the second one
    const std::string text = edited(bundled_text(ctdc_documents), "traffickMonths", "meansWithholdDocs");
    const auto rows = ctdc_rows(text);
    BOOST_TEST_REQUIRE(!rows.empty());
    BOOST_TEST(holds(rows.front(), "VR011"), rows.front());
}

BOOST_AUTO_TEST_CASE(ctdc_2024_rejects_a_zero) {
    const auto rows =
        ctdc_rows(edited(bundled_text(ctdc_documents), "2020,Woman,27--29,,,,", "2020,Woman,27--29,,,,0"));
    BOOST_TEST_REQUIRE(rows.size() == 10U);
    BOOST_TEST(holds(rows[6], "VR012"), rows[6]);
}

BOOST_AUTO_TEST_CASE(ctdc_2024_bands_of_age) {
    const std::string header = bundled_text("tests/data/ctdc_2024_invented.csv");
    const std::string names = header.substr(0, header.find('\n') + 1);
    const std::vector<std::pair<const char*, const char*>> bands = {
        {"0--8", "child"},       {"9--17", "child"},      {"18--20", "uncertain"}, {"21--23", "uncertain"},
        {"24--26", "uncertain"}, {"27--29", "uncertain"}, {"30--38", "uncertain"}, {"39--47", "uncertain"},
        {"48+", "uncertain"},    {"9–17", "child"},       {"9—17", "child"},       {"NULL", "-"},
    };
    for (const auto& [band, expected] : bands) {
        const std::string row = std::string("2020,Woman,") + band + std::string(24, ',') + "\n";
        const auto rows = ctdc_rows(names + row);
        BOOST_TEST_REQUIRE(rows.size() == 1U);
        BOOST_TEST(rows.front() == std::string(expected) + " - - - - -", band);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vidra::test

// SPDX-License-Identifier: Apache-2.0
// The checklists of the Public Order Unit and the one of first contact, held against the tables that they
// were made from: every indicator with its element and strength, and the rules worked out a second time from
// these alone.
#include "base/ascii.hpp"
#include "base/file.hpp"
#include "record_support.hpp"
#include "screening/screener.hpp"
#include "support.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace vidra::test {
namespace {

using checklist::AnswerState;
using checklist::Element;

struct TableRow {
    std::string_view list;
    std::string_view id;
    Element element;
    std::string_view strength;  ///< empty: none
};

const std::vector<TableRow> rows = {
    {"public_order_prostitution", "third_party_arranges", Element::act, "medium"},
    {"public_order_prostitution", "moved_on_order", Element::act, "medium"},
    {"public_order_prostitution", "other_work_promised", Element::means, "strong"},
    {"public_order_prostitution", "threats_or_violence", Element::means, "strong"},
    {"public_order_prostitution", "images_as_threat", Element::means, "strong"},
    {"public_order_prostitution", "debt_grows", Element::means, "strong"},
    {"public_order_prostitution", "cannot_refuse", Element::means, "strong"},
    {"public_order_prostitution", "cannot_stop", Element::means, "medium"},
    {"public_order_prostitution", "papers_kept", Element::means, "strong"},
    {"public_order_prostitution", "watched_or_called", Element::means, "medium"},
    {"public_order_prostitution", "substances_given", Element::means, "medium"},
    {"public_order_prostitution", "money_handed_over", Element::purpose, "strong"},
    {"public_order_prostitution", "daily_sum", Element::purpose, "strong"},
    {"public_order_prostitution", "works_unfit", Element::purpose, "medium"},
    {"public_order_prostitution", "began_as_child", Element::context, ""},
    {"public_order_begging", "brought_and_collected", Element::act, "medium"},
    {"public_order_begging", "handed_over", Element::act, "strong"},
    {"public_order_begging", "one_directs_many", Element::act, "medium"},
    {"public_order_begging", "punished_for_little", Element::means, "strong"},
    {"public_order_begging", "threat_to_leave_or_harm", Element::means, "strong"},
    {"public_order_begging", "care_depends_on_begging", Element::means, "strong"},
    {"public_order_begging", "hurt_or_sedated", Element::means, "strong"},
    {"public_order_begging", "watched_from_near", Element::means, "medium"},
    {"public_order_begging", "papers_or_benefit_kept", Element::means, "strong"},
    {"public_order_begging", "takings_handed_over", Element::purpose, "strong"},
    {"public_order_begging", "set_sum", Element::purpose, "medium"},
    {"public_order_begging", "hours_and_weather", Element::purpose, "medium"},
    {"public_order_begging", "also_made_to_steal", Element::purpose, "strong"},
    {"public_order_begging", "infant_with_many", Element::context, ""},
    {"public_order_begging", "not_at_school", Element::context, ""},
    {"public_order_child_labour", "placed_by_other", Element::act, "medium"},
    {"public_order_child_labour", "away_from_home", Element::act, "medium"},
    {"public_order_child_labour", "paid_for_child", Element::act, "strong"},
    {"public_order_child_labour", "family_debt", Element::means, "strong"},
    {"public_order_child_labour", "deceived", Element::means, "medium"},
    {"public_order_child_labour", "threats_or_blows", Element::means, "strong"},
    {"public_order_child_labour", "cannot_leave", Element::means, "strong"},
    {"public_order_child_labour", "pay_to_another", Element::purpose, "strong"},
    {"public_order_child_labour", "dangerous_work", Element::purpose, "medium"},
    {"public_order_child_labour", "long_hours", Element::purpose, "medium"},
    {"public_order_child_labour", "servant_in_house", Element::purpose, "medium"},
    {"public_order_child_labour", "sexual_tasks", Element::purpose, "strong"},
    {"public_order_child_labour", "made_to_commit_crime", Element::purpose, "strong"},
    {"public_order_child_labour", "injury_untreated", Element::purpose, "medium"},
    {"public_order_child_labour", "missed_school", Element::context, ""},
    {"public_order_vagrancy", "offered_work_and_bed", Element::act, "medium"},
    {"public_order_vagrancy", "taken_to_sites", Element::act, "medium"},
    {"public_order_vagrancy", "housed_by_employer", Element::act, "medium"},
    {"public_order_vagrancy", "fled", Element::means, "strong"},
    {"public_order_vagrancy", "papers_or_card_kept", Element::means, "strong"},
    {"public_order_vagrancy", "owes_for_bed_and_food", Element::means, "strong"},
    {"public_order_vagrancy", "threats_or_blows", Element::means, "strong"},
    {"public_order_vagrancy", "paid_in_drink_or_drugs", Element::means, "medium"},
    {"public_order_vagrancy", "other_work_promised", Element::means, "medium"},
    {"public_order_vagrancy", "dropped_when_ill", Element::purpose, "medium"},
    {"public_order_vagrancy", "worked_unpaid", Element::purpose, "strong"},
    {"public_order_vagrancy", "name_used", Element::purpose, "medium"},
    {"public_order_vagrancy", "crime_or_begging_for_other", Element::purpose, "strong"},
    {"public_order_vagrancy", "sex_for_bed", Element::purpose, "medium"},
    {"public_order_vagrancy", "left_care_or_missing", Element::context, ""},
    {"first_contact", "may_be_child", Element::context, "strong"},
    {"first_contact", "says_cannot_leave", Element::means, "strong"},
    {"first_contact", "money_taken_in_sight", Element::purpose, "strong"},
    {"first_contact", "other_speaks", Element::means, "medium"},
    {"first_contact", "watched", Element::means, "medium"},
    {"first_contact", "frightened_of_company", Element::means, "medium"},
    {"first_contact", "injuries", Element::context, "medium"},
    {"first_contact", "several_directed", Element::act, "medium"},
    {"first_contact", "same_words", Element::means, "weak"},
    {"first_contact", "unwell", Element::context, "weak"},
    {"first_contact", "not_known_where", Element::context, "weak"},
    {"first_contact", "no_own_things", Element::context, "weak"},
};

/// What by itself is enough for a child, and the situation that is seen.
struct Situation {
    std::string list;
    std::set<std::string> special;
    std::string seen;
};

const std::vector<Situation> situations = {
    {"public_order_prostitution", {"sells_sex", "sexual_images"}, "sells_sex"},
    {"public_order_begging", {"handed_over", "hurt_or_sedated"}, "begs"},
    {"public_order_child_labour", {"paid_for_child", "family_debt", "sexual_tasks"}, "works"},
    {"public_order_vagrancy", {"sex_for_bed", "crime_or_begging_for_other"}, "sleeps_rough"},
};

expression::Instrument list_of(const std::string& id) {
    return load(base::read_file("checklists/" + id + ".toml", base::max_configuration_bytes));
}

/// How many indicators of an element and a strength ("" is any) are in `yes`.
int count(const std::string& list, Element element, std::string_view strength,
          const std::set<std::string>& yes) {
    int found = 0;
    for (const TableRow& row : rows) {
        const bool counts = row.list == list && row.element == element && !row.strength.empty() &&
                            (strength.empty() || row.strength == strength);
        found += counts && yes.contains(std::string(row.id)) ? 1 : 0;
    }
    return found;
}

bool present(const std::string& list, Element element, const std::set<std::string>& yes) {
    const int strong = count(list, element, "strong", yes);
    const int medium = count(list, element, "medium", yes);
    const int weak = count(list, element, "weak", yes);
    return strong >= 1 || medium >= 2 || (medium >= 1 && weak >= 2);
}

std::string expected(const Situation& situation, bool is_child, const std::set<std::string>& yes) {
    const std::string& list = situation.list;
    const bool act = count(list, Element::act, "", yes) >= 1;
    const bool means = count(list, Element::means, "", yes) >= 1;
    const bool purpose = count(list, Element::purpose, "", yes) >= 1;
    const bool means_present = present(list, Element::means, yes);
    const bool purpose_present = present(list, Element::purpose, yes);
    const bool special = std::any_of(situation.special.begin(), situation.special.end(),
                                     [&](const std::string& id) { return yes.contains(id); });
    if ((act && means_present && purpose_present) || (is_child && (special || (purpose_present && act)))) {
        return "grounds";
    }
    if ((means_present && purpose) || (purpose_present && means) || (is_child && purpose_present)) {
        return "grounds_incomplete";
    }
    if (is_child && (yes.contains(situation.seen) || means || purpose)) {
        return "child_protection";
    }
    return means || purpose ? "offer_support" : "no_indication_so_far";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(public_order)

BOOST_AUTO_TEST_CASE(every_indicator_has_the_element_and_strength_of_the_table) {
    std::map<std::string, expression::Instrument> lists;
    for (const TableRow& row : rows) {
        const std::string list(row.list);
        if (!lists.contains(list)) {
            lists.emplace(list, list_of(list));
        }
        const checklist::Checklist& checklist = lists.at(list).checklist;
        const auto q = checklist.question_index(row.id);
        BOOST_TEST_REQUIRE(q.has_value(), list << " has no " << row.id);
        const checklist::Question& question = checklist.questions[*q];
        BOOST_TEST((checklist.sections[question.section].element == row.element), list << " " << row.id);
        BOOST_TEST(
            (question.strength ? checklist::word(*question.strength) : std::string_view()) == row.strength,
            list << " " << row.id);
    }
    for (const auto& [list, instrument] : lists) {  // and no other has a strength
        for (const checklist::Question& question : instrument.checklist.questions) {
            const bool is_listed = std::any_of(rows.begin(), rows.end(), [&](const TableRow& row) {
                return row.list == list && row.id == question.id;
            });
            BOOST_TEST((is_listed || !question.strength.has_value()), list << " " << question.id);
        }
    }
}

BOOST_AUTO_TEST_CASE(the_rules_are_those_of_the_table_for_every_kind_of_person) {
    std::mt19937 random(7);
    std::map<std::string, int> reached;
    for (const Situation& situation : situations) {
        const expression::Instrument instrument = list_of(situation.list);
        screening::Screener screener(instrument);
        const auto& questions = instrument.checklist.questions;
        const std::size_t age = *instrument.checklist.question_index("age_group");
        for (int i = 0; i < 3000; ++i) {
            records::Record record;
            record.answers.reset(questions.size());
            std::set<std::string> yes;
            const auto one_in = 2 + random() % 12;
            for (std::size_t q = 0; q < questions.size(); ++q) {
                const bool is_yes = random() % one_in == 0;
                record.answers.set(q, is_yes ? AnswerState::yes : AnswerState::no);
                if (is_yes) {
                    yes.insert(questions[q].id);
                }
            }
            const auto group = static_cast<std::int64_t>(random() % 3);
            record.answers.set(age, checklist::Answer{AnswerState::given, group});
            const bool is_child = questions[age].options[static_cast<std::size_t>(group)].id != "adult";
            const screening::Result result = screener.evaluate(record);
            const std::string& outcome = instrument.checklist.outcomes[result.outcome].id;
            BOOST_REQUIRE_EQUAL(outcome, expected(situation, is_child, yes));
            BOOST_REQUIRE(result.settled());
            ++reached[situation.list + " " + outcome];
        }
    }
    BOOST_TEST(reached.size() == situations.size() * 5);  // each outcome of each list was come to
}

BOOST_AUTO_TEST_CASE(what_the_four_lists_have_in_common_is_the_same_in_each) {
    const auto common = [](const std::string& id) {
        std::string text;  // without comments, which say what is special to a list
        const std::string all = base::read_file("checklists/" + id + ".toml", base::max_configuration_bytes);
        for (const std::string_view line : base::split(all, '\n')) {
            text += base::trim(line).starts_with('#') ? std::string() : std::string(line) + '\n';
        }
        const auto part = [&](const std::string& from, const std::string& to) {
            const std::size_t begin = text.find(from);
            const std::size_t end = text.find(to, begin);
            BOOST_TEST_REQUIRE((begin != std::string::npos && end != std::string::npos), id);
            return text.substr(begin, end - begin);
        };
        std::string rules = part("id = \"grounds\"", "[[always]]");
        const std::string of_begging = " or hurt_or_sedated";
        if (const std::size_t at = rules.find(of_begging); at != std::string::npos) {
            rules.erase(at, of_begging.size());
        }
        return part("id = \"safety\"", "id = \"situation\"") + rules;
    };
    for (const Situation& situation : situations) {
        BOOST_TEST((common(situation.list) == common(situations.front().list)), situation.list);
    }
}

BOOST_AUTO_TEST_CASE(first_contact_leads_to_a_list_by_its_table) {
    const expression::Instrument instrument = list_of("first_contact");
    screening::Screener screener(instrument);
    std::mt19937 random(11);
    const auto& questions = instrument.checklist.questions;
    for (int i = 0; i < 2000; ++i) {
        records::Record record;
        record.answers.reset(questions.size());
        int strong = 0;
        int medium = 0;
        int yes = 0;
        const auto one_in = 2 + random() % 12;
        for (std::size_t q = 0; q < questions.size(); ++q) {
            const bool is_yes = random() % one_in == 0;
            record.answers.set(q, is_yes ? AnswerState::yes : AnswerState::no);
            yes += is_yes ? 1 : 0;
            strong += is_yes && questions[q].strength == checklist::Strength::strong ? 1 : 0;
            medium += is_yes && questions[q].strength == checklist::Strength::medium ? 1 : 0;
        }
        const std::string expected_outcome = strong >= 1 || medium >= 2 ? "screen_fully_now"
                                             : yes >= 1                 ? "offer_information"
                                                                        : "no_sign_so_far";
        BOOST_REQUIRE_EQUAL(instrument.checklist.outcomes[screener.evaluate(record).outcome].id,
                            expected_outcome);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace vidra::test

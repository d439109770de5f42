// SPDX-License-Identifier: Apache-2.0
#include "screening/interview.hpp"

#include "desk.hpp"
#include "screening/typed_values.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <string>
#include <string_view>

namespace screening = vidra::screening;
using screening::Closing;
using screening::Key;
using screening::Reaction;
using vidra::checklist::AnswerState;
using vidra::test::Desk;
using vidra::test::here;
using vidra::test::type;

namespace {

bool contains(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

AnswerState state_of(const screening::Interview& interview, const Desk& desk, std::string_view id) {
    return interview.talk().sheet.said[*desk.list().checklist.question_index(id)].answer.state;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(interview)

BOOST_AUTO_TEST_CASE(each_key_is_known_by_its_place_on_a_serbian_keyboard_too) {
    struct Row {
        Key key;
        std::string_view spellings;
    };
    // The Serbian layout: q љ, w њ, e е, r р, t т, z з, u у, a а, s с, g г, h х, x џ, c ц, b б, n н, y ѕ.
    const Row rows[] = {
        {Key::yes, "y Y d D z з З ѕ д Д"},
        {Key::no, "n N н Н"},
        {Key::unknown, "u U у У"},
        {Key::refused, "r R р Р"},
        {Key::not_applicable, "x X џ Џ"},
        {Key::back, "b B б Б"},
        {Key::skip, "s S с С"},
        {Key::section, "g G г Г"},
        {Key::note, "t T т Т"},
        {Key::basis, "e E е Е"},
        {Key::assessment, "a A а А"},
        {Key::guidance, "?"},
        {Key::where, "w W њ Њ"},
        {Key::blank, "h H х Х"},
        {Key::close, "c C ц Ц"},
        {Key::leave, "q Q љ Љ"},
        {Key::years, "="},
    };
    for (const Row& row : rows) {
        std::string_view left = row.spellings;
        while (!left.empty()) {
            const std::size_t end = std::min(left.find(' '), left.size());
            const std::string_view one = left.substr(0, end);
            BOOST_TEST((screening::find_key(one) == row.key), std::string(one));
            left.remove_prefix(std::min(end + 1, left.size()));
        }
        for (const char* language : {"en", "sr", "sr-Latn"}) {
            BOOST_TEST((screening::find_key(screening::key_name(row.key, language)) == row.key));
        }
    }
    for (const std::string_view none : {"", " ", "j", "yy", "\x1B", "1", "ћ"}) {
        BOOST_TEST(!screening::find_key(none), std::string(none));
    }
}

BOOST_AUTO_TEST_CASE(what_is_typed_is_read_or_refused) {
    using vidra::base::format_date;
    BOOST_TEST(format_date(*screening::read_date("25.11.2026")) == "2026-11-25");
    BOOST_TEST(format_date(*screening::read_date(" 5. 1. 2026. ")) == "2026-01-05");
    BOOST_TEST(format_date(*screening::read_date("2024-02-29")) == "2024-02-29");
    for (const std::string_view bad :
         {"29.2.2026", "2026-02-29", "11/25/2026", "25.11.26", "25.11", "x", ""}) {
        BOOST_TEST(!screening::read_date(bad), std::string(bad));
    }
    BOOST_TEST(*screening::read_number("060", 0, 60) == 60);
    for (const std::string_view bad : {"61", "-1", "1,5", "2.0", "", "six"}) {
        BOOST_TEST(!screening::read_number(bad, 0, 60), std::string(bad));
    }
    BOOST_TEST(*screening::read_set("1 3", 3) == 0b101);
    BOOST_TEST(*screening::read_set("2, 1;3", 3) == 0b111);
    BOOST_TEST(*screening::read_set("0", 3) == 0);
    for (const std::string_view bad : {"", "4", "0 1", "1 x", "-1"}) {
        BOOST_TEST(!screening::read_set(bad, 3), std::string(bad));
    }
}

BOOST_AUTO_TEST_CASE(enter_alone_is_no_answer_anywhere) {
    const Desk desk(vidra::test::desk_list(), vidra::test::desk_before());
    screening::Interview talk = desk.begin();
    for (const std::string_view answer : {"y", "n", "y",        "n",     "n", "1",  "y",  "y",  "n", "2",
                                          "0", "7", "1.2.2025", "words", "y", ":n", ":n", "sr", "1", "1"}) {
        const std::string before = desk.draft(talk);
        BOOST_TEST(contains(talk.take("").text, "Enter alone is no answer"));
        BOOST_TEST(contains(talk.take("   ").text, "Enter alone is no answer"));
        BOOST_TEST(desk.draft(talk) == before, here(talk, desk));
        (void)talk.take(answer);
    }
}

BOOST_AUTO_TEST_CASE(conditions_come_first_and_a_no_is_a_reason_to_wait) {
    const Desk desk(vidra::test::desk_list(), vidra::test::desk_before());
    screening::Interview talk = desk.begin();
    BOOST_TEST(here(talk, desk) == "alone");
    BOOST_TEST(contains(type(talk, {"n"}), "A reason to wait"));
    (void)type(talk, {"2"});  // no interpreter is needed: the next condition is not asked
    BOOST_TEST(here(talk, desk) == "agrees_to_talk");
    BOOST_TEST(type(talk, {"y"}) == "");
    BOOST_TEST(here(talk, desk) == "WAIT");
    BOOST_TEST(contains(talk.screen().text, "- alone"));
    BOOST_TEST(!contains(talk.screen().text, "independent"));
    (void)type(talk, {"y"});
    BOOST_TEST(here(talk, desk) == "danger");
    BOOST_TEST(contains(desk.record(talk), R"("before":{"checklist":"first","version":"1","hash":")"));
    BOOST_TEST(contains(desk.record(talk),
                        R"("answers":{"alone":"no","interpreter":"none","agrees_to_talk":"yes"})"));
    (void)type(talk, {"n", "n", "1"});
    BOOST_TEST(contains(desk.record(talk), R"("consent":{"screening":"given")"));

    screening::Interview ready = desk.begin();
    (void)type(ready, {"y", "1", "y", "y"});
    BOOST_TEST(here(ready, desk) == "danger");  // all are met: nothing to wait for
}

BOOST_AUTO_TEST_CASE(every_type_of_question_takes_what_fits_and_tells_what_would) {
    const Desk desk;
    screening::Interview talk = desk.begin();
    (void)type(talk, {"n", "n", "1", "y", "y", "y"});
    BOOST_TEST(here(talk, desk) == "way");
    BOOST_TEST(contains(type(talk, {"4"}), "1 to 3"));
    BOOST_TEST(contains(type(talk, {"y"}), "no use"));
    (void)type(talk, {"2"});
    BOOST_TEST(here(talk, desk) == "ways");
    BOOST_TEST((talk.screen().awaits == screening::Screen::Awaits::line));
    BOOST_TEST(contains(type(talk, {"1 4"}), "from 1 to 3"));
    (void)type(talk, {"1 3"});
    BOOST_TEST(contains(type(talk, {"61"}), "from 0 to 60"));
    BOOST_TEST(contains(type(talk, {":x"}), "no other key"));
    (void)type(talk, {"12"});
    BOOST_TEST(contains(type(talk, {"31.2.2025"}), "calendar"));
    (void)type(talk, {"28.2.2025"});
    BOOST_TEST(here(talk, desk) == "told");
    (void)type(talk, {"::her own words"});
    BOOST_TEST(
        contains(desk.record(talk),
                 R"("answers":{"danger":"no","drunk":"no","age_group":"adult","a":"yes","b":"yes","c":"yes",)"
                 R"("way":"two","ways":["one","three"],"months":"12","since":"2025-02-28",)"
                 R"("told":":her own words"})"));
}

BOOST_AUTO_TEST_CASE(a_typed_word_for_unknown_is_what_a_record_would_read) {
    const Desk desk;
    screening::Interview talk = desk.begin();
    (void)type(talk, {"g", "3.8"});
    BOOST_TEST(here(talk, desk) == "told");
    (void)type(talk, {"refused"});
    BOOST_TEST((state_of(talk, desk, "told") == AnswerState::refused));
    BOOST_TEST((state_of(desk.resumed(talk), desk, "told") == AnswerState::refused));
}

BOOST_AUTO_TEST_CASE(alerts_are_told_once_and_when_they_end) {
    const Desk desk;
    screening::Interview talk = desk.begin();
    BOOST_TEST(contains(type(talk, {"y"}), "!! NOW: stop"));
    BOOST_TEST(!contains(type(talk, {"n"}), "stop"));
    BOOST_TEST(contains(talk.alerts_now(), "stop"));
    BOOST_TEST(contains(type(talk, {"b", "b", "n"}), "No longer: stop"));
    BOOST_TEST(talk.alerts_now() == "");
}

BOOST_AUTO_TEST_CASE(a_changed_answer_lists_what_vanished_and_what_came_back) {
    const Desk desk;
    screening::Interview talk = desk.begin();
    (void)type(talk, {"n", "n", "1", "y", "y"});
    BOOST_TEST(here(talk, desk) == "c");
    const std::string told = type(talk, {"b", "b", "n"});
    BOOST_TEST(contains(told, "No longer asked"));
    BOOST_TEST(contains(told, "- b"));
    BOOST_TEST((state_of(talk, desk, "b") == AnswerState::yes));  // kept, and not used
    BOOST_TEST(here(talk, desk) == "c");
    BOOST_TEST(contains(talk.screen().text, "Level 1 of 3"));
    BOOST_TEST(contains(type(talk, {"b", "y"}), "used again"));
    BOOST_TEST(contains(talk.screen().text, "Level 3 of 3"));
}

BOOST_AUTO_TEST_CASE(the_age_is_reckoned_by_the_calendar) {
    struct Row {
        std::string_view typed;
        std::string_view told;
        std::string_view group;
    };
    // today is 2026-11-25
    const Row rows[] = {{"17", "Age: 17", "child"},         {"18", "Age: 18", "adult"},
                        {"25.11.2008", "Age: 18", "adult"}, {"26.11.2008", "Age: 17", "child"},
                        {"2025-11-26", "Age: 0", "child"},  {"2026-11-25", "Age: 0", "child"}};
    for (const Row& row : rows) {
        const Desk desk;
        screening::Interview talk = desk.begin();
        (void)type(talk, {"n", "n", "="});
        const std::string told = type(talk, {row.typed});
        BOOST_TEST(contains(told, row.told), std::string(row.typed));
        BOOST_TEST(contains(desk.record(talk), "\"age_group\":\"" + std::string(row.group)),
                   std::string(row.typed));
        BOOST_TEST(contains(told, "guardianship authority") == (row.group == "child"));
        BOOST_TEST(!contains(desk.record(talk), "2008"));  // the date of birth is nowhere
    }
    for (const std::string_view bad : {"26.11.2026", "151", "-1", "soon", "1.1.1800"}) {
        const Desk desk;
        screening::Interview talk = desk.begin();
        (void)type(talk, {"n", "n", "="});
        BOOST_TEST(contains(type(talk, {bad}), "whole years from 0 to 150"), std::string(bad));
        BOOST_TEST((talk.talk().entry == screening::Entry::years));
    }
}

BOOST_AUTO_TEST_CASE(an_age_that_nobody_can_tell_is_a_fact_and_treated_as_a_child) {
    for (const std::string_view key : {"u", "r", "3"}) {
        const Desk desk;
        screening::Interview talk = desk.begin();
        const std::string told = type(talk, {"n", "n", key});
        BOOST_TEST(contains(told, "guardianship authority"));
        BOOST_TEST(contains(desk.record(talk), R"("age_group":"uncertain")"));
        (void)type(talk, {"y"});
        BOOST_TEST(contains(talk.screen().text, "Level 3 of 3"));
    }
}

BOOST_AUTO_TEST_CASE(an_answer_that_the_recorded_age_contradicts_takes_the_age_out) {
    const Desk desk;
    screening::Interview talk = desk.begin();
    (void)type(talk, {"n", "n", "=", "17"});
    BOOST_TEST(contains(type(talk, {"b", "1"}), "taken out"));
    BOOST_TEST(!contains(desk.record(talk), "\"age\":"));
}

BOOST_AUTO_TEST_CASE(a_list_without_an_age_question_asks_for_it_and_offers_the_right_one) {
    std::string list =
        vidra::test::small_checklist(vidra::test::section("s") + vidra::test::question("a") +
                                     vidra::test::outcome("o", "a", true) + vidra::test::outcome("p", ""));
    list.replace(list.find("\"any\""), 5, "\"adult\"");
    const Desk desk(list);
    screening::Interview talk = desk.begin();
    BOOST_TEST(here(talk, desk) == "AGE");
    BOOST_TEST(contains(type(talk, {"2"}), "guardianship authority"));
    BOOST_TEST(here(talk, desk) == "OTHER");
    BOOST_TEST(contains(talk.screen().text, "for_children"));
    screening::Interview stays = desk.resumed(talk);
    const Reaction reaction = talk.take("1");
    BOOST_TEST((reaction.after == Reaction::After::start_other));
    BOOST_TEST(reaction.other == "for_children");
    BOOST_TEST(here(talk, desk) == "a");  // where this draft goes on, should it
    (void)type(stays, {"n"});
    BOOST_TEST(here(stays, desk) == "a");
    BOOST_TEST(contains(desk.record(stays), R"("age_group":"child")"));

    screening::Interview skipped = desk.begin();
    (void)type(skipped, {"s", "y"});
    BOOST_TEST(here(skipped, desk) == "AGE");  // no end without it
    (void)type(skipped, {"1"});
    BOOST_TEST(contains(here(skipped, desk), "CLOSING"));

    screening::Talk other = desk.new_talk();
    screening::take_over(stays.talk(), desk.list().checklist, other, desk.list().checklist);
    BOOST_TEST(other.age_group == "child");
    const Desk with_question;
    screening::Talk carried = with_question.new_talk();
    screening::take_over(stays.talk(), desk.list().checklist, carried, with_question.list().checklist);
    BOOST_TEST((carried.sheet.said[2].answer.value == 1));  // the option child, not asked again
}

BOOST_AUTO_TEST_CASE(skipped_questions_come_again_before_the_end) {
    const Desk desk;
    screening::Interview talk = desk.begin();
    (void)type(talk, {"s", "n", "1", "n", "s", "1", "0", ":u", ":u", ":r"});
    BOOST_TEST(here(talk, desk) == "SKIPPED");
    BOOST_TEST(contains(talk.screen().text, "put off: 2"));
    (void)type(talk, {"y"});
    BOOST_TEST(here(talk, desk) == "danger");
    (void)type(talk, {"n"});
    BOOST_TEST(here(talk, desk) == "c");
    (void)type(talk, {"n"});
    BOOST_TEST(contains(here(talk, desk), "CLOSING"));
}

BOOST_AUTO_TEST_CASE(quick_asks_safety_and_age_first_and_offers_to_stop_at_the_serious_end_only) {
    Desk desk;
    desk.is_quick = true;
    screening::Interview talk = desk.begin();
    BOOST_TEST(here(talk, desk) == "danger");
    (void)type(talk, {"n"});
    BOOST_TEST(here(talk, desk) == "drunk");
    (void)type(talk, {"n"});
    BOOST_TEST(here(talk, desk) == "age_group");
    (void)type(talk, {"2"});
    BOOST_TEST(here(talk, desk) == "a");  // with a child it settles the matter alone if yes
    (void)type(talk, {"y"});
    BOOST_TEST(here(talk, desk) == "STOP");
    screening::Interview goes_on = desk.resumed(talk);
    (void)type(talk, {"y"});
    BOOST_TEST(contains(here(talk, desk), "CLOSING"));
    (void)type(goes_on, {"n"});
    BOOST_TEST(here(goes_on, desk) == "b");
    (void)type(goes_on, {"n"});
    BOOST_TEST(here(goes_on, desk) == "c");  // and is not offered again

    // The mild end: b no longer matters once a is no, and neither does what no rule names; c is still asked.
    screening::Interview mild = desk.begin();
    (void)type(mild, {"n", "n", "1", "n"});
    BOOST_TEST(here(mild, desk) == "c");
    (void)type(mild, {"n"});
    BOOST_TEST(contains(here(mild, desk), "CLOSING"));
}

BOOST_AUTO_TEST_CASE(settled_below_the_serious_end_every_strong_indicator_is_asked_all_the_same) {
    Desk desk(vidra::test::small_checklist(
        vidra::test::section("s") + vidra::test::question("decides") +
        vidra::test::question("strong_one", "strength = \"strong\"\nrelevant = \"not decides\"") +
        vidra::test::question("strong_two", "strength = \"strong\"") + vidra::test::question("plain") +
        vidra::test::outcome("most", "not decides and strong_one", true) + vidra::test::outcome("mild", "")));
    desk.is_quick = true;
    screening::Interview talk = desk.begin();
    (void)type(talk, {"g", "1.1", "y"});
    BOOST_TEST(contains(talk.screen().text, "questions left that can matter: 0"));
    BOOST_TEST(here(talk, desk) == "strong_two");
    (void)type(talk, {"n"});
    BOOST_TEST(contains(here(talk, desk), "CLOSING"));
}

BOOST_AUTO_TEST_CASE(consent_is_asked_for_each_recipient_and_recorded_apart) {
    const Desk desk;
    screening::Interview talk = desk.begin();
    (void)type(talk, {"n", "n", "1", "c"});
    (void)type(talk, {"y", "28.11.2026", "a nurse", "sr", "3", "1"});
    (void)type(talk, {"y", "n", "u", "y", "s", "n"});  // the six recipients
    (void)type(talk, {"n"});                           // that what was said is kept
    BOOST_TEST(contains(talk.screen().text, "not for other eyes"));
    BOOST_TEST(contains(
        desk.record(talk),
        R"("consent":{"referral":{"identification_authority":"given","guardianship":"refused","shelter":"unable",)"
        R"("health":"given","police":"refused"},"data_use":"refused","by":"self","date":"2026-11-25"})"));
    BOOST_TEST(contains(desk.record(talk),
                        R"("language":"en","order":"written","spoken":"sr","interpreter":"phone",)"
                        R"("present":"a nurse","bed_tonight":"yes","second_talk":"2026-11-28")"));
    BOOST_TEST(!contains(desk.record(talk), "identity"));
    BOOST_TEST(contains(type(talk, {"n"}), "Turn the screen away"));
    (void)type(talk, {"y", "looked tired"});
    BOOST_TEST(contains(desk.record(talk), R"("assessment":"looked tired")"));
    BOOST_TEST(contains(talk.screen().text, "Summary"));
    BOOST_TEST(contains(talk.screen().text, "do not send anything there") == false);
    const Reaction reaction = talk.take("y");
    BOOST_TEST((reaction.after == Reaction::After::finished));
    BOOST_TEST(talk.talk().ended == "2026-11-25T23:50:00+01:00");
    (void)type(talk, {"b"});
    BOOST_TEST(talk.talk().ended == "");
}

BOOST_AUTO_TEST_CASE(who_cannot_decide_now_neither_gives_nor_refuses) {
    const Desk desk;
    screening::Interview talk = desk.begin();
    (void)type(talk, {"n", "y", "1", "c", "y", ":n", ":n", "sr", "1", "1", "y", ":s"});
    BOOST_TEST(contains(talk.screen().text, "Summary"));
    BOOST_TEST(contains(desk.record(talk), R"("identification_authority":"unable")"));
    BOOST_TEST(contains(desk.record(talk), R"("data_use":"unable")"));
}

BOOST_AUTO_TEST_CASE(a_child_is_asked_for_its_views_and_not_for_consent) {
    const Desk desk;
    screening::Interview talk = desk.begin();
    (void)type(talk, {"n", "n", "2", "c", "y", ":n", ":n", "sr", "1", "1", "wants to go to her aunt"});
    BOOST_TEST(contains(talk.screen().text, "Has the guardianship authority been told?"));
    BOOST_TEST(contains(type(talk, {"n"}), "at once"));
    (void)type(talk, {"y", ":s"});
    BOOST_TEST(contains(talk.screen().text, "Summary"));
    BOOST_TEST(!contains(talk.screen().text, "Consent to be referred"));
    BOOST_TEST(!contains(desk.record(talk), "consent"));
    BOOST_TEST(contains(desk.record(talk), R"("views":"wants to go to her aunt","guardianship_told":"no")"));
}

BOOST_AUTO_TEST_CASE(a_name_is_asked_only_where_identity_was_asked_for) {
    Desk desk;
    desk.with_identity = true;
    screening::Interview talk = desk.begin();
    (void)type(talk, {"n", "n", "2", "c", "y", ":n", ":n", "sr", "1", "1", ":s", "y"});
    BOOST_TEST(contains(talk.screen().text, "How the person wishes to be called"));
    BOOST_TEST(contains(talk.screen().text, "Ask or notice: What would you like us to call you?"));
    for (const std::string_view typed :
         {"Invented Mira", "Invented Name", "1.2.2010", "after six, by the neighbour",
          "with an invented aunt", "an invented uncle"}) {
        (void)type(talk, {typed});
        BOOST_TEST(desk.draft(desk.resumed(talk)) == desk.draft(talk));
    }
    BOOST_TEST(contains(talk.screen().text, "not for other eyes"));
    (void)type(talk, {"y", ":s"});
    BOOST_TEST(contains(desk.record(talk),
                        R"("identity":{"call_name":"Invented Mira","name":"Invented Name",)"
                        R"("birth_date":"2010-02-01","contact":"after six, by the neighbour",)"
                        R"("whereabouts":"with an invented aunt","keep_from":"an invented uncle"})"));
    for (const std::string_view told :
         {"Invented Mira", "Invented Name", "invented aunt", "invented uncle"}) {
        BOOST_TEST(!contains(talk.screen().text, told));
    }
}

BOOST_AUTO_TEST_CASE(what_belongs_to_identity_can_be_passed_over_one_by_one) {
    Desk desk;
    desk.with_identity = true;
    screening::Interview talk = desk.begin();
    (void)type(talk, {"n", "n", "2", "c", "y", ":n", ":n", "sr", "1", "1", ":s", "y"});
    (void)type(talk, {":s", ":s", ":s", ":s", ":s"});
    BOOST_TEST(contains(talk.screen().text, "Who must not learn where the person is; :s if nobody"));
    (void)type(talk, {":s"});
    BOOST_TEST(contains(talk.screen().text, "not for other eyes"));
    BOOST_TEST(!contains(desk.record(talk), "identity"));
    (void)type(talk, {"b", "an invented uncle"});
    BOOST_TEST(contains(desk.record(talk), R"("identity":{"keep_from":"an invented uncle"})"));
}

BOOST_AUTO_TEST_CASE(no_end_without_the_age) {
    const Desk desk;
    screening::Interview talk = desk.begin();
    BOOST_TEST(contains(type(talk, {"c"}), "The age is needed"));
    BOOST_TEST(here(talk, desk) == "age_group");
    (void)type(talk, {"s"});
    BOOST_TEST(here(talk, desk) == "a");
    BOOST_TEST(contains(type(talk, {"c"}), "The age is needed"));
    (void)type(talk, {"1", "c"});
    BOOST_TEST(contains(here(talk, desk), "CLOSING"));
}

BOOST_AUTO_TEST_CASE(blank_shows_nothing_and_takes_nothing_but_the_same_key) {
    const Desk desk;
    screening::Interview talk = desk.begin();
    BOOST_TEST((talk.take("h").after == Reaction::After::blank));
    const std::string before = desk.draft(talk);
    for (const std::string_view key : {"y", "n", "", "q", "c", "?", "w", "\x1B", "b"}) {
        BOOST_TEST(talk.screen().text == "");
        const Reaction reaction = talk.take(key);
        BOOST_TEST(reaction.text == "");
        BOOST_TEST((reaction.after == Reaction::After::go_on));
    }
    BOOST_TEST(desk.draft(talk) == before);
    (void)talk.take("х");
    BOOST_TEST(contains(talk.screen().text, "danger"));
    (void)type(talk, {"t"});
    BOOST_TEST((talk.take(":h").after == Reaction::After::blank));  // from a line that is typed, too
}

BOOST_AUTO_TEST_CASE(notes_grow_and_can_be_taken_out) {
    const Desk desk;
    screening::Interview talk = desk.begin();
    (void)type(talk, {"t", "first", "t", "second", "t", ":b", "a", "my own view"});
    BOOST_TEST(talk.talk().sheet.said[0].note == "first\nsecond");
    BOOST_TEST(talk.talk().assessment == "my own view");
    (void)type(talk, {"t", ":0"});
    BOOST_TEST(talk.talk().sheet.said[0].note == "");
    BOOST_TEST((talk.talk().sheet.said[0].answer.state == AnswerState::not_asked));
    (void)type(talk, {"e", "2", "y"});
    BOOST_TEST(contains(desk.record(talk), R"("basis":{"danger":"observed"})"));
}

BOOST_AUTO_TEST_CASE(what_is_no_text_comes_out_as_text_and_harmless) {
    const Desk desk;
    screening::Interview talk = desk.begin();
    (void)type(talk, {"t", std::string_view("\xFF\x1B[2J\xE2\x80\xAE\0x", 10)});
    BOOST_TEST(talk.talk().sheet.said[0].note == std::string("\xEF\xBF\xBD\x1B[2J\xE2\x80\xAE\0x", 12));
    const std::string shown = talk.screen().text;
    BOOST_TEST(!contains(shown, "\x1B"));
    BOOST_TEST(!contains(shown, "\xE2\x80\xAE"));
    BOOST_TEST(!contains(desk.record(talk), "\x1B"));
    BOOST_TEST(desk.resumed(talk).talk().sheet.said[0].note == talk.talk().sheet.said[0].note);
}

BOOST_AUTO_TEST_CASE(a_list_that_refers_nobody_asks_no_consent) {
    const Desk desk(vidra::test::small_checklist(vidra::test::section("s") + vidra::test::question("a") +
                                                 vidra::test::outcome("o", "a") +
                                                 vidra::test::outcome("p", "")));
    screening::Interview talk = desk.begin();
    (void)type(talk, {"y"});
    BOOST_TEST(here(talk, desk) ==
               "CLOSING " + std::to_string(static_cast<std::size_t>(Closing::privacy)) + ".0");
}

BOOST_AUTO_TEST_CASE(consent_is_not_used_once_it_is_a_child_or_nobody_who_can_decide) {
    const Desk desk(vidra::test::desk_list(), vidra::test::desk_before());
    screening::Interview talk = desk.begin();
    (void)type(talk, {"y", "2", "y", "n", "n", "1", "c"});
    (void)type(talk, {"s", ":s", ":s", ":s", "s", "s", "y", "y", "y", "r", "y", "y", "y"});
    BOOST_TEST(
        contains(desk.record(talk), R"("screening":"given","referral":{"identification_authority":"given")"));
    BOOST_TEST(contains(desk.record(talk), R"("health":"refused")"));
    screening::Interview drunk = desk.resumed(talk);
    (void)type(drunk, {"g", "1.2"});
    BOOST_TEST(contains(type(drunk, {"y"}), "Consent that was recorded before is not used"));
    BOOST_TEST(!contains(desk.record(drunk), "given"));
    BOOST_TEST(!contains(desk.record(drunk), "refused"));
    BOOST_TEST(contains(desk.record(drunk),
                        R"("screening":"unable","referral":{"identification_authority":"unable")"));
    (void)type(talk, {"g", "2.1"});
    BOOST_TEST(contains(type(talk, {"2"}), "Consent that was recorded before is not used"));
    BOOST_TEST(!contains(desk.record(talk), "consent"));
    (void)type(talk, {"g", "2.1"});  // and an adult all the same: what was said is there still
    BOOST_TEST(contains(type(talk, {"1"}), "counts again"));
    BOOST_TEST(contains(desk.record(talk), R"("health":"refused")"));
}

BOOST_AUTO_TEST_CASE(a_date_of_birth_at_the_end_that_says_child_makes_it_a_child) {
    Desk desk;
    desk.with_identity = true;
    screening::Interview talk = desk.begin();
    (void)type(talk, {"n", "n", "1", "c", "s", ":s", ":s", ":s", "s", "s", "y", "y", "y", "y", "y", "y", "y",
                      "A", "A B"});
    const std::string told = type(talk, {"1.2.2012"});
    BOOST_TEST(contains(told, "is 14: a child"));
    BOOST_TEST(contains(told, "guardianship authority"));
    BOOST_TEST(contains(told, "is not used"));
    BOOST_TEST(contains(desk.record(talk), R"("age":14)"));
    BOOST_TEST(contains(desk.record(talk), R"("age_group":"child")"));
    BOOST_TEST(!contains(desk.record(talk), "consent"));
    BOOST_TEST(contains(talk.screen().text, "What does the child think"));
    const auto called = talk.talk().told.find("call_name");
    BOOST_REQUIRE((called != talk.talk().told.end()));
    BOOST_TEST(called->second == "A");
    // whoever says adult all the same is told, and so is the summary
    (void)type(talk, {":g", "2.1"});
    BOOST_TEST(contains(type(talk, {"1"}), "The date of birth says that this is a child"));
}

BOOST_AUTO_TEST_CASE(no_name_is_asked_of_who_does_not_want_it_kept) {
    Desk desk;
    desk.with_identity = true;
    screening::Interview talk = desk.begin();
    (void)type(talk,
               {"n", "n", "1", "c", "s", ":s", ":s", ":s", "s", "s", "s", "s", "s", "s", "s", "s", "n"});
    BOOST_TEST(contains(talk.screen().text, "not for other eyes"));
}

BOOST_AUTO_TEST_CASE(a_sign_of_a_child_on_a_list_without_ages_shows_the_guardianship_step) {
    const Desk desk(vidra::test::small_checklist(
        vidra::test::section("s") + vidra::test::question("may_be_child") + vidra::test::question("a") +
        vidra::test::outcome("o", "a", true) + vidra::test::outcome("p", "")));
    screening::Interview talk = desk.begin();
    BOOST_TEST(contains(type(talk, {"y"}), "guardianship authority"));
}

BOOST_AUTO_TEST_CASE(whoever_passes_over_the_conditions_is_told_once) {
    const Desk desk(vidra::test::desk_list(), vidra::test::desk_before());
    screening::Interview jumps = desk.begin();
    (void)type(jumps, {"g", "3"});
    BOOST_TEST(here(jumps, desk) == "WAIT");
    (void)type(jumps, {"g", "3"});
    BOOST_TEST(here(jumps, desk) == "a");
    screening::Interview ends = desk.begin();
    (void)type(ends, {"c"});
    BOOST_TEST(here(ends, desk) == "WAIT");
    (void)type(ends, {"n"});
    BOOST_TEST(here(ends, desk) == "alone");
}

BOOST_AUTO_TEST_CASE(taken_up_again_the_summary_is_not_the_first_thing_on_the_screen) {
    const Desk desk;
    screening::Interview talk = desk.begin();
    (void)type(talk, {"n", "n", "1", "c"});
    while (here(talk, desk) !=
           "CLOSING " + std::to_string(static_cast<std::size_t>(Closing::privacy)) + ".0") {
        (void)talk.take(talk.screen().awaits == screening::Screen::Awaits::line ? ":s" : "s");
    }
    (void)type(talk, {"y", ":s"});
    BOOST_TEST(contains(talk.screen().text, "Summary"));
    BOOST_TEST(contains(desk.resumed(talk).screen().text, "not for other eyes"));
}

BOOST_AUTO_TEST_CASE(the_record_that_could_not_be_written_is_the_same_the_next_time) {
    const Desk desk;
    auto setting = desk.setting();
    int second = 0;
    setting.now = [&] { return "2026-11-25T23:50:0" + std::to_string(second++) + "+01:00"; };
    screening::Interview talk(setting, desk.new_talk());
    (void)type(talk, {"n", "n", "1", "c"});
    while (!contains(talk.screen().text, "Summary")) {
        const bool is_private = contains(talk.screen().text, "not for other eyes");
        (void)talk.take(is_private                                                ? "y"
                        : talk.screen().awaits == screening::Screen::Awaits::line ? ":s"
                                                                                  : "s");
    }
    (void)talk.take("y");
    const std::string record = desk.record(talk);
    (void)talk.take("y");
    BOOST_TEST(desk.record(talk) == record);
    screening::Interview again(setting, desk.resumed(talk).talk());
    (void)type(again, {"y", ":s", "y"});
    BOOST_TEST(desk.record(again) == record);
}

BOOST_AUTO_TEST_CASE(an_answer_is_handed_on_before_anything_is_worked_out_of_it) {
    const Desk desk;
    auto setting = desk.setting();
    std::vector<std::string> kept;
    setting.keep = [&](const screening::Talk& talk) {
        kept.push_back(screening::draft_text(desk.list(), nullptr, talk));
    };
    screening::Interview talk(setting, desk.new_talk());
    (void)type(talk, {"y"});
    BOOST_REQUIRE(kept.size() == 1U);
    BOOST_TEST(contains(kept[0], R"("answers":{"danger":"yes"})"));
}

BOOST_AUTO_TEST_CASE(what_is_typed_in_a_talk_has_a_limit_that_keeps_its_record_readable) {
    const Desk desk;
    screening::Interview talk = desk.begin();
    (void)type(talk, {"t", "kept", "t"});
    BOOST_TEST(contains(talk.take(std::string(screening::max_typed_bytes, 'x')).text, "too long"));
    BOOST_TEST(talk.talk().sheet.said[0].note == "kept");
    BOOST_TEST(contains(type(talk, {"short"}), "Saved"));
}

BOOST_AUTO_TEST_CASE(rules_beyond_the_search_hide_neither_outcome_nor_alert_that_are_known) {
    // Sums of products over many free questions: what can matter is beyond a search, the outcome is not.
    std::string questions = vidra::test::question("danger");
    std::string rule;
    for (int i = 0; i < 40; ++i) {
        questions +=
            vidra::test::question("a" + std::to_string(i)) + vidra::test::question("b" + std::to_string(i));
        rule += (i == 0 ? "" : " and ") +
                ("(a" + std::to_string(i) + " or b" + std::to_string((i * 17 + 5) % 40) + ")");
    }
    const Desk desk(vidra::test::small_checklist(
        vidra::test::section("s") + questions + vidra::test::outcome("high", rule, true) +
        vidra::test::outcome("middle", "danger", true) + vidra::test::outcome("low", "") +
        vidra::test::alert("stop", "danger")));
    screening::Interview talk = desk.begin();
    const std::string told = type(talk, {"y"});
    BOOST_TEST(contains(told, "!! NOW: stop"));
    BOOST_TEST(contains(talk.screen().text, "Level 2 of 3"));
}

BOOST_AUTO_TEST_SUITE_END()

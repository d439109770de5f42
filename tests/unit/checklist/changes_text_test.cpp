// SPDX-License-Identifier: Apache-2.0
#include "checklist/changes_text.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "changes_support.hpp"

#include <boost/test/unit_test.hpp>

#include <string>
#include <vector>

namespace vidra::test {
namespace {

std::string text_after(const std::vector<Edit>& edits) {
    const auto found = checklist::changes(loaded(sample()), loaded(edited(sample(), edits)));
    return checklist::changes_text(found, "old.toml", "new.toml");
}

BOOST_AUTO_TEST_SUITE(changes_text)

BOOST_AUTO_TEST_CASE(nothing_is_said_of_nothing) {
    BOOST_TEST(text_after({}).empty());
}

BOOST_AUTO_TEST_CASE(one_short_change_is_one_line) {
    BOOST_TEST(text_after({{"\"strong\"", "\"weak\""}}) ==
               "question `papers`: strength strong -> weak (old.toml:48:3, new.toml:48:3)\n");
    BOOST_TEST(text_after({{"  strength = \"strong\"\n", ""}}) ==
               "question `papers`: strength strong -> (none) (old.toml:48:3, new.toml:48:3)\n");
    BOOST_TEST(text_after({{"points = 1 }", "points = 2 }"}}) ==
               "question `age_group`, option `child`: points 1 -> 2 (old.toml:30:5,\n"
               "  new.toml:30:5)\n");
    BOOST_TEST(text_after({{"version = \"1\"", "version = \"2\""}}) ==
               "checklist `sample`: version 1 -> 2\n");
    BOOST_TEST(text_after({{"\"danger\"", "\"threatened\""}}) ==
               "alert `danger`: removed (old.toml:111:1)\nalert `threatened`: added (new.toml:111:1)\n");
}

BOOST_AUTO_TEST_CASE(texts_and_what_is_long_stand_on_lines_of_their_own) {
    BOOST_TEST(text_after({{"held(means) and long_hours",
                            "held(means) and (long_hours or papers and threats or papers and debt)"}}) ==
               "outcome `grounds`: when (old.toml:96:8, new.toml:96:8)\n"
               "  old: held(means) and long_hours\n"
               "  new: held(means) and (long_hours or papers and threats or papers and debt)\n");
    BOOST_TEST(text_after({{"\"Debt\"", "\"Debts\""}}) ==
               "question `debt`: text (en) (old.toml:63:3, new.toml:63:3)\n  old: Debt\n  new: Debts\n");
}

BOOST_AUTO_TEST_CASE(changes_of_one_thing_stand_together) {
    BOOST_TEST(text_after({{"presume = \"uncertain\"", "presume = \"child\""},
                           {"\"Adult or child\"", "\"Age\""},
                           {"points = 1 }", "points = 2 }"},
                           {"\"Danger\"", "\"In danger\""}}) ==
               "question `age_group` (old.toml:24:3, new.toml:24:3)\n"
               "  text (en)\n"
               "    old: Adult or child\n"
               "    new: Age\n"
               "  option `child`: points 1 -> 2 (old.toml:30:5, new.toml:30:5)\n"
               "  presume uncertain -> child\n"
               "alert `danger`: text (en) (old.toml:111:1, new.toml:111:1)\n"
               "  old: Danger\n"
               "  new: In danger\n");
}

BOOST_AUTO_TEST_CASE(an_order_is_told_in_words) {
    const std::string first = "    { id = \"pay\", text = { en = \"Pay\", sr = \"Плата\" } },\n";
    const std::string second = "    { id = \"food\", text = { en = \"Food\", sr = \"Храна\" } },\n";
    BOOST_TEST(text_after({{first + second, second + first}}) ==
               "question `withheld`: order of options (old.toml:86:5, new.toml:85:5)\n"
               "  old: food after pay\n"
               "  new: food first\n");
}

BOOST_AUTO_TEST_CASE(a_part_of_a_list_is_not_told_as_the_whole) {
    BOOST_TEST(text_after({{"yes = [\"papers\"]", "yes = [\"papers\", \"debt\"]"}}) ==
               "example `held at work`: answers, what differs: (none) -> debt = yes\n"
               "  (old.toml:122:1, new.toml:122:1)\n");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_seen_is_said) {
    BOOST_TEST(text_after({{"\"In debt\"", "\"In  debt\""}}) ==
               "alert `in_debt`: text (en) differs in blanks or in what cannot be shown\n"
               "  (old.toml:117:1, new.toml:117:1)\n");
}

BOOST_AUTO_TEST_CASE(no_line_is_too_long_and_no_control_character_gets_through) {
    std::string words;
    for (int i = 0; i < 100; ++i) {
        words += "реч \\u001b[31m \\u202e ";
    }
    const std::string text = text_after({{"sr = \"Дуг\"", "sr = \"" + words + "\""},
                                         {"\"nothing asked\"", "\"" + words + "\""},
                                         {"version = \"1\"", "version = \"\\u0007\""}});
    BOOST_TEST(text.find('\x1b') == std::string::npos);
    BOOST_TEST(text.find('\x07') == std::string::npos);
    BOOST_TEST(base::terminal_safe(text, true) == text);
    for (const std::string_view line : base::split(text, '\n')) {
        BOOST_TEST(base::display_width(line) <= 80U, line);
    }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vidra::test

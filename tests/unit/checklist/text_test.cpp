// SPDX-License-Identifier: Apache-2.0
#include "checklist/text.hpp"

#include <boost/test/unit_test.hpp>

using vidra::checklist::Text;

BOOST_AUTO_TEST_SUITE(text)

const Text greeting = {{{"en", "child"}, {"sr", "дете, Љубав"}, {"pt", "criança"}}};

BOOST_AUTO_TEST_CASE(latin_serbian_is_made_from_cyrillic) {
    BOOST_TEST(greeting.in("sr") == "дете, Љубав");
    BOOST_TEST(greeting.in("sr-Latn") == "dete, Ljubav");
    BOOST_TEST(greeting.in("sr-Cyrl") == "дете, Љубав");
}

BOOST_AUTO_TEST_CASE(a_written_latin_text_wins) {
    BOOST_TEST((Text{{{"sr", "дете"}, {"sr-Latn", "dete!"}}}.in("sr-Latn")) == "dete!");
}

BOOST_AUTO_TEST_CASE(a_region_falls_back_to_its_language) {
    BOOST_TEST(greeting.in("pt-BR") == "criança");
}

BOOST_AUTO_TEST_CASE(tags_ignore_case) {
    BOOST_TEST(vidra::checklist::canonical_language("SR-latn") == "sr-Latn");
    BOOST_TEST(vidra::checklist::canonical_language("EN") == "en");
    BOOST_TEST(vidra::checklist::canonical_language("pt-br") == "pt-BR");
}

BOOST_AUTO_TEST_CASE(a_hole_is_seen) {
    BOOST_TEST(greeting.in("de").empty());
    BOOST_TEST(greeting.shown_in("de") == "[en] child");
    BOOST_TEST(Text{}.shown_in("en").empty());
}

BOOST_AUTO_TEST_SUITE_END()

// SPDX-License-Identifier: Apache-2.0
#include "checklist/phrases.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>

using vidra::checklist::Phrase;
using vidra::checklist::phrase;

BOOST_AUTO_TEST_SUITE(phrases)

BOOST_AUTO_TEST_CASE(each_language_has_its_own) {
    BOOST_TEST(phrase(Phrase::established, "en") == "Established");
    BOOST_TEST(phrase(Phrase::established, "sr") == "Утврђено");
    BOOST_TEST(phrase(Phrase::established, "sr-Latn") == "Utvrđeno");
    BOOST_TEST(phrase(Phrase::established, "fr") == "Established");
}

// The last phrase names a command, which is the same in every language.
BOOST_AUTO_TEST_CASE(no_phrase_is_missing_or_left_in_english) {
    for (int i = 0; i < static_cast<int>(Phrase::does_not_check); ++i) {
        const auto which = static_cast<Phrase>(i);
        const std::string english = phrase(which, "en");
        const std::string serbian = phrase(which, "sr");
        BOOST_TEST(!english.empty());
        BOOST_TEST(serbian != english);
        // Cyrillic is written in two bytes; any ASCII letter in it would be a slip of the keyboard
        BOOST_TEST(std::none_of(serbian.begin(), serbian.end(),
                                [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }),
                   serbian);
        BOOST_TEST(std::count(english.begin(), english.end(), '{') ==
                   std::count(serbian.begin(), serbian.end(), '{'));
    }
}

BOOST_AUTO_TEST_SUITE_END()

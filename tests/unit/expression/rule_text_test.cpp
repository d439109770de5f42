// SPDX-License-Identifier: Apache-2.0
// checklist/rule_text.hpp stands below the lexer and cuts rules into words by itself: here both are held
// together.
#include "checklist/rule_text.hpp"

#include "expression/lexer.hpp"

#include <boost/test/unit_test.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace vidra::test {
namespace {

std::vector<std::string> words(std::string_view rule) {
    std::vector<std::string> words;
    for (const expression::Token& token : expression::tokenize(rule)) {
        words.emplace_back(rule.substr(token.begin, token.end - token.begin));
    }
    return words;
}

/// All texts of up to `parts` parts.
std::vector<std::string> texts(std::size_t parts) {
    const std::vector<std::string> alphabet = {" ", "a",          "1",      "(",  ")",   "=", "<", "!",
                                               "-", "2026-11-25", "2026-1", "or", "not", "ж", "\n"};
    std::vector<std::string> all = {""};
    std::size_t begin = 0;
    for (std::size_t i = 0; i < parts; ++i) {
        const std::size_t end = all.size();
        for (; begin < end; ++begin) {
            for (const std::string& part : alphabet) {
                all.push_back(all[begin] + part);
            }
        }
    }
    return all;
}

BOOST_AUTO_TEST_SUITE(rule_text)

BOOST_AUTO_TEST_CASE(a_tidy_rule_is_the_same_word_for_word_and_is_one_of_a_kind) {
    std::map<std::vector<std::string>, std::string> tidy_by_words;
    std::size_t different = 0;
    for (const std::string& text : texts(4)) {
        const std::string tidy = checklist::tidy_rule(text);
        const auto all = words(text);
        different += words(tidy) == all ? 0U : 1U;
        different += tidy_by_words.emplace(all, tidy).first->second == tidy ? 0U : 1U;
    }
    BOOST_TEST(different == 0U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vidra::test

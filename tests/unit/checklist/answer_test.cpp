// SPDX-License-Identifier: Apache-2.0
#include "checklist/answer.hpp"

#include "checklist/model.hpp"
#include "row.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <optional>
#include <string>
#include <vector>

using namespace vidra::checklist;

namespace {

Question question(QuestionType type) {
    Question one;
    one.id = "q";
    one.type = type;
    if (type == QuestionType::choice || type == QuestionType::many) {
        for (const char* id : {"adult", "child", "da"}) {
            Option option;
            option.id = id;
            one.options.push_back(option);
        }
    }
    one.min = -5;
    one.max = 40;
    return one;
}

struct Asked {
    QuestionType type;
    std::string word;
};

constexpr auto none = std::nullopt;
Answer given(std::int64_t value) {
    return {AnswerState::given, value};
}

using Row = vidra::test::Row<Asked, std::optional<Answer>>;
using enum QuestionType;

// design, "Records": the usual spellings; anything else is no answer.
const std::vector<Row> rows = {
    {"yes", {indicator, "yes"}, Answer{AnswerState::yes}},
    {"capitals", {indicator, "YES"}, Answer{AnswerState::yes}},
    {"one", {indicator, "1"}, Answer{AnswerState::yes}},
    {"true", {indicator, "true"}, Answer{AnswerState::yes}},
    {"da", {indicator, "da"}, Answer{AnswerState::yes}},
    {"да", {indicator, "Да"}, Answer{AnswerState::yes}},
    {"no", {indicator, "n"}, Answer{AnswerState::no}},
    {"zero", {indicator, "0"}, Answer{AnswerState::no}},
    {"не", {indicator, "не"}, Answer{AnswerState::no}},
    {"unknown", {indicator, "?"}, Answer{AnswerState::unknown}},
    {"refused", {indicator, "refused"}, Answer{AnswerState::refused}},
    {"not applicable", {indicator, "N/A"}, Answer{AnswerState::not_applicable}},
    {"blank is not asked", {indicator, "  "}, Answer{AnswerState::not_asked}},
    {"white space around", {indicator, " yes\t"}, Answer{AnswerState::yes}},
    {"any other word", {indicator, "maybe"}, none},
    {"a number", {indicator, "2"}, none},
    {"-99 is not guessed", {indicator, "-99"}, none},
    {"option", {choice, "child"}, given(1)},
    {"an option that is also a word for yes", {choice, "da"}, given(2)},
    {"choice has no yes", {choice, "yes"}, none},
    {"choice not applicable", {choice, "not_applicable"}, Answer{AnswerState::not_applicable}},
    {"two options of a choice", {choice, "adult;child"}, none},
    {"many", {many, "adult; da"}, given(0b101)},
    {"many: none", {many, "none"}, given(0)},
    {"many with an unknown option", {many, "adult;senior"}, none},
    {"many with an empty part", {many, "adult;"}, none},
    {"number", {number, "17"}, given(17)},
    {"negative number", {number, "-5"}, given(-5)},
    {"below min", {number, "-6"}, none},
    {"above max", {number, "41"}, none},
    {"decimal comma is not guessed", {number, "1,5"}, none},
    {"decimal point", {number, "1.0"}, none},
    {"number not applicable", {number, "n/a"}, none},
    {"number unknown", {number, "unknown"}, Answer{AnswerState::unknown}},
    {"number that does not fit 64 bits", {number, "99999999999999999999"}, none},
    {"date", {date, "1970-01-02"}, given(1)},
    {"date that does not exist", {date, "2026-02-30"}, none},
    {"text", {text, "anything at all"}, given(0)},
    {"text unknown", {text, "unknown"}, Answer{AnswerState::unknown}},
    {"text no is a text", {text, "no"}, given(0)},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(answer)

BOOST_DATA_TEST_CASE(spellings, boost::unit_test::data::make(rows), row) {
    BOOST_TEST((parse_answer(question(row.input.type), row.input.word) == row.expected), row.name);
}

BOOST_DATA_TEST_CASE(what_vidra_writes_it_reads_back, boost::unit_test::data::make(rows), row) {
    if (row.expected && !(row.input.type == text && row.expected->state == AnswerState::given)) {
        const Question asked = question(row.input.type);
        BOOST_TEST((parse_answer(asked, answer_word(asked, *row.expected)) == row.expected), row.name);
    }
}

BOOST_AUTO_TEST_CASE(a_many_question_of_64_options_keeps_them_apart) {
    Question asked;
    asked.type = many;
    for (int i = 0; i < 64; ++i) {
        Option option;
        option.id = "o" + std::to_string(i);
        asked.options.push_back(option);
    }
    BOOST_TEST(answer_word(asked, parse_answer(asked, "o63;o0").value()) == "o0;o63");
}

BOOST_AUTO_TEST_CASE(open_answers_are_those_that_are_no_fact) {
    BOOST_TEST(Answer{AnswerState::not_asked}.is_open());
    BOOST_TEST(Answer{AnswerState::unknown}.is_open());
    BOOST_TEST(Answer{AnswerState::refused}.is_open());
    BOOST_TEST(!Answer{AnswerState::not_applicable}.is_open());
    BOOST_TEST(!Answer{AnswerState::no}.is_open());
    BOOST_TEST(!Answer{AnswerState::yes}.is_open());
    BOOST_TEST(!given(0).is_open());
}

BOOST_AUTO_TEST_SUITE_END()

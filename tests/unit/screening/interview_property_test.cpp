// SPDX-License-Identifier: Apache-2.0
// What must hold for any sequence of keys. The sequences are random and the same in every run.
#include "desk.hpp"
#include "screening/interview.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace screening = vidra::screening;
using vidra::checklist::AnswerState;
using vidra::test::Desk;

namespace {

/// Keys, and lines that fit some prompt or none.
constexpr std::string_view inputs[] = {
    "y",  "y",  "y",   "n",   "n",  "n",  "u",          "r",        "x",          "b",  "b",   "s",
    "g",  "t",  "e",   "a",   "?",  "w",  "c",          "=",        "1",          "2",  "3",   "1 3",
    "0",  "12", "2.1", "3.2", "3",  "д",  "2025-02-28", "1.2.2030", "",           ":b", ":u",  ":s",
    ":c", ":x", ":g",  ":t",  ":n", ":0", "::x",        "17",       "some words", "9",  "1.5", "\xFF",
};

class Keys {
  public:
    explicit Keys(std::uint32_t seed) : m_random(seed) {}
    std::string_view next() { return inputs[m_random() % std::size(inputs)]; }
    bool one_in(std::uint32_t n) { return m_random() % n == 0; }

  private:
    std::mt19937 m_random;
};

std::vector<screening::Said> all_said(const screening::Talk& talk) {
    std::vector<screening::Said> all = talk.before.said;
    all.insert(all.end(), talk.sheet.said.begin(), talk.sheet.said.end());
    return all;
}

constexpr std::uint32_t talks = 60;
constexpr int keys_of_a_talk = 80;

std::vector<Desk> desks() {
    std::vector<Desk> all;
    all.emplace_back(vidra::test::desk_list(), vidra::test::desk_before());
    all.emplace_back();
    all.back().is_quick = true;
    all.back().with_identity = true;
    return all;
}

/// The key or line that gives an answer to a question again.
std::string typed_for(const vidra::checklist::Question& question, const screening::Said& said) {
    const bool is_typed = question.type != vidra::checklist::QuestionType::indicator &&
                          question.type != vidra::checklist::QuestionType::choice;
    const std::string colon = is_typed ? ":" : "";
    switch (said.answer.state) {
        case AnswerState::not_asked:
            return colon + "s";
        case AnswerState::unknown:
            return colon + "u";
        case AnswerState::refused:
            return colon + "r";
        case AnswerState::not_applicable:
            return colon + "x";
        case AnswerState::no:
            return "n";
        case AnswerState::yes:
            return "y";
        case AnswerState::given:
            break;
    }
    switch (question.type) {
        case vidra::checklist::QuestionType::choice:
            return std::to_string(said.answer.value + 1);
        case vidra::checklist::QuestionType::many: {
            std::string numbers;
            for (unsigned i = 0; i < question.options.size(); ++i) {
                numbers += (said.answer.value >> i & 1) != 0 ? std::to_string(i + 1) + " " : "";
            }
            return numbers.empty() ? "0" : numbers;
        }
        case vidra::checklist::QuestionType::text:
            return (said.text.starts_with(':') ? ":" : "") + said.text;
        default:
            return vidra::checklist::answer_word(question, said.answer);
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(interview_properties)

// "Any sequence of keys and resumes gives the same": killed and taken up again between any two keys, an
// interview shows, asks and holds what it would have without.
BOOST_AUTO_TEST_CASE(taken_up_again_it_is_the_same_interview) {
    std::size_t resumed = 0;
    std::size_t closed = 0;
    for (const Desk& desk : desks()) {
        for (std::uint32_t seed = 1; seed <= talks; ++seed) {
            Keys keys(seed);
            Keys kills(seed + 1'000'000);
            screening::Interview straight = desk.begin();
            auto broken = std::make_unique<screening::Interview>(desk.begin());
            for (int i = 0; i < keys_of_a_talk; ++i) {
                const std::string_view key = keys.next();
                const screening::Reaction a = straight.take(key);
                const screening::Reaction b = broken->take(key);
                BOOST_REQUIRE_EQUAL(a.text, b.text);
                BOOST_REQUIRE((a.after == b.after));
                // at the summary it comes back a step before it, to ask who sees the screen: told elsewhere
                if (!screening::is_at(straight.talk(), screening::Closing::summary) && kills.one_in(3)) {
                    screening::Interview again = desk.resumed(*broken);
                    BOOST_REQUIRE_EQUAL(desk.draft(again), desk.draft(*broken));
                    broken = std::make_unique<screening::Interview>(desk.resumed(again));
                    ++resumed;
                }
                BOOST_REQUIRE_EQUAL(straight.screen().text, broken->screen().text);
            }
            BOOST_REQUIRE_EQUAL(desk.record(straight), desk.record(*broken));
            closed += straight.talk().place.part == screening::Part::closing ? 1U : 0U;
        }
    }
    BOOST_TEST(resumed > 1000);  // it was tried
    BOOST_TEST(closed > 10);
}

// A key touches what stands at its place and nothing else, and an indicator holds the last key that answered
// it.
BOOST_AUTO_TEST_CASE(no_answer_is_lost_or_changed_by_another_key) {
    for (const Desk& desk : desks()) {
        for (std::uint32_t seed = 1; seed <= talks; ++seed) {
            Keys keys(seed);
            screening::Interview talk = desk.begin();
            for (int i = 0; i < keys_of_a_talk; ++i) {
                const screening::Talk before = talk.talk();
                const std::string_view key = keys.next();
                (void)talk.take(key);
                const auto old_said = all_said(before);
                const auto said = all_said(talk.talk());
                const std::size_t here = before.place.part == screening::Part::before ? before.place.index
                                         : before.place.part == screening::Part::question
                                             ? before.before.said.size() + before.place.index
                                             : said.size();
                for (std::size_t q = 0; q < said.size(); ++q) {
                    if (q != here) {
                        BOOST_REQUIRE((said[q].answer == old_said[q].answer));
                        BOOST_REQUIRE(said[q].note == old_said[q].note);
                        BOOST_REQUIRE(said[q].basis == old_said[q].basis);
                    }
                }
                const bool is_before = before.place.part == screening::Part::before;
                const auto& list = is_before ? desk.before()->checklist : desk.list().checklist;
                const bool is_indicator =
                    here < said.size() && before.entry == screening::Entry::none &&
                    list.questions[before.place.index].type == vidra::checklist::QuestionType::indicator;
                if (is_indicator) {
                    const AnswerState expected = key == "y" || key == "д" ? AnswerState::yes
                                                 : key == "n"             ? AnswerState::no
                                                 : key == "u"             ? AnswerState::unknown
                                                 : key == "r"             ? AnswerState::refused
                                                 : key == "x"             ? AnswerState::not_applicable
                                                                          : old_said[here].answer.state;
                    BOOST_REQUIRE((said[here].answer.state == expected));
                }
                for (const auto& [name, value] : before.told) {
                    BOOST_REQUIRE(talk.talk().told.contains(name));
                }
                for (const auto& [name, value] : before.consent) {
                    BOOST_REQUIRE(talk.talk().consent.contains(name));
                }
            }
        }
    }
}

// Whatever way an officer took, the answers that count are those of one who is asked each question once, in
// order.
BOOST_AUTO_TEST_CASE(answering_straight_through_gives_the_same_record) {
    std::size_t compared = 0;
    for (std::uint32_t seed = 1; seed <= talks; ++seed) {
        const Desk desk;
        Keys keys(seed);
        screening::Interview wandering = desk.begin();
        for (int i = 0; i < keys_of_a_talk; ++i) {
            (void)wandering.take(keys.next());
        }
        const auto& questions = desk.list().checklist.questions;
        screening::Interview straight = desk.begin();
        for (std::size_t steps = 0; straight.talk().place.part == screening::Part::question; ++steps) {
            BOOST_REQUIRE(steps < 2 * questions.size());
            const std::size_t q = straight.talk().place.index;
            (void)straight.take(typed_for(questions[q], wandering.talk().sheet.said[q]));
        }
        screening::Assessor assessor(desk.list());
        const auto relevant = assessor.assess(screening::as_record(wandering.talk()), false).is_relevant;
        for (std::size_t q = 0; q < questions.size(); ++q) {
            if (relevant[q]) {
                BOOST_TEST((straight.talk().sheet.said[q].answer == wandering.talk().sheet.said[q].answer),
                           questions[q].id);
                BOOST_TEST(straight.talk().sheet.said[q].text == wandering.talk().sheet.said[q].text);
                compared += wandering.talk().sheet.said[q].answer.state == AnswerState::not_asked ? 0U : 1U;
            }
        }
    }
    BOOST_TEST(compared > 300);
}

BOOST_AUTO_TEST_CASE(back_and_forth_changes_nothing) {
    for (const Desk& desk : desks()) {
        for (std::uint32_t seed = 1; seed <= talks; ++seed) {
            Keys keys(seed);
            screening::Interview talk = desk.begin();
            for (int i = 0; i < keys_of_a_talk / 2; ++i) {
                (void)talk.take(keys.next());
            }
            (void)talk.take(":b");  // out of what is half typed
            const auto before = all_said(talk.talk());
            const std::string record = desk.record(talk);
            std::size_t steps = 0;
            while (!talk.talk().history.empty()) {
                const auto awaits = talk.screen().awaits;
                (void)talk.take(awaits == screening::Screen::Awaits::line ? ":b" : "b");
                BOOST_REQUIRE(++steps < 200);
            }
            for (std::size_t q = 0; q < before.size(); ++q) {
                BOOST_REQUIRE((all_said(talk.talk())[q] == before[q]));
            }
            BOOST_REQUIRE_EQUAL(desk.record(talk), record);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()

// SPDX-License-Identifier: Apache-2.0
#include "checklist/changes.hpp"

#include "base/ascii.hpp"
#include "checklist/matching.hpp"
#include "checklist/rule_text.hpp"
#include "checklist/thing_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <utility>

namespace vidra::checklist {
namespace {

using Range = std::optional<diag::Range>;

/// What a change is about, and where that stands in both versions.
struct Thing {
    Subject subject = Subject::checklist;
    std::string id;
    std::string option;
    Range old_place;
    Range new_place;
};

/// What `words` has and `others` has not.
std::string missing(const Words& words, const Words& others) {
    const std::set<std::string> known(others.begin(), others.end());
    Words rest;
    std::copy_if(words.begin(), words.end(), std::back_inserter(rest),
                 [&](const std::string& one) { return !known.contains(one); });
    return joined(rest);
}

const diag::SourceText* rule_of(const std::optional<diag::SourceText>& rule) {
    return rule ? &*rule : nullptr;
}

Words ages(const Question& question) {
    Words ages;
    for (const AgeRange& age : question.from_age) {
        ages.push_back(fmt::format("{} [{}, {}]", question.options[age.option].id, age.least, age.most));
    }
    return ages;
}

/// One answer of an example. What a given text says is not in the model.
std::string answer(const Question& question, const Answer& answer) {
    std::string word = answer_word(question, answer);
    if (question.type == QuestionType::many) {
        // the order is that of the options, which may have changed
        const auto parts = base::split(word, ';');
        word = fmt::format("{}", fmt::join(sorted({parts.begin(), parts.end()}), ";"));
    }
    if (word.empty()) {
        word = answer.state == AnswerState::not_asked ? "not asked" : "a text";
    }
    return fmt::format("{} = {}", question.id, word);
}

class Comparer {
  public:
    Comparer(const Checklist& older, const Checklist& newer) : m_older(older), m_newer(newer) {}

    std::vector<Change> compare() {
        head();
        things(Subject::source, m_older.sources, m_newer.sources);
        const Matching questions = matched(m_older.questions, m_newer.questions);
        const Matching sections = matched(m_older.sections, m_newer.sections);
        order(m_head, Subject::section, sections, m_older.sections, m_newer.sections);
        for (const Pair& pair : in_order(sections, whole(m_older.sections), whole(m_newer.sections))) {
            section(pair, questions);
        }
        things(Subject::criterion, m_older.criteria, m_newer.criteria);
        things(Subject::outcome, m_older.outcomes, m_newer.outcomes);
        things(Subject::alert, m_older.alerts, m_newer.alerts);
        things(Subject::example, m_older.examples, m_newer.examples);
        claims();
        return std::move(m_changes);
    }

  private:
    void add(ChangeKind kind, const Thing& thing) {
        m_changes.push_back(
            {kind, thing.subject, thing.id, thing.option, "", "", "", "", thing.old_place, thing.new_place});
    }
    void field(const Thing& thing, std::string_view name, std::string_view older, std::string_view newer,
               std::string_view language = {}) {
        if (older != newer) {
            m_changes.push_back({ChangeKind::changed, thing.subject, thing.id, thing.option,
                                 std::string(name), std::string(language), std::string(older),
                                 std::string(newer), thing.old_place, thing.new_place});
        }
    }
    void text(const Thing& thing, std::string_view name, const Text& older, const Text& newer) {
        const auto written = [](const Text& text, const std::string& language) {
            const auto& all = text.translations;
            const auto at =
                std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.first == language; });
            return at == all.end() ? std::string() : at->second;
        };
        for (const auto& [language, translation] : newer.translations) {
            field(thing, name, written(older, language), translation, language);
        }
        for (const auto& [language, translation] : older.translations) {
            if (written(newer, language).empty()) {
                field(thing, name, translation, "", language);
            }
        }
    }
    void rule(Thing thing, std::string_view name, const diag::SourceText* older,
              const diag::SourceText* newer) {
        thing.old_place = older == nullptr ? thing.old_place : Range(older->range);
        thing.new_place = newer == nullptr ? thing.new_place : Range(newer->range);
        field(thing, name, older == nullptr ? "" : tidy_rule(older->text),
              newer == nullptr ? "" : tidy_rule(newer->text));
    }
    template <class Word>
    void enumeration(const Thing& thing, std::string_view name, Word older, Word newer) {
        field(thing, name, word(older), word(newer));
    }

    template <class T>
    [[nodiscard]] Matching matched(const std::vector<T>& older, const std::vector<T>& newer) const {
        Matching matching(older.size(), newer.size());
        matching.match(keys(m_older, older), keys(m_newer, newer));
        return matching;
    }
    template <class T>
    static std::vector<Key> keys(const Checklist& checklist, const std::vector<T>& list) {
        std::vector<Key> keys;
        keys.reserve(list.size());
        for (const T& thing : list) {
            keys.push_back(key_of(checklist, thing));
        }
        return keys;
    }
    template <class T>
    static Stretch whole(const std::vector<T>& list) {
        return {0, list.size()};
    }

    template <class T>
    [[nodiscard]] Thing thing_of(Subject subject, const Pair& pair, const std::vector<T>& older,
                                 const std::vector<T>& newer) const {
        Thing thing;
        thing.subject = subject;
        thing.id = pair.newer ? name_of(m_newer, newer[*pair.newer]) : name_of(m_older, older[*pair.older]);
        thing.old_place = pair.older ? place_of(older[*pair.older]) : std::nullopt;
        thing.new_place = pair.newer ? place_of(newer[*pair.newer]) : std::nullopt;
        return thing;
    }
    /// True if the thing stands in both versions, so that its fields are to be compared.
    bool in_both(const Thing& thing, const Pair& pair) {
        if (pair.older && pair.newer) {
            return true;
        }
        add(pair.newer ? ChangeKind::added : ChangeKind::removed, thing);
        return false;
    }

    template <class T>
    void things(Subject subject, const std::vector<T>& older, const std::vector<T>& newer) {
        things(subject, matched(older, newer), older, newer);
    }
    template <class T>
    void things(Subject subject, const Matching& matching, const std::vector<T>& older,
                const std::vector<T>& newer) {
        order(m_head, subject, matching, older, newer);
        for (const Pair& pair : in_order(matching, whole(older), whole(newer))) {
            const Thing thing = thing_of(subject, pair, older, newer);
            if (in_both(thing, pair)) {
                fields(thing, older[*pair.older], newer[*pair.newer]);
            }
        }
    }

    template <class T>
    void order(const Thing& owner, Subject of, const Matching& matching, const std::vector<T>& older,
               const std::vector<T>& newer) {
        order(owner, of, matching, older, whole(older), newer, whole(newer));
    }
    template <class T>
    void order(Thing owner, Subject of, const Matching& matching, const std::vector<T>& older,
               Stretch old_list, const std::vector<T>& newer, Stretch new_list) {
        const std::vector<Pair> moves = moved(matching, old_list, new_list);
        if (moves.empty()) {
            return;
        }
        const auto place = [](const Checklist& checklist, const std::vector<T>& list, Stretch stretch,
                              std::size_t at) {
            const std::string name = name_of(checklist, list[at]);
            return at == stretch.begin ? name + " first"
                                       : fmt::format("{} after {}", name, name_of(checklist, list[at - 1]));
        };
        std::string old_places;
        std::string new_places;
        for (const Pair& move : moves) {
            const std::string_view separator = old_places.empty() ? "" : "; ";  // names may hold commas
            fmt::format_to(std::back_inserter(old_places), "{}{}", separator,
                           place(m_older, older, old_list, *move.older));
            fmt::format_to(std::back_inserter(new_places), "{}{}", separator,
                           place(m_newer, newer, new_list, *move.newer));
        }
        owner.old_place = place_of(older[*moves.front().older]);
        owner.new_place = place_of(newer[*moves.front().newer]);
        field(owner, fmt::format("order.{}", word(of)), old_places, new_places);
    }

    void head() {
        m_head.id = m_newer.id;
        field(m_head, "id", m_older.id, m_newer.id);
        field(m_head, "version", m_older.version, m_newer.version);
        field(m_head, "languages", joined(m_older.languages), joined(m_newer.languages));
        text(m_head, "title", m_older.title, m_newer.title);
        enumeration(m_head, "applies_to", m_older.applies_to, m_newer.applies_to);
        Thing before = m_head;
        before.old_place = m_older.before.empty() ? Range() : m_older.before_range;
        before.new_place = m_newer.before.empty() ? Range() : m_newer.before_range;
        field(before, "before", m_older.before, m_newer.before);
    }

    void section(const Pair& pair, const Matching& questions) {
        const Section none;
        const Section& older = pair.older ? m_older.sections[*pair.older] : none;
        const Section& newer = pair.newer ? m_newer.sections[*pair.newer] : none;
        const Thing thing = thing_of(Subject::section, pair, m_older.sections, m_newer.sections);
        const Stretch old_list = {older.first_question, older.end_question};
        const Stretch new_list = {newer.first_question, newer.end_question};
        if (in_both(thing, pair)) {
            enumeration(thing, "element", older.element, newer.element);
            text(thing, "title", older.title, newer.title);
            rule(thing, "relevant", rule_of(older.relevant), rule_of(newer.relevant));
            order(thing, Subject::question, questions, m_older.questions, old_list, m_newer.questions,
                  new_list);
        }
        for (const Pair& one : in_order(questions, old_list, new_list)) {
            const Thing asked = thing_of(Subject::question, one, m_older.questions, m_newer.questions);
            if (in_both(asked, one)) {
                fields(asked, m_older.questions[*one.older], m_newer.questions[*one.newer]);
            }
        }
    }

    void fields(const Thing& thing, const Source& older, const Source& newer) {
        enumeration(thing, "status", older.status, newer.status);
    }

    void fields(const Thing& thing, const Question& older, const Question& newer) {
        constexpr std::array<std::string_view, discipline_count> guidance = {
            "guidance.legal", "guidance.criminology", "guidance.rights", "guidance.psychology"};
        field(thing, "section", m_older.sections[older.section].id, m_newer.sections[newer.section].id);
        enumeration(thing, "type", older.type, newer.type);
        field(thing, "strength", older.strength ? word(*older.strength) : std::string_view(),
              newer.strength ? word(*newer.strength) : std::string_view());
        number(thing, "points", older.points, newer.points, older, newer, QuestionType::indicator);
        text(thing, "text", older.text, newer.text);
        text(thing, "ask", older.ask, newer.ask);
        for (std::size_t i = 0; i < discipline_count; ++i) {
            text(thing, guidance[i], older.guidance[i], newer.guidance[i]);
        }
        options(thing, older, newer);
        field(thing, "presume", older.presume ? older.options[*older.presume].id : "",
              newer.presume ? newer.options[*newer.presume].id : "");
        const Words old_ages = ages(older);
        const Words new_ages = ages(newer);
        if (sorted(old_ages) != sorted(new_ages)) {
            field(thing, "from_age", joined(old_ages), joined(new_ages));
        }
        number(thing, "min", older.min, newer.min, older, newer, QuestionType::number);
        number(thing, "max", older.max, newer.max, older, newer, QuestionType::number);
        field(thing, "attribute", older.attribute, newer.attribute);
        field(thing, "shows", words(older.shows), words(newer.shows));
        rule(thing, "relevant", rule_of(older.relevant), rule_of(newer.relevant));
    }
    /// A number that questions of one type have; the others hold its default, which says nothing.
    void number(const Thing& thing, std::string_view name, std::int64_t old_number, std::int64_t new_number,
                const Question& older, const Question& newer, QuestionType type) {
        if (old_number != new_number) {
            field(thing, name, older.type == type ? fmt::format("{}", old_number) : "",
                  newer.type == type ? fmt::format("{}", new_number) : "");
        }
    }
    void options(const Thing& asked, const Question& older, const Question& newer) {
        const Matching matching = matched(older.options, newer.options);
        order(asked, Subject::option, matching, older.options, newer.options);
        for (const Pair& pair : in_order(matching, whole(older.options), whole(newer.options))) {
            Thing thing = thing_of(Subject::option, pair, older.options, newer.options);
            thing.option = std::exchange(thing.id, asked.id);
            if (in_both(thing, pair)) {
                const Option& old_option = older.options[*pair.older];
                const Option& new_option = newer.options[*pair.newer];
                text(thing, "text", old_option.text, new_option.text);
                field(thing, "points", fmt::format("{}", old_option.points),
                      fmt::format("{}", new_option.points));
            }
        }
    }

    void fields(const Thing& thing, const Criterion& older, const Criterion& newer) {
        field(thing, "of", older.of_section ? "section" : "", newer.of_section ? "section" : "");
        text(thing, "title", older.title, newer.title);
        rule(thing, "when", &older.when, &newer.when);
    }

    void fields(const Thing& thing, const Outcome& older, const Outcome& newer) {
        field(thing, "refer", older.refer ? "true" : "false", newer.refer ? "true" : "false");
        text(thing, "title", older.title, newer.title);
        text(thing, "advice", older.advice, newer.advice);
        rule(thing, "when", rule_of(older.when), rule_of(newer.when));
    }

    void fields(const Thing& thing, const Alert& older, const Alert& newer) {
        text(thing, "text", older.text, newer.text);
        text(thing, "advice", older.advice, newer.advice);
        rule(thing, "when", &older.when, &newer.when);
    }

    void fields(const Thing& thing, const Example& older, const Example& newer) {
        const auto answers = [](const Checklist& checklist, const Example& example) {
            Words words;
            for (const GivenAnswer& given : example.answers) {
                words.push_back(answer(checklist.questions[given.question], given.answer));
            }
            return words;
        };
        const Words old_answers = answers(m_older, older);
        const Words new_answers = answers(m_newer, newer);
        field(thing, "answers", missing(old_answers, new_answers), missing(new_answers, old_answers));
        const auto expected = [&](std::string_view name, const std::string& old_id, diag::Range old_range,
                                  const std::string& new_id, diag::Range new_range) {
            Thing place = thing;
            place.old_place = old_id.empty() ? thing.old_place : old_range;
            place.new_place = new_id.empty() ? thing.new_place : new_range;
            field(place, name, old_id, new_id);
        };
        expected("expect", older.expect, older.expect_range, newer.expect, newer.expect_range);
        expected("at_most", older.at_most, older.at_most_range, newer.at_most, newer.at_most_range);
    }

    void claims() {
        Matching matching = matched(m_older.claims, m_newer.claims);
        // a claim that was written anew for the same reason
        const auto reasons = [](const std::vector<Claim>& claims) {
            std::vector<Key> keys;
            keys.reserve(claims.size());
            for (const Claim& claim : claims) {
                keys.push_back(claim.why.empty() ? Key() : Key{claim.why});
            }
            return keys;
        };
        matching.match(reasons(m_older.claims), reasons(m_newer.claims));
        things(Subject::claim, matching, m_older.claims, m_newer.claims);
    }
    void fields(Thing thing, const Claim& older, const Claim& newer) {
        if (key_of(m_older, older) != key_of(m_newer, newer)) {
            thing.id = newer.why;
        }
        const Words old_names = question_ids(m_older, older.never_lowers);
        const Words new_names = question_ids(m_newer, newer.never_lowers);
        rule(thing, "claim", rule_of(older.claim), rule_of(newer.claim));
        field(thing, "never_lowers", missing(old_names, new_names), missing(new_names, old_names));
        field(thing, "why", older.why, newer.why);
    }

    const Checklist& m_older;
    const Checklist& m_newer;
    Thing m_head;
    std::vector<Change> m_changes;
};

}  // namespace

std::vector<Change> changes(const Checklist& older, const Checklist& newer) {
    return Comparer(older, newer).compare();
}

std::string_view word(ChangeKind kind) {
    constexpr std::array<std::string_view, 3> words = {"added", "removed", "changed"};
    return words[static_cast<std::size_t>(kind)];
}

std::string_view word(Subject subject) {
    constexpr std::array<std::string_view, 10> words = {"checklist", "source",    "section", "question",
                                                        "option",    "criterion", "outcome", "alert",
                                                        "example",   "claim"};
    return words[static_cast<std::size_t>(subject)];
}

}  // namespace vidra::checklist

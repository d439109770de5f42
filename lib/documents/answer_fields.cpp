// SPDX-License-Identifier: Apache-2.0
#include "documents/answer_fields.hpp"

#include "checklist/phrases.hpp"
#include "documents/field_values.hpp"
#include "documents/wording.hpp"

#include <fmt/format.h>

#include <utility>

namespace vidra::documents {

using checklist::AnswerState;
using checklist::Element;
using checklist::Question;
using checklist::QuestionType;
using expression::Truth;

namespace {

Topic topic_of(const checklist::Section& section) {
    return section.id == "safety"                            ? Topic::safety
           : section.id == "medical"                         ? Topic::medical
           : section.id == "needs"                           ? Topic::needs
           : section.id == "age" || section.id == "language" ? Topic::passed
                                                             : Topic::finding;
}

}  // namespace

std::string AnswerFields::in(std::string_view english, std::string_view serbian) const {
    return checklist::in_language(english, serbian, language());
}

bool AnswerFields::may_have_assault() const {
    static const Field& assault = *find_field("medical.assault");
    return assault.anyone().has(m_frame.recipient);
}

/// Whether the answer says that something is: yes, or a value, of a question that is relevant.
bool AnswerFields::is_found(std::size_t q) const {
    const Question& question = m_case.instrument->checklist.questions[q];
    const checklist::Answer answer = m_case.record->answers[q];
    const bool is_fact = answer.state == AnswerState::yes ||
                         (answer.state == AnswerState::given && question.type != QuestionType::text &&
                          !(question.type == QuestionType::many && answer.value == 0));
    return is_fact && question.from_age.empty() && checklist::protected_trait_of(question).empty() &&
           m_case.screener->relevance(q) == Truth::yes;
}

/// An id may say as much as the text.
std::string_view AnswerFields::id_of(const Question& question) {
    return question.shows.sexual ? "\xE2\x80\x93" : std::string_view(question.id);
}

/// The question's text, or in its place a word where it has sexual detail.
Value AnswerFields::words_of(std::size_t q) const {
    return m_case.instrument->checklist.questions[q].shows.sexual
               ? Value::text(in("(detail that is not written here)", "(појединост која се овде не наводи)"))
               : Value::borrowed(m_texts->questions[q]);
}

Value AnswerFields::text_of(std::size_t q) const {
    const Question& question = m_case.instrument->checklist.questions[q];
    const checklist::Answer answer = m_case.record->answers[q];
    if (answer.state != AnswerState::given || question.shows.sexual) {
        return words_of(q);
    }
    std::vector<std::string> values;
    for (std::size_t i = 0; i < question.options.size(); ++i) {
        if (checklist::is_chosen(question, answer, i)) {
            values.push_back(question.options[i].text.shown_in(language()));
        }
    }
    if (question.type == QuestionType::number) {
        values.push_back(fmt::format("{}", answer.value));
    } else if (question.type == QuestionType::date) {
        values.push_back(date_in_words(answer.value, language()));
    }
    return Value::text(fmt::format("{}: {}", m_texts->questions[q], joined(values, language())));
}

std::string AnswerFields::basis_of(std::string_view id) const {
    const std::string_view basis = m_case.record->kept_text("basis.", id);
    return basis.empty() ? std::string() : basis_in_words(basis, language());
}

template <class Wanted>
Value AnswerFields::findings(std::string_view members, const Wanted& is_wanted) const {
    std::vector<Value> items;
    if (m_case.result != nullptr) {
        const auto& list = m_case.instrument->checklist;
        for (std::size_t q = 0; q < list.questions.size(); ++q) {
            const Question& question = list.questions[q];
            if (!is_found(q) || !is_wanted(question, list.sections[question.section])) {
                continue;
            }
            Value item = Value::object(4);
            item.set("text", text_of(q));
            item.set_text("basis", basis_of(question.id));
            if (members.starts_with("id")) {
                item.set("id", Value::borrowed(id_of(question)));
                item.set("section", Value::borrowed(m_texts->sections[question.section]));
            }
            items.push_back(std::move(item));
        }
    }
    return as_list(std::move(items), "text", language());
}

Value AnswerFields::alerts() const {
    std::vector<Value> items;
    if (m_case.result != nullptr) {
        for (const std::size_t alert : m_case.result->alerts) {
            items.push_back(item_of({{"text", Value::borrowed(m_texts->alerts[alert])},
                                     {"advice", Value::borrowed(m_texts->advice[alert])}}));
        }
    }
    return as_list(std::move(items), "text", language());
}

Value AnswerFields::of_topic(Topic topic) const {
    return findings("text basis", [&](const Question& question, const checklist::Section& section) {
        // that an assault was, and what follows from it, is for those who may have medical.assault
        const bool is_withheld = question.id == "assaulted_recently" && !may_have_assault();
        const bool is_admitted = question.shows.admission && m_frame.recipient == Recipient::police;
        return topic_of(section) == topic && !is_withheld && !is_admitted && !question.shows.sexual;
    });
}

Value AnswerFields::all_findings() const {
    return findings("id text basis section", [](const Question&, const checklist::Section& section) {
        return topic_of(section) == Topic::finding;
    });
}

Value AnswerFields::elements() const {
    if (m_case.instrument == nullptr || !says_what_is_shown(m_case.instrument->checklist)) {
        return {};
    }
    return findings("id text basis section", [](const Question& question, const checklist::Section& section) {
        return topic_of(section) == Topic::finding && section.element != Element::context &&
               !question.shows.admission && !question.shows.sexual;
    });
}

Value AnswerFields::risks() const {
    return findings("text basis", [](const Question& question, const checklist::Section& section) {
        return question.shows.danger && topic_of(section) == Topic::finding && !question.shows.sexual;
    });
}

Value AnswerFields::injuries() const {
    return findings("text basis", [](const Question& question, const checklist::Section& section) {
        return question.shows.health && topic_of(section) == Topic::finding && !question.shows.sexual;
    });
}

Value AnswerFields::summary() const {
    std::vector<Value> items;
    if (m_case.result != nullptr) {
        const auto& list = m_case.instrument->checklist;
        for (std::size_t s = 0; s < list.sections.size(); ++s) {
            const auto& section = list.sections[s];
            bool has_any = false;
            for (std::size_t q = section.first_question; q < section.end_question; ++q) {
                has_any = has_any || is_found(q);
            }
            if (has_any && section.element != Element::context && topic_of(section) == Topic::finding) {
                items.push_back(item_of({{"text", Value::borrowed(m_texts->sections[s])}}));
            }
        }
    }
    return as_list(std::move(items), "text", language());
}

Value AnswerFields::open() const {
    std::vector<Value> items;
    if (m_case.result != nullptr) {
        const auto& list = m_case.instrument->checklist;
        for (std::size_t q = 0; q < list.questions.size(); ++q) {
            const Question& question = list.questions[q];
            const AnswerState state = m_case.record->answers[q].state;
            if (!m_case.screener->answers()[q].is_open() || m_case.screener->relevance(q) == Truth::no ||
                !checklist::protected_trait_of(question).empty() || question.type == QuestionType::text) {
                continue;
            }
            std::string state_words = state == AnswerState::unknown ? in("not known", "не зна се")
                                      : state == AnswerState::refused
                                          ? in("declined", "није желела да одговори")
                                          : in("not asked", "није питано");
            items.push_back(item_of({{"id", Value::borrowed(id_of(question))},
                                     {"text", words_of(q)},
                                     {"state", Value::text(std::move(state_words))}}));
        }
    }
    return as_list(std::move(items), "text", language());
}

Value AnswerFields::outcome(std::size_t screening::Result::*which) const {
    return m_case.result == nullptr ? Value() : Value::borrowed(m_texts->outcomes[m_case.result->*which]);
}

Value AnswerFields::settled() const {
    return m_case.result == nullptr ? Value() : Value::flag(m_case.result->settled());
}

Value AnswerFields::rules() const {
    std::vector<Value> items;
    if (m_case.result != nullptr) {
        const auto truths = m_case.screener->criteria();
        for (std::size_t i = 0; i < truths.size(); ++i) {
            if (truths[i] == Truth::yes) {
                items.push_back(item_of({{"text", Value::borrowed(m_texts->rules[i])}}));
            }
        }
    }
    return as_list(std::move(items), "text", language());
}

Value AnswerFields::instrument() const {
    if (m_case.instrument == nullptr) {
        return {};
    }
    return item_of({{"title", Value::borrowed(m_texts->title)},
                    {"id", Value::borrowed(m_case.instrument->checklist.id)},
                    {"version", Value::borrowed(m_case.instrument->checklist.version)},
                    {"sources", Value::borrowed(m_texts->sources)}});
}

}  // namespace vidra::documents

// SPDX-License-Identifier: Apache-2.0
#include "screening/outlook_text.hpp"

#include "base/json.hpp"
#include "base/utf8.hpp"
#include "checklist/phrases.hpp"

#include <fmt/format.h>

#include <iterator>

namespace vidra::screening {
namespace {

using checklist::AnswerState;
using checklist::Checklist;
using checklist::Phrase;
using checklist::QuestionType;

constexpr std::size_t shown = 12;

class Teller {
  public:
    Teller(const Checklist& checklist, std::string_view language, std::size_t width, bool with_ids)
        : m_checklist(checklist), m_language(language), m_width(width), m_with_ids(with_ids) {}

    std::string tell(const Outlook& outlook) {
        if (!outlook.is_known) {
            heading(say(Phrase::too_large_to_say));
            return std::move(m_out);
        }
        if (!outlook.cannot_change.empty()) {
            heading(say(Phrase::cannot_change));
            std::string ids;
            for (const std::size_t question : outlook.cannot_change) {
                ids += (ids.empty() ? "" : ", ") + m_checklist.questions[question].id;
            }
            line(ids);
        }
        if (outlook.raise) {
            settling(Phrase::would_raise, *outlook.raise, outlook.raise->leaves.most);
        }
        if (outlook.lower) {
            settling(Phrase::would_lower, *outlook.lower, outlook.lower->leaves.least);
        }
        next(outlook);
        return std::move(m_out);
    }

  private:
    [[nodiscard]] std::string say(Phrase which) const { return checklist::phrase(which, m_language); }
    template <class Value>
    [[nodiscard]] std::string say_with(Phrase which, const Value& value) const {
        return fmt::format(fmt::runtime(say(which)), value);
    }
    [[nodiscard]] std::string tag(const std::string& id) const {
        return m_with_ids ? " [" + id + "]" : std::string();
    }
    void heading(const std::string& text) { m_out += '\n' + base::wrap(text, m_width, 0) + '\n'; }
    void line(std::string_view text) {
        m_out += "  " + base::wrap(base::terminal_line(text), m_width, 4) + '\n';
    }

    void settling(Phrase what, const reason::Settling& settling, std::size_t outcome) {
        const checklist::Outcome& reached = m_checklist.outcomes[outcome];
        heading(say_with(what, base::terminal_line(reached.title.shown_in(m_language)) + tag(reached.id)));
        for (const reason::OpenAnswer& one : settling.answers) {
            const checklist::Question& question = m_checklist.questions[one.question];
            std::string answer = one.answer.state == AnswerState::yes  ? say(Phrase::yes)
                                 : one.answer.state == AnswerState::no ? say(Phrase::no)
                                                                       : answer_word(question, one.answer);
            if (one.option != reason::absent) {
                answer =
                    fmt::format("{}: {}", question.options[one.option].text.shown_in(m_language), answer);
            }
            line(fmt::format("{}{}: {}", question.text.shown_in(m_language), tag(question.id), answer));
        }
    }

    void next(const Outlook& outlook) {
        if (outlook.next.empty()) {
            return;
        }
        heading(say(Phrase::ask_next));
        for (std::size_t i = 0; i < outlook.next.size(); ++i) {
            if (i == shown) {
                line(say_with(Phrase::and_more, outlook.next.size() - shown));
                return;
            }
            const Outlook::Next& next = outlook.next[i];
            const checklist::Question& question = m_checklist.questions[next.question];
            const std::string state =
                next.state == AnswerState::unknown   ? fmt::format(" ({})", say(Phrase::unknown))
                : next.state == AnswerState::refused ? fmt::format(" ({})", say(Phrase::refused))
                                                     : std::string();
            line(fmt::format("{}. {} [{}]{}: {}", i + 1, question.text.shown_in(m_language), question.id,
                             state, say_with(Phrase::questions_expected, with_a_decimal(next.expected))));
        }
    }

    /// As the language writes it: 2.5, and 2,5 in Serbian.
    [[nodiscard]] std::string with_a_decimal(double number) const {
        std::string text = fmt::format("{:.1f}", number);
        if (m_language.starts_with("sr")) {
            std::replace(text.begin(), text.end(), '.', ',');
        }
        return text;
    }

    const Checklist& m_checklist;
    std::string_view m_language;
    std::size_t m_width;
    bool m_with_ids;
    std::string m_out;
};

void append_settling(std::string& out, const Checklist& checklist,
                     const std::optional<reason::Settling>& settling, std::string_view key, bool is_raise) {
    fmt::format_to(std::back_inserter(out), ",\"{}\":", key);
    if (!settling) {
        out += "null";
        return;
    }
    const std::size_t outcome = is_raise ? settling->leaves.most : settling->leaves.least;
    fmt::format_to(std::back_inserter(out), R"({{"{}":"{}","answers":[)", is_raise ? "outcome" : "at_most",
                   checklist.outcomes[outcome].id);
    bool is_first = true;
    for (const reason::OpenAnswer& one : settling->answers) {
        const checklist::Question& question = checklist.questions[one.question];
        out += is_first ? "" : ",";
        is_first = false;
        out += R"({"question":)";
        base::append_json_string(out, question.id);
        if (one.option != reason::absent) {
            out += R"(,"option":)";
            base::append_json_string(out, question.options[one.option].id);
        }
        out += R"(,"answer":)";
        if (question.type == QuestionType::number) {
            out += std::to_string(one.answer.value);
        } else {
            base::append_json_string(out, answer_word(question, one.answer));
        }
        out += '}';
    }
    out += "]}";
}

}  // namespace

std::string outlook_text(const Checklist& checklist, const Outlook& outlook, std::string_view language,
                         std::size_t width, bool with_ids) {
    return Teller(checklist, language, width, with_ids).tell(outlook);
}

void append_outlook_json(std::string& out, const Checklist& checklist, const Outlook& outlook) {
    append_settling(out, checklist, outlook.raise, "raise", true);
    append_settling(out, checklist, outlook.lower, "lower", false);
    out += ",\"cannot_change\":[";
    for (std::size_t i = 0; i < outlook.cannot_change.size(); ++i) {
        out += i == 0 ? "" : ",";
        base::append_json_string(out, checklist.questions[outlook.cannot_change[i]].id);
    }
    out += ']';
    if (!outlook.next.empty()) {
        out += ",\"next\":[";
        for (std::size_t i = 0; i < outlook.next.size(); ++i) {
            out += i == 0 ? "" : ",";
            fmt::format_to(std::back_inserter(out), R"({{"question":"{}","expected":{}}})",
                           checklist.questions[outlook.next[i].question].id, outlook.next[i].expected);
        }
        out += ']';
    }
}

}  // namespace vidra::screening

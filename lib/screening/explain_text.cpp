// SPDX-License-Identifier: Apache-2.0
#include "screening/explain_text.hpp"

#include "base/utf8.hpp"
#include "checklist/phrases.hpp"
#include "expression/parser.hpp"
#include "screening/result_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace vidra::screening {
namespace {

using checklist::Answer;
using checklist::AnswerState;
using checklist::Phrase;
using checklist::Question;
using expression::Ast;
using expression::AstKind;
using expression::Truth;

constexpr std::size_t text_width = 80;

class Explainer {
  public:
    Explainer(const expression::Instrument& instrument, const Screener& screener, const Result& result,
              const Explanation& explanation, std::string_view language)
        : m_instrument(instrument),
          m_checklist(instrument.checklist),
          m_screener(screener),
          m_result(result),
          m_explanation(explanation),
          m_language(language) {}

    std::string explain(std::string_view case_id) {
        head(case_id);
        if (!m_result.alerts.empty()) {
            heading(Phrase::alerts);
        }
        for (const std::size_t index : m_result.alerts) {
            const auto& alert = m_checklist.alerts[index];
            line(2, fmt::format("! {} [{}]", alert.text.shown_in(m_language), alert.id));
            line(4, alert.advice.shown_in(m_language));
        }
        heading(Phrase::what_to_do);
        m_out += "  ";
        m_out += base::wrap(
                     base::terminal_safe(m_checklist.outcomes[m_result.outcome].advice.shown_in(m_language)),
                     text_width, 2) +
                 '\n';
        outcomes();
        criteria();
        open_questions();
        return std::move(m_out);
    }

  private:
    [[nodiscard]] std::string say(Phrase which) const { return checklist::phrase(which, m_language); }
    template <class... Values>
    [[nodiscard]] std::string say_with(Phrase which, const Values&... values) const {
        return fmt::format(fmt::runtime(say(which)), values...);
    }
    [[nodiscard]] std::string truth_word(Truth truth) const {
        return say(truth == Truth::yes ? Phrase::holds : truth == Truth::no ? Phrase::fails : Phrase::open);
    }

    /// Lines after the first stand two columns further in.
    void line(std::size_t indent, std::string_view text) {
        if (!text.empty()) {
            m_out.append(indent, ' ');
            const std::size_t hanging = indent == 0 ? 0 : indent + 2;
            m_out += base::wrap(base::terminal_safe(text), text_width, hanging) + '\n';
        }
    }
    void heading(Phrase which) { m_out += '\n' + base::wrap(say(which), text_width, 0) + '\n'; }

    void field(Phrase name, std::string_view text) {
        constexpr std::size_t name_width = 16;
        std::string label = say(name);
        label.append(name_width - std::min(name_width - 1, base::display_width(label)), ' ');
        m_out += base::wrap(label, text_width, 0);
        m_out.append(name_width - std::min(name_width, base::display_width(say(name))), ' ');
        m_out += base::wrap(base::terminal_safe(text), text_width, name_width) + '\n';
    }

    void head(std::string_view case_id) {
        line(0, fmt::format("{} {}: {} {}", say(Phrase::the_case), case_id, m_checklist.id,
                            m_checklist.version));
        line(0, m_checklist.title.shown_in(m_language));
        m_out += '\n';
        const auto& outcomes = m_checklist.outcomes;
        field(Phrase::established,
              fmt::format("{} [{}]", outcomes[m_result.outcome].title.shown_in(m_language),
                          outcomes[m_result.outcome].id));
        field(Phrase::at_most,
              m_result.settled()
                  ? say(Phrase::settled)
                  : fmt::format("{} [{}]", outcomes[m_result.at_most].title.shown_in(m_language),
                                outcomes[m_result.at_most].id));
        field(Phrase::referral, say(m_result.refer == Refer::yes    ? Phrase::refer_yes
                                    : m_result.refer == Refer::open ? Phrase::refer_open
                                                                    : Phrase::refer_no));
        field(Phrase::answered, say_with(Phrase::answered_of, m_result.answered,
                                         m_result.answered + m_result.open, m_result.open));
    }

    void outcomes() {
        heading(Phrase::outcomes);
        for (std::size_t i = 0; i < m_checklist.outcomes.size(); ++i) {
            const auto& outcome = m_checklist.outcomes[i];
            const bool last = i == m_explanation.conditions.size();
            line(2, fmt::format("{}: {} [{}]",
                                last ? say(Phrase::otherwise) : truth_word(m_explanation.conditions[i]),
                                outcome.title.shown_in(m_language), outcome.id));
            if (outcome.when) {
                rests_on(*outcome.when);
            }
        }
    }

    void criteria() {
        if (m_explanation.criteria.empty()) {
            return;
        }
        heading(Phrase::criteria);
        for (std::size_t i = 0; i < m_explanation.criteria.size(); ++i) {
            const auto& use = m_instrument.program.criteria[i];
            const auto& criterion = m_checklist.criteria[use.criterion];
            std::string title = criterion.title.shown_in(m_language);
            if (use.section) {
                const std::string section = m_checklist.sections[*use.section].title.shown_in(m_language);
                title += (title.empty() ? "" : ": ") + section;
            }
            line(2, fmt::format("{}: {}{}", truth_word(m_explanation.criteria[i]),
                                criterion_name(m_checklist, use), title.empty() ? "" : " (" + title + ")"));
            if (use.section) {
                section_answers(*use.section);
            } else {
                rests_on(criterion.when);
            }
        }
    }

    /// The indicators of a section that are answered yes; of the whole checklist without one.
    [[nodiscard]] std::string answered_yes(std::optional<std::size_t> section) const {
        std::string given;
        for (std::size_t q = 0; q < m_checklist.questions.size(); ++q) {
            const Question& question = m_checklist.questions[q];
            const bool counts =
                (!section || question.section == *section) && m_screener.relevance(q) == Truth::yes;
            if (counts && m_screener.answers()[q].state == AnswerState::yes) {
                given += fmt::format("{}{}", given.empty() ? "" : ", ", question_tag(question));
            }
        }
        return given;
    }

    /// The answers that a criterion of a section counts.
    void section_answers(std::size_t index) {
        const std::string given = answered_yes(index);
        std::string text =
            given.empty() ? say(Phrase::nothing_yes) : fmt::format("{}: {}", say(Phrase::yes), given);
        const std::size_t open = m_explanation.counts[index].open;
        if (open > 0) {
            text += "; " + say_with(Phrase::open_questions, open);
        }
        line(4, text);
    }

    [[nodiscard]] std::string question_tag(const Question& question) const {
        constexpr std::array<Phrase, 3> strengths = {Phrase::strong, Phrase::medium, Phrase::weak};
        if (!question.strength) {
            return question.id;
        }
        return fmt::format("{} ({})", question.id,
                           say(strengths[static_cast<std::size_t>(*question.strength)]));
    }

    /// What a condition names, each with what is known of it.
    void rests_on(const diag::SourceText& when) {
        diag::Diagnostics none;  // the condition has been read before
        const auto ast = expression::parse(when, none);
        std::vector<std::string> parts;
        if (ast) {
            collect(*ast, parts);
        }
        std::string text;
        for (const std::string& part : parts) {
            text += (text.empty() ? "" : "; ") + part;
        }
        if (!text.empty()) {
            line(4, fmt::format("{} {}", say(Phrase::rests_on), text));
        }
    }

    void collect(const Ast& ast, std::vector<std::string>& parts) const {
        if (ast.kind == AstKind::name || ast.kind == AstKind::call) {
            const std::string part = ast.kind == AstKind::name ? named(ast) : called(ast);
            if (!part.empty() && std::find(parts.begin(), parts.end(), part) == parts.end()) {
                parts.push_back(part);
            }
        }
        for (const Ast& child : ast.children) {
            collect(child, parts);
        }
    }

    [[nodiscard]] std::string named(const Ast& ast) const {
        if (const auto question = m_checklist.question_index(ast.name)) {
            return fmt::format("{}: {}", ast.name, answer_shown(*question));
        }
        return criterion_shown(ast.name, std::nullopt);
    }

    [[nodiscard]] std::string called(const Ast& ast) const {
        const auto section = m_checklist.section_index(ast.argument);
        if (std::string criterion = criterion_shown(ast.name, section); !criterion.empty()) {
            return criterion;
        }
        SectionCounts total;
        for (std::size_t i = 0; i < m_explanation.counts.size(); ++i) {
            if (!section || *section == i) {
                const SectionCounts& one = m_explanation.counts[i];
                total.yes += one.yes;
                total.strong += one.strong;
                total.medium += one.medium;
                total.weak += one.weak;
                total.points += one.points;
                total.open += one.open;
            }
        }
        const std::int64_t value = ast.name == "yes"      ? static_cast<std::int64_t>(total.yes)
                                   : ast.name == "strong" ? static_cast<std::int64_t>(total.strong)
                                   : ast.name == "medium" ? static_cast<std::int64_t>(total.medium)
                                   : ast.name == "weak"   ? static_cast<std::int64_t>(total.weak)
                                                          : total.points;
        std::string detail = answered_yes(section);
        if (total.open > 0) {
            detail += (detail.empty() ? "" : "; ") + say_with(Phrase::open_questions, total.open);
        }
        return fmt::format("{}({}) = {}{}", ast.name, ast.argument, value,
                           detail.empty() ? std::string() : " (" + detail + ")");
    }

    [[nodiscard]] std::string criterion_shown(std::string_view id, std::optional<std::size_t> section) const {
        for (std::size_t i = 0; i < m_explanation.criteria.size(); ++i) {
            const auto& use = m_instrument.program.criteria[i];
            if (m_checklist.criteria[use.criterion].id == id && use.section == section) {
                return fmt::format("{}: {}", criterion_name(m_checklist, use),
                                   truth_word(m_explanation.criteria[i]));
            }
        }
        return {};
    }

    [[nodiscard]] std::string answer_shown(std::size_t question) const {
        const Answer& answer = m_screener.answers()[question];
        if (m_screener.relevance(question) == Truth::no) {
            return say(Phrase::not_relevant);
        }
        switch (answer.state) {
            case AnswerState::not_asked:
                return say(Phrase::not_asked);
            case AnswerState::unknown:
                return say(Phrase::unknown);
            case AnswerState::refused:
                return say(Phrase::refused);
            case AnswerState::not_applicable:
                return say(Phrase::not_applicable);
            case AnswerState::no:
                return say(Phrase::no);
            case AnswerState::yes:
                return say(Phrase::yes);
            case AnswerState::given:
                break;
        }
        return checklist::answer_word(m_checklist.questions[question], answer);
    }

    void open_questions() {
        constexpr std::size_t shown = 12;
        if (m_explanation.can_change.empty()) {
            return;
        }
        heading(Phrase::can_change);
        std::size_t count = 0;
        for (const std::size_t q : m_explanation.can_change) {
            if (++count > shown) {
                line(2, say_with(Phrase::and_more, m_explanation.can_change.size() - shown));
                return;
            }
            const Question& question = m_checklist.questions[q];
            line(2, fmt::format("{}. {} [{}]", count, question.text.shown_in(m_language),
                                question_tag(question)));
        }
    }

    const expression::Instrument& m_instrument;
    const checklist::Checklist& m_checklist;
    const Screener& m_screener;
    const Result& m_result;
    const Explanation& m_explanation;
    std::string_view m_language;
    std::string m_out;
};

}  // namespace

std::string explain_text(const expression::Instrument& instrument, const Screener& screener,
                         std::string_view case_id, const Result& result, const Explanation& explanation,
                         std::string_view language) {
    return Explainer(instrument, screener, result, explanation, language).explain(case_id);
}

}  // namespace vidra::screening

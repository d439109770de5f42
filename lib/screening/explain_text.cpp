// SPDX-License-Identifier: Apache-2.0
#include "screening/explain_text.hpp"

#include "base/utf8.hpp"
#include "checklist/phrases.hpp"
#include "expression/parser.hpp"
#include "screening/outlook_text.hpp"
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
    Explainer(const expression::Instrument& instrument, const Screener& screener,
              const records::Record& record, const Result& result, const Explanation& explanation,
              std::string_view language)
        : m_instrument(instrument),
          m_checklist(instrument.checklist),
          m_screener(screener),
          m_record(record),
          m_result(result),
          m_explanation(explanation),
          m_language(language) {}

    std::string explain() {
        head(m_record.case_id);
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
                     base::terminal_line(m_checklist.outcomes[m_result.outcome].advice.shown_in(m_language)),
                     text_width, 2) +
                 '\n';
        outcomes();
        criteria();
        open_questions();
        if (m_explanation.outlook) {
            m_out += outlook_text(m_checklist, *m_explanation.outlook, m_language);
        }
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
            m_out += base::wrap(base::terminal_line(text), text_width, hanging) + '\n';
        }
    }
    void heading(Phrase which) { m_out += '\n' + base::wrap(say(which), text_width, 0) + '\n'; }

    void field(Phrase name, std::string_view text) {
        constexpr std::size_t name_width = 16;
        std::string label = say(name);
        label.append(name_width - std::min(name_width - 1, base::display_width(label)), ' ');
        m_out += base::wrap(label, text_width, 0);
        m_out.append(name_width - std::min(name_width, base::display_width(say(name))), ' ');
        m_out += base::wrap(base::terminal_line(text), text_width, name_width) + '\n';
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
            const bool passed_over =
                std::find(m_explanation.conditions.begin(),
                          m_explanation.conditions.begin() + static_cast<std::ptrdiff_t>(i),
                          Truth::yes) != m_explanation.conditions.begin() + static_cast<std::ptrdiff_t>(i);
            if (passed_over) {
                line(2, fmt::format("{}: {} [{}]", say(Phrase::passed_over),
                                    outcome.title.shown_in(m_language), outcome.id));
                continue;
            }
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
                section_answers(*use.section, criterion.when);
            } else {
                rests_on(criterion.when);
            }
        }
    }

    /// Whether `word` (yes, strong, medium, weak, points) counts the question where its answer is yes.
    static bool counts(std::string_view word, const Question& question) {
        if (word == "points") {
            return question.points != 0;
        }
        return word == "yes" || (question.strength && checklist::word(*question.strength) == word);
    }

    static bool scores_by_option(const Question& question, const Answer& answer) {
        for (std::size_t i = 0; answer.state == AnswerState::given && i < question.options.size(); ++i) {
            if (question.options[i].points != 0 && checklist::is_chosen(question, answer, i)) {
                return true;
            }
        }
        return false;
    }

    /// The answers of a section, or of the whole checklist without one, that `word` counts.
    [[nodiscard]] std::string counted(std::string_view word, std::optional<std::size_t> section) const {
        std::string given;
        for (std::size_t q = 0; q < m_checklist.questions.size(); ++q) {
            const Question& question = m_checklist.questions[q];
            if ((section && question.section != *section) || m_screener.relevance(q) != Truth::yes) {
                continue;
            }
            const Answer answer = m_screener.answers()[q];
            if ((word == "points" && scores_by_option(question, answer)) ||
                (answer.state == AnswerState::yes && counts(word, question))) {
                given += fmt::format("{}{}", given.empty() ? "" : ", ", question_tag(question));
            }
        }
        return given;
    }

    /// The answers that a criterion of a section counts, and those that it does not.
    void section_answers(std::size_t index, const diag::SourceText& when) {
        const std::string yes = counted("yes", index);
        std::string text =
            yes.empty() ? say(Phrase::nothing_yes) : fmt::format("{}: {}", say(Phrase::yes), yes);
        diag::Diagnostics none;  // the condition has been read before
        const auto ast = expression::parse(when, none);
        if (ast && names_points(*ast)) {
            const std::string scored = counted("points", index);
            text += fmt::format("; points = {}{}", m_explanation.counts[index].points,
                                scored.empty() ? std::string() : " (" + scored + ")");
        }
        for (const auto& [state, name] : {std::pair(AnswerState::no, Phrase::no),
                                          std::pair(AnswerState::not_applicable, Phrase::not_applicable),
                                          std::pair(AnswerState::unknown, Phrase::unknown),
                                          std::pair(AnswerState::refused, Phrase::refused)}) {
            if (const std::string ids = answered(index, state); !ids.empty()) {
                text += fmt::format("; {}: {}", say(name), ids);
            }
        }
        const std::size_t not_asked = count_not_asked(index);
        if (not_asked > 0) {
            text += fmt::format("; {}: {}", say(Phrase::not_asked), not_asked);
        }
        line(4, text);
    }

    static bool names_points(const Ast& ast) {
        return (ast.kind == AstKind::name && ast.name == "points") ||
               std::any_of(ast.children.begin(), ast.children.end(), names_points);
    }

    /// The questions of a section with this answer, where they may be relevant.
    [[nodiscard]] std::string answered(std::size_t section, AnswerState state) const {
        std::string ids;
        for (std::size_t q = 0; q < m_checklist.questions.size(); ++q) {
            const bool is_here = m_checklist.questions[q].section == section &&
                                 m_screener.answers()[q].state == state &&
                                 m_screener.relevance(q) != Truth::no;
            ids += is_here ? (ids.empty() ? "" : ", ") + m_checklist.questions[q].id : "";
        }
        return ids;
    }

    [[nodiscard]] std::size_t count_not_asked(std::size_t section) const {
        std::size_t count = 0;
        for (std::size_t q = 0; q < m_checklist.questions.size(); ++q) {
            count += m_checklist.questions[q].section == section &&
                             m_screener.answers()[q].state == AnswerState::not_asked &&
                             m_screener.relevance(q) != Truth::no
                         ? 1U
                         : 0U;
        }
        return count;
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
            if (ast.kind == AstKind::compare && has_options(child)) {
                return;  // what stands to the right is an option
            }
        }
    }

    [[nodiscard]] bool has_options(const Ast& ast) const {
        const auto question = ast.kind == AstKind::name ? m_checklist.question_index(ast.name) : std::nullopt;
        return question && !m_checklist.questions[*question].options.empty();
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
        std::string detail = counted(ast.name, section);
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
        const Answer answer = m_screener.answers()[question];
        if (m_screener.relevance(question) == Truth::no) {
            return say(Phrase::not_relevant);
        }
        const Answer recorded = m_record.answers[question];
        if (recorded != answer) {  // what the record says is not what rules see, and why
            const std::string counts_as = checklist::answer_word(m_checklist.questions[question], answer);
            const bool from_age =
                m_record.age && std::any_of(m_checklist.questions[question].from_age.begin(),
                                            m_checklist.questions[question].from_age.end(),
                                            [&](const checklist::AgeRange& range) {
                                                return *m_record.age >= range.least &&
                                                       *m_record.age <= range.most;
                                            });
            return say_with(from_age                                 ? Phrase::from_age
                            : recorded.state == AnswerState::refused ? Phrase::presumed_refused
                                                                     : Phrase::presumed_unknown,
                            counts_as);
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
    const records::Record& m_record;
    const Result& m_result;
    const Explanation& m_explanation;
    std::string_view m_language;
    std::string m_out;
};

}  // namespace

std::string explain_text(const expression::Instrument& instrument, const Screener& screener,
                         const records::Record& record, const Result& result, const Explanation& explanation,
                         std::string_view language) {
    return Explainer(instrument, screener, record, result, explanation, language).explain();
}

}  // namespace vidra::screening

// SPDX-License-Identifier: Apache-2.0
#include "screening/summary_text.hpp"

#include "base/text_page.hpp"
#include "checklist/phrases.hpp"
#include "screening/outlook_text.hpp"
#include "screening/result_text.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace vidra::screening {
namespace {

using checklist::AnswerState;
using checklist::Checklist;
using checklist::Phrase;
using checklist::Question;
using expression::Truth;

class Summary {
  public:
    Summary(const PageView& view, Assessor& assessor)
        : m_view(view),
          m_assessor(assessor),
          m_list(view.setting.instrument.checklist),
          m_language(view.setting.language),
          m_is_child(age_group(m_list, view.talk) == AgeGroup::may_be_child),
          m_page(view.setting.width) {}

    std::string text() {
        head();
        if (m_view.standing.result) {
            alerts();
            advice();
            whom_to_tell();
            established();
            why();
        } else {
            m_page.line(2, m_view.say(Words::level_unknown));
            whom_to_tell();
            established();
        }
        open();
        consents();
        told();
        m_page.heading(fmt::format(fmt::runtime(m_view.say(Words::write_keys)), m_view.key(Key::yes),
                                   m_view.key(Key::back), m_view.key(Key::section), m_view.key(Key::leave)));
        return m_page.take();
    }

  private:
    [[nodiscard]] std::string say(Phrase which) const { return checklist::phrase(which, m_language); }
    void field(const std::string& name, const std::string& value) {
        m_page.line(2, fmt::format("{}: {}", name, value));
    }

    void head() {
        m_page.heading(m_view.say(Words::summary));
        field(m_view.say(Words::case_is), m_view.talk.case_id);
        const auto is_own = [](const checklist::Source& source) {
            return source.status == checklist::SourceStatus::own;
        };
        const bool own = std::any_of(m_list.sources.begin(), m_list.sources.end(), is_own);
        field(m_view.say(Words::list_is),
              fmt::format("{} ({} {}){}", m_list.title.shown_in(m_language), m_list.id, m_list.version,
                          own ? "; " + say(Phrase::compared_own) : std::string()));
        if (!m_is_child && is_child_by_birth_date(m_view.talk)) {
            m_page.line(0, "!! " + m_view.say(Words::birth_date_contradicts));
        }
        if (!m_view.standing.result) {
            return;
        }
        const Result& result = *m_view.standing.result;
        field(say(Phrase::established),
              fmt::format(
                  "{} ({})", m_list.outcomes[result.outcome].title.shown_in(m_language),
                  m_view.say_with(Words::level, m_view.standing.level(m_list), m_list.outcomes.size())));
        field(say(Phrase::at_most), result.settled()
                                        ? say(Phrase::settled)
                                        : m_list.outcomes[result.at_most].title.shown_in(m_language));
        field(say(Phrase::referral), say(result.refer == Refer::yes    ? Phrase::refer_yes
                                         : result.refer == Refer::open ? Phrase::refer_open
                                                                       : Phrase::refer_no));
        field(say(Phrase::answered), fmt::format(fmt::runtime(say(Phrase::answered_of)), result.answered,
                                                 result.answered + result.open, result.open));
    }

    void alerts() {
        if (m_view.standing.result->alerts.empty()) {
            return;
        }
        m_page.heading(say(Phrase::alerts));
        for (const std::size_t alert : m_view.standing.result->alerts) {
            m_page.add(alert_text(m_view, alert));
        }
    }

    void advice() {
        m_page.heading(say(Phrase::what_to_do));
        m_page.line(2, m_list.outcomes[m_view.standing.result->outcome].advice.shown_in(m_language));
    }

    /// What the person, if an adult, said of being referred there; empty where it was not asked.
    [[nodiscard]] std::string consent_to(std::string_view kind) const {
        const auto at = m_view.talk.consent.find(std::string(kind));
        return consent_word(m_list, m_view.standing,
                            at == m_view.talk.consent.end() ? std::string() : at->second);
    }

    void whom_to_tell() {
        const bool refers = m_view.standing.result && m_view.standing.result->refer == Refer::yes;
        if (!m_is_child && !checklist::may_refer(m_list)) {
            return;
        }
        m_page.heading(m_view.say(Words::whom_to_tell));
        if (m_is_child) {
            m_page.line(2, m_view.say(Words::tell_guardianship));
        }
        if (refers) {
            const std::string consent = consent_to("identification_authority");
            m_page.line(2, m_view.say(m_is_child             ? Words::tell_identification_child
                                      : consent == "refused" ? Words::tell_refused
                                      : consent == "unable"  ? Words::tell_unable
                                                             : Words::tell_identification));
            m_page.line(2, m_view.say(Words::tell_first_misdemeanour));
        } else if (!m_is_child) {
            const bool has_alerts = m_view.standing.result && !m_view.standing.result->alerts.empty();
            m_page.line(2, m_view.say(!m_view.standing.result ? Words::tell_unknown
                                      : has_alerts            ? Words::tell_by_alerts
                                                              : Words::tell_nobody));
        }
        const auto bed = m_view.talk.told.find("bed_tonight");
        if (bed != m_view.talk.told.end() && bed->second == "no") {
            m_page.line(2, m_view.say(Words::tell_bed));
        }
    }

    [[nodiscard]] bool is_used(std::size_t q) const { return m_view.standing.is_relevant[q]; }

    void established() {
        m_page.heading(m_view.say(Words::what_was_found));
        bool is_empty = true;
        for (std::size_t q = 0; q < m_list.questions.size(); ++q) {
            const Said& said = m_view.talk.sheet.said[q];
            const bool is_found =
                said.answer.state == AnswerState::yes || said.answer.state == AnswerState::given;
            if (!is_found || !is_used(q)) {
                continue;
            }
            const Question& question = m_list.questions[q];
            std::string line = "- " + question.text.shown_in(m_language);
            if (said.answer.state == AnswerState::given) {
                line += ": " + answer_shown(m_view, question, said);
            }
            if (const std::string basis = basis_shown(m_view, said.basis); !basis.empty()) {
                line += " (" + basis + ")";
            }
            m_page.line(2, line);
            if (!said.note.empty()) {
                m_page.line(4, fmt::format("{}: {}", m_view.say(Words::note_is), said.note));
            }
            is_empty = false;
        }
        if (is_empty) {
            m_page.line(2, m_view.say(Words::nothing_found));
        }
    }

    void why() {
        if (m_view.setting.instrument.program.criteria.empty()) {
            return;
        }
        Explanation explanation;
        try {
            explanation = m_assessor.screener().explain();
        } catch (const reason::SearchLimit&) {
            return;  // that it is too large to say stands further down
        }
        std::array<std::vector<std::string>, 3> by_truth;
        for (std::size_t i = 0; i < explanation.criteria.size(); ++i) {
            const auto& use = m_view.setting.instrument.program.criteria[i];
            std::string title = m_list.criteria[use.criterion].title.shown_in(m_language);
            if (title.empty()) {
                continue;  // an id is no word of a language
            }
            if (use.section) {
                title += ": " + m_list.sections[*use.section].title.shown_in(m_language);
            }
            auto& all = by_truth[static_cast<std::size_t>(explanation.criteria[i])];
            if (std::find(all.begin(), all.end(), title) == all.end()) {
                all.push_back(std::move(title));
            }
        }
        if (by_truth[0].empty() && by_truth[1].empty() && by_truth[2].empty()) {
            return;
        }
        m_page.heading(m_view.say(Words::why));
        for (const auto& [truth, name] :
             {std::pair(Truth::yes, Phrase::holds), std::pair(Truth::open, Phrase::open),
              std::pair(Truth::no, Phrase::fails)}) {
            for (const std::string& title : by_truth[static_cast<std::size_t>(truth)]) {
                field(say(name), title);
            }
        }
    }

    void list_open(AnswerState state, Words heading) {
        bool is_first = true;
        for (std::size_t q = 0; q < m_list.questions.size(); ++q) {
            if (m_view.talk.sheet.said[q].answer.state == state && is_used(q)) {
                if (is_first) {
                    m_page.line(2, m_view.say(heading) + ":");
                    is_first = false;
                }
                m_page.line(4, "- " + m_list.questions[q].text.shown_in(m_language));
            }
        }
    }

    void open() {
        m_page.heading(m_view.say(Words::what_is_open));
        list_open(AnswerState::unknown, Words::open_unknown);
        list_open(AnswerState::refused, Words::open_refused);
        std::size_t not_asked = 0;
        for (std::size_t q = 0; q < m_list.questions.size(); ++q) {
            not_asked +=
                m_view.talk.sheet.said[q].answer.state == AnswerState::not_asked && is_used(q) ? 1U : 0U;
        }
        m_page.line(2, m_view.say_with(Words::open_not_asked, not_asked));
        constexpr std::size_t shown = 12;
        const auto& open = m_view.standing.can_matter;
        for (std::size_t i = 0; i < std::min(open.size(), shown); ++i) {
            m_page.line(4, "- " + m_list.questions[open[i]].text.shown_in(m_language));
        }
        if (open.size() > shown) {
            m_page.line(4, fmt::format(fmt::runtime(say(Phrase::and_more)), open.size() - shown));
        }
        if (const auto conditions = conditions_not_met(m_view); !conditions.empty()) {
            m_page.line(2, m_view.say(Words::conditions_open) + ":");
            for (const std::size_t q : conditions) {
                m_page.line(4,
                            "- " + m_view.setting.before->checklist.questions[q].text.shown_in(m_language));
            }
        }
        if (m_view.standing.result) {
            try {
                Outlook outlook = m_assessor.screener().outlook(false);
                outlook.cannot_change.clear();  // what is of no use is not asked again
                m_page.add(outlook_text(m_list, outlook, m_language, m_view.setting.width, false));
            } catch (const reason::SearchLimit&) {
                m_page.line(2, say(Phrase::too_large_to_say));
            }
        }
    }

    void consents() {
        if (m_is_child || !checklist::may_refer(m_list)) {
            return;  // not a ground for a child, and not asked
        }
        m_page.heading(m_view.say(Words::consents));
        for (std::size_t i = 0; i < recipient_kinds.size(); ++i) {
            field(m_view.say(recipient_words(i)),
                  told_value_shown(m_view, {}, consent_to(recipient_kinds[i])));
        }
        const auto data_use = m_view.talk.told.find("data_use");
        const std::string answered = data_use == m_view.talk.told.end() ? std::string() : data_use->second;
        field(m_view.say(Words::told_data_use),
              told_value_shown(m_view, {}, consent_word(m_list, m_view.standing, answered)));
    }

    void told() {
        struct Row {
            std::string_view key;
            Words name;
            bool of_child;
        };
        constexpr std::array<Row, 8> rows = {{{"bed_tonight", Words::told_bed, false},
                                              {"second_talk", Words::told_second, false},
                                              {"present", Words::told_present, false},
                                              {"spoken", Words::told_spoken, false},
                                              {"interpreter", Words::interpreter, false},
                                              {"sex", Words::sex, false},
                                              {"views", Words::told_views, true},
                                              {"guardianship_told", Words::told_guardian, true}}};
        if (!checklist::may_refer(m_list) && m_view.talk.assessment.empty()) {
            return;
        }
        m_page.heading(m_view.say(Words::the_talk));
        for (const Row& row : rows) {
            const auto at = m_view.talk.told.find(std::string(row.key));
            if (checklist::may_refer(m_list) && (!row.of_child || m_is_child)) {
                field(m_view.say(row.name),
                      told_value_shown(m_view, row.key,
                                       at == m_view.talk.told.end() ? std::string() : at->second));
            }
        }
        if (!m_view.talk.assessment.empty()) {
            field(m_view.say(Words::assessment_is), m_view.talk.assessment);
        }
    }

    const PageView& m_view;
    Assessor& m_assessor;
    const Checklist& m_list;
    const std::string& m_language;
    bool m_is_child;
    base::TextPage m_page;
};

}  // namespace

std::string summary_text(const PageView& view, Assessor& assessor) {
    return Summary(view, assessor).text();
}

}  // namespace vidra::screening

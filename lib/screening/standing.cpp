// SPDX-License-Identifier: Apache-2.0
#include "screening/standing.hpp"

#include <algorithm>

namespace vidra::screening {

using checklist::AnswerState;

std::size_t count_put_off(const Talk& talk, const Standing& standing) {
    std::size_t count = 0;
    for (std::size_t q = 0; q < talk.sheet.said.size(); ++q) {
        count += talk.sheet.said[q].is_skipped && standing.is_relevant[q] ? 1U : 0U;
    }
    return count;
}

bool cannot_decide(const checklist::Checklist& checklist, const Standing& standing) {
    return standing.result &&
           std::any_of(standing.result->alerts.begin(), standing.result->alerts.end(),
                       [&](std::size_t alert) { return checklist.alerts[alert].id == "cannot_decide_now"; });
}

std::string consent_word(const checklist::Checklist& checklist, const Standing& standing,
                         const std::string& answered) {
    return cannot_decide(checklist, standing) ? "unable" : answered;
}

Assessor::Assessor(const expression::Instrument& instrument, std::size_t state_limit)
    : m_instrument(instrument), m_screener(instrument, state_limit) {}

Standing Assessor::assess(const records::Record& record, bool soonest) {
    Standing standing;
    const std::size_t count = m_instrument.checklist.questions.size();
    standing.is_relevant.assign(count, true);
    if (m_instrument.checklist.outcomes.empty()) {
        return standing;
    }
    try {
        standing.result = m_screener.evaluate(record);
        for (std::size_t q = 0; q < count; ++q) {
            standing.is_relevant[q] = m_screener.relevance(q) != expression::Truth::no;
        }
        standing.can_matter = that_can_matter(soonest);
        standing.knows_what_matters = true;
    } catch (const reason::SearchLimit&) {
        // what was found before stands; everything that was not asked may matter then, and is asked as
        // written
        for (std::size_t q = 0; q < count; ++q) {
            if (record.answers.state(q) == AnswerState::not_asked) {
                standing.can_matter.push_back(q);
            }
        }
    }
    return standing;
}

std::vector<std::size_t> Assessor::that_can_matter(bool soonest) {
    std::vector<std::size_t> questions;
    const auto add = [&](std::size_t q) {
        if (m_screener.answers().state(q) == AnswerState::not_asked) {
            questions.push_back(q);
        }
    };
    if (soonest) {
        const Outlook outlook = m_screener.outlook(true);
        if (outlook.is_known) {
            for (const Outlook::Next& next : outlook.next) {
                add(next.question);
            }
            return questions;
        }
    }
    for (const std::size_t q : m_screener.explain().can_change) {
        add(q);
    }
    return questions;
}

}  // namespace vidra::screening

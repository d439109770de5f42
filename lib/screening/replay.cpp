// SPDX-License-Identifier: Apache-2.0
#include "screening/replay.hpp"

#include "expression/compiler.hpp"
#include "records/checks.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace vidra::screening {

using checklist::Answer;
using checklist::AnswerState;
using checklist::Checklist;
using checklist::Question;
using checklist::QuestionType;
using reason::absent;

namespace {

/// Which questions of a space are read: of two with one id that of the newer version.
std::vector<std::size_t> questions_read(const reason::PatternSpace& space) {
    std::vector<std::size_t> read;
    std::vector<std::string> ids;
    for (std::size_t q = 0; q < space.questions().size(); ++q) {  // those of the newer version come first
        const std::string& id = space.questions()[q].id;
        if (std::find(ids.begin(), ids.end(), id) == ids.end()) {
            ids.push_back(id);
            read.push_back(q);
        }
    }
    return read;
}

expression::Instrument reading_instrument(const Checklist& older, const Checklist& newer,
                                          const reason::PatternSpace& space,
                                          const std::vector<std::size_t>& read) {
    Checklist merged;
    merged.id = newer.id;
    merged.version = newer.version;
    merged.languages = newer.languages;
    merged.sections = {newer.sections.front()};
    merged.sections.front().relevant.reset();
    merged.sections.front().first_question = 0;
    merged.sections.front().end_question = read.size();
    merged.outcomes = {newer.outcomes.back()};
    for (const std::size_t q : read) {
        const reason::SpaceQuestion& of_space = space.questions()[q];
        Question question = of_space.index[1] != absent ? newer.questions[of_space.index[1]]
                                                        : older.questions[of_space.index[0]];
        question.section = 0;
        question.relevant.reset();
        question.presume.reset();
        question.from_age.clear();
        if (of_space.index[0] != absent && of_space.index[1] != absent) {
            const Question& before = older.questions[of_space.index[0]];
            question.min = std::min(question.min, before.min);
            question.max = std::max(question.max, before.max);
        }
        std::vector<checklist::Option> options;
        for (const std::string& id : of_space.options) {
            checklist::Option& option = options.emplace_back();
            option.id = id;
        }
        question.options = std::move(options);
        merged.questions.push_back(std::move(question));
    }
    diag::Diagnostics none;  // there is no rule that could have a fault
    auto instrument = expression::compile(std::move(merged), none);
    assert(instrument);
    return std::move(*instrument);
}

}  // namespace

std::optional<std::string> unreadable_question(const reason::PatternSpace& space) {
    const auto& questions = space.questions();
    const auto at =
        std::find_if(questions.begin(), questions.end(), [](const reason::SpaceQuestion& question) {
            return question.type == QuestionType::many && question.options.size() > checklist::max_options;
        });
    return at == questions.end() ? std::nullopt : std::optional(at->id);
}

Replay::Replay(const expression::Instrument& older, const expression::Instrument& newer,
               const reason::PatternSpace& space)
    : m_older(older.checklist),
      m_newer(newer.checklist),
      m_space(space),
      m_read(questions_read(space)),
      m_reading(reading_instrument(m_older, m_newer, space, m_read)),
      m_of_older(older),
      m_of_newer(newer) {}

records::Record Replay::of_version(std::size_t version, const records::Record& record) const {
    records::Record made = record;
    made.answers.reset(checklist(version).questions.size());
    for (std::size_t i = 0; i < m_read.size(); ++i) {
        const reason::SpaceQuestion& of_space = m_space.questions()[m_read[i]];
        const std::size_t index = of_space.index[version];
        if (index == absent) {
            continue;
        }
        const Question& question = checklist(version).questions[index];
        Answer answer = record.answers[i];
        if (answer.state == AnswerState::given && question.type == QuestionType::choice) {
            const auto option =
                question.option_index(of_space.options[static_cast<std::size_t>(answer.value)]);
            answer = option ? Answer{AnswerState::given, static_cast<std::int64_t>(*option)}
                            : Answer{AnswerState::not_applicable, 0};
        } else if (answer.state == AnswerState::given && question.type == QuestionType::many) {
            std::uint64_t chosen = 0;
            for (std::size_t option = 0; option < of_space.options.size(); ++option) {
                const auto place = question.option_index(of_space.options[option]);
                if (place && checklist::is_chosen(m_reading.checklist.questions[i], answer, option)) {
                    chosen |= std::uint64_t{1} << *place;
                }
            }
            answer.value = static_cast<std::int64_t>(chosen);
        }
        made.answers.set(index, answer);
    }
    return made;
}

bool Replay::refuses(std::size_t version, const records::Record& record) const {
    const checklist::AppliesTo who = checklist(version).applies_to;
    if (record.age && who != checklist::AppliesTo::any &&
        (who == checklist::AppliesTo::child) != (*record.age < records::adult_age_years)) {
        return true;
    }
    for (std::size_t i = 0; i < m_read.size(); ++i) {
        const reason::SpaceQuestion& of_space = m_space.questions()[m_read[i]];
        const Answer& answer = record.answers[i];
        if (of_space.index[version] == absent || answer.state != AnswerState::given) {
            continue;
        }
        const Question& question = checklist(version).questions[of_space.index[version]];
        if (question.type == QuestionType::number &&
            (answer.value < question.min || answer.value > question.max)) {
            return true;
        }
        for (std::size_t option = 0; option < of_space.options.size(); ++option) {
            if (checklist::is_chosen(m_reading.checklist.questions[i], answer, option) &&
                !question.option_index(of_space.options[option])) {
                return true;
            }
        }
    }
    return false;
}

VersionResult Replay::evaluate(std::size_t version, const records::Record& record) {
    const Result result = (version == 0 ? m_of_older : m_of_newer).evaluate(of_version(version, record));
    const Checklist& of_version = checklist(version);
    VersionResult named;
    named.outcome = of_version.outcomes[result.outcome].id;
    named.at_most = of_version.outcomes[result.at_most].id;
    named.refer = result.refer;
    for (const std::size_t alert : result.alerts) {
        named.alerts.push_back(of_version.alerts[alert].id);
    }
    std::sort(named.alerts.begin(), named.alerts.end());
    named.is_refused = refuses(version, record);
    return named;
}

Replayed Replay::evaluate(const records::Record& record) {
    return {evaluate(0, record), evaluate(1, record)};
}

}  // namespace vidra::screening

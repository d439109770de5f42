// SPDX-License-Identifier: Apache-2.0
#include "interview_session.hpp"

#include "base/utf8.hpp"
#include "load.hpp"
#include "screening/standing.hpp"
#include "screening/talk_json.hpp"
#include "screening/talk_words.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <utility>

namespace vidra::cmd {

using screening::Reaction;
using screening::Screen;
using screening::Words;

InterviewSession::InterviewSession(const Context& context, const Clock& clock,
                                   const screening::DraftStore& store, Terminal& terminal,
                                   std::string record_path)
    : m_context(context),
      m_clock(clock),
      m_store(store),
      m_terminal(terminal),
      m_record_path(std::move(record_path)) {}

bool InterviewSession::save(const InterviewLists& lists, const screening::Talk& talk, const std::string& id) {
    try {
        m_store.save(id,
                     screening::draft_text(lists.instrument, lists.before ? &*lists.before : nullptr, talk));
        m_is_saved = true;
    } catch (const base::IoError& error) {
        m_is_saved = false;
        say(fmt::format(
            fmt::runtime("!! " + screening::words(Words::not_saved, talk.language) + " ({}: {})\n"),
            base::terminal_safe(error.path()), error.what()));
    }
    return m_is_saved;
}

bool InterviewSession::write_record(const InterviewLists& lists, const screening::Talk& talk) {
    screening::Assessor assessor(lists.instrument);
    const std::string line = screening::record_line(lists.instrument, lists.before ? &*lists.before : nullptr,
                                                    talk, assessor.assess(screening::as_record(talk), false));
    const auto words = [&](Words which) { return screening::words(which, talk.language); };
    try {
        if (m_record_path == "-") {
            base::write_all(STDOUT_FILENO, line, "standard output");
            return true;
        }
        base::append_line(m_record_path, line);
    } catch (const base::IoError& error) {
        say(fmt::format("!! {} ({}: {})\n", words(Words::record_not_written),
                        base::terminal_safe(error.path()), error.what()));
        return false;
    }
    if (!m_context.common.quiet) {
        say(fmt::format("{}: {}\n", words(Words::record_written), base::terminal_safe(m_record_path)));
    }
    if (base::others_may_read(m_record_path)) {
        say(fmt::format("!! {}\n", words(Words::others_can_read)));
    }
    return true;
}

Exit InterviewSession::put_down(std::string_view before, bool is_blank, const std::string& language,
                                Exit exit) const {
    if (!is_blank) {
        const auto said = m_is_saved ? Words::draft_kept : Words::last_not_saved;
        Terminal::show(fmt::format("{}{}\n", before, screening::words(said, language)));
    }
    return m_is_saved && !m_record_failed ? exit : Exit::could_not;
}

std::optional<Exit> InterviewSession::hold(const InterviewLists& lists, const std::string& language,
                                           screening::Talk talk, const std::string& id, base::FileLock& lock,
                                           bool is_resumed) {
    m_other.clear();
    screening::InterviewSetting setting{lists.instrument,
                                        lists.before ? &*lists.before : nullptr,
                                        language,
                                        Terminal::width(),
                                        m_clock.today(),
                                        [this] { return m_clock.now(); },
                                        [this, &lists](bool for_children) {
                                            return checklists_for(m_context, for_children,
                                                                  lists.instrument.checklist.id);
                                        }};
    talk.language = language;
    if (!is_resumed) {
        screening::Interview::begin(setting, talk);
    }
    screening::Interview interview(setting, std::move(talk));
    if (!save(lists, interview.talk(), id) && !is_resumed) {
        return Exit::could_not;  // what cannot be kept from the start is not begun
    }
    Terminal::show(is_resumed ? interview.alerts_now() : std::string());
    bool is_blank = false;
    for (;;) {
        const Screen screen = interview.screen();
        Terminal::show(screen.text.empty() ? "" : screen.text + "> ");
        const auto typed =
            screen.awaits == Screen::Awaits::key ? m_terminal.read_key(!is_blank) : m_terminal.read_line();
        if (!typed) {
            return put_down("\n", is_blank, language, Exit::interrupted);
        }
        const Reaction reaction = interview.take(*typed);
        (void)save(lists, interview.talk(), id);
        is_blank = reaction.after == Reaction::After::blank || (is_blank && interview.is_blank());
        switch (reaction.after) {
            case Reaction::After::blank:
                m_terminal.wipe();
                break;
            case Reaction::After::go_on:
                Terminal::show(reaction.text);
                break;
            case Reaction::After::leave:
                return put_down("", is_blank, language, Exit::done);
            case Reaction::After::start_other:
                m_other = reaction.other;
                m_last = interview.talk();
                return std::nullopt;
            case Reaction::After::finished:
                if (write_record(lists, interview.talk())) {
                    m_store.remove(id);
                    lock.remove();
                    return Exit::done;
                }
                m_record_failed = true;
                break;
        }
    }
}

}  // namespace vidra::cmd

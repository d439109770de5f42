// SPDX-License-Identifier: Apache-2.0
#include "interview_session.hpp"

#include "load.hpp"
#include "screening/standing.hpp"
#include "screening/talk_json.hpp"
#include "screening/talk_words.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <utility>

namespace vidra::cmd {

using screening::Reaction;
using screening::Screen;
using screening::Words;

namespace {

/// Where standard output leads into a file, the record is written to that as to a file that was named.
bool is_file(int descriptor) {
    struct stat status {};
    return ::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
}

}  // namespace

InterviewSession::InterviewSession(const Context& context, const Clock& clock,
                                   const screening::DraftStore& store, Terminal& terminal,
                                   const InterviewLists& lists, std::string id)
    : m_context(context),
      m_clock(clock),
      m_store(store),
      m_terminal(terminal),
      m_lists(lists),
      m_id(std::move(id)) {}

void InterviewSession::save(const screening::Talk& talk, bool is_blank) {
    std::string text = screening::draft_text(m_lists.instrument, m_lists.first(), talk);
    if (m_is_saved && text == m_saved) {
        return;
    }
    try {
        m_store.save(m_id, text);
        m_saved = std::move(text);
        m_is_saved = true;
    } catch (const base::IoError& error) {
        m_is_saved = false;
        if (!is_blank) {
            Terminal::tell(fmt::format("!! {} ({}: {})", word(Words::not_saved), error.path(), error.what()));
        }
    }
}

bool InterviewSession::write_record(const screening::Talk& talk) {
    screening::Assessor assessor(m_lists.instrument);
    const std::string line = screening::record_line(m_lists.instrument, m_lists.first(), talk,
                                                    assessor.assess(screening::as_record(talk), false));
    try {
        if (m_record_path == "-" && is_file(STDOUT_FILENO)) {
            base::append_line("/proc/self/fd/1", line);
            // whoever writes there after us, through the place that we share, writes behind the record
            (void)::lseek(STDOUT_FILENO, 0, SEEK_END);
            return true;
        }
        if (m_record_path == "-") {
            base::write_all(STDOUT_FILENO, line, "standard output");
            return true;
        }
        base::append_line(m_record_path, line);
    } catch (const base::IoError& error) {
        Terminal::tell(
            fmt::format("!! {} ({}: {})", word(Words::record_not_written), error.path(), error.what()));
        return false;
    }
    m_terminal.wipe_if_easy();  // the summary is for no other eyes
    if (!m_context.common.quiet) {
        Terminal::tell(fmt::format("{}: {}", word(Words::record_written), m_record_path));
    }
    return true;
}

Exit InterviewSession::put_down(const screening::Talk& talk, base::FileLock& lock, bool is_blank, Exit exit) {
    if (screening::is_at(talk, screening::Closing::summary)) {
        m_terminal.wipe_if_easy();
    }
    if (m_is_saved && screening::is_untouched(talk)) {
        m_store.remove(m_id);  // there is nothing to go on with
        lock.remove();
        return exit;
    }
    if (!is_blank) {
        Terminal::show("\n");
        Terminal::tell(
            fmt::format("{} {}", word(m_is_saved ? Words::draft_kept : Words::last_not_saved), m_hint));
    }
    return m_is_saved && !m_record_failed ? exit : Exit::could_not;
}

std::optional<Exit> InterviewSession::hold(screening::Talk talk, base::FileLock& lock, bool is_resumed) {
    m_language = talk.language;
    screening::InterviewSetting setting{
        m_lists.instrument,
        m_lists.first(),
        m_language,
        Terminal::width(),
        m_clock.today(),
        [] { return Clock::now(); },
        [this](bool for_children) {
            std::vector<screening::OtherList> others;
            for (const checklist::Checklist& list :
                 checklists_for(m_context, for_children, m_lists.instrument.checklist.id)) {
                others.push_back({list.id, list.title});
            }
            return others;
        },
        [this](const screening::Talk& given) { save(given, false); }};
    if (is_resumed) {
        m_saved = screening::draft_text(m_lists.instrument, m_lists.first(), talk);
    } else {
        screening::Interview::begin(setting, talk);
    }
    screening::Interview interview(setting, std::move(talk));
    save(interview.talk(), false);
    if (!m_is_saved && !is_resumed) {
        return Exit::could_not;  // what cannot be kept from the start is not begun
    }
    Terminal::show(is_resumed ? interview.alerts_now() : std::string());
    bool leaves_unsaved = false;
    for (;;) {
        const Screen screen = interview.screen();
        const bool is_blank = interview.is_blank();
        Terminal::show(is_blank ? "" : screen.text + "> ");
        const Typed typed =
            screen.awaits == Screen::Awaits::key ? m_terminal.read_key(!is_blank) : m_terminal.read_line();
        if (typed.kind == Typed::Kind::redraw) {
            continue;
        }
        if (typed.kind == Typed::Kind::end) {
            save(interview.talk(), true);
            return put_down(interview.talk(), lock, is_blank, Exit::interrupted);
        }
        if (m_terminal.cuts_lines() && typed.text.size() >= Terminal::longest_line) {
            Terminal::tell("!! " + word(Words::line_was_cut));
        }
        const Reaction reaction = interview.take(typed.text);
        if (reaction.after == Reaction::After::blank) {
            Terminal::wipe();
        }
        save(interview.talk(), interview.is_blank());
        Terminal::show(reaction.text);
        if (reaction.after == Reaction::After::leave) {
            if (m_is_saved || std::exchange(leaves_unsaved, true)) {
                return put_down(interview.talk(), lock, is_blank, Exit::done);
            }
            Terminal::tell("!! " + word(Words::leave_unsaved));
        } else {
            leaves_unsaved = false;
        }
        if (reaction.after == Reaction::After::start_other) {
            m_other = reaction.other;
            m_last = interview.talk();
            return std::nullopt;
        }
        if (reaction.after == Reaction::After::finished) {
            if (write_record(interview.talk())) {
                m_store.remove(m_id);
                lock.remove();
                return Exit::done;
            }
            m_record_failed = true;
        }
    }
}

}  // namespace vidra::cmd

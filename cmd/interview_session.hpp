// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/file.hpp"
#include "clock.hpp"
#include "command.hpp"
#include "expression/program.hpp"
#include "screening/draft_store.hpp"
#include "screening/interview.hpp"
#include "terminal.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace vidra::cmd {

/// What an interview is held on: a checklist and the one that is asked first, as they were when it began.
struct InterviewLists {
    expression::Instrument instrument;
    std::optional<expression::Instrument> before;
    [[nodiscard]] const expression::Instrument* first() const { return before ? &*before : nullptr; }
};

/// Holds one interview in a terminal: shows, reads, and saves whatever changes.
class InterviewSession {
  public:
    /// All must outlive the session. `id` is the draft, which is locked. `record_path`: where the record
    /// goes, `-` is standard output. `hint`: what to type to go on with the draft later.
    InterviewSession(const Context& context, const Clock& clock, const screening::DraftStore& store,
                     Terminal& terminal, const InterviewLists& lists, std::string id);

    void write_to(std::string record_path) { m_record_path = std::move(record_path); }
    void resume_with(std::string hint) { m_hint = std::move(hint); }

    /// Begins the talk, or goes on with it. The exit status, once it is put down or over; nothing where
    /// `other()` is to be begun for the same person.
    [[nodiscard]] std::optional<Exit> hold(screening::Talk talk, base::FileLock& lock, bool is_resumed);
    [[nodiscard]] const std::string& other() const { return m_other; }
    /// Where the talk on the other checklist comes from.
    [[nodiscard]] const screening::Talk& last_talk() const { return m_last; }

  private:
    /// Saves what has changed since; with a message where it could not be, unless the screen is blank.
    void save(const screening::Talk& talk, bool is_blank);
    [[nodiscard]] bool write_record(const screening::Talk& talk);
    [[nodiscard]] Exit put_down(const screening::Talk& talk, base::FileLock& lock, bool is_blank, Exit exit);
    [[nodiscard]] std::string word(screening::Words which) const {
        return screening::words(which, m_language);
    }

    const Context& m_context;
    const Clock& m_clock;
    const screening::DraftStore& m_store;
    Terminal& m_terminal;
    const InterviewLists& m_lists;
    std::string m_id;
    std::string m_record_path = "-";
    std::string m_hint;
    std::string m_language;
    std::string m_saved;  ///< the draft as it was saved last
    std::string m_other;
    screening::Talk m_last;
    bool m_is_saved = true;
    bool m_record_failed = false;
};

}  // namespace vidra::cmd

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/file.hpp"
#include "clock.hpp"
#include "command.hpp"
#include "expression/program.hpp"
#include "screening/draft_store.hpp"
#include "screening/interview.hpp"
#include "terminal.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace vidra::cmd {

/// What an interview is held on: a checklist and the one that is asked first, as they were when it began.
struct InterviewLists {
    expression::Instrument instrument;
    std::optional<expression::Instrument> before;
};

/// Holds interviews in a terminal: shows, reads, and saves after every key.
class InterviewSession {
  public:
    /// All must outlive the session. `record_path`: where records go, `-` is standard output.
    InterviewSession(const Context& context, const Clock& clock, const screening::DraftStore& store,
                     Terminal& terminal, std::string record_path);

    /// The exit status, once the talk is put down or over; nothing where `other()` is to be begun for the
    /// same person. The draft is `id`, locked.
    [[nodiscard]] std::optional<Exit> hold(const InterviewLists& lists, const std::string& language,
                                           screening::Talk talk, const std::string& id, base::FileLock& lock,
                                           bool is_resumed);
    [[nodiscard]] const std::string& other() const { return m_other; }
    /// Where the talk on the other checklist comes from.
    [[nodiscard]] const screening::Talk& last_talk() const { return m_last; }

  private:
    /// False, with a message, where it could not be saved.
    bool save(const InterviewLists& lists, const screening::Talk& talk, const std::string& id);
    /// What is said where a talk ends without its record, and the status then.
    [[nodiscard]] Exit put_down(std::string_view before, bool is_blank, const std::string& language,
                                Exit exit) const;
    bool write_record(const InterviewLists& lists, const screening::Talk& talk);

    const Context& m_context;
    const Clock& m_clock;
    const screening::DraftStore& m_store;
    Terminal& m_terminal;
    std::string m_record_path;
    std::string m_other;
    screening::Talk m_last;
    bool m_is_saved = false;
    bool m_record_failed = false;
};

}  // namespace vidra::cmd

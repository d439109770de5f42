// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "clock.hpp"
#include "command.hpp"
#include "interview_session.hpp"
#include "screening/draft_store.hpp"
#include "terminal.hpp"

#include <optional>
#include <string>
#include <vector>

/// Which draft an officer means, and what it was begun with.
namespace vidra::cmd {

using Drafts = std::vector<screening::DraftStore::Entry>;

/// Lists the drafts, the oldest first, with what an officer knows them by; old ones are said to be so.
void list_drafts(const Context& context, const Clock& clock, const Drafts& drafts);

/// That a draft is old, if it is.
void tell_if_old(const Context& context, const Clock& clock, const screening::DraftHead& head);

/// By its number in the list, by its case or by the name of its file. Where there is none, or more than one,
/// that is told.
[[nodiscard]] std::optional<screening::DraftStore::Entry> find_draft(const Context& context,
                                                                     const Drafts& drafts,
                                                                     const std::string& wanted);

/// Lists them and asks for a number until one is named; nothing at the end of input.
[[nodiscard]] std::optional<screening::DraftStore::Entry> choose_draft(const Context& context,
                                                                       const Clock& clock, Terminal& terminal,
                                                                       const Drafts& drafts,
                                                                       screening::Words question);

/// A draft with the checklists that it was begun with.
struct OpenedDraft {
    InterviewLists lists;
    screening::Talk talk;
};
/// Nothing, with its findings on standard error, where the draft or its checklist cannot be used.
[[nodiscard]] std::optional<OpenedDraft> open_draft(const Context& context,
                                                    const screening::DraftStore& store,
                                                    const std::string& id);

}  // namespace vidra::cmd

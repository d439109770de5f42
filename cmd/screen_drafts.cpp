// SPDX-License-Identifier: Apache-2.0
#include "screen_drafts.hpp"

#include "base/ascii.hpp"
#include "load.hpp"
#include "screening/typed_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace vidra::cmd {

using screening::DraftHead;
using screening::DraftStore;
using screening::Words;

namespace {

constexpr base::Days old_after_days = 7;

std::string word(const Context& context, Words which) {
    return screening::words(which, context.common.language);
}

template <class... Values>
std::string word_with(const Context& context, Words which, const Values&... values) {
    return fmt::format(fmt::runtime(word(context, which)), values...);
}

/// Days since it was begun; 0 where the clock says something else.
base::Days days_since(const Clock& clock, const DraftHead& head) {
    const auto day = base::parse_date(std::string_view(head.started).substr(0, 10));
    return day ? std::max<base::Days>(clock.today() - *day, 0) : 0;
}

std::string age_of(const Context& context, const Clock& clock, const DraftHead& head) {
    const base::Days days = days_since(clock, head);
    std::string age = days == 0 ? word(context, Words::today) : word_with(context, Words::days_ago, days);
    if (days > old_after_days) {
        age += "; " + word(context, Words::draft_is_old);
    }
    return age;
}

/// As it was kept, or one that is installed and the same.
std::optional<expression::Instrument> load_by_hash(const Context& context, const DraftStore& store,
                                                   const std::string& hash, const std::string& name) {
    std::vector<std::string> paths;
    if (const auto kept = store.find_checklist(hash)) {
        paths.push_back(*kept);
    }
    for (const auto& entry : context.catalog.checklists()) {
        paths.push_back(entry.path);
    }
    for (const std::string& path : paths) {
        auto instrument = load_quietly(context, path);
        if (instrument && instrument->checklist.hash == hash) {
            return instrument;
        }
    }
    Terminal::tell("vidra: " + word_with(context, Words::list_is_nowhere, name));
    return std::nullopt;
}

void tell_changes(const Context& context, const checklist::Checklist& begun) {
    const auto path = context.catalog.find_checklist(begun.id);
    const auto now = path ? load_quietly(context, *path) : std::nullopt;
    if (now && now->checklist.hash != begun.hash) {
        Terminal::tell("vidra: " + word_with(context, Words::list_has_changed, begun.id, begun.version,
                                             now->checklist.version));
    }
}

}  // namespace

void list_drafts(const Context& context, const Clock& clock, const Drafts& drafts) {
    for (std::size_t i = 0; i < drafts.size(); ++i) {
        const auto& head = drafts[i].head;
        Terminal::tell(
            head ? fmt::format("{} · {} · {} · {} {} · {} · {}", i + 1, head->case_id,
                               head->started.substr(0, 16), head->checklist, head->version,
                               word_with(context, Words::answers_are, head->answers),
                               age_of(context, clock, *head))
                 : fmt::format("{} · {} {}", i + 1, drafts[i].id, word(context, Words::draft_unreadable)));
    }
}

void tell_if_old(const Context& context, const Clock& clock, const DraftHead& head) {
    if (days_since(clock, head) > old_after_days) {
        Terminal::tell(fmt::format("{}: {}", head.case_id, age_of(context, clock, head)));
    }
}

std::optional<DraftStore::Entry> find_draft(const Context& context, const Drafts& drafts,
                                            const std::string& wanted) {
    Drafts found;
    for (const auto& draft : drafts) {
        if (draft.id == wanted || (draft.head && draft.head->case_id == wanted)) {
            found.push_back(draft);
        }
    }
    if (found.empty()) {
        if (const auto number = screening::read_number(wanted, 1, static_cast<std::int64_t>(drafts.size()))) {
            return drafts[static_cast<std::size_t>(*number - 1)];
        }
        Terminal::tell("vidra: " + word_with(context, Words::no_such_draft, wanted));
        const bool hides_one = std::any_of(drafts.begin(), drafts.end(),
                                           [](const DraftStore::Entry& draft) { return !draft.head; });
        if (hides_one) {
            Terminal::tell("vidra: " + word(context, Words::some_unreadable));
        }
        return std::nullopt;
    }
    if (found.size() > 1) {
        Terminal::tell("vidra: " + word_with(context, Words::several_drafts, wanted));
        return std::nullopt;
    }
    return found.front();
}

std::optional<DraftStore::Entry> choose_draft(const Context& context, const Clock& clock, Terminal& terminal,
                                              const Drafts& drafts, Words question) {
    list_drafts(context, clock, drafts);
    for (;;) {
        Terminal::show(word(context, question) + "\n> ");
        const Typed typed = terminal.read_line();
        if (typed.kind == Typed::Kind::end) {
            Terminal::show("\n");
            return std::nullopt;
        }
        const std::string wanted(base::trim(typed.text));
        if (wanted.empty() || typed.kind == Typed::Kind::redraw) {
            continue;
        }
        if (auto draft = find_draft(context, drafts, wanted)) {
            return draft;
        }
    }
}

std::optional<OpenedDraft> open_draft(const Context& context, const DraftStore& store,
                                      const std::string& id) {
    const std::string text = store.read(id);
    diag::Diagnostics diagnostics;
    diagnostics.set_file(store.path(id));
    const auto kept = [&] {
        diagnostics.sort();
        say_findings(diagnostics, true);
        Terminal::tell("vidra: " + word_with(context, Words::draft_kept_at, store.path(id)));
        return std::nullopt;
    };
    const auto head = screening::read_draft_head(text, diagnostics);
    if (!head) {
        return kept();
    }
    auto instrument =
        load_by_hash(context, store, head->hash, fmt::format("{} {}", head->checklist, head->version));
    std::optional<expression::Instrument> before;
    if (head->has_before) {
        before = load_by_hash(context, store, head->before_hash, head->before_checklist);
    }
    if (!instrument || (head->has_before && !before)) {
        return kept();
    }
    OpenedDraft opened{{std::move(*instrument), std::move(before)}, {}};
    auto talk = screening::read_draft(text, opened.lists.instrument, opened.lists.first(), diagnostics);
    if (!talk) {
        return kept();
    }
    opened.talk = std::move(*talk);
    tell_changes(context, opened.lists.instrument.checklist);
    return opened;
}

}  // namespace vidra::cmd

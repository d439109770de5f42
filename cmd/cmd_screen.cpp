// SPDX-License-Identifier: Apache-2.0
#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "checks/check.hpp"
#include "clock.hpp"
#include "command.hpp"
#include "interview_session.hpp"
#include "load.hpp"
#include "screening/draft_store.hpp"
#include "screening/typed_values.hpp"
#include "terminal.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace vidra::cmd {
namespace {

using screening::DraftHead;
using screening::DraftStore;
using screening::Talk;
using screening::Words;

std::string random_name() {
    std::random_device device;
    return fmt::format("{:08x}", device());
}

/// A checklist as it is now, its bytes kept for the draft.
struct LoadedList {
    std::optional<expression::Instrument> instrument;
    std::string bytes;
};

LoadedList load_with_bytes(const Context& context, const std::string& path) {
    LoadedList loaded;
    loaded.bytes = base::read_file(path, base::max_configuration_bytes);
    diag::Diagnostics diagnostics;
    diagnostics.set_file(path);
    loaded.instrument = checks::load_instrument(loaded.bytes, context.catalog, diagnostics);
    diagnostics.sort();
    say_findings(diagnostics, true);
    return loaded;
}

class Screen final : public Command {
  public:
    Screen() : Command("screen", "Hold an interview: fill a checklist from a talk") {}

    void options(OptionSet& options) override {
        options.optional("checklist", m_name, Takes::checklist(),
                         "A checklist, by id or path; with --resume or --discard a draft, by number or case");
        options.flag("--quick", m_quick, "Ask next what settles the matter soonest");
        options.flag("--resume", m_resume, "List the drafts, and go on with one");
        options.flag("--discard", m_discard, "List the drafts, and end one for good");
        options.flag("--identity", m_identity, "Also ask for name, date of birth and a safe way of contact");
        options.text("--case", m_case, "ID", "The name of the record; without it one is made up");
        options.text("--station", m_station, "ID", "The station, for the record");
        options.text("--officer", m_officer, "ID", "Who asks for consent, for the record");
        options.text("--date", m_date, "DATE", "The day of the talk (YYYY-MM-DD), instead of today");
        options.text("--drafts", m_drafts, "FOLDER",
                     "Where drafts are kept, instead of the user's state folder", Takes::file());
        options.flag("--plain", m_plain, "Read lines, not keys: for a screen reader or a slow line");
    }

    Exit run(Context& context) override {
        const std::string folder =
            m_drafts.empty() && !context.state_folder.empty() ? context.state_folder + "/drafts" : m_drafts;
        if (folder.empty()) {
            throw UsageError("there is no folder for drafts: HOME is not set; --drafts names one");
        }
        if (m_resume && m_discard) {
            throw UsageError("--resume and --discard exclude one another");
        }
        const Clock clock(m_date);
        const DraftStore store(folder);
        Terminal terminal(m_plain);
        std::string record_path = context.common.output;
        if (!context.common.output_was_named && ::isatty(STDOUT_FILENO) == 1) {
            record_path = context.state_folder.empty() ? folder + "/records.jsonl"
                                                       : context.state_folder + "/records.jsonl";
        }
        InterviewSession session(context, clock, store, terminal, record_path);
        if (m_resume || m_discard) {
            return with_draft(context, clock, store, terminal, session);
        }
        if (m_name.empty()) {
            throw UsageError("which checklist? `vidra list` shows what there is, --resume the drafts");
        }
        forbid_writing_to_definitions(context, m_name, {}, record_path);
        return begin(context, clock, store, session);
    }

  private:
    [[nodiscard]] static std::string word(const Context& context, Words which) {
        return screening::words(which, context.common.language);
    }

    Exit begin(const Context& context, const Clock& clock, const DraftStore& store,
               InterviewSession& session) {
        std::string name = m_name;
        std::optional<Talk> from;
        for (;;) {
            auto list = load_with_bytes(context, checklist_path(context, name));
            if (!list.instrument) {
                return Exit::could_not;
            }
            LoadedList before = load_before(context, list.instrument->checklist.before);
            store.keep_checklist(list.instrument->checklist.hash, list.bytes);
            if (before.instrument) {
                store.keep_checklist(before.instrument->checklist.hash, before.bytes);
            }
            const InterviewLists lists{std::move(*list.instrument), std::move(before.instrument)};
            Talk talk = new_talk(clock, lists);
            if (from) {
                screening::take_over(*from, lists.instrument.checklist, talk);
            }
            const std::size_t others = store.list().size();
            const std::string id = random_name();
            auto lock = store.lock(id);
            if (others > 0 && !from && !context.common.quiet) {
                say(fmt::format(fmt::runtime(word(context, Words::drafts_waiting) + "\n"), others));
            }
            tell_language(context, lists);
            if (const auto exit =
                    session.hold(lists, context.common.language, std::move(talk), id, lock, false)) {
                return *exit;
            }
            from = session.last_talk();
            name = session.other();
        }
    }

    /// What is asked first. Nobody is left waiting because that file is missing or has a fault.
    static LoadedList load_before(const Context& context, const std::string& id) {
        const auto path = id.empty() ? std::nullopt : context.catalog.find_checklist(id);
        LoadedList before;
        if (path) {
            before = load_with_bytes(context, *path);
        }
        if (!id.empty() && !before.instrument) {
            say(fmt::format(
                "vidra: the checklist `{}`, which is asked first, cannot be used; going on without\n", id));
        }
        return before;
    }

    /// Words that are not there in a language are in English, which is said.
    static void tell_language(const Context& context, const InterviewLists& lists) {
        const std::string& language = context.common.language;
        const bool is_spoken = language == "en" || language == "sr" || language.starts_with("sr-");
        if (!is_spoken) {
            say(fmt::format("vidra: its own words are not there in `{}`, they are in English\n",
                            base::terminal_safe(language)));
        }
        if (!lists.instrument.checklist.title.has(language)) {
            say(fmt::format(
                "vidra: the checklist is not there in `{}`, its texts are marked with their language\n",
                base::terminal_safe(language)));
        }
    }

    [[nodiscard]] Talk new_talk(const Clock& clock, const InterviewLists& lists) const {
        Talk talk;
        talk.date = base::format_date(clock.today());
        talk.case_id = m_case.empty() ? fmt::format("{}-{}", talk.date, random_name().substr(0, 4))
                                      : base::well_formed_utf8(m_case);
        talk.station = base::well_formed_utf8(m_station);
        talk.officer = base::well_formed_utf8(m_officer);
        talk.started = clock.now();
        talk.is_quick = m_quick;
        talk.with_identity = m_identity;
        screening::begin_sheet(talk.sheet, lists.instrument.checklist);
        if (lists.before) {
            screening::begin_sheet(talk.before, lists.before->checklist);
        }
        return talk;
    }

    // ---- drafts

    Exit with_draft(const Context& context, const Clock& clock, const DraftStore& store, Terminal& terminal,
                    InterviewSession& session) {
        const auto drafts = store.list();
        if (drafts.empty()) {
            say(fmt::format("vidra: {}\n", word(context, Words::no_drafts)));
            return Exit::could_not;
        }
        std::string wanted = m_name;
        if (wanted.empty()) {
            say(listing(context, clock, drafts));
            say(word(context, m_discard ? Words::which_to_discard : Words::which_to_resume) + "\n> ");
            const auto typed = terminal.read_line();
            if (!typed) {
                say("\n");
                return Exit::interrupted;
            }
            wanted = base::trim(*typed);
        }
        const auto draft = find(drafts, wanted);
        if (!draft) {
            throw UsageError(wanted.empty()
                                 ? "no draft was named"
                                 : fmt::format("there is no draft `{}`, or more than one", wanted));
        }
        auto lock = store.lock(draft->id);
        if (!lock.is_held()) {
            say(fmt::format("vidra: {}\n", word(context, Words::draft_in_use)));
            return Exit::could_not;
        }
        return m_discard ? discard(context, store, terminal, *draft, lock)
                         : resume(context, store, session, *draft, lock);
    }

    static std::string listing(const Context& context, const Clock& clock,
                               const std::vector<DraftStore::Entry>& drafts) {
        constexpr base::Days old_days = 7;
        std::string lines;
        for (std::size_t i = 0; i < drafts.size(); ++i) {
            const auto& head = drafts[i].head;
            if (!head) {
                lines +=
                    fmt::format("{}  {}  {}\n", i + 1, drafts[i].id, word(context, Words::draft_unreadable));
                continue;
            }
            const auto day = base::parse_date(std::string_view(head->started).substr(0, 10));
            const base::Days days = day ? clock.today() - *day : 0;
            std::string age = fmt::format(fmt::runtime(word(context, Words::days_ago)), days);
            if (days > old_days) {
                age += "; " + word(context, Words::draft_is_old);
            }
            lines += fmt::format("{}  {}  {}  {} {}  ({})\n", i + 1, base::terminal_safe(head->case_id),
                                 base::terminal_safe(head->started), base::terminal_safe(head->checklist),
                                 base::terminal_safe(head->version), age);
        }
        return lines;
    }

    /// By its number in the list, by its case, or by the name of its file.
    static std::optional<DraftStore::Entry> find(const std::vector<DraftStore::Entry>& drafts,
                                                 const std::string& wanted) {
        std::vector<DraftStore::Entry> found;
        for (const auto& draft : drafts) {
            if (draft.id == wanted || (draft.head && draft.head->case_id == wanted)) {
                found.push_back(draft);
            }
        }
        if (found.empty()) {
            const auto number = screening::read_number(wanted, 1, static_cast<std::int64_t>(drafts.size()));
            return number ? std::optional(drafts[static_cast<std::size_t>(*number - 1)]) : std::nullopt;
        }
        return found.size() == 1 ? std::optional(found.front()) : std::nullopt;
    }

    static Exit discard(const Context& context, const DraftStore& store, Terminal& terminal,
                        const DraftStore::Entry& draft, base::FileLock& lock) {
        say(fmt::format(fmt::runtime(word(context, Words::confirm_discard) + "\n> "),
                        base::terminal_safe(draft.head ? draft.head->case_id : draft.id),
                        screening::key_name(screening::Key::yes, context.common.language),
                        screening::key_name(screening::Key::no, context.common.language)));
        const auto typed = terminal.read_key(true);
        if (!typed) {
            say("\n");
            return Exit::interrupted;
        }
        if (screening::find_key(base::trim(*typed)) != screening::Key::yes) {
            say(word(context, Words::draft_kept) + "\n");
            return Exit::done;
        }
        store.remove(draft.id);
        lock.remove();
        say(word(context, Words::draft_discarded) + "\n");
        return Exit::done;
    }

    static Exit resume(const Context& context, const DraftStore& store, InterviewSession& session,
                       const DraftStore::Entry& draft, base::FileLock& lock) {
        const std::string text = store.read(draft.id);
        diag::Diagnostics diagnostics;
        diagnostics.set_file(store.path(draft.id));
        const auto head = screening::read_draft_head(text, diagnostics);
        if (!head) {
            say_findings(diagnostics, true);
            return Exit::could_not;
        }
        auto instrument = load_by_hash(context, store, head->hash, head->checklist, head->version);
        std::optional<expression::Instrument> before;
        if (!head->before_hash.empty()) {
            before = load_by_hash(context, store, head->before_hash, {}, {});
        }
        if (!instrument || (!head->before_hash.empty() && !before)) {
            say(fmt::format("vidra: the draft is kept as it is: {}\n",
                            base::terminal_safe(store.path(draft.id))));
            return Exit::could_not;
        }
        const InterviewLists lists{std::move(*instrument), std::move(before)};
        auto talk = screening::read_draft(text, lists.instrument, lists.before ? &*lists.before : nullptr,
                                          diagnostics);
        if (!talk) {
            diagnostics.sort();
            say_findings(diagnostics, true);
            return Exit::could_not;
        }
        tell_changes(context, lists.instrument.checklist);
        const std::string language = context.common.language_was_named || talk->language.empty()
                                         ? context.common.language
                                         : talk->language;
        const auto exit = session.hold(lists, language, std::move(*talk), draft.id, lock, true);
        if (!exit) {
            say(fmt::format("vidra screen {}\n", session.other()));
        }
        return exit.value_or(Exit::done);
    }

    /// The checklist that a draft was begun with: as it was kept, or one that is installed and the same.
    static std::optional<expression::Instrument> load_by_hash(const Context& context, const DraftStore& store,
                                                              const std::string& hash, const std::string& id,
                                                              const std::string& version) {
        std::vector<std::string> paths;
        if (const auto kept = store.find_checklist(hash)) {
            paths.push_back(*kept);
        }
        for (const auto& entry : context.catalog.checklists()) {
            paths.push_back(entry.path);
        }
        for (const std::string& path : paths) {
            try {
                diag::Diagnostics ignored;
                auto instrument = checks::load_instrument(
                    base::read_file(path, base::max_configuration_bytes), context.catalog, ignored);
                if (instrument && instrument->checklist.hash == hash) {
                    return instrument;
                }
            } catch (const base::IoError&) {
                continue;
            }
        }
        say(fmt::format(
            "vidra: the checklist that the draft was begun with is nowhere{}, and no other will do\n",
            id.empty() ? std::string()
                       : fmt::format(": `{}` {}", base::terminal_safe(id), base::terminal_safe(version))));
        return std::nullopt;
    }

    static void tell_changes(const Context& context, const checklist::Checklist& begun) {
        const auto path = context.catalog.find_checklist(begun.id);
        if (!path) {
            return;
        }
        try {
            diag::Diagnostics ignored;
            const auto now = checks::load_instrument(base::read_file(*path, base::max_configuration_bytes),
                                                     context.catalog, ignored);
            if (now && now->checklist.hash != begun.hash) {
                say(fmt::format(fmt::runtime(word(context, Words::list_has_changed) + "\n"), begun.id,
                                begun.version, now->checklist.version));
            }
        } catch (const base::IoError&) {
            return;
        }
    }

    std::string m_name;
    bool m_quick = false;
    bool m_resume = false;
    bool m_discard = false;
    bool m_identity = false;
    bool m_plain = false;
    std::string m_case;
    std::string m_station;
    std::string m_officer;
    std::string m_date;
    std::string m_drafts;
};

}  // namespace

std::unique_ptr<Command> make_screen() {
    return std::make_unique<Screen>();
}

}  // namespace vidra::cmd

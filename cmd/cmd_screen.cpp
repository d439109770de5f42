// SPDX-License-Identifier: Apache-2.0
#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "checks/check.hpp"
#include "clock.hpp"
#include "command.hpp"
#include "interview_session.hpp"
#include "load.hpp"
#include "screen_drafts.hpp"
#include "screening/draft_store.hpp"
#include "terminal.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <optional>
#include <random>
#include <string>
#include <utility>

namespace vidra::cmd {
namespace {

using screening::DraftStore;
using screening::Talk;
using screening::Words;

std::string random_name() {
    std::random_device device;
    return fmt::format("{:08x}", device());
}

/// A checklist as it is now, and its bytes, which are kept for the draft.
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

/// A talk with the same person on another checklist.
struct Earlier {
    Talk talk;
    checklist::Checklist list;
};

/// What came of one talk: the exit status, or the checklist to begin next for the same person.
struct Turn {
    std::optional<Exit> exit;
    std::string other;
    std::optional<Earlier> earlier;
};

class ScreenCommand final : public Command {
  public:
    ScreenCommand() : Command("screen", "Hold an interview: fill a checklist from a talk") {}

    void options(OptionSet& options) override {
        options.optional("checklist", m_name, Takes::checklist(),
                         "A checklist, by id or path; with --resume or --discard a draft, by number or case");
        options.flag("--quick", m_quick, "Ask next what settles the matter soonest");
        options.flag("--resume", m_resume, "List the drafts, and go on with one");
        options.flag("--discard", m_discard, "List the drafts, and end one for good");
        options.flag("--identity", m_identity, "Also ask who the person is, and where help finds them");
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
        check_usage();
        const Clock clock(m_date);
        const DraftStore store(folder);
        Terminal terminal(m_plain);
        Turn turn = m_resume || m_discard ? with_draft(context, clock, store, terminal)
                                          : begin(context, clock, store, terminal, m_name, std::nullopt);
        while (!turn.exit) {
            turn = begin(context, clock, store, terminal, turn.other, turn.earlier);
        }
        return *turn.exit;
    }

  private:
    void check_usage() const {
        constexpr std::size_t longest_case = 200;
        if (m_resume && m_discard) {
            throw UsageError("--resume and --discard exclude one another");
        }
        if ((m_resume || m_discard) && !m_case.empty()) {
            throw UsageError("a draft has its case; name it after --resume or --discard, without --case");
        }
        if (!m_case.empty() && (base::trim(m_case).empty() || m_case.size() > longest_case)) {
            throw UsageError("--case is a name of at most 200 bytes, and not blank");
        }
        for (std::size_t i = 0; i < m_case.size(); ++i) {
            if (base::control_length(std::string_view(m_case).substr(i)) > 0) {
                throw UsageError("--case holds a control character");
            }
        }
        if (!m_resume && !m_discard && m_name.empty()) {
            throw UsageError("which checklist? `vidra list` shows what there is, --resume the drafts");
        }
    }

    [[nodiscard]] static std::string word(const Context& context, Words which) {
        return screening::words(which, context.common.language);
    }

    /// Where the record goes: what was named, or standard output, or where that is a terminal a file for the
    /// checklist beside the drafts. What cannot be written to is told before the talk, not after it.
    [[nodiscard]] static std::string record_path(const Context& context, const DraftStore& store,
                                                 const checklist::Checklist& list) {
        std::string path = context.common.output;
        if (!context.common.output_was_named && ::isatty(STDOUT_FILENO) == 1) {
            path = store.record_path(list.id);
        }
        if (path != "-") {
            forbid_writing_to_definitions(context, list.id, {}, path);
            base::require_appendable(path);
            if (base::others_may_read(path)) {
                Terminal::tell("!! " + word(context, Words::others_can_read) + ": " + path);
            }
        }
        return path;
    }

    [[nodiscard]] std::string hint() const {
        return "vidra screen --resume" + (m_drafts.empty() ? std::string() : " --drafts " + m_drafts);
    }

    Turn begin(const Context& context, const Clock& clock, const DraftStore& store, Terminal& terminal,
               const std::string& name, const std::optional<Earlier>& earlier) {
        const std::string path = checklist_path(context, name);
        if (context.common.output_was_named && same_file(path, context.common.output)) {
            throw UsageError(fmt::format("`{}` is read and cannot be written to in the same run", path));
        }
        auto list = load_with_bytes(context, path);
        if (!list.instrument) {
            return {Exit::could_not, {}, {}};
        }
        LoadedList before = load_before(context, list.instrument->checklist.before);
        const InterviewLists lists{std::move(*list.instrument), std::move(before.instrument)};
        Talk talk = new_talk(context, clock, lists);
        if (earlier) {
            screening::take_over(earlier->talk, earlier->list, talk, lists.instrument.checklist);
        }
        tell_of_drafts(context, store, talk.case_id, earlier.has_value());
        tell_language(context, lists);
        const std::string id = store.new_id(random_name);
        auto lock = store.lock(id);
        InterviewSession session(context, clock, store, terminal, lists, id);
        session.write_to(record_path(context, store, lists.instrument.checklist));
        session.resume_with(hint());
        store.keep_checklist(lists.instrument.checklist.hash, list.bytes);
        if (lists.before) {
            store.keep_checklist(lists.before->checklist.hash, before.bytes);
        }
        return turn_of(session.hold(std::move(talk), lock, false), session, lists);
    }

    static Turn turn_of(std::optional<Exit> exit, const InterviewSession& session,
                        const InterviewLists& lists) {
        if (exit) {
            return {exit, {}, {}};
        }
        return {std::nullopt, session.other(), Earlier{session.last_talk(), lists.instrument.checklist}};
    }

    /// What is asked first. Nobody is left waiting because that file is missing or has a fault.
    static LoadedList load_before(const Context& context, const std::string& id) {
        const auto path = id.empty() ? std::nullopt : context.catalog.find_checklist(id);
        LoadedList before;
        if (path) {
            before = load_with_bytes(context, *path);
        }
        if (!id.empty() && !before.instrument) {
            Terminal::tell("vidra: " + fmt::format(fmt::runtime(word(context, Words::no_before)), id));
        }
        return before;
    }

    static void tell_of_drafts(const Context& context, const DraftStore& store, const std::string& case_id,
                               bool is_same_person) {
        const Drafts drafts = store.list();
        if (is_same_person || context.common.quiet) {
            return;
        }
        if (!drafts.empty()) {
            Terminal::tell(fmt::format(fmt::runtime(word(context, Words::drafts_waiting)), drafts.size()));
        }
        const bool is_used = std::any_of(drafts.begin(), drafts.end(), [&](const auto& draft) {
            return draft.head && draft.head->case_id == case_id;
        });
        if (is_used) {
            Terminal::tell(fmt::format(fmt::runtime(word(context, Words::case_is_used)), case_id));
        }
    }

    /// Words that are not there in a language are in English, which is said.
    static void tell_language(const Context& context, const InterviewLists& lists) {
        const std::string& language = context.common.language;
        const bool is_spoken = language == "en" || language == "sr" || language.starts_with("sr-");
        if (!is_spoken) {
            Terminal::tell(fmt::format("vidra: what is not there in `{}` is in English", language));
        }
        if (!lists.instrument.checklist.title.has(language)) {
            Terminal::tell("vidra: " +
                           fmt::format(fmt::runtime(word(context, Words::list_not_in_language)), language));
        }
    }

    [[nodiscard]] Talk new_talk(const Context& context, const Clock& clock,
                                const InterviewLists& lists) const {
        Talk talk;
        talk.date = base::format_date(clock.today());
        talk.case_id = m_case.empty() ? fmt::format("{}-{}", talk.date, random_name())
                                      : base::well_formed_utf8(base::trim(m_case));
        talk.station = base::well_formed_utf8(m_station);
        talk.officer = base::well_formed_utf8(m_officer);
        talk.started = Clock::now();
        talk.language = context.common.language;
        talk.is_quick = m_quick;
        talk.with_identity = m_identity;
        screening::begin_sheet(talk.sheet, lists.instrument.checklist);
        if (lists.before) {
            screening::begin_sheet(talk.before, lists.before->checklist);
        }
        return talk;
    }

    Turn with_draft(const Context& context, const Clock& clock, const DraftStore& store, Terminal& terminal) {
        const Drafts drafts = store.list();
        if (drafts.empty()) {
            Terminal::tell("vidra: " + word(context, Words::no_drafts));
            return {Exit::could_not, {}, {}};
        }
        const auto draft = m_name.empty()
                               ? choose_draft(context, clock, terminal, drafts,
                                              m_discard ? Words::which_to_discard : Words::which_to_resume)
                               : find_draft(context, drafts, m_name);
        if (!draft) {
            return {m_name.empty() ? Exit::interrupted : Exit::could_not, {}, {}};
        }
        auto lock = store.lock(draft->id);
        if (!lock.is_held()) {
            Terminal::tell("vidra: " + word(context, Words::draft_in_use));
            return {Exit::could_not, {}, {}};
        }
        if (m_discard) {
            return {discard(context, store, terminal, *draft, lock), {}, {}};
        }
        if (draft->head && !m_name.empty()) {
            tell_if_old(context, clock, *draft->head);
        }
        return resume(context, clock, store, terminal, draft->id, lock);
    }

    static Exit discard(const Context& context, const DraftStore& store, Terminal& terminal,
                        const DraftStore::Entry& draft, base::FileLock& lock) {
        const std::string& language = context.common.language;
        Terminal::show(fmt::format(fmt::runtime(word(context, Words::confirm_discard) + "\n> "),
                                   draft.head ? draft.head->case_id : draft.id,
                                   screening::key_name(screening::Key::yes, language),
                                   screening::key_name(screening::Key::no, language)));
        const Typed typed = terminal.read_key(true);
        if (typed.kind != Typed::Kind::text) {
            Terminal::show("\n");
            return Exit::interrupted;
        }
        if (screening::find_key(base::trim(typed.text)) != screening::Key::yes) {
            Terminal::tell(word(context, Words::draft_not_discarded));
            return Exit::done;
        }
        store.remove(draft.id);
        lock.remove();
        Terminal::tell(word(context, Words::draft_discarded));
        return Exit::done;
    }

    Turn resume(const Context& context, const Clock& clock, const DraftStore& store, Terminal& terminal,
                const std::string& id, base::FileLock& lock) {
        auto opened = open_draft(context, store, id);
        if (!opened) {
            return {Exit::could_not, {}, {}};
        }
        Talk& talk = opened->talk;
        if (context.common.language_was_named || talk.language.empty()) {
            talk.language = context.common.language;
        }
        talk.is_quick = talk.is_quick || m_quick;
        talk.with_identity = talk.with_identity || m_identity;
        talk.officer = m_officer.empty() ? talk.officer : base::well_formed_utf8(m_officer);
        talk.station = m_station.empty() ? talk.station : base::well_formed_utf8(m_station);
        InterviewSession session(context, clock, store, terminal, opened->lists, id);
        session.write_to(record_path(context, store, opened->lists.instrument.checklist));
        session.resume_with(hint());
        return turn_of(session.hold(talk, lock, true), session, opened->lists);
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
    return std::make_unique<ScreenCommand>();
}

}  // namespace vidra::cmd

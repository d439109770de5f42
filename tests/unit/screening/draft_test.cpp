// SPDX-License-Identifier: Apache-2.0
#include "screening/draft_store.hpp"

#include "base/sha256.hpp"
#include "desk.hpp"

#include <sys/stat.h>
#include <boost/test/unit_test.hpp>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <utility>

namespace fs = std::filesystem;
namespace screening = vidra::screening;
using vidra::test::Desk;
using vidra::test::here;
using vidra::test::type;

namespace {

struct Folder {
    Folder() {
        std::string name = (fs::temp_directory_path() / "vidra-draft-test-XXXXXX").string();
        path = ::mkdtemp(name.data());
    }
    ~Folder() { fs::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    Folder(Folder&&) = delete;
    Folder& operator=(Folder&&) = delete;
    fs::path path;
};

unsigned mode_of(const fs::path& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 ? status.st_mode & 0777U : 0;
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
    const std::size_t at = text.find(what);
    BOOST_REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), with);
}

std::string faults(const Desk& desk, const std::string& text) {
    vidra::diag::Diagnostics diagnostics;
    diagnostics.set_file("d");
    const auto talk = screening::read_draft(text, desk.list(), desk.before(), diagnostics);
    BOOST_TEST(talk.has_value() == (diagnostics.error_count() == 0));
    std::string lines;
    for (const auto& one : diagnostics.all()) {
        lines += one.severity == vidra::diag::Severity::error ? vidra::diag::render_line(one) : "";
    }
    return lines;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(drafts)

BOOST_AUTO_TEST_CASE(a_draft_that_was_changed_by_hand_is_read_or_told_with_its_place) {
    const Desk desk(vidra::test::desk_list(), vidra::test::desk_before());
    screening::Interview talk = desk.begin();
    (void)type(talk, {"y", "2", "y", "t", "a note", "y"});
    const std::string draft = desk.draft(talk);
    BOOST_TEST(faults(desk, draft) == "");

    BOOST_TEST(faults(desk, replaced(draft, R"("danger":"yes")", R"("danger":"maybe")")).starts_with("d:1:"));
    BOOST_TEST(faults(desk, replaced(draft, R"("danger":"yes")", R"("danger":"maybe")")).find("maybe") ==
               std::string::npos);
    BOOST_TEST(faults(desk, replaced(draft, R"("danger":"yes")", R"("dangr":"yes")")).find("VR003") !=
               std::string::npos);
    BOOST_TEST(faults(desk, replaced(draft, R"("alone":"yes")", R"("alone":7)")).find("VR004") !=
               std::string::npos);
    BOOST_TEST(
        faults(desk, replaced(draft, R"("date":"2026-11-25")", R"("date":"2026-11-31")")).find("VR005") !=
        std::string::npos);
    BOOST_TEST(faults(desk, draft.substr(0, draft.size() / 2)).find("VR001") != std::string::npos);
    BOOST_TEST(faults(desk, "").find("VR001") != std::string::npos);
    BOOST_TEST(faults(desk, draft + draft).find("VR001") != std::string::npos);
    BOOST_TEST(faults(desk, "[1]\n").find("VR") != std::string::npos);

    BOOST_TEST(faults(desk, replaced(draft, R"("checklist":"first","version":"1","hash")",
                                     R"("checklist":"first","hsh")"))
                   .find("VR006") != std::string::npos);
    BOOST_TEST(faults(desk, replaced(draft, "\"hash\":\"", "\"hash\":\"0")).find("VR006") !=
               std::string::npos);
    BOOST_TEST(faults(desk, replaced(draft, R"("danger":"yes")", R"("danger":true)")) == "");

    // what somebody added by hand stays
    const std::string added =
        replaced(draft, R"("x_draft")", R"("x_mine":{"a":[1,"б"]},"citizenship":"XX","x_draft")");
    vidra::diag::Diagnostics none;
    const auto talk_with_more = screening::read_draft(added, desk.list(), desk.before(), none);
    BOOST_REQUIRE(talk_with_more);
    const std::string again = screening::draft_text(desk.list(), desk.before(), *talk_with_more);
    BOOST_TEST(again.find(R"("x_mine":{"a":[1,"\u0431"]})") != std::string::npos);
    BOOST_TEST(again.find(R"("citizenship":"XX")") != std::string::npos);

    // an answer that was set by hand to another is the owner's own
    BOOST_TEST(faults(desk, replaced(draft, R"("danger":"yes")", R"("danger":"no")")) == "");
}

BOOST_AUTO_TEST_CASE(a_place_that_does_not_exist_is_the_first_question_not_asked) {
    const Desk desk(vidra::test::desk_list(), vidra::test::desk_before());
    screening::Interview talk = desk.begin();
    (void)type(talk, {"y", "2", "y", "y"});
    const std::string draft = desk.draft(talk);
    for (const std::string place : {"question.99.0", "before.9.0", "closing.99.0", "closing.8.9",
                                    "nowhere.1.0", "question", "question.-1.0", ""}) {
        vidra::diag::Diagnostics diagnostics;
        const auto read =
            screening::read_draft(replaced(draft, R"("place":"question.1.0")", "\"place\":\"" + place + "\""),
                                  desk.list(), desk.before(), diagnostics);
        BOOST_REQUIRE(read);
        screening::Interview again(desk.setting(), *read);
        BOOST_TEST(here(again, desk) == "drunk", place);
        BOOST_TEST(again.screen().text != "");
    }
    // what is half typed where nothing is asked
    vidra::diag::Diagnostics diagnostics;
    const auto read = screening::read_draft(
        replaced(replaced(draft, R"("place":"question.1.0")", R"("place":"closing.0.0")"),
                 R"("entry":"none")", R"("entry":"note")"),
        desk.list(), desk.before(), diagnostics);
    BOOST_REQUIRE(read);
    BOOST_TEST((read->entry == screening::Entry::none));
}

// Numbers of the steps as the first drafts had them, and the free ones that came after: a draft that was left
// at the question who sees the screen must not go on with a name.
BOOST_AUTO_TEST_CASE(a_draft_of_before_goes_on_at_the_step_where_it_was) {
    Desk desk;
    desk.with_identity = true;
    screening::Interview talk = desk.begin();
    (void)type(talk, {"n", "n", "1", "c"});
    const std::string draft = desk.draft(talk);
    const auto step_of = [&](const std::string& place) {
        vidra::diag::Diagnostics diagnostics;
        const auto read =
            screening::read_draft(replaced(draft, R"("place":"closing.0.0")", R"("place":")" + place + '"'),
                                  desk.list(), desk.before(), diagnostics);
        BOOST_REQUIRE(read);
        const bool is_closing = read->place.part == screening::Part::closing;
        BOOST_TEST((!is_closing || place.starts_with("closing.")));
        return is_closing ? std::optional(static_cast<screening::Closing>(read->place.index)) : std::nullopt;
    };
    using screening::Closing;
    const std::pair<std::string, Closing> steps[] = {
        {"closing.0.0", Closing::bed},
        {"closing.1.0", Closing::second_talk},
        {"closing.2.0", Closing::present},
        {"closing.3.0", Closing::spoken},
        {"closing.4.0", Closing::interpreter},
        {"closing.5.0", Closing::sex},
        {"closing.6.0", Closing::views},
        {"closing.7.0", Closing::guardian},
        {"closing.8.5", Closing::consent},
        {"closing.9.0", Closing::data_use},
        {"closing.10.0", Closing::name},
        {"closing.11.0", Closing::birth_date},
        {"closing.12.0", Closing::contact},
        {"closing.13.0", Closing::privacy},
        {"closing.14.0", Closing::assessment},
        {"closing.15.0", Closing::privacy},  // the summary: a step before it
        {"closing.16.0", Closing::call_name},
        {"closing.17.0", Closing::whereabouts},
        {"closing.18.0", Closing::keep_from},
    };
    for (const auto& [place, step] : steps) {
        BOOST_TEST((step_of(place) == step), place);
    }
    BOOST_TEST((step_of("closing.19.0") == std::nullopt));
}

// Somebody wrote by hand into a draft what an interview did not ask for then.
BOOST_AUTO_TEST_CASE(identity_that_was_added_to_a_draft_stays_and_is_not_asked_for_again) {
    Desk desk;
    desk.with_identity = true;
    screening::Interview talk = desk.begin();
    (void)type(talk, {"n", "n", "2", "c", "y", ":n", ":n", "sr", "1", "1", ":s", "y", ":s", "Invented Name"});
    vidra::diag::Diagnostics none;
    const auto read =
        screening::read_draft(replaced(desk.draft(talk), R"("name":"Invented Name")",
                                       R"("name":"Invented Name","whereabouts":"an invented house")"),
                              desk.list(), desk.before(), none);
    BOOST_REQUIRE(read);
    screening::Interview again(desk.setting(), *read);
    (void)type(again, {":s", ":s"});
    BOOST_TEST(again.screen().text.find("Who must not learn") != std::string::npos);
    BOOST_TEST(
        desk.record(again).find(R"("identity":{"name":"Invented Name","whereabouts":"an invented house"})") !=
        std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(drafts_are_the_owners_alone_and_keep_their_checklists, Folder) {
    const std::string folder = (path / "state" / "drafts").string();
    const screening::DraftStore store(folder);
    BOOST_TEST(store.list().empty());
    const Desk desk;
    screening::Interview talk = desk.begin();
    const std::string bytes = "any bytes";
    const std::string hash = vidra::base::sha256_hex(bytes);
    store.keep_checklist(hash, bytes);
    store.keep_checklist(hash, bytes);
    {
        auto lock = store.lock("one");
        BOOST_TEST(lock.is_held());
        BOOST_TEST(!store.lock("one").is_held());  // a second interview is refused
        store.save("one", desk.draft(talk));
    }
    BOOST_TEST(store.lock("one").is_held());
    BOOST_TEST(mode_of(folder) == 0700U);
    BOOST_TEST(mode_of(store.path("one")) == 0600U);
    BOOST_TEST(mode_of(fs::path(folder) / "checklists" / (hash + ".toml")) == 0600U);
    BOOST_TEST(store.find_checklist(hash).has_value());
    std::ofstream(fs::path(folder) / "checklists" / (hash + ".toml")) << "other bytes";
    BOOST_TEST(!store.find_checklist(hash));  // what has another content is not that checklist
    BOOST_TEST(!store.find_checklist("../../etc/passwd"));

    std::ofstream(store.path("two")) << "no draft";
    const auto entries = store.list();
    BOOST_REQUIRE(entries.size() == 2U);
    BOOST_TEST(entries[0].head->case_id == "T-1");
    BOOST_TEST(!entries[1].head);
    store.remove("two");
    store.remove("one");
    BOOST_TEST(store.list().empty());
    BOOST_TEST(
        !fs::is_empty(fs::path(folder) / "checklists"));  // of today: somebody may be about to begin with it
    for (const auto& file : fs::directory_iterator(fs::path(folder) / "checklists")) {
        fs::last_write_time(file.path(), fs::file_time_type::clock::now() - std::chrono::hours(25));
    }
    store.save("three", desk.draft(talk));
    std::ofstream(store.path("three") + ".123-0") << "what a kill left";
    store.remove("three");
    BOOST_TEST(fs::is_empty(fs::path(folder) / "checklists"));
    BOOST_TEST(!fs::exists(store.path("three") + ".123-0"));
}

BOOST_AUTO_TEST_SUITE_END()

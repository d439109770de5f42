// SPDX-License-Identifier: Apache-2.0
#include "base/file.hpp"

#include <sys/resource.h>
#include <sys/stat.h>
#include <boost/test/unit_test.hpp>

#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>

namespace base = vidra::base;
namespace fs = std::filesystem;

namespace {

/// A folder of the test's own, gone afterwards.
struct Folder {
    Folder() {
        std::string name = (fs::temp_directory_path() / "vidra-file-test-XXXXXX").string();
        path = ::mkdtemp(name.data());
    }
    ~Folder() { fs::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    fs::path path;
};

void put(const fs::path& path, const std::string& text) {
    std::ofstream(path) << text;
}

std::size_t count_files(const fs::path& folder) {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(file, Folder)

BOOST_AUTO_TEST_CASE(reads_a_file_up_to_its_limit) {
    const std::string name = (path / "a").string();
    put(name, "12345");
    BOOST_TEST(base::read_file(name, 5) == "12345");
    BOOST_CHECK_THROW(static_cast<void>(base::read_file(name, 4)), base::IoError);
}

BOOST_AUTO_TEST_CASE(a_folder_or_a_missing_file_is_an_error_that_names_it) {
    BOOST_CHECK_EXCEPTION(static_cast<void>(base::read_file(path.string(), 10)), base::IoError,
                          [&](const base::IoError& error) {
                              return error.path() == path.string() &&
                                     error.what() == std::string("is a folder, not a file");
                          });
    BOOST_CHECK_THROW(static_cast<void>(base::read_file((path / "none").string(), 10)), base::IoError);
}

BOOST_AUTO_TEST_CASE(a_whole_file_is_its_owners_alone_and_appears_at_commit) {
    const fs::path name = path / "out";
    {
        base::WholeFile file(name.string());
        file.write("record\n");
        BOOST_TEST(!fs::exists(name));
        file.commit();
    }
    BOOST_TEST(base::read_file(name.string(), 100) == "record\n");
    struct stat status {};
    BOOST_REQUIRE(::stat(name.c_str(), &status) == 0);
    BOOST_TEST((status.st_mode & 0777U) == 0600U);
    BOOST_TEST(count_files(path) == 1U);
}

BOOST_AUTO_TEST_CASE(without_commit_the_old_file_stays_and_nothing_is_left_behind) {
    const fs::path name = path / "out";
    put(name, "old");
    {
        base::WholeFile file(name.string());
        file.write("new");
    }
    BOOST_TEST(base::read_file(name.string(), 100) == "old");
    BOOST_TEST(count_files(path) == 1U);
}

BOOST_AUTO_TEST_CASE(a_device_is_written_to_and_not_replaced) {
    base::WholeFile file("/dev/null");
    file.write("x");
    file.commit();
    BOOST_TEST(fs::is_character_file("/dev/null"));
    BOOST_CHECK_THROW(base::WholeFile("/dev/null", base::WholeFile::Target::regular_only), base::IoError);
}

BOOST_AUTO_TEST_CASE(a_link_is_followed_and_stays) {
    put(path / "real", "old");
    fs::create_symlink("real", path / "link");
    base::WholeFile file((path / "link").string());
    file.write("new");
    file.commit();
    BOOST_TEST(fs::is_symlink(path / "link"));
    BOOST_TEST(base::read_file((path / "real").string(), 100) == "new");
}

BOOST_AUTO_TEST_CASE(what_others_may_see_is_refused_where_it_must_not_be) {
    for (const char* name : {"/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"}) {
        BOOST_CHECK_THROW(base::WholeFile(name, base::WholeFile::Target::regular_only), base::IoError);
    }
}

BOOST_AUTO_TEST_CASE(a_full_disk_is_an_error) {
    base::WholeFile file("/dev/full");
    BOOST_CHECK_THROW(file.write("x"), base::IoError);
}

BOOST_AUTO_TEST_CASE(a_line_is_added_whole_once_and_to_a_line_of_its_own) {
    const std::string name = (path / "records").string();
    base::append_line(name, "one\n");
    struct stat status {};
    BOOST_TEST(::stat(name.c_str(), &status) == 0);
    BOOST_TEST((status.st_mode & 0777U) == 0600U);
    base::append_line(name, "two\n");
    base::append_line(name, "two\n");  // as after work that was cut short
    base::append_line(name, "two\n", base::Again::again);
    BOOST_TEST(base::read_file(name, 100) == "one\ntwo\ntwo\n");
    base::append_line(name, "wo\n");  // the end of a line is none
    BOOST_TEST(base::read_file(name, 100) == "one\ntwo\ntwo\nwo\n");
    put(path / "cut", "no end");
    base::append_line((path / "cut").string(), "next\n");
    BOOST_TEST(base::read_file((path / "cut").string(), 100) == "no end\nnext\n");
}

BOOST_AUTO_TEST_CASE(a_line_that_does_not_fit_leaves_the_file_as_it_was) {
    BOOST_CHECK_THROW(base::append_line("/dev/full", "x\n"), base::IoError);
    BOOST_CHECK_THROW(base::append_line((path / "nowhere" / "file").string(), "x\n"), base::IoError);
    BOOST_CHECK_THROW(base::append_line(path.string(), "x\n"), base::IoError);
    const std::string name = (path / "small").string();
    put(name, "kept\n");
    struct rlimit before {};
    BOOST_REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
    auto* const handler = std::signal(SIGXFSZ, SIG_IGN);
    struct rlimit tight = before;
    tight.rlim_cur = 10;
    BOOST_REQUIRE(::setrlimit(RLIMIT_FSIZE, &tight) == 0);
    BOOST_CHECK_THROW(base::append_line(name, "a line that is too long\n"), base::IoError);
    BOOST_REQUIRE(::setrlimit(RLIMIT_FSIZE, &before) == 0);
    BOOST_TEST((handler != SIG_ERR));
    BOOST_TEST(base::read_file(name, 100) == "kept\n");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_added_to_is_known_before) {
    BOOST_CHECK_NO_THROW(base::require_appendable((path / "new").string()));
    BOOST_TEST(!fs::exists(path / "new"));
    BOOST_CHECK_THROW(base::require_appendable((path / "nowhere" / "new").string()), base::IoError);
}

BOOST_AUTO_TEST_CASE(a_lock_is_held_by_one_at_a_time) {
    const std::string name = (path / "lock").string();
    {
        base::FileLock first(name);
        BOOST_TEST(first.is_held());
        BOOST_TEST(!base::FileLock(name).is_held());
        const base::FileLock moved(std::move(first));
        BOOST_TEST(moved.is_held());
        BOOST_TEST(!base::FileLock(name).is_held());
    }
    base::FileLock again(name);
    BOOST_TEST(again.is_held());
    again.remove();
    BOOST_TEST(!fs::exists(name));
    BOOST_CHECK_THROW(base::FileLock((path / "nowhere" / "lock").string()), base::IoError);
}

BOOST_AUTO_TEST_SUITE_END()

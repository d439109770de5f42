// SPDX-License-Identifier: Apache-2.0
#include "checklist/catalog.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace fs = std::filesystem;
using vidra::checklist::Catalog;

namespace {

struct Folders {
    Folders() {
        std::string name = (fs::temp_directory_path() / "vidra-catalog-test-XXXXXX").string();
        root = ::mkdtemp(name.data());
        for (const char* file : {"a/checklists/one.toml", "a/checklists/notes.txt", "b/checklists/one.toml",
                                 "b/checklists/two.toml", "b/checklists/mappings/m.toml"}) {
            fs::create_directories((root / file).parent_path());
            std::ofstream(root / file) << "x";
        }
    }
    ~Folders() { fs::remove_all(root); }
    Folders(const Folders&) = delete;
    Folders& operator=(const Folders&) = delete;
    [[nodiscard]] Catalog catalog() const {
        return Catalog({(root / "none").string(), (root / "a").string(), (root / "b").string()});
    }
    fs::path root;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(catalog_of_files, Folders)

BOOST_AUTO_TEST_CASE(the_first_folder_that_has_an_id_wins) {
    BOOST_TEST(catalog().find_checklist("one").value() == (root / "a/checklists/one.toml").string());
    BOOST_TEST(catalog().find_checklist("two").value() == (root / "b/checklists/two.toml").string());
    BOOST_TEST(catalog().find_mapping("m").value() == (root / "b/checklists/mappings/m.toml").string());
    BOOST_TEST(!catalog().find_checklist("m").has_value());
}

BOOST_AUTO_TEST_CASE(a_name_with_a_slash_or_a_dot_is_a_path) {
    BOOST_TEST(catalog().find_checklist("./one").value() == "./one");
    BOOST_TEST(catalog().find_checklist("one.toml").value() == "one.toml");
}

BOOST_AUTO_TEST_CASE(lists_each_id_once_in_order) {
    const auto entries = catalog().checklists();
    BOOST_REQUIRE(entries.size() == 2U);
    BOOST_TEST(entries[0].id == "one");
    BOOST_TEST(entries[0].path == (root / "a/checklists/one.toml").string());
    BOOST_TEST(entries[1].id == "two");
}

BOOST_AUTO_TEST_SUITE_END()

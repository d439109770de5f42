// SPDX-License-Identifier: Apache-2.0
// Hashes are the first eight digits of SHA-256, as `printf CODE | sha256sum` gives them.
#include "documents/file_name.hpp"
#include "row.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>

namespace documents = vidra::documents;
namespace test = vidra::test;
using Row = test::Row<std::string, std::string>;

namespace {

const std::vector<Row> rows = {
    {"plain", "2026-001", "2026-001-referral"},
    {"letters of both cases, dot, line", "Ab.9_z", "Ab.9_z-referral"},
    {"80 characters", std::string(80, 'x'), std::string(80, 'x') + "-referral"},
    {"81 characters", std::string(81, 'x'), std::string(80, 'x') + "-4d1f7bb8-referral"},
    {"blank", "a b", "a_b-c8687a08-referral"},
    {"slash", "2026/001", "2026_001-f86cde56-referral"},
    {"folder above", "..", "_.-5ec1f7e7-referral"},
    {"path upwards", "../../etc/passwd", "_._.._etc_passwd-3754d6cb-referral"},
    {"hidden", ".hidden", "_hidden-16924190-referral"},
    {"like an option", "-rf", "_rf-686c39ac-referral"},
    {"empty", "", "case-e3b0c442-referral"},
    {"one Cyrillic letter", "х", "h-bb69a96e-referral"},
    {"Serbian in Cyrillic", "СЛУЧАЈ-12", "SLUCAJ-12-4c53109f-referral"},
    {"Serbian in Latin", "Đžš 7", "Dzs_7-4c5d67ab-referral"},
    {"one letter of another script, of two bytes", "ß", "__-cd3a7e92-referral"},
    {"victim", "victim-1", "case-c9f7d5a1-referral"},
    {"victim in Serbian", "ЖРТВА-1", "case-6a262b66-referral"},
    {"trafficking", "Trafficking_7", "case-4ca1b8aa-referral"},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(file_name)

BOOST_DATA_TEST_CASE(name, boost::unit_test::data::make(rows), row) {
    BOOST_TEST(documents::file_name(row.input, "referral") == row.expected, row.name);
}

BOOST_AUTO_TEST_CASE(different_codes_have_different_names) {
    const std::vector<std::string> codes = {"a b",
                                            "a_b",
                                            "a/b",
                                            "a\\b",
                                            "a\tb",
                                            "а b",
                                            "",
                                            "_",
                                            ".",
                                            "..",
                                            "-",
                                            "victim",
                                            "жртва",
                                            std::string("a\0b", 3),
                                            std::string(80, 'x'),
                                            std::string(81, 'x'),
                                            std::string(82, 'x')};
    std::set<std::string> names;
    for (const std::string& code : codes) {
        const std::string name = documents::file_name(code, "shelter");
        BOOST_TEST(names.insert(name).second, name);
        BOOST_TEST((name.front() != '.' && name.front() != '-'), name);
        BOOST_TEST(name.ends_with("-shelter"));
        BOOST_TEST(std::all_of(name.begin(), name.end(),
                               [](char c) {
                                   return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                                          (c >= '0' && c <= '9') || c == '.' || c == '-' || c == '_';
                               }),
                   name);
    }
}

BOOST_AUTO_TEST_SUITE_END()

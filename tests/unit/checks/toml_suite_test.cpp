// SPDX-License-Identifier: Apache-2.0
#include "support.hpp"

#include "base/file.hpp"
#include "base/utf8.hpp"
#include "diag/render.hpp"
#include "environment.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

// The public suite toml-test (tests/data/toml-test), which the build unpacks. It has a list of its files for
// each version of TOML. vidra reads TOML 1.0.

namespace diag = vidra::diag;
namespace test = vidra::test;

namespace {

std::string suite_file(const std::string& name) {
    return vidra::base::read_file(test::from_ctest("VIDRA_TOML_SUITE") + "/" + name,
                                  vidra::base::max_configuration_bytes);
}

/// The TOML files of a version's list under `folder`, "valid/" or "invalid/".
std::vector<std::string> listed(const std::string& version, std::string_view folder) {
    std::vector<std::string> names;
    std::istringstream lines(suite_file("files-toml-" + version));
    for (std::string name; std::getline(lines, name);) {
        if (name.starts_with(folder) && name.ends_with(".toml")) {
            names.push_back(name);
        }
    }
    return names;
}

bool is_fault_of_form(const diag::Diagnostic& one) {
    return one.code == diag::Code::toml_syntax || one.code == diag::Code::not_utf8 ||
           one.code == diag::Code::too_deep;
}

/// A place is inside a text when it is a character of it or the end of a line, the last one included.
bool is_inside(const std::string& text, diag::Position place) {
    std::size_t begin = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    for (std::uint32_t line = 1; line < place.line; ++line) {
        const std::size_t end = text.find('\n', begin);
        if (end == std::string::npos) {
            return false;
        }
        begin = end + 1;
    }
    const std::string_view line = std::string_view(text).substr(begin, text.find('\n', begin) - begin);
    return place.line >= 1 && place.column >= 1 && place.column <= vidra::base::count_code_points(line) + 1;
}

/// A file that is not TOML has one finding, which is an error, and a place in it.
void check_invalid(const std::string& name) {
    const std::string text = suite_file(name);
    const auto found = test::findings(text);
    BOOST_TEST(found.size() == 1U, name << ": " << test::places(found));
    for (const diag::Diagnostic& one : found) {
        const std::string told = name + ": " + diag::render_line(one);
        BOOST_TEST(is_fault_of_form(one), told);
        BOOST_TEST((one.severity == diag::Severity::error), told);
        BOOST_TEST(is_inside(text, one.location.range.begin), told);
        BOOST_TEST(!one.message.empty(), told);
    }
}

/// What TOML 1.1 allows and TOML 1.0 does not: times without seconds, line ends and comments in inline
/// tables, the escapes \e and \x.
constexpr std::array only_in_1_1 = {
    "valid/datetime/no-seconds.toml",  "valid/inline-table/newline-comment.toml",
    "valid/inline-table/newline.toml", "valid/key/empty-05.toml",
    "valid/spec-1.1.0/common-12.toml", "valid/spec-1.1.0/common-29.toml",
    "valid/spec-1.1.0/common-31.toml", "valid/spec-1.1.0/common-34.toml",
    "valid/spec-1.1.0/common-47.toml", "valid/string/escape-esc.toml",
    "valid/string/hex-escape.toml",
};

}  // namespace

BOOST_AUTO_TEST_SUITE(toml_suite)

BOOST_AUTO_TEST_CASE(every_invalid_file_of_1_0_and_of_1_1_has_its_place) {
    for (const std::string version : {"1.0.0", "1.1.0"}) {
        const auto names = listed(version, "invalid/");
        BOOST_TEST(names.size() == (version == "1.0.0" ? 499U : 492U));
        for (const std::string& name : names) {
            check_invalid(name);
        }
    }
}

BOOST_AUTO_TEST_CASE(no_valid_file_of_1_0_is_a_fault_of_form) {
    const auto names = listed("1.0.0", "valid/");
    BOOST_TEST(names.size() == 210U);
    for (const std::string& name : names) {
        for (const diag::Diagnostic& one : test::findings(suite_file(name))) {
            BOOST_TEST(!is_fault_of_form(one), name << ": " << diag::render_line(one));
        }
    }
}

BOOST_AUTO_TEST_CASE(of_the_valid_files_of_1_1_those_are_refused_that_need_1_1) {
    const auto names = listed("1.1.0", "valid/");
    BOOST_TEST(names.size() == 220U);
    for (const std::string& name : names) {
        const auto found = test::findings(suite_file(name));
        if (std::find(only_in_1_1.begin(), only_in_1_1.end(), name) != only_in_1_1.end()) {
            check_invalid(name);
            BOOST_TEST_REQUIRE(!found.empty(), name);
            BOOST_TEST(found.front().help == "the file must be TOML 1.0", name);
        } else {
            BOOST_TEST(std::none_of(found.begin(), found.end(), is_fault_of_form),
                       name << ": " << test::places(found));
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()

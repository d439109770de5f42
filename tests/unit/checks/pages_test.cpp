// SPDX-License-Identifier: Apache-2.0
#include "checks/pages.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "support.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <set>

namespace vidra::test {
namespace {

using diag::Code;

const std::vector<diag::CodeInfo>& codes() {
    static const std::vector<diag::CodeInfo> all(diag::all_codes().begin(), diag::all_codes().end());
    return all;
}

}  // namespace
}  // namespace vidra::test

namespace vidra::diag {
// found by argument-dependent look-up, so it stands in the namespace of the type
std::ostream& operator<<(std::ostream& out, const CodeInfo& info);
std::ostream& operator<<(std::ostream& out, const CodeInfo& info) {
    return out << info.id;
}
}  // namespace vidra::diag

namespace vidra::test {
namespace {

namespace data = boost::unit_test::data;

BOOST_AUTO_TEST_SUITE(checks)

BOOST_AUTO_TEST_CASE(every_code_has_a_row) {
    std::set<Code> covered;
    for (const auto& rows :
         {codes_of_checklist_rows(), codes_of_rule_rows(), codes_of_meaning_rows(), codes_of_mapping_rows(),
          codes_of_record_rows(), codes_of_letter_rows(), codes_of_table_rows()}) {
        covered.insert(rows.begin(), rows.end());
    }
    for (const diag::CodeInfo& info : codes()) {
        BOOST_TEST(covered.contains(info.code), info.id << " " << info.name << " has no bad and good text");
    }
}

BOOST_AUTO_TEST_CASE(codes_are_named_once) {
    std::set<std::string_view> ids;
    std::set<std::string_view> names;
    for (const diag::CodeInfo& info : codes()) {
        BOOST_TEST(ids.insert(info.id).second, info.id);
        BOOST_TEST(names.insert(info.name).second, info.name);
        BOOST_TEST((diag::find_code(info.id) == info.code), info.id);
        BOOST_TEST((diag::find_code(info.name) == info.code), info.name);
        BOOST_TEST((diag::info(info.code).id == info.id), info.id);
    }
    BOOST_TEST(std::is_sorted(ids.begin(), ids.end()));
    BOOST_TEST(!diag::find_code("VC999").has_value());
    BOOST_TEST(!diag::find_code("").has_value());
}

BOOST_DATA_TEST_CASE(page_is_whole, data::make(codes()), info) {
    const vidra::checks::Page& page = vidra::checks::page(info.code);
    BOOST_TEST((page.code == info.code));
    for (const std::string_view part : {page.what, page.why, page.cure}) {
        BOOST_TEST(!base::trim(part).empty());
        BOOST_TEST((part.ends_with('.') || part.ends_with('`')), part);
        BOOST_TEST(part.find('!') == std::string_view::npos, part);
        BOOST_TEST(part.find("  ") == std::string_view::npos, part);
    }
    BOOST_TEST(!base::trim(page.example).empty());
    const bool good = base::find_invalid_utf8(page.example) == std::nullopt;
    BOOST_TEST(good);
}

BOOST_DATA_TEST_CASE(page_fits_80_columns, data::make(codes()), info) {
    const std::string text = vidra::checks::render(vidra::checks::page(info.code));
    BOOST_TEST(text.ends_with(".\n"), text);
    for (const std::string_view line : base::split(text, '\n')) {
        BOOST_TEST(base::display_width(line) <= 80U, line);
        BOOST_TEST(!line.ends_with(' '), line);
    }
}

BOOST_AUTO_TEST_CASE(page_as_text) {
    BOOST_TEST(vidra::checks::render(vidra::checks::page(Code::outcome_in_rule)) ==
               "VC034 outcome-in-rule (error, since 0.1.0)\n"
               "\n"
               "A rule names `outcome`. Outcomes follow from the rules, so no rule can depend on\n"
               "one.\n"
               "\n"
               "Why it matters\n"
               "  The rule would depend on its own result and have no meaning.\n"
               "\n"
               "Example\n"
               "    [[alert]]\n"
               "    id = \"call_now\"\n"
               "    when = \"outcome == presumed\"\n"
               "\n"
               "What to do\n"
               "  Name the criteria that the outcome is made of. Only a claim under `[[always]]`\n"
               "  may name `outcome`.\n");
    BOOST_TEST(vidra::checks::render(vidra::checks::page(Code::repeated_case))
                   .starts_with("VR020 repeated-case (warning, since"));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vidra::test

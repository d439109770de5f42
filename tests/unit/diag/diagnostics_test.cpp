// SPDX-License-Identifier: Apache-2.0
#include "diag/diagnostics.hpp"

#include <fmt/format.h>
#include <boost/test/unit_test.hpp>

namespace vidra::diag {
namespace {

Range at(std::uint32_t line, std::uint32_t column) {
    return {{line, column}, {line, column}};
}

std::string told(const Diagnostics& diagnostics) {
    std::string text;
    for (const Diagnostic& one : diagnostics.all()) {
        text += fmt::format("{}{} {}:{} {} {}", text.empty() ? "" : "\n", one.location.file,
                            one.location.range.begin.line, one.location.range.begin.column, info(one.code).id,
                            one.message);
    }
    return text;
}

BOOST_AUTO_TEST_SUITE(diag)

BOOST_AUTO_TEST_CASE(ordered_by_place_then_code) {
    Diagnostics diagnostics;
    diagnostics.set_file("f");
    diagnostics.add(Code::bad_id, at(10, 1), "a");
    diagnostics.add(Code::bad_id, at(2, 10), "b");
    diagnostics.add(Code::duplicate_id, at(2, 9), "c");
    diagnostics.add(Code::bad_id, at(2, 9), "d");
    diagnostics.add(Code::unused_criterion, at(1, 1), "e");
    diagnostics.add(Code::bad_id, at(0, 0), "f");
    diagnostics.sort();
    BOOST_TEST(told(diagnostics) ==
               "f 0:0 VC010 f\n"
               "f 1:1 VC050 e\n"
               "f 2:9 VC010 d\n"
               "f 2:9 VC012 c\n"
               "f 2:10 VC010 b\n"
               "f 10:1 VC010 a");
    BOOST_TEST(diagnostics.error_count() == 5U);
}

BOOST_AUTO_TEST_CASE(files_keep_the_order_in_which_they_came) {
    Diagnostics diagnostics;
    diagnostics.set_file("z");
    diagnostics.add(Code::bad_id, at(5, 1), "a");
    diagnostics.set_file("a");
    diagnostics.add(Code::bad_id, at(1, 1), "b");
    diagnostics.set_file("z");
    diagnostics.add(Code::bad_id, at(2, 1), "c");
    diagnostics.sort();
    BOOST_TEST(told(diagnostics) == "z 2:1 VC010 c\nz 5:1 VC010 a\na 1:1 VC010 b");
    BOOST_TEST(diagnostics.file() == "z");
}

BOOST_AUTO_TEST_CASE(at_one_place_the_message_orders_and_of_equals_one_is_left) {
    Diagnostics diagnostics;
    diagnostics.set_file("f");
    diagnostics.add(Code::bad_id, at(1, 1), "z");
    diagnostics.add(Code::bad_id, at(1, 1), "a");
    diagnostics.add(Code::bad_id, at(1, 1), "z");
    diagnostics.add(Code::bad_id, {{1, 1}, {1, 4}}, "a");
    diagnostics.set_file("g");
    diagnostics.add(Code::bad_id, at(1, 1), "z");
    BOOST_TEST(diagnostics.error_count() == 5U);
    diagnostics.sort();
    BOOST_TEST(told(diagnostics) ==
               "f 1:1 VC010 a\n"
               "f 1:1 VC010 a\n"  // another range
               "f 1:1 VC010 z\n"
               "g 1:1 VC010 z");
    BOOST_TEST(diagnostics.error_count() == 4U);
}

BOOST_AUTO_TEST_CASE(severity_is_that_of_the_code) {
    Diagnostics diagnostics;
    diagnostics.set_file("f");
    BOOST_TEST((diagnostics.add(Code::unused_criterion, at(1, 1), "a").severity == Severity::warning));
    BOOST_TEST(diagnostics.error_count() == 0U);
    Diagnostic& error = diagnostics.add(Code::bad_id, at(1, 2), "b", "do that");
    BOOST_TEST((error.severity == Severity::error));
    BOOST_TEST(error.help == "do that");
    BOOST_TEST(error.location.file == "f");
    BOOST_TEST(error.notes.empty());
    BOOST_TEST(diagnostics.error_count() == 1U);
    const Location here = diagnostics.here(at(7, 8));
    BOOST_TEST(here.file == "f");
    BOOST_TEST(here.range.begin.column == 8U);
    diagnostics.clear();
    BOOST_TEST(diagnostics.all().empty());
    BOOST_TEST(diagnostics.error_count() == 0U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vidra::diag

// SPDX-License-Identifier: Apache-2.0
#include "tomlio/reader.hpp"

#include "diag/render.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace diag = vidra::diag;
namespace tomlio = vidra::tomlio;

namespace {

struct Fixture {
    tomlio::TableReader reader(const std::string& text) {
        diagnostics.set_file("f");
        document = *tomlio::parse(text, diagnostics);
        return {document, document.root, diagnostics, "the table"};
    }
    std::string said() {
        std::string lines;
        for (const auto& one : diagnostics.all()) {
            lines += diag::render_line(one);
        }
        return lines;
    }
    diag::Diagnostics diagnostics;
    tomlio::Document document;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(reader, Fixture)

BOOST_AUTO_TEST_CASE(reads_values_of_their_type) {
    auto table = reader("s = \"x\"\ni = 5\nb = true\nl = [\"p\", \"q\"]\n[[t]]\n[[t]]\n");
    BOOST_TEST(table.string("s")->value == "x");
    BOOST_TEST(table.integer("i", 0, 9)->value == 5);
    BOOST_TEST(table.boolean("b")->value);
    BOOST_TEST(table.strings("l").size() == 2U);
    BOOST_TEST(table.tables("t").size() == 2U);
    table.finish();
    BOOST_TEST(said().empty());
}

BOOST_AUTO_TEST_CASE(an_integer_is_not_a_truth_value_and_no_decimal) {
    auto table = reader("b = 1\ni = 1.0\n");
    BOOST_TEST(!table.boolean("b").has_value());
    BOOST_TEST(!table.integer("i", 0, 9).has_value());
    BOOST_TEST(said() ==
               "f:1:5: error: `b` of the table must be a truth value, not an integer [VC009]\n"
               "f:2:5: error: `i` of the table must be an integer, not a decimal number [VC009]\n");
}

BOOST_AUTO_TEST_CASE(an_unknown_key_is_named_with_the_nearest) {
    auto table = reader("titel = \"x\"\nx-note = 1\n");
    BOOST_TEST(!table.string("title").has_value());
    table.finish();
    BOOST_TEST(said() == "f:1:1: error: the table has no key `titel`; did you mean `title`? [VC007]\n");
    BOOST_TEST(diagnostics.all().front().help == "did you mean `title`?");
}

BOOST_AUTO_TEST_CASE(what_is_missing_empty_or_out_of_range_is_said) {
    auto table = reader("e = \" \"\nn = 7\nw = \"strng\"\n");
    table.string("m", tomlio::Need::required);
    table.string("e");
    table.integer("n", 0, 5);
    table.word("w", {"strong", "weak"});
    BOOST_TEST(said() ==
               "f:1:1: error: the table has no `m` [VC008]\n"
               "f:1:5: error: `e` of the table is empty [VC008]\n"
               "f:2:5: error: `n` of the table must be from 0 to 5 [VC015]\n"
               "f:3:5: error: `w` of the table cannot be `strng`; did you mean `strong`? [VC014]\n");
    BOOST_TEST(diagnostics.all().back().help == "did you mean `strong`?");
}

BOOST_AUTO_TEST_SUITE_END()

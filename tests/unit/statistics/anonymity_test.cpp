// SPDX-License-Identifier: Apache-2.0
// The case of missing values is of Templ's book, table 4.1, as told in sdcMicro issue 225; the classes of the
// real file were counted with another program.
#include "statistics/anonymity.hpp"

#include "statistics/table_rows.hpp"

#include <rapidcheck.h>
#include <boost/test/unit_test.hpp>

#include <fstream>
#include <sstream>

namespace statistics = vidra::statistics;
namespace diag = vidra::diag;
namespace records = vidra::records;
using statistics::Anonymity;
using statistics::AnonymityOptions;
using statistics::MissingRule;

namespace {

Anonymity count(const std::string& text, const AnonymityOptions& options) {
    diag::Diagnostics found;
    const statistics::TableReadOptions how;
    records::Source source = records::Source::from_text(text, "f");
    statistics::TableRows rows(source, how, found);
    statistics::AnonymityCounter counter(options);
    BOOST_REQUIRE(rows.open());
    BOOST_REQUIRE(counter.add(rows, found));
    return counter.result();
}

AnonymityOptions by(std::vector<std::string> quasi, std::uint64_t wanted) {
    AnonymityOptions options;
    options.quasi = std::move(quasi);
    options.wanted = wanted;
    return options;
}

std::string file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

/// Records as values of three columns, 0 being missing, compared each with each.
std::uint64_t slow_k(const std::vector<std::vector<int>>& all, bool matches) {
    std::uint64_t k = all.size();
    for (const auto& one : all) {
        std::uint64_t size = 0;
        for (const auto& other : all) {
            bool is_same = true;
            for (std::size_t i = 0; i < one.size(); ++i) {
                const bool is_open = matches && (one[i] == 0 || other[i] == 0);
                is_same = is_same && (is_open || one[i] == other[i]);
            }
            size += is_same ? 1U : 0U;
        }
        k = std::min(k, size);
    }
    return k;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(anonymity)

BOOST_AUTO_TEST_CASE(missing_values_by_each_rule) {
    const std::string whole =
        "region,age,status\nA,30-49,Single\nA,30-49,Married\nA,30-49,Married\nA,30-49,Single\nA,30-49,"
        "Widow\n";
    const std::string suppressed =
        "region,age,status\nA,30-49,Single\nA,30-49,Married\nA,30-49,Married\nA,30-49,Single\nA,30-49,\n";
    AnonymityOptions options = by({"region", "age", "status"}, 2);
    options.missing = MissingRule::own;
    for (const std::string& text : {whole, suppressed}) {
        const Anonymity own = count(text, options);
        BOOST_TEST(own.k == 1U);
        BOOST_TEST(own.classes_below == 1U);
        BOOST_TEST(own.uniques == 1U);
    }
    options.missing = MissingRule::matches;
    const Anonymity matches = count(suppressed, options);
    BOOST_TEST(matches.k == 3U);
    BOOST_TEST(matches.classes_below == 0U);
    BOOST_REQUIRE(matches.classes.size() == 3U);
    BOOST_TEST(matches.classes[0].size == 5U);  // the one whose status is missing
    BOOST_TEST(matches.classes[1].size == 3U);
    BOOST_TEST(matches.classes[2].size == 3U);
}

BOOST_AUTO_TEST_CASE(diversity) {
    AnonymityOptions options = by({"region"}, 11);
    options.sensitive = "form";
    options.weight = "n";
    const Anonymity one = count("region,form,n\nA,sexual,11\n", options);
    BOOST_TEST(one.k == 11U);
    BOOST_TEST(one.distinct_l == 1U);
    BOOST_TEST(one.entropy_l == 1.0, boost::test_tools::tolerance(1e-12));
    const Anonymity two = count("region,form,n\nA,sexual,6\nA,labour,5\n", options);
    BOOST_TEST(two.distinct_l == 2U);
    BOOST_TEST(two.entropy_l == 1.9917, boost::test_tools::tolerance(1e-3));  // exp(0.6890)
    // what is missing is no value that one could learn, and none that protects
    const Anonymity missing = count("region,form,n\nA,sexual,6\nA,,5\nB,,11\n", options);
    BOOST_TEST(missing.distinct_l == 1U);
}

BOOST_AUTO_TEST_CASE(real_records) {
    const std::string text = file("tests/data/ctdc_quasi_counts.csv");
    AnonymityOptions options = by({"yearOfRegistration", "gender", "citizenship", "ageCategories"}, 11);
    options.weight = "n";
    const Anonymity all = count(text, options);
    BOOST_TEST(all.records == 14299U);
    BOOST_TEST(all.classes.size() == 189U);
    BOOST_TEST(all.k == 1U);
    BOOST_TEST(all.classes_below == 28U);
    BOOST_TEST(all.records_below == 138U);
    BOOST_TEST(all.uniques == 9U);
    options.quasi.erase(options.quasi.begin());
    const Anonymity without_year = count(text, options);
    BOOST_TEST(without_year.classes.size() == 94U);
    BOOST_TEST(without_year.classes_below == 17U);
    BOOST_TEST(without_year.records_below == 87U);
    BOOST_TEST(without_year.uniques == 5U);
}

BOOST_AUTO_TEST_CASE(equals_each_with_each) {
    const bool holds = rc::check("k by classes is k by comparing each with each", [] {
        const auto all = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::vector<int>>>(
            rc::gen::container<std::vector<int>>(3, rc::gen::inRange(0, 3))));
        std::string text = "a,b,c\n";
        for (const auto& one : all) {
            for (std::size_t i = 0; i < one.size(); ++i) {
                text += (one[i] == 0 ? std::string("?") : std::to_string(one[i])) + (i == 2 ? "\n" : ",");
            }
        }
        AnonymityOptions options = by({"a", "b", "c"}, 2);
        options.missing_values = {"?"};
        for (const bool matches : {false, true}) {
            options.missing = matches ? MissingRule::matches : MissingRule::own;
            RC_ASSERT(count(text, options).k == slow_k(all, matches));
        }
    });
    BOOST_TEST(holds);
}

BOOST_AUTO_TEST_SUITE_END()

// SPDX-License-Identifier: Apache-2.0
// Against the Unicode CLDR (plural rules, list and date patterns for `en`, `en-GB` and `sr`), worked out by
// hand. In a Serbian date the month stands in the genitive, as the orthography has it.
#include "documents/wording.hpp"
#include "base/date.hpp"
#include "row.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>

namespace documents = vidra::documents;
namespace test = vidra::test;
using documents::Plural;
namespace data = boost::unit_test::data;

namespace {

struct InWords {
    std::string english;
    std::string serbian;
    std::string latin;
};
using Row = test::Row<std::string, InWords>;

const std::vector<Row> dates = {
    {"January", "2026-01-01", {"1 January 2026", "1. јануара 2026.", "1. januara 2026."}},
    {"leap day", "2024-02-29", {"29 February 2024", "29. фебруара 2024.", "29. februara 2024."}},
    {"March", "2026-03-08", {"8 March 2026", "8. марта 2026.", "8. marta 2026."}},
    {"April", "2026-04-30", {"30 April 2026", "30. априла 2026.", "30. aprila 2026."}},
    {"May", "2026-05-09", {"9 May 2026", "9. маја 2026.", "9. maja 2026."}},
    {"June", "2026-06-10", {"10 June 2026", "10. јуна 2026.", "10. juna 2026."}},
    {"July", "2026-07-31", {"31 July 2026", "31. јула 2026.", "31. jula 2026."}},
    {"August", "2026-08-11", {"11 August 2026", "11. августа 2026.", "11. avgusta 2026."}},
    {"September", "2026-09-12", {"12 September 2026", "12. септембра 2026.", "12. septembra 2026."}},
    {"October", "2026-10-21", {"21 October 2026", "21. октобра 2026.", "21. oktobra 2026."}},
    {"November", "2026-11-25", {"25 November 2026", "25. новембра 2026.", "25. novembra 2026."}},
    {"December", "1999-12-31", {"31 December 1999", "31. децембра 1999.", "31. decembra 1999."}},
};

const std::vector<Row> months = {
    {"January", "2026-01-31", {"January 2026", "јануар 2026.", "januar 2026."}},
    {"February", "2026-02-01", {"February 2026", "фебруар 2026.", "februar 2026."}},
    {"March", "2026-03-01", {"March 2026", "март 2026.", "mart 2026."}},
    {"April", "2026-04-01", {"April 2026", "април 2026.", "april 2026."}},
    {"May", "2026-05-01", {"May 2026", "мај 2026.", "maj 2026."}},
    {"June", "2026-06-01", {"June 2026", "јун 2026.", "jun 2026."}},
    {"July", "2026-07-01", {"July 2026", "јул 2026.", "jul 2026."}},
    {"August", "2026-08-01", {"August 2026", "август 2026.", "avgust 2026."}},
    {"September", "2026-09-01", {"September 2026", "септембар 2026.", "septembar 2026."}},
    {"October", "2026-10-01", {"October 2026", "октобар 2026.", "oktobar 2026."}},
    {"November", "2026-11-30", {"November 2026", "новембар 2026.", "novembar 2026."}},
    {"December", "2026-12-01", {"December 2026", "децембар 2026.", "decembar 2026."}},
};

vidra::base::Days days(const std::string& date) {
    const auto read = vidra::base::parse_date(date);
    BOOST_TEST_REQUIRE(read.has_value());
    return *read;
}

const std::vector<test::Row<std::vector<std::string>, InWords>> lists = {
    {"none", {}, {"", "", ""}},
    {"one", {"a"}, {"a", "a", "a"}},
    {"two", {"a", "b"}, {"a and b", "a и b", "a i b"}},
    {"three", {"a", "b", "c"}, {"a, b and c", "a, b и c", "a, b i c"}},
    {"four", {"a", "b", "c", "d"}, {"a, b, c and d", "a, b, c и d", "a, b, c i d"}},
};

struct Count {
    std::size_t count;
    Plural english;
    Plural serbian;
    friend std::ostream& operator<<(std::ostream& out, const Count& one) { return out << one.count; }
};
const std::vector<Count> counts = {
    {0, Plural::many, Plural::many},    {1, Plural::one, Plural::one},     {2, Plural::many, Plural::few},
    {3, Plural::many, Plural::few},     {4, Plural::many, Plural::few},    {5, Plural::many, Plural::many},
    {10, Plural::many, Plural::many},   {11, Plural::many, Plural::many},  {12, Plural::many, Plural::many},
    {13, Plural::many, Plural::many},   {14, Plural::many, Plural::many},  {15, Plural::many, Plural::many},
    {20, Plural::many, Plural::many},   {21, Plural::many, Plural::one},   {22, Plural::many, Plural::few},
    {24, Plural::many, Plural::few},    {25, Plural::many, Plural::many},  {100, Plural::many, Plural::many},
    {101, Plural::many, Plural::one},   {102, Plural::many, Plural::few},  {111, Plural::many, Plural::many},
    {112, Plural::many, Plural::many},  {114, Plural::many, Plural::many}, {121, Plural::many, Plural::one},
    {1000, Plural::many, Plural::many}, {1001, Plural::many, Plural::one}, {1011, Plural::many, Plural::many},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(wording)

BOOST_DATA_TEST_CASE(date, data::make(dates), row) {
    BOOST_TEST(documents::date_in_words(days(row.input), "en") == row.expected.english);
    BOOST_TEST(documents::date_in_words(days(row.input), "sr") == row.expected.serbian);
    BOOST_TEST(documents::date_in_words(days(row.input), "sr-Latn") == row.expected.latin);
}

BOOST_DATA_TEST_CASE(month, data::make(months), row) {
    BOOST_TEST(documents::month_in_words(days(row.input), "en") == row.expected.english);
    BOOST_TEST(documents::month_in_words(days(row.input), "sr") == row.expected.serbian);
    BOOST_TEST(documents::month_in_words(days(row.input), "sr-Latn") == row.expected.latin);
}

BOOST_DATA_TEST_CASE(list, data::make(lists), row) {
    BOOST_TEST(documents::joined(row.input, "en") == row.expected.english);
    BOOST_TEST(documents::joined(row.input, "sr") == row.expected.serbian);
    BOOST_TEST(documents::joined(row.input, "sr-Latn") == row.expected.latin);
}

BOOST_DATA_TEST_CASE(plural, data::make(counts), row) {
    BOOST_TEST((documents::plural(row.count, "en") == row.english));
    BOOST_TEST((documents::plural(row.count, "sr") == row.serbian));
    BOOST_TEST((documents::plural(row.count, "sr-Latn") == row.serbian));
    BOOST_TEST((documents::plural(row.count, "sr-Cyrl") == row.serbian));
}

BOOST_AUTO_TEST_CASE(fixed_values_have_words) {
    BOOST_TEST(documents::basis_in_words("observed", "en") == "observed");
    BOOST_TEST(documents::basis_in_words("document", "sr-Latn") == "dokument");
    BOOST_TEST(documents::consent_in_words("given", "en") == "given");
    BOOST_TEST(documents::consent_in_words("withdrawn", "sr") == "повучен");
    BOOST_TEST(documents::sex_in_words("female", "sr") == "женски");
    BOOST_TEST(documents::form_in_words("forced_labour", "en") == "forced labour");
    // a word of one's own may say more than a form
    BOOST_TEST(documents::form_in_words("something else", "sr") == "други облик");
    BOOST_TEST(documents::basis_in_words("", "en") == "");
}

BOOST_AUTO_TEST_CASE(needs_and_kinds_have_words) {
    BOOST_TEST(documents::need_in_words("bed", "en") == "a bed");
    BOOST_TEST(documents::need_in_words("danger", "sr") == "заштита од опасности");
    BOOST_TEST(documents::need_in_words("danger", "sr-Latn") == "zaštita od opasnosti");
    BOOST_TEST(documents::kind_in_words("guardianship", "en") == "guardianship authority");
    BOOST_TEST(documents::kind_in_words("guardianship", "sr") == "орган старатељства");
    const auto has_ascii_letter = [](const std::string& text) {
        return std::any_of(text.begin(), text.end(),
                           [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
    };
    for (const char* const need : {"bed", "medical", "danger", "legal", "identification", "guardianship"}) {
        BOOST_TEST(!has_ascii_letter(documents::need_in_words(need, "sr")), need);
    }
    for (const char* const kind : {"identification_authority", "guardianship", "shelter", "health",
                                   "legal_aid", "police", "helpline", "emergency"}) {
        BOOST_TEST(!has_ascii_letter(documents::kind_in_words(kind, "sr")), kind);
    }
}

BOOST_AUTO_TEST_SUITE_END()

// SPDX-License-Identifier: Apache-2.0
#include "base/date.hpp"

#include "row.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <optional>
#include <string>
#include <vector>

namespace base = vidra::base;

BOOST_AUTO_TEST_SUITE(date)

// Days since 1970-01-01, counted by hand: 2000-02-29 is 30 years with 7 leap days (10957) and 59 days.
using DateRow = vidra::test::Row<std::string, std::optional<base::Days>>;
const std::vector<DateRow> dates = {
    {"epoch", "1970-01-01", 0},
    {"day before", "1969-12-31", -1},
    {"leap day of a leap century", "2000-02-29", 11016},
    {"no leap day in 1900", "1900-02-29", std::nullopt},
    {"no leap day in 2026", "2026-02-29", std::nullopt},
    {"the first that can be written", "0001-01-01", base::first_date},
    {"the last that can be written", "9999-12-31", base::last_date},
    {"month 13", "2026-13-01", std::nullopt},
    {"day 0", "2026-01-00", std::nullopt},
    {"year 0", "0000-01-01", std::nullopt},
    {"short", "2026-1-01", std::nullopt},
    {"blank", " 2026-01-01", std::nullopt},
    {"template", "YYYY-MM-DD", std::nullopt},
    {"other order", "01-01-2026", std::nullopt},
};

BOOST_DATA_TEST_CASE(parses_real_dates_only, boost::unit_test::data::make(dates), row) {
    BOOST_TEST((base::parse_date(row.input) == row.expected), row.name);
}

BOOST_AUTO_TEST_CASE(formats_what_it_parsed) {
    for (const char* text : {"0001-01-01", "1970-01-01", "2000-02-29", "2026-11-25", "9999-12-31"}) {
        BOOST_TEST(base::format_date(base::parse_date(text).value()) == text);
    }
}

// Birthdays by the calendar. Who was born on 29 February is a year older on 1 March where there is no such
// day.
BOOST_AUTO_TEST_CASE(an_age_is_counted_in_birthdays) {
    struct AgeRow {
        const char* born;
        const char* on;
        std::int64_t years;
    };
    const AgeRow rows[] = {
        {"2008-11-25", "2026-11-25", 18}, {"2008-11-26", "2026-11-25", 17}, {"2026-11-25", "2026-11-25", 0},
        {"2026-11-26", "2026-11-25", -1}, {"2025-12-31", "2026-01-01", 0},  {"2025-01-01", "2026-01-01", 1},
        {"2008-02-29", "2026-02-28", 17}, {"2008-02-29", "2026-03-01", 18}, {"2008-02-29", "2024-02-29", 16},
        {"2008-02-29", "2024-02-28", 15}, {"2008-03-01", "2026-02-28", 17}, {"1926-11-25", "2026-11-24", 99},
    };
    for (const AgeRow& row : rows) {
        BOOST_TEST(base::age_in_years(*base::parse_date(row.born), *base::parse_date(row.on)) == row.years,
                   row.born << " on " << row.on);
    }
}

BOOST_AUTO_TEST_SUITE_END()

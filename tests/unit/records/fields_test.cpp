// SPDX-License-Identifier: Apache-2.0
#include "records/fields.hpp"

#include <boost/test/unit_test.hpp>

#include <string>

namespace records = vidra::records;

BOOST_AUTO_TEST_SUITE(fields)

BOOST_AUTO_TEST_CASE(names_of_fields) {
    for (const char* name : {"case", "date", "age", "x_own", "identity.name", "consent.referral.shelter",
                             "basis.debt_bondage", "retain_until"}) {
        BOOST_TEST(records::is_field(name), name);
    }
    for (const char* name : {"name", "station.name", "Case", "consented", "", "consent.referal.police",
                             "consent.screning", "formal.state"}) {
        BOOST_TEST(!records::is_field(name), name);
    }
}

BOOST_AUTO_TEST_CASE(a_slip_of_the_pen_is_seen) {
    BOOST_TEST(records::near_field("Age") == "age");
    BOOST_TEST(records::near_field("anwsers") == "answers");
    BOOST_TEST(records::near_field("CheckList") == "checklist");
    BOOST_TEST(records::near_field("page").empty());
    BOOST_TEST(records::near_field("remarks").empty());
}

BOOST_AUTO_TEST_CASE(a_key_of_a_row_is_named_only_if_it_can_be_a_name) {
    BOOST_TEST(records::shown_key("shoe_size") == "shoe_size");
    BOOST_TEST(records::shown_key("Invented Person") == "(a key that cannot be a name)");
    BOOST_TEST(records::shown_key(std::string(65, 'a')) == "(a name of more than 64 bytes)");
}

BOOST_AUTO_TEST_CASE(what_fields_may_hold) {
    BOOST_TEST(records::field_fault(records::field_rule("date"), "2026-11-25").empty());
    BOOST_TEST(records::field_fault(records::field_rule("date"), "").empty());
    BOOST_TEST(records::field_fault(records::field_rule("date"), "25.11.2026") == "a date as YYYY-MM-DD");
    BOOST_TEST(records::field_fault(records::field_rule("age"), "0").empty());
    BOOST_TEST(records::field_fault(records::field_rule("age"), "150").empty());
    BOOST_TEST(records::field_fault(records::field_rule("age"), "151") == "whole years from 0 to 150");
    BOOST_TEST(records::field_fault(records::field_rule("age"), "17,5") == "whole years from 0 to 150");
    BOOST_TEST(records::field_fault(records::field_rule("age"), "-1") == "whole years from 0 to 150");
    BOOST_TEST(records::field_fault(records::field_rule("basis.x"), "disclosed").empty());
    BOOST_TEST(records::field_fault(records::field_rule("basis.x"), "heard") ==
               "one of disclosed, observed, document, third_party");
    BOOST_TEST(records::field_fault(records::field_rule("consent.referral.police"), "unable").empty());
    BOOST_TEST(records::field_fault(records::field_rule("consent.screening"), "yes") ==
               "one of given, refused, withdrawn, unable");
    BOOST_TEST(records::field_fault(records::field_rule("consent.by"), "self").empty());
    BOOST_TEST(records::field_fault(records::field_rule("internal"), "cross_border").empty());
    BOOST_TEST(records::field_fault(records::field_rule("station"), "anything").empty());
}

BOOST_AUTO_TEST_SUITE_END()

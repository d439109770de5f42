// SPDX-License-Identifier: Apache-2.0
#include "base/json.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_CASE(json_strings_escape_what_rfc_8259_says_and_keep_the_rest) {
    std::string out = "x";
    vidra::base::append_json_string(out, std::string_view("a\"\\\n\r\t\x01\x1b\0Ж/", 12));
    BOOST_TEST(out == R"(x"a\"\\\n\r\t\u0001\u001b\u0000Ж/")");
}

BOOST_AUTO_TEST_CASE(json_strings_escape_what_a_terminal_would_obey) {
    std::string out;
    vidra::base::append_json_string(out,
                                    "\xC2\x9B"
                                    "1m \u202E \u2066 \u00A0");
    BOOST_TEST(out == "\"\\u009b1m \\u202e \\u2066 \u00A0\"");
}

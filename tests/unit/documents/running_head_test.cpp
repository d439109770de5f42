// SPDX-License-Identifier: Apache-2.0
// What a loose sheet of each kind of letter says of itself, by hand: no more than its first page does.
#include "documents/running_head.hpp"
#include "row.hpp"
#include "support.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

namespace documents = vidra::documents;
namespace test = vidra::test;
using documents::Cases;
using documents::running_head;
using documents::Value;
namespace data = boost::unit_test::data;

namespace {

struct InWords {
    std::string english;
    std::string serbian;
    std::string latin;
};
using Row = test::Row<std::string, InWords>;

const std::vector<Row> codes = {
    {"a code",
     "INVENTED-1",
     {"CONFIDENTIAL · INVENTED-1", "ПОВЕРЉИВО · INVENTED-1", "POVERLJIVO · INVENTED-1"}},
    {"none", "", {"CONFIDENTIAL", "ПОВЕРЉИВО", "POVERLJIVO"}},
    {"a code of the sender in Cyrillic stays as it was typed",
     "ИЗМИШЉЕН-1",
     {"CONFIDENTIAL · ИЗМИШЉЕН-1", "ПОВЕРЉИВО · ИЗМИШЉЕН-1", "POVERLJIVO · ИЗМИШЉЕН-1"}},
    {"two lines", "A\nB", {"CONFIDENTIAL · A B", "ПОВЕРЉИВО · A B", "POVERLJIVO · A B"}},
    {"forty characters",
     "ш234567890123456789012345678901234567890",
     {"CONFIDENTIAL · ш234567890123456789012345678901234567890",
      "ПОВЕРЉИВО · ш234567890123456789012345678901234567890",
      "POVERLJIVO · ш234567890123456789012345678901234567890"}},
    {"one more",
     "123456789012345678901234567890123456789шш",
     {"CONFIDENTIAL · 123456789012345678901234567890123456789ш…",
      "ПОВЕРЉИВО · 123456789012345678901234567890123456789ш…",
      "POVERLJIVO · 123456789012345678901234567890123456789ш…"}},
};

Value sample() {
    Value value = Value::object();
    value.set_text("case", "INVENTED-1");
    value.inner("letter").set_text("reference", "REF234");
    value.inner("to").set("person", Value::flag(false));
    return value;
}

}  // namespace

BOOST_DATA_TEST_CASE(word_and_code, data::make(codes), row) {
    const documents::Manifest manifest;
    const Value value = test::with("case", row.input);
    BOOST_TEST(running_head(manifest, value, "en") == row.expected.english);
    BOOST_TEST(running_head(manifest, value, "sr") == row.expected.serbian);
    BOOST_TEST(running_head(manifest, value, "sr-Latn") == row.expected.latin);
}

BOOST_AUTO_TEST_CASE(a_list_of_cases_is_confidential) {
    documents::Manifest manifest;
    manifest.cases = Cases::many;
    BOOST_TEST(running_head(manifest, Value::object(), "sr") == "ПОВЕРЉИВО");
}

BOOST_AUTO_TEST_CASE(a_notice_has_its_reference_and_no_code) {
    documents::Manifest manifest;
    manifest.anonymous = true;
    BOOST_TEST(running_head(manifest, sample(), "en") == "REF234");
    BOOST_TEST(running_head(manifest, Value::object(), "en") == "");
}

BOOST_AUTO_TEST_CASE(what_a_person_carries_says_nothing) {
    documents::Manifest manifest;
    manifest.cases = Cases::none;
    BOOST_TEST(running_head(manifest, sample(), "en") == "");
    manifest.cases = Cases::one;
    Value to_person = Value::object();
    to_person.set_text("case", "INVENTED-1");
    to_person.inner("to").set("person", Value::flag(true));
    BOOST_TEST(running_head(manifest, to_person, "en") == "");
    BOOST_TEST(running_head(manifest, sample(), "en") == "CONFIDENTIAL · INVENTED-1");
}

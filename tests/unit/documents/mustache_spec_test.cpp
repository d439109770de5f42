// SPDX-License-Identifier: Apache-2.0
// The core of the Mustache specification: every test of its six files.
#include "documents/mustache.hpp"
#include "support.hpp"

#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include <fstream>
#include <map>

namespace documents = vidra::documents;
namespace test = vidra::test;
using documents::Value;

namespace {

struct File {
    std::string name;
    std::size_t tests;
    friend std::ostream& operator<<(std::ostream& out, const File& file) { return out << file.name; }
};
const std::vector<File> files = {{"comments", 12}, {"delimiters", 14}, {"interpolation", 42},
                                 {"inverted", 22}, {"partials", 12},   {"sections", 34}};

Value value_of(const nlohmann::json& json) {
    if (json.is_boolean()) {
        return Value::flag(json.get<bool>());
    }
    if (json.is_string()) {
        return Value::text(json.get<std::string>());
    }
    if (json.is_number()) {
        return Value::text(json.dump());
    }
    if (json.is_array()) {
        Value list = Value::list();
        for (const auto& item : json) {
            list.add(value_of(item));
        }
        return list;
    }
    if (json.is_object()) {
        Value object = Value::object();
        for (const auto& [name, item] : json.items()) {
            object.set(name, value_of(item));
        }
        return object;
    }
    return {};
}

/// Escapes values as the specification does, for HTML.
class HtmlSink final : public documents::TemplateSink {
  public:
    void literal(const documents::Node& node) override { out += node.text; }
    void value(const documents::Node& node, std::string_view text) override {
        const bool is_raw = node.kind == documents::Node::Kind::raw_value;
        for (const char c : text) {
            out += is_raw     ? std::string(1, c)
                   : c == '&' ? "&amp;"
                   : c == '"' ? "&quot;"
                   : c == '<' ? "&lt;"
                   : c == '>' ? "&gt;"
                              : std::string(1, c);
        }
    }
    std::string out;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(mustache_spec)

BOOST_DATA_TEST_CASE(core, boost::unit_test::data::make(files), file) {
    std::ifstream stream("tests/data/mustache-spec/" + file.name + ".json");
    const nlohmann::json suite = nlohmann::json::parse(stream);
    BOOST_TEST(suite.at("tests").size() == file.tests);
    for (const nlohmann::json& one : suite.at("tests")) {
        const std::string name = one.at("name").get<std::string>();
        vidra::diag::Diagnostics diagnostics;
        const auto tmpl = documents::parse_template(one.at("template").get<std::string>(), diagnostics);
        BOOST_TEST(test::places(diagnostics) == "", name << ": " << test::words(diagnostics));
        std::map<std::string, std::string, std::less<>> partials;
        if (one.contains("partials")) {
            for (const auto& [partial, text] : one.at("partials").get<std::map<std::string, std::string>>()) {
                partials.emplace(partial, text);
            }
        }
        const Value data = value_of(one.at("data"));
        HtmlSink sink;
        documents::render(tmpl, data, test::TextPartials(partials), sink);
        BOOST_TEST(sink.out == one.at("expected").get<std::string>(), name << ": " << sink.out);
    }
}

BOOST_AUTO_TEST_SUITE_END()

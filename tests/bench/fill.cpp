// SPDX-License-Identifier: Apache-2.0
// The template of a letter filled with values that are ready, a line of JSON for each letter, one letter
// behind the other on standard output: what the peers do, and then what they leave out, the laying out of the
// Markdown.
//   fill text|html MANIFEST DATA
#include "base/date.hpp"
#include "base/file.hpp"
#include "checks/check.hpp"
#include "documents/letter.hpp"

#include <simdjson.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace vidra;
using documents::Value;

[[noreturn]] void fail(const std::string& what) {
    std::fprintf(stderr, "fill: %s\n", what.c_str());
    std::exit(2);
}

/// Borrows from the parser.
Value value_of(const simdjson::dom::element& element) {
    switch (element.type()) {
        case simdjson::dom::element_type::STRING:
            return Value::borrowed(std::string_view(element));
        case simdjson::dom::element_type::BOOL:
            return Value::flag(bool(element));
        case simdjson::dom::element_type::ARRAY: {
            const simdjson::dom::array array(element);
            std::vector<Value> items;
            items.reserve(array.size());
            for (const simdjson::dom::element item : array) {
                items.push_back(value_of(item));
            }
            return Value::list(std::move(items));
        }
        case simdjson::dom::element_type::OBJECT: {
            const simdjson::dom::object object(element);
            Value value = Value::object(object.size());
            for (const auto& [name, inner] : object) {
                value.set(name, value_of(inner));
            }
            return value;
        }
        default:
            fail("a value is none of a letter");
    }
}

void write_out(std::string& buffer) {
    if (std::fwrite(buffer.data(), 1, buffer.size(), stdout) != buffer.size()) {
        fail("cannot write");
    }
    buffer.clear();
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> words(argv, argv + argc);
    if (words.size() != 4 || (words[1] != "text" && words[1] != "html")) {
        std::fputs("usage: fill text|html MANIFEST DATA\n", stderr);
        return 2;
    }
    diag::Diagnostics diagnostics;
    diagnostics.set_file(words[2]);
    const auto letter =
        checks::load_letter(base::read_file(words[2], base::max_configuration_bytes), words[2], diagnostics);
    if (!letter) {
        fail("the letter does not check");
    }
    const auto format = words[1] == "text" ? documents::Format::text : documents::Format::html;
    documents::LetterWriter writer(*letter, "en", format, *base::parse_date("2026-11-25"), nullptr);
    simdjson::dom::parser parser;
    std::vector<char> buffer(std::size_t{1} << 20U);
    std::ifstream data;
    data.rdbuf()->pubsetbuf(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    data.open(words[3]);
    std::string line;
    std::string out;
    while (std::getline(data, line)) {
        simdjson::dom::element element;
        if (const auto error = parser.parse(line).get(element); error != simdjson::SUCCESS) {
            fail(simdjson::error_message(error));
        }
        if (const std::string why = writer.write(value_of(element), out); !why.empty()) {
            fail(why);
        }
        constexpr std::size_t piece = std::size_t{1} << 20U;
        if (out.size() > piece) {
            write_out(out);
        }
    }
    write_out(out);
    return 0;
}

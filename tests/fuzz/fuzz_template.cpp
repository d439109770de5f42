// SPDX-License-Identifier: Apache-2.0
// A text as a letter template: Mustache and Markdown. Behind a line of `%%` stands the text of its partial
// `p`.
#include "base/utf8.hpp"
#include "documents/markup_check.hpp"
#include "documents/names.hpp"
#include "documents/shape.hpp"
#include "documents/template_check.hpp"
#include "documents/writers.hpp"
#include "support.hpp"
#include "tomlio/document.hpp"

#include <fmt/format.h>

#include <optional>
#include <utility>

namespace documents = vidra::documents;
namespace fuzz = vidra::fuzz;
using documents::Name;
using documents::Value;

namespace {

constexpr std::string_view parting = "\n%%\n";

/// Declares every field for all who may have it on permission, or freely.
const documents::Manifest& manifest() {
    static const documents::Manifest declared = [] {
        std::string text =
            "vidra = 1\nkind = \"letter\"\nid = \"t\"\nlanguages = [\"en\"]\ntitle = { en = \"A\" }\n"
            "recipients = [\"identification_authority\", \"shelter\"]\n[fields]\n";
        for (const documents::Field& field : documents::all_fields()) {
            std::string to;
            for (const auto one :
                 {documents::Recipient::identification_authority, documents::Recipient::shelter}) {
                const bool may = field.freely.has(one) || field.may_have(one, documents::Ground::permission);
                to += may ? fmt::format("\"{}\",", documents::word(one)) : std::string();
            }
            if (!to.empty() && field.name != "cases") {
                text += fmt::format("\"{}\" = {{ to = [{}], ground = [\"permission\"] }}\n", field.name, to);
            }
        }
        vidra::diag::Diagnostics diagnostics;
        const auto document = vidra::tomlio::parse(text, diagnostics);
        fuzz::require(document.has_value(), "the manifest is TOML");
        auto result = documents::load_manifest(*document, diagnostics);
        fuzz::require(diagnostics.all().empty(), "the manifest has no fault");
        return result;
    }();
    return declared;
}

/// Something for each name. A list has one item, so that lists in one another stay small.
Value value_of(const Name& name, const std::string& text) {
    switch (name.kind) {
        case Name::Kind::text:
            return Value::text(text);
        case Name::Kind::flag:
            return Value::flag(!text.empty());
        case Name::Kind::group:
        case Name::Kind::object:
        case Name::Kind::items:
            break;
    }
    Value object = Value::object();
    for (const Name& child : name.children) {
        object.set(child.name, value_of(child, text));
    }
    if (name.kind != Name::Kind::items) {
        return object;
    }
    Value list = Value::list();
    list.add(std::move(object));
    return list;
}

std::string written(const documents::FilledLetter& letter) {
    std::string all;
    documents::append_text(all, letter);
    fuzz::require(all.ends_with('\n'), "a text ends with a line feed");
    documents::append_markdown(all, letter);
    std::string html;
    documents::append_html(html, letter);
    fuzz::require(html.find("M<i>") == std::string::npos, "a value is no markup");
    all += html;
    fuzz::require(!vidra::base::find_invalid_utf8(all), "a letter is UTF-8");
    return all;
}

void check_letters(const documents::LetterTemplate::Text& text) {
    documents::LetterFiller once(text.tmpl, text.partials, {});
    documents::LetterFiller again(text.tmpl, text.partials, {});
    const std::string marker = "M<i>*\x1B|\n1. \xD7\xA9`";
    for (const std::string& value : {std::string(), marker, std::string("a"), marker}) {
        const Value data = value_of(documents::all_names(), value);
        const std::string letter = written(once.fill(data));
        fuzz::require(letter.find('\x1B') == std::string::npos, "no control character is in a letter");
        fuzz::require(letter == written(once.fill(data)), "a letter written twice is the same");
        fuzz::require(letter == written(again.fill(data)), "with another filler too");
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::size_t longest = 2048;
    const std::string input = fuzz::text_of(data, size);
    if (size > longest) {
        return 0;
    }
    const std::size_t part = input.find(parting);
    const std::string main = input.substr(0, part);
    const std::optional<std::string> partial =
        part == std::string::npos ? std::nullopt : std::optional(input.substr(part + parting.size()));

    const bool is_utf8 = !vidra::base::find_invalid_utf8(main);
    if (is_utf8) {
        vidra::diag::Diagnostics syntax;
        syntax.set_file("f");
        (void)documents::parse_template(main, syntax);
        fuzz::check_findings(main, syntax);
    }

    const documents::ReadText read = [&](const std::string& path) {
        return path == "l/t/en.md.mustache"     ? std::optional(main)
               : path == "l/t/p.en.md.mustache" ? partial
                                                : std::nullopt;
    };
    std::string before;
    for (const bool is_again : {false, true}) {
        vidra::diag::Diagnostics diagnostics;
        const auto texts = documents::load_texts(manifest(), {"l/t", "", read}, diagnostics);
        for (const auto& [language, text] : texts) {
            documents::check_template(manifest(), text, diagnostics);
            documents::check_markup(text, diagnostics);
            if (!is_again && diagnostics.error_count() == 0) {
                check_letters(text);
            }
        }
        diagnostics.sort();
        fuzz::require(!is_again || before == fuzz::told(diagnostics),
                      "a template read twice has the same findings");
        before = fuzz::told(diagnostics);
        for (const auto& one : diagnostics.all()) {
            fuzz::require(one.location.range.begin.line > 0, "a finding has a line");
        }
    }
    return 0;
}

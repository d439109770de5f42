// SPDX-License-Identifier: Apache-2.0
#include "checklist/text_reader.hpp"

#include "base/ascii.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vidra::checklist {
namespace {

using diag::Code;

/// Language, then script, region or variant: enough of BCP 47 (RFC 5646, section 2.1) for texts.
bool is_language_tag(std::string_view tag) {
    const auto parts = base::split(tag, '-');
    const auto is_alphanumeric = [](char c) {
        return base::is_ascii_lower(c) || base::is_ascii_upper(c) || base::is_ascii_digit(c);
    };
    constexpr std::size_t longest_subtag = 8;
    const std::string_view language = parts.front();
    return (language.size() == 2 || language.size() == 3) &&
           std::all_of(language.begin(), language.end(), base::is_ascii_lower) &&
           std::all_of(parts.begin() + 1, parts.end(), [&](std::string_view part) {
               return part.size() >= 2 && part.size() <= longest_subtag &&
                      std::all_of(part.begin(), part.end(), is_alphanumeric);
           });
}

}  // namespace

std::vector<std::string> read_languages(tomlio::TableReader& root, diag::Diagnostics& diagnostics) {
    std::vector<std::string> languages;
    for (const auto& tag : root.strings("languages", tomlio::Need::required)) {
        if (!is_language_tag(tag.value)) {
            diagnostics.add(Code::bad_language, tag.range,
                            fmt::format("`{}` is not a language tag", tag.value),
                            "use BCP 47 tags such as en, sr, sr-Latn, pt-BR");
        } else if (std::find(languages.begin(), languages.end(), tag.value) != languages.end()) {
            diagnostics.add(Code::bad_language, tag.range,
                            fmt::format("the language `{}` is listed twice", tag.value));
        } else {
            languages.push_back(tag.value);
        }
    }
    const tomlio::Value* list = root.find("languages");
    if (list != nullptr && list->kind == tomlio::Kind::array && list->items.empty()) {
        diagnostics.add(Code::bad_language, list->range, "`languages` lists no language",
                        "the first one is the reference");
    }
    return languages;
}

Text read_text(tomlio::TableReader& table, std::string_view key, tomlio::Need need,
               const std::vector<std::string>& languages, diag::Diagnostics& diagnostics) {
    Text text;
    const tomlio::Value* value = table.find(key, need);
    if (value == nullptr) {
        return text;
    }
    if (value->kind != tomlio::Kind::table) {
        const std::string example = languages.empty() ? "en" : languages.front();
        diagnostics.add(Code::wrong_type, value->range,
                        fmt::format("`{}` of {} must say its language", key, table.what()),
                        fmt::format("write {} = {{ {} = \"…\" }}", key, example));
        return text;
    }
    for (const tomlio::Member& member : value->members) {
        const bool listed = std::find(languages.begin(), languages.end(), member.key) != languages.end();
        if (member.value.kind != tomlio::Kind::string) {
            diagnostics.add(Code::wrong_type, member.value.range,
                            fmt::format("`{}` in `{}` of {} must be a text", member.key, key, table.what()));
            continue;
        }
        if (base::trim(member.value.string).empty()) {
            diagnostics.add(Code::missing_translation, member.value.range,
                            fmt::format("`{}` of {} is empty in `{}`", key, table.what(), member.key));
            continue;
        }
        if (!is_language_tag(member.key)) {
            diagnostics.add(Code::bad_language, member.key_range,
                            fmt::format("`{}` is not a language tag", member.key));
        } else if (!listed && !languages.empty()) {
            diagnostics.add(Code::unlisted_language, member.key_range,
                            fmt::format("`{}` of {} has a text in `{}`, which `languages` does not list", key,
                                        table.what(), member.key));
        }
        text.translations.emplace_back(member.key, member.value.string);
    }
    for (const std::string& language : languages) {
        const bool faulty = std::any_of(value->members.begin(), value->members.end(),
                                        [&](const tomlio::Member& m) { return m.key == language; });
        if (!text.has(language) && !faulty) {
            diagnostics.add(Code::missing_translation, value->range,
                            fmt::format("`{}` of {} has no text in `{}`", key, table.what(), language));
        }
    }
    return text;
}

diag::Range range_of_text(tomlio::TableReader& table, std::string_view key, std::string_view language) {
    if (const tomlio::Value* value = table.find(key)) {
        const auto at = std::find_if(value->members.begin(), value->members.end(),
                                     [&](const tomlio::Member& one) { return one.key == language; });
        if (at != value->members.end()) {
            return at->value.range;
        }
    }
    return table.key_range(key).value_or(table.range());
}

}  // namespace vidra::checklist

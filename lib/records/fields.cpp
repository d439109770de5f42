// SPDX-License-Identifier: Apache-2.0
#include "records/fields.hpp"

#include "base/ascii.hpp"
#include "base/date.hpp"
#include "base/nearest.hpp"
#include "checklist/ids.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <span>

namespace vidra::records {
namespace {

constexpr std::array<std::string_view, 8> objects = {"answers",  "basis",  "consent", "before",
                                                     "identity", "formal", "notes",   "interview"};
constexpr std::array<std::string_view, 3> lists = {"form", "referrals", "services"};
constexpr std::array<std::string_view, 4> basis_words = {"disclosed", "observed", "document", "third_party"};
constexpr std::array<std::string_view, 4> consent_words = {"given", "refused", "withdrawn", "unable"};
constexpr std::array<std::string_view, 6> consent_fields = {"screening", "data_use", "referral",
                                                            "by",        "asked_by", "date"};
constexpr std::array<std::string_view, 3> formal_fields = {"status", "by_kind", "date"};
constexpr std::array<std::string_view, 3> internal_words = {"internal", "cross_border", "unknown"};

bool contains(std::span<const std::string_view> words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::string one_of(std::span<const std::string_view> words, std::string_view text) {
    return contains(words, text) ? std::string() : fmt::format("one of {}", fmt::join(words, ", "));
}

}  // namespace

bool is_field(std::string_view path) {
    const std::string_view name = path.substr(0, path.find('.'));
    const auto& fields = checklist::record_fields();
    if (name.starts_with("x_")) {
        return true;
    }
    if (std::find(fields.begin(), fields.end(), name) == fields.end()) {
        return false;
    }
    if (name.size() == path.size()) {
        return true;
    }
    const std::string_view inner = path.substr(name.size() + 1);
    if (name == "consent") {
        return contains(consent_fields, inner) || inner.starts_with("referral.");
    }
    return name == "formal" ? contains(formal_fields, inner) : contains(objects, name);
}

std::string near_field(std::string_view name) {
    constexpr std::size_t long_enough = 6;
    constexpr std::size_t few_letters = 2;
    const std::string lower = base::ascii_lower(name.substr(0, 64));
    for (const std::string& field : checklist::record_fields()) {
        if (lower == field ||
            (field.size() >= long_enough && base::edit_distance(lower, field) <= few_letters)) {
            return field;
        }
    }
    return {};
}

bool speaks_of_consent(std::string_view name) {
    constexpr std::array<std::string_view, 5> words = {"consent", "pristan", "saglasn", "пристан", "сагласн"};
    const std::string lower = base::ascii_lower(name.substr(0, 128));
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return lower.find(word) != std::string::npos; });
}

FieldShape field_shape(std::string_view name) {
    return contains(objects, name) ? FieldShape::object
           : contains(lists, name) ? FieldShape::list
                                   : FieldShape::scalar;
}

FieldRule field_rule(std::string_view path) {
    if (path == "case") {
        return FieldRule::case_id;
    }
    if (path == "checklist") {
        return FieldRule::checklist;
    }
    if (path == "version") {
        return FieldRule::version;
    }
    if (path == "hash") {
        return FieldRule::hash;
    }
    if (path == "age") {
        return FieldRule::age;
    }
    if (path == "age_at_exploitation") {
        return FieldRule::other_age;
    }
    if (path == "date" || path == "retain_until" || path == "consent.date") {
        return FieldRule::date;
    }
    if (path.starts_with("basis.")) {
        return FieldRule::basis;
    }
    if (path == "consent.screening" || path == "consent.data_use" || path.starts_with(referral_consent)) {
        return FieldRule::consent;
    }
    return path == "internal" ? FieldRule::internal : FieldRule::any;
}

namespace {

std::optional<std::int64_t> years(std::string_view text) {
    std::int64_t years = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), years);
    const bool fits =
        error == std::errc{} && end == text.data() + text.size() && years >= 0 && years <= max_age_years;
    return fits ? std::optional(years) : std::nullopt;
}

}  // namespace

std::string field_fault(FieldRule rule, std::string_view text) {
    text = base::trim(text);
    if (text.empty()) {
        return {};
    }
    switch (rule) {
        case FieldRule::any:
        case FieldRule::case_id:
        case FieldRule::checklist:
        case FieldRule::version:
        case FieldRule::hash:
            return {};
        case FieldRule::age:
        case FieldRule::other_age:
            return years(text) ? std::string() : fmt::format("whole years from 0 to {}", max_age_years);
        case FieldRule::date:
            return base::parse_date(text) ? "" : "a date as YYYY-MM-DD";
        case FieldRule::basis:
            return one_of(basis_words, text);
        case FieldRule::consent:
            return one_of(consent_words, text);
        case FieldRule::internal:
            return one_of(internal_words, text);
    }
    return {};
}

std::string set_field(Record& record, FieldRule rule, std::string_view text) {
    text = base::trim(text);
    switch (rule) {
        case FieldRule::case_id:
            record.case_id = text;
            return {};
        case FieldRule::checklist:
            record.checklist = text;
            return {};
        case FieldRule::version:
            record.version = text;
            return {};
        case FieldRule::hash:
            record.hash = text;
            return {};
        case FieldRule::age:
            record.age = years(text);
            return record.age || text.empty() ? std::string() : field_fault(rule, text);
        default:
            return field_fault(rule, text);
    }
}

std::string shown_key(std::string_view key) {
    const bool is_name = std::all_of(key.begin(), key.end(), [](char c) {
        return base::is_ascii_lower(c) || base::is_ascii_digit(c) || c == '_' || c == '.';
    });
    return is_name ? shown_name(key) : std::string("(a key that cannot be a name)");
}

std::string shown_name(std::string_view name) {
    constexpr std::size_t longest = 64;
    return name.size() <= longest ? std::string(name) : std::string("(a name of more than 64 bytes)");
}

}  // namespace vidra::records

// SPDX-License-Identifier: Apache-2.0
#include "documents/running_head.hpp"

#include "checklist/phrases.hpp"

#include <algorithm>

namespace vidra::documents {
namespace {

const Value* find(const Value& data, std::string_view outer, std::string_view inner) {
    const Value* const found = data.find(outer);
    return found == nullptr ? nullptr : found->find(inner);
}

/// One line, cut where it would not be one.
std::string short_line(const Value* value) {
    constexpr std::size_t most_characters = 40;
    const std::string_view text = value == nullptr ? std::string_view() : value->text();
    std::size_t end = 0;
    std::size_t characters = 0;
    for (; end < text.size(); ++end) {
        const bool begins_character = (static_cast<unsigned char>(text[end]) & 0xC0U) != 0x80U;
        if (begins_character && ++characters > most_characters) {
            break;
        }
    }
    std::string line(text.substr(0, end));
    std::replace(line.begin(), line.end(), '\n', ' ');
    return end < text.size() ? line + "…" : line;
}

}  // namespace

std::string running_head(const Manifest& manifest, const Value& data, std::string_view language) {
    if (manifest.anonymous) {
        return short_line(find(data, "letter", "reference"));
    }
    const Value* const is_for_person = find(data, "to", word(Recipient::person));
    if (manifest.cases == Cases::none || (is_for_person != nullptr && is_for_person->is_true())) {
        return {};
    }
    std::string head = checklist::in_language("CONFIDENTIAL", "ПОВЕРЉИВО", language);
    if (const std::string code = short_line(data.find("case")); !code.empty()) {
        head += " · " + code;
    }
    return head;
}

}  // namespace vidra::documents

// SPDX-License-Identifier: Apache-2.0
#include "documents/manifest.hpp"

#include "base/ascii.hpp"
#include "base/transliterate.hpp"

#include <algorithm>
#include <array>

namespace vidra::documents {

bool DeclaredField::is_released(Recipient recipient, const HeldGrounds& held) const {
    if (!to.has(recipient)) {
        return false;
    }
    if (is_anonymous) {
        return documents::is_anonymous(*field);
    }
    if (grounds.is_empty()) {
        return field->freely.has(recipient);
    }
    static constexpr std::array all = {Ground::permission, Ground::child, Ground::vital_interest,
                                       Ground::law};
    return std::any_of(all.begin(), all.end(), [&](Ground ground) {
        const bool is_cited = ground != Ground::law ||
                              std::find(citations.begin(), citations.end(), held.citation) != citations.end();
        return grounds.has(ground) && held.grounds.has(ground) && is_cited &&
               (field->may_have(recipient, ground) || field->freely.has(recipient));
    });
}

const DeclaredField* Manifest::find(const Field& field) const {
    const auto at = std::find_if(fields.begin(), fields.end(),
                                 [&](const DeclaredField& one) { return one.field == &field; });
    return at == fields.end() ? nullptr : &*at;
}

bool Manifest::is_for(Recipient recipient) const {
    return std::find(recipients.begin(), recipients.end(), recipient) != recipients.end();
}

bool tells_too_much(std::string_view text) {
    // beginnings of the words, so that cases and scripts make no difference; \xC5\xBD and \xC5\xBE are the Ž
    // of žrtva
    static constexpr std::array<std::string_view, 11> words = {
        "victim",  "traffick", "trgovin", "zrtv",   "\xC5\xBErtv", "\xC5\xBDrtv",
        "exploit", "eksploat", "prostit", "prosja", "sex work"};
    const std::string latin = base::ascii_lower(base::serbian_latin(text));
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return latin.find(word) != std::string::npos; });
}

}  // namespace vidra::documents

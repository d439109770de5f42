// SPDX-License-Identifier: Apache-2.0
#include "checklist/text.hpp"

#include "base/ascii.hpp"
#include "base/transliterate.hpp"

#include <algorithm>

namespace vidra::checklist {
namespace {

const std::string* find(const Text& text, std::string_view language) {
    const auto at = std::find_if(text.translations.begin(), text.translations.end(),
                                 [&](const auto& translation) { return translation.first == language; });
    return at == text.translations.end() ? nullptr : &at->second;
}

}  // namespace

std::string canonical_language(std::string_view tag) {
    std::string canonical;
    for (const std::string_view part : base::split(tag, '-')) {
        std::string spelt = base::ascii_lower(part);
        constexpr std::size_t script_letters = 4;
        constexpr std::size_t region_letters = 2;
        for (std::size_t i = 0; i < spelt.size(); ++i) {
            const bool capital = !canonical.empty() &&
                                 ((part.size() == script_letters && i == 0) || part.size() == region_letters);
            if (capital && base::is_ascii_lower(spelt[i])) {
                spelt[i] = static_cast<char>(spelt[i] - 'a' + 'A');
            }
        }
        canonical += (canonical.empty() ? "" : "-") + spelt;
    }
    return canonical;
}

std::string Text::in(std::string_view language) const {
    if (const std::string* exact = find(*this, language)) {
        return *exact;
    }
    const std::size_t dash = language.find('-');
    if (dash == std::string_view::npos) {
        return {};
    }
    const std::string* bare = find(*this, language.substr(0, dash));
    if (bare == nullptr) {
        return {};
    }
    return language == "sr-Latn" ? base::serbian_latin(*bare) : *bare;
}

bool Text::has(std::string_view language) const {
    return !in(language).empty();
}

std::string Text::shown_in(std::string_view language) const {
    std::string text = in(language);
    if (text.empty() && !translations.empty()) {
        text = "[" + translations.front().first + "] " + translations.front().second;
    }
    return text;
}

}  // namespace vidra::checklist

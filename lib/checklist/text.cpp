// SPDX-License-Identifier: Apache-2.0
#include "checklist/text.hpp"

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

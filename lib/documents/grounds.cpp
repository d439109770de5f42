// SPDX-License-Identifier: Apache-2.0
#include "documents/grounds.hpp"

#include "checklist/phrases.hpp"

#include <algorithm>

namespace vidra::documents {
namespace {

constexpr std::array<std::string_view, ground_count> ground_words = {"permission", "child", "vital_interest",
                                                                     "law"};

struct Name {
    std::string_view english;
    std::string_view serbian;
};
constexpr std::array<Name, recipient_count> names = {
    Name{"the body that identifies formally", "установа надлежна за формалну идентификацију"},
    Name{"the guardianship authority", "орган старатељства"},
    Name{"the shelter", "сигурна кућа или прихватилиште"},
    Name{"the health service", "здравствена установа"},
    Name{"legal aid", "пружалац правне помоћи"},
    Name{"the police (investigation)", "криминалистичка полиција"},
    Name{"the person", "особа"},
};

}  // namespace

const std::vector<std::string>& recipient_words() {
    static const std::vector<std::string> words = {
        "identification_authority", "guardianship", "shelter", "health", "legal_aid", "police", "person"};
    return words;
}

std::string_view word(Recipient recipient) {
    return recipient_words()[static_cast<std::size_t>(recipient)];
}

std::string_view word(Ground ground) {
    return ground_words[static_cast<std::size_t>(ground)];
}

std::optional<Recipient> recipient_of(std::string_view word) {
    const auto& words = recipient_words();
    const auto at = std::find(words.begin(), words.end(), word);
    return at == words.end() ? std::nullopt : std::optional(static_cast<Recipient>(at - words.begin()));
}

std::string words_of(const std::vector<Recipient>& recipients) {
    std::string words;
    for (const Recipient one : recipients) {
        words += (words.empty() ? "" : ", ") + std::string(word(one));
    }
    return words;
}

std::string words_of(Recipients recipients) {
    std::vector<Recipient> members;
    for (std::size_t i = 0; i < recipient_count; ++i) {
        if (recipients.has(static_cast<Recipient>(i))) {
            members.push_back(static_cast<Recipient>(i));
        }
    }
    return words_of(members);
}

std::string words_of(Grounds grounds) {
    std::string words;
    for (std::size_t i = 0; i < ground_count; ++i) {
        const auto one = static_cast<Ground>(i);
        if (grounds.has(one)) {
            words += (words.empty() ? "" : ", ") + std::string(word(one));
        }
    }
    return words;
}

std::string name_of(Recipient recipient, std::string_view language) {
    const Name& name = names[static_cast<std::size_t>(recipient)];
    return checklist::in_language(name.english, name.serbian, language);
}

}  // namespace vidra::documents

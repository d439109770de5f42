// SPDX-License-Identifier: Apache-2.0
#include "documents/wording.hpp"

#include "checklist/phrases.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <span>

namespace vidra::documents {
namespace {

constexpr std::array<std::string_view, 12> english_months = {"January",   "February", "March",    "April",
                                                             "May",       "June",     "July",     "August",
                                                             "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 12> serbian_months = {"јануар",    "фебруар", "март",     "април",
                                                             "мај",       "јун",     "јул",      "август",
                                                             "септембар", "октобар", "новембар", "децембар"};
constexpr std::array<std::string_view, 12> serbian_months_genitive = {
    "јануара", "фебруара", "марта",     "априла",  "маја",     "јуна",
    "јула",    "августа",  "септембра", "октобра", "новембра", "децембра"};

struct Parts {
    int year = 0;
    std::size_t month = 0;  ///< from 0
    int day = 0;
};

Parts parts_of(base::Days days) {
    const std::chrono::year_month_day date{
        std::chrono::sys_days{std::chrono::days{static_cast<std::int32_t>(days)}}};
    return {static_cast<int>(date.year()), static_cast<unsigned>(date.month()) - 1,
            static_cast<int>(static_cast<unsigned>(date.day()))};
}

bool is_serbian(std::string_view language) {
    return language.substr(0, language.find('-')) == "sr";
}

struct Word {
    std::string_view value;
    std::string_view english;
    std::string_view serbian;
};

constexpr std::array basis_words = {
    Word{"disclosed", "told by the person", "изјава особе"},
    Word{"observed", "observed", "непосредно опажање"},
    Word{"document", "in a document", "документ"},
    Word{"third_party", "told by somebody else", "изјава друге особе"},
};
constexpr std::array consent_words = {
    Word{"given", "given", "дат"},
    Word{"refused", "refused", "ускраћен"},
    Word{"withdrawn", "withdrawn", "повучен"},
    Word{"unable", "could neither be given nor refused", "није могао бити ни дат ни ускраћен"},
};
constexpr std::array form_words = {
    Word{"sexual", "sexual exploitation", "сексуална експлоатација"},
    Word{"sexual_exploitation", "sexual exploitation", "сексуална експлоатација"},
    Word{"labour", "labour exploitation", "радна експлоатација"},
    Word{"forced_labour", "forced labour", "принудни рад"},
    Word{"domestic_servitude", "servitude in a household", "ропски положај у туђем домаћинству"},
    Word{"begging", "forced begging", "принудно просјачење"},
    Word{"forced_begging", "forced begging", "принудно просјачење"},
    Word{"criminality", "forced commission of crimes", "присиљавање на вршење кривичних дела"},
    Word{"forced_criminality", "forced commission of crimes", "присиљавање на вршење кривичних дела"},
    Word{"marriage", "forced marriage", "принудни брак"},
    Word{"forced_marriage", "forced marriage", "принудни брак"},
    Word{"slavery", "slavery or a similar condition", "ропство или сличан положај"},
    Word{"organ_removal", "removal of organs", "узимање органа"},
    Word{"adoption", "adoption for exploitation", "усвојење ради експлоатације"},
    Word{"pornography", "pornography", "порнографија"},
    Word{"armed_conflict", "use in armed conflict", "коришћење у оружаним сукобима"},
    Word{"other", "another form", "други облик"},
    Word{"unknown", "form not known", "облик није познат"},
};
constexpr std::array sex_words = {
    Word{"female", "female", "женски"},
    Word{"male", "male", "мушки"},
    Word{"other", "other", "други"},
    Word{"unknown", "not known", "није познат"},
};
constexpr std::array need_words = {
    Word{"medical", "medical help", "лекарска помоћ"},
    Word{"danger", "protection from danger", "заштита од опасности"},
    Word{"guardianship", "guardianship", "старатељство"},
    Word{"bed", "a bed", "смештај"},
    Word{"identification", "formal identification", "формална идентификација"},
    Word{"legal", "legal aid", "правна помоћ"},
};
constexpr std::array kind_words = {
    Word{"identification_authority", "body that identifies formally", "установа за формалну идентификацију"},
    Word{"guardianship", "guardianship authority", "орган старатељства"},
    Word{"shelter", "shelter", "сигуран смештај"},
    Word{"health", "health service", "здравствена установа"},
    Word{"legal_aid", "legal aid", "правна помоћ"},
    Word{"police", "police", "полиција"},
    Word{"helpline", "helpline", "СОС телефон"},
    Word{"emergency", "emergency service", "хитна служба"},
};

std::string in_words(std::span<const Word> words, std::string_view value, std::string_view language) {
    const auto at =
        std::find_if(words.begin(), words.end(), [&](const Word& word) { return word.value == value; });
    return at == words.end() ? std::string(value)
                             : checklist::in_language(at->english, at->serbian, language);
}

}  // namespace

std::string date_in_words(base::Days days, std::string_view language) {
    const Parts parts = parts_of(days);
    if (!is_serbian(language)) {
        std::string text = std::to_string(parts.day);
        text += ' ';
        text += english_months[parts.month];
        text += ' ';
        text += std::to_string(parts.year);
        return text;
    }
    return checklist::in_language(
        {}, fmt::format("{}. {} {}.", parts.day, serbian_months_genitive[parts.month], parts.year), language);
}

std::string month_in_words(base::Days days, std::string_view language) {
    const Parts parts = parts_of(days);
    return checklist::in_language(fmt::format("{} {}", english_months[parts.month], parts.year),
                                  fmt::format("{} {}.", serbian_months[parts.month], parts.year), language);
}

std::string joined(std::span<const std::string_view> items, std::string_view language) {
    if (items.size() == 1) {
        return std::string(items.front());
    }
    const std::string last = checklist::in_language(" and ", " и ", language);
    std::string text;
    for (std::size_t i = 0; i < items.size(); ++i) {
        text += i == 0 ? std::string_view() : i + 1 == items.size() ? std::string_view(last) : ", ";
        text += items[i];
    }
    return text;
}

std::string joined(const std::vector<std::string>& items, std::string_view language) {
    const std::vector<std::string_view> views(items.begin(), items.end());
    return joined(std::span(views), language);
}

Plural plural(std::size_t count, std::string_view language) {
    if (!is_serbian(language)) {
        return count == 1 ? Plural::one : Plural::many;
    }
    const std::size_t ones = count % 10;
    const bool is_teen = count % 100 >= 11 && count % 100 <= 14;
    return is_teen                  ? Plural::many
           : ones == 1              ? Plural::one
           : ones >= 2 && ones <= 4 ? Plural::few
                                    : Plural::many;
}

std::string basis_in_words(std::string_view basis, std::string_view language) {
    return in_words(basis_words, basis, language);
}

std::string consent_in_words(std::string_view consent, std::string_view language) {
    return in_words(consent_words, consent, language);
}

std::string form_in_words(std::string_view form, std::string_view language) {
    // words of one's own may say more than a form: who, or where
    const bool is_known = std::any_of(form_words.begin(), form_words.end(),
                                      [&](const Word& word) { return word.value == form; });
    return in_words(form_words, is_known ? form : std::string_view("other"), language);
}

std::string sex_in_words(std::string_view sex, std::string_view language) {
    return in_words(sex_words, sex, language);
}

std::string need_in_words(std::string_view need, std::string_view language) {
    return in_words(need_words, need, language);
}

std::string kind_in_words(std::string_view kind, std::string_view language) {
    return in_words(kind_words, kind, language);
}

}  // namespace vidra::documents

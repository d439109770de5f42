// SPDX-License-Identifier: Apache-2.0
#include "statistics/words.hpp"

#include "base/transliterate.hpp"

#include <array>

namespace vidra::statistics {
namespace {

struct Translation {
    std::string_view english;
    std::string_view serbian;
};

constexpr std::array<Translation, static_cast<std::size_t>(Word::not_for_publication) + 1> words = {{
    {"Total", "Укупно"},
    {"Named something", "Навело бар једно"},
    {"None", "Ништа од наведеног"},
    {"Unknown", "Непознато"},
    {"Refused", "Одбијен одговор"},
    {"Not applicable", "Није применљиво"},
    {"Not asked", "Питање није постављено"},
    {"Not recorded", "Није забележено"},
    {"Recorded", "Забележено"},
    {"Number", "Број"},
    {"Per cent of the row, of all", "Проценат реда, од свих"},
    {"Per cent of the row, of those established", "Проценат реда, од утврђених"},
    {"Per cent of the column, of all", "Проценат колоне, од свих"},
    {"Per cent of the column, of those established", "Проценат колоне, од утврђених"},
    {"Per cent of all", "Проценат од свих"},
    {"Per cent of those established", "Проценат од утврђених"},
    {"Mean", "Просек"},
    {"Median", "Медијана"},
    {"Number with a value", "Број са податком"},
    {"Change", "Промена"},
    {"Change in per cent", "Промена у процентима"},
    {"Established", "Утврђено"},
    {"Share in per cent", "Удео у процентима"},
    {"95 % interval from", "Интервал 95 % од"},
    {"to", "до"},
    {"x: hidden to protect persons", "x: скривено ради заштите лица"},
    {"Counts are rounded to multiples of", "Бројеви су заокружени на умношке броја"},
    {"NOT FOR PUBLICATION: the counts are not protected", "НИЈЕ ЗА ОБЈАВЉИВАЊЕ: бројеви нису заштићени"},
}};

/// The word for a category that is named by what it is, not by its id.
Word word_of(const Category& category) {
    switch (category.kind) {
        case Category::Kind::total:
            return Word::total;
        case Category::Kind::respondents:
            return Word::respondents;
        default:
            break;
    }
    const auto missing = missing_of(category.id);
    return missing ? static_cast<Word>(static_cast<int>(Word::unknown) + static_cast<int>(*missing))
                   : Word::none;
}

/// The names of what is combined, between the same signs.
std::string combination_label(std::string_view id, const CodeList& codes, std::string_view language) {
    constexpr std::string_view between = " + ";
    std::string text;
    while (true) {
        const std::size_t end = id.find(between);
        const std::string_view part = id.substr(0, end);
        const auto own = codes.labels.find(part);
        text += own == codes.labels.end() ? std::string(part) : own->second.shown_in(language);
        if (end == std::string_view::npos) {
            return text;
        }
        text += between;
        id.remove_prefix(end + between.size());
    }
}

}  // namespace

std::string word(Word one, std::string_view language) {
    const Translation& both = words[static_cast<std::size_t>(one)];
    return language == "sr"        ? std::string(both.serbian)
           : language == "sr-Latn" ? base::serbian_latin(both.serbian)
                                   : std::string(both.english);
}

std::string label(const Grouping& grouping, const Category& category, const CodeLists& codes,
                  std::string_view language) {
    const auto list = codes.find(grouping.columns.front());
    if (list != codes.end() && category.kind != Category::Kind::total) {
        const auto own = list->second.labels.find(category.id);
        if (own != list->second.labels.end()) {
            return own->second.shown_in(language);
        }
        if (grouping.kind == Grouping::Kind::combination && category.kind == Category::Kind::plain) {
            return combination_label(category.id, list->second, language);
        }
    }
    if (grouping.kind == Grouping::Kind::status && category.id == "recorded") {
        return word(Word::recorded, language);
    }
    const bool is_word =
        category.kind == Category::Kind::total || category.kind == Category::Kind::respondents ||
        category.kind == Category::Kind::missing || (grouping.is_list() && category.id == "none");
    return is_word ? word(word_of(category), language) : category.id;
}

std::string label(const Grouping& grouping, const CodeLists& codes, std::string_view language) {
    const auto list = codes.find(grouping.columns.front());
    return list != codes.end() && !list->second.title.translations.empty()
               ? list->second.title.shown_in(language)
               : grouping.name;
}

}  // namespace vidra::statistics

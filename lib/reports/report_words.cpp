// SPDX-License-Identifier: Apache-2.0
#include "reports/report_words.hpp"

#include "checklist/phrases.hpp"
#include "documents/wording.hpp"
#include "statistics/words.hpp"

#include <fmt/format.h>

namespace vidra::reports {
namespace {

using checklist::in_language;
using statistics::Method;

std::string suppression_in_words(const statistics::Publication& publication, std::string_view language) {
    const statistics::ProtectionAudit& audit = publication.audit;
    const int lowest = publication.options.protect_zeros ? 0 : 1;
    const std::int64_t highest = publication.options.threshold - 1;
    if (audit.hidden == 0) {
        return in_language(
            fmt::format("Counts from {} to {} are not printed. There was none, and nothing is hidden.",
                        lowest, highest),
            fmt::format("Бројеви од {} до {} се не објављују. Таквих није било и ништа није скривено.",
                        lowest, highest),
            language);
    }
    return in_language(
        fmt::format(
            "Counts from {} to {} are not printed, so that nobody is recognised in them. Where such a "
            "count could be computed from others, larger ones are hidden too. All bear the same "
            "mark, x, so that it does not tell which are small: {} of {} counts. Percentages, means "
            "and figures that would give a hidden count away are left out as well. Before the report "
            "was made it was computed what a reader can derive from all tables together: no small "
            "count can be told.",
            lowest, highest, audit.hidden, audit.cells),
        fmt::format("Бројеви од {} до {} се не објављују, да се по њима нико не би препознао. Тамо где би се "
                    "такав број могао израчунати из других, скривени су и неки већи. Ознака је свуда иста "
                    "(x), па се по њој не види који су бројеви мали: скривено је {} од укупно {} бројева. "
                    "Изостављени су и проценти, просеци и делови графикона који би открили скривени број. "
                    "Пре израде извештаја израчунато је шта читалац може да закључи из свих табела заједно: "
                    "ниједан мали број се не може утврдити.",
                    lowest, highest, audit.hidden, audit.cells),
        language);
}

std::string rounding_in_words(std::int64_t base, std::string_view language) {
    return in_language(
        fmt::format(
            "All counts are rounded to multiples of {0}, up or down, so that the rounded counts still "
            "add up; percentages are of rounded counts. A count of 0 can stand for any number from 0 "
            "to {1}.",
            base, base - 1),
        fmt::format("Сви бројеви су заокружени на умношке броја {0}, навише или наниже, тако да се збирови и "
                    "даље слажу; проценти су израчунати из заокружених бројева. Нула може да значи било који "
                    "број од 0 до {1}.",
                    base, base - 1),
        language);
}

}  // namespace

std::string protection_in_words(const statistics::Publication& publication, std::string_view language) {
    switch (publication.options.method) {
        case Method::suppress:
            return suppression_in_words(publication, language);
        case Method::round:
            return rounding_in_words(publication.options.base, language);
        case Method::none:
            break;
    }
    return word(statistics::Word::not_for_publication, language);
}

std::string revision_in_words(const std::vector<statistics::EarlierPublication>& earlier, std::size_t revised,
                              std::string_view language) {
    if (earlier.empty()) {
        return {};
    }
    std::vector<std::string> dates;
    for (const statistics::EarlierPublication& one : earlier) {
        const auto date = base::parse_date(one.date);
        dates.push_back(date ? documents::date_in_words(*date, language)
                             : in_language("an unknown date", "непознатог датума", language));
    }
    std::string joined = documents::joined(dates, language);
    if (joined.back() != '.') {
        joined += '.';  // a date in Serbian ends with one
    }
    return in_language(
        fmt::format(
            "Audited together with this one: what was published on {} Counts that differ from what was "
            "printed then: {}.",
            joined, revised),
        fmt::format("Заједно са овим извештајем проверено је и оно што је објављено {} Број података који се "
                    "разликују од тада објављених: {}.",
                    joined, revised),
        language);
}

std::string unit_in_words(const statistics::TableSpec& spec, std::string_view language) {
    if (!spec.weight.empty()) {
        return in_language(fmt::format("Counted is the sum of `{}`.", spec.weight),
                           fmt::format("Приказан је збир вредности `{}`.", spec.weight), language);
    }
    return spec.unit == statistics::Unit::persons
               ? in_language("Counted are persons, each once, as the last record has it.",
                             "Броје се особе, свака једанпут, према последњем запису.", language)
               : in_language("Counted are records: a person who was screened twice is in it twice.",
                             "Броје се записи: особа с којом су обављена два разговора броји се два пута.",
                             language);
}

std::string chart_in_words(const ChartFacts& facts, std::string_view language) {
    std::string text = facts.title + ".";
    if (facts.largest.empty()) {
        text += in_language(" No number is printed.", " Ниједан број није приказан.", language);
    } else {
        text += fmt::format("{}{}",
                            in_language(" Largest of those printed: ", " Највећи од приказаних: ", language),
                            facts.largest);
        text += fmt::format("{}{}.", in_language("; smallest: ", "; најмањи: ", language), facts.smallest);
    }
    if (facts.hidden > 0) {
        text += in_language(fmt::format(" Hidden to protect persons: {} of {}.", facts.hidden, facts.values),
                            fmt::format(" Скривено ради заштите лица: {} од {}.", facts.hidden, facts.values),
                            language);
    }
    return text;
}

std::string period_in_words(const std::string& first, const std::string& last, std::string_view language) {
    const auto one = [&](const std::string& text) {
        constexpr std::size_t of_month = 7;
        const auto day = text.size() == of_month && text[of_month - 2] != 'Q' ? base::parse_date(text + "-01")
                                                                              : std::nullopt;
        return day ? documents::month_in_words(*day, language) : text;
    };
    return first == last ? one(first) : one(first) + " – " + one(last);
}

}  // namespace vidra::reports

// SPDX-License-Identifier: Apache-2.0
#include "checklist/phrases.hpp"

#include "base/transliterate.hpp"

#include <array>

namespace vidra::checklist {
namespace {

struct Translation {
    Phrase phrase;
    std::string_view english;
    std::string_view serbian;
};

constexpr std::array table = {
    Translation{Phrase::established, "Established", "Утврђено"},
    Translation{Phrase::at_most, "At most", "Највише могуће"},
    Translation{Phrase::settled, "settled: no further answer can change it",
                "коначно: ниједан даљи одговор то не може да промени"},
    Translation{Phrase::referral, "Referral", "Упућивање"},
    Translation{Phrase::refer_yes, "yes: the established outcome calls for it",
                "да: утврђени исход то налаже"},
    Translation{Phrase::refer_open, "open: only an outcome that is still possible calls for it",
                "отворено: налаже га само исход који је још могућ"},
    Translation{Phrase::refer_no, "no: no outcome that is still possible calls for it",
                "не: не налаже га ниједан исход који је још могућ"},
    Translation{Phrase::answered, "Answered", "Одговорено"},
    Translation{Phrase::answered_of, "{0} of {1}; {2} open", "{0} од {1}; отворено {2}"},
    Translation{Phrase::what_to_do, "What to do", "Шта учинити"},
    Translation{Phrase::alerts, "Alerts", "Упозорења"},
    Translation{Phrase::outcomes, "Outcomes, the most serious first", "Исходи, најозбиљнији први"},
    Translation{Phrase::criteria, "Criteria", "Критеријуми"},
    Translation{Phrase::holds, "holds", "испуњено"},
    Translation{Phrase::fails, "fails", "није испуњено"},
    Translation{Phrase::open, "open", "отворено"},
    Translation{Phrase::rests_on, "rests on", "почива на"},
    Translation{Phrase::yes, "yes", "да"},
    Translation{Phrase::no, "no", "не"},
    Translation{Phrase::unknown, "unknown", "непознато"},
    Translation{Phrase::refused, "refused", "одбијен одговор"},
    Translation{Phrase::not_applicable, "not applicable", "није примењиво"},
    Translation{Phrase::not_asked, "not asked", "није питано"},
    Translation{Phrase::not_relevant, "not relevant", "није од значаја"},
    Translation{Phrase::passed_over, "passed over, a more serious outcome holds",
                "прескочено, испуњен је озбиљнији исход"},
    Translation{Phrase::presumed_unknown, "unknown, counts as {0}", "непознато, рачуна се као {0}"},
    Translation{Phrase::presumed_refused, "refused, counts as {0}", "одбијен одговор, рачуна се као {0}"},
    Translation{Phrase::from_age, "{0}, by the recorded age", "{0}, према забележеној старости"},
    Translation{Phrase::open_questions, "{0} open", "отворено: {0}"},
    Translation{Phrase::nothing_yes, "none answered yes", "ниједан одговор није да"},
    Translation{Phrase::can_change, "Open questions that can still change the outcome, most useful first",
                "Отворена питања која још могу да промене исход, најкориснија прва"},
    Translation{Phrase::cannot_change, "Open questions that can no longer change the outcome",
                "Отворена питања која више не могу да промене исход"},
    Translation{Phrase::would_raise, "Fewest answers that would raise what is established, to {0}",
                "Најмање одговора који би утврђени исход подигли на: {0}"},
    Translation{Phrase::would_lower, "Fewest answers that would lower what is still possible, to {0}",
                "Најмање одговора који би највише могуће спустили на: {0}"},
    Translation{Phrase::ask_next, "What to ask next: what settles the matter soonest",
                "Шта питати даље: прво оно чиме се исход најбрже разјашњава"},
    Translation{Phrase::questions_expected, "about {0} questions until it is settled",
                "до разјашњења око {0} питања"},
    Translation{Phrase::too_large_to_say, "These rules are too large to say what would change the outcome",
                "Правила су преобимна да би се рекло шта би променило исход"},
    Translation{Phrase::and_more, "and {0} more", "и још {0}"},
    Translation{Phrase::strong, "strong", "јак"},
    Translation{Phrase::medium, "medium", "средњи"},
    Translation{Phrase::weak, "weak", "слаб"},
    Translation{Phrase::sections, "Questions", "Питања"},
    Translation{Phrase::source, "Source", "Извор"},
    Translation{Phrase::compared_primary, "compared with the original", "упоређено са изворником"},
    Translation{Phrase::compared_secondary, "from secondary sources, not compared with the original",
                "према посредним изворима, није упоређено са изворником"},
    Translation{Phrase::compared_own, "own work, not validated", "сопствени рад, није валидирано"},
    Translation{Phrase::for_adults, "for adults", "за пунолетне"},
    Translation{Phrase::for_children, "for children", "за децу"},
    Translation{Phrase::for_any, "for any age", "за сваки узраст"},
    Translation{Phrase::asked_only_if, "only if", "само ако"},
    Translation{Phrase::presumes, "unknown or refused counts as", "непознато или одбијено рачуна се као"},
    Translation{Phrase::otherwise, "otherwise", "иначе"},
    Translation{Phrase::the_case, "Case", "Предмет"},
    Translation{Phrase::checklists, "Checklists", "Контролне листе"},
    Translation{Phrase::mappings, "Mappings", "Мапирања"},
    Translation{Phrase::letters, "Letters", "Дописи"},
    Translation{Phrase::service_lists, "Service lists", "Спискови служби"},
    Translation{Phrase::reports, "Reports", "Извештаји"},
    Translation{Phrase::maps_onto, "onto {0}", "на листу {0}"},
    Translation{Phrase::does_not_check, "(does not check; see vidra check)",
                "(није исправна; видети vidra check)"},
};

constexpr bool in_order_of_the_enumeration() {
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (static_cast<std::size_t>(table[i].phrase) != i) {
            return false;
        }
    }
    return table.size() == static_cast<std::size_t>(Phrase::does_not_check) + 1;
}
static_assert(in_order_of_the_enumeration());

}  // namespace

std::string in_language(std::string_view english, std::string_view serbian, std::string_view language) {
    if (language == "sr-Latn") {
        return base::serbian_latin(serbian);
    }
    return std::string(language == "sr" || language.starts_with("sr-") ? serbian : english);
}

std::string phrase(Phrase which, std::string_view language) {
    const Translation& translation = table[static_cast<std::size_t>(which)];
    return in_language(translation.english, translation.serbian, language);
}

Phrase phrase_of(AppliesTo applies_to) {
    return applies_to == AppliesTo::adult   ? Phrase::for_adults
           : applies_to == AppliesTo::child ? Phrase::for_children
                                            : Phrase::for_any;
}

}  // namespace vidra::checklist

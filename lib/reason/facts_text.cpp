// SPDX-License-Identifier: Apache-2.0
#include "reason/facts_text.hpp"

#include "base/date.hpp"
#include "base/utf8.hpp"

#include <fmt/format.h>

namespace vidra::reason {

using checklist::QuestionType;

std::vector<FactWords> fact_words(const PatternSpace& space, const Facts& facts) {
    std::vector<FactWords> words;
    for (const PatternFact& fact : facts) {
        const SpaceQuestion& question = space.questions()[fact.question];
        std::string value = fact.is_not_applicable ? "not_applicable" : "yes";
        if (fact.option != absent) {
            value = question.options[fact.option];
        } else if (question.type == QuestionType::number) {
            value = std::to_string(fact.value);
        } else if (question.type == QuestionType::date) {
            value = base::format_date(fact.value);
        }
        if (!words.empty() && words.back().question == question.id && question.type == QuestionType::many) {
            words.back().values.push_back(std::move(value));
        } else {
            words.push_back({question.id, {std::move(value)}, question.type});
        }
    }
    return words;
}

std::string facts_text(const PatternSpace& space, const Facts& facts) {
    std::string text;
    for (const FactWords& fact : fact_words(space, facts)) {
        text += (text.empty() ? "" : "; ") + fact.question;
        if (fact.type != QuestionType::indicator) {
            std::string values;
            for (const std::string& value : fact.values) {
                values += (values.empty() ? "" : ", ") + value;
            }
            text += ": " + values;
        }
    }
    return text.empty() ? "every answer no or none" : text;
}

std::string claim_text(const checklist::Checklist& checklist, const checklist::Claim& claim) {
    if (claim.claim) {
        return base::terminal_line(claim.claim->text);
    }
    std::string text = "never_lowers ";
    for (std::size_t i = 0; i < claim.never_lowers.size(); ++i) {
        text += (i == 0 ? "" : ", ") + checklist.questions[claim.never_lowers[i]].id;
    }
    return text;
}

std::string percent(double share) {
    const double of_hundred = share * 100;
    if (share < 1 && of_hundred >= 99.995) {
        return "over 99.99 %";  // rounding would leave nothing for the other outcomes
    }
    if (of_hundred == 0 || of_hundred >= 1) {
        return fmt::format("{:.2f} %", of_hundred);
    }
    return fmt::format("{:.3g} %", of_hundred);
}

std::string grouped(std::string_view digits) {
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) {
            text += ',';
        }
        text += digits[i];
    }
    return text;
}

std::string patterns_text(const Count& count) {
    return fmt::format("{} pattern{}", grouped(count.decimal), count.decimal == "1" ? "" : "s");
}

}  // namespace vidra::reason

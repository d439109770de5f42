// SPDX-License-Identifier: Apache-2.0
#include "screening/result_text.hpp"

#include "base/csv_cell.hpp"
#include "base/json.hpp"
#include "base/utf8.hpp"
#include "screening/outlook_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace vidra::screening {
namespace {

using checklist::Checklist;

void append_member(std::string& out, std::string_view key, std::string_view text) {
    out += ",\"";
    out += key;
    out += "\":";
    base::append_json_string(out, text);
}

void append_number(std::string& out, std::size_t number) {
    const fmt::format_int digits(number);
    out.append(digits.data(), digits.size());
}

template <class Items, class Id>
void append_ids(std::string& out, const Items& items, Id id) {
    out += '[';
    bool first = true;
    for (const auto& item : items) {
        if (!first) {
            out += ',';
        }
        first = false;
        base::append_json_string(out, id(item));
    }
    out += ']';
}

void append_explanation(std::string& out, const expression::Instrument& instrument,
                        const Explanation& explanation) {
    constexpr std::array<std::string_view, 3> words = {"false", "true", "open"};
    const Checklist& checklist = instrument.checklist;
    out += ",\"criteria\":{";
    for (std::size_t i = 0; i < explanation.criteria.size(); ++i) {
        out += i == 0 ? "" : ",";
        base::append_json_string(out, criterion_name(checklist, instrument.program.criteria[i]));
        fmt::format_to(std::back_inserter(out), ":\"{}\"",
                       words[static_cast<std::size_t>(explanation.criteria[i])]);
    }
    out += "},\"counts\":{";
    for (std::size_t i = 0; i < explanation.counts.size(); ++i) {
        const SectionCounts& c = explanation.counts[i];
        fmt::format_to(std::back_inserter(out),
                       R"({}"{}":{{"yes":{},"strong":{},"medium":{},"weak":{},"points":{},"answered":{},)"
                       R"("open":{}}})",
                       i == 0 ? "" : ",", checklist.sections[i].id, c.yes, c.strong, c.medium, c.weak,
                       c.points, c.answered, c.open);
    }
    out += "},\"can_change\":";
    append_ids(out, explanation.can_change, [&](std::size_t q) { return checklist.questions[q].id; });
    if (explanation.outlook) {
        append_outlook_json(out, checklist, *explanation.outlook);
    }
}

constexpr std::size_t case_width = 16;

std::string padded(std::string_view text, std::size_t width) {
    std::string cell(text);
    const std::size_t has = base::display_width(text);
    cell.append(width > has ? width - has : 0, ' ');
    return cell;
}

}  // namespace

std::string_view word(Refer refer) {
    constexpr std::array<std::string_view, 3> words = {"yes", "open", "no"};
    return words[static_cast<std::size_t>(refer)];
}

std::string criterion_name(const Checklist& checklist, const expression::CriterionUse& use) {
    const std::string& id = checklist.criteria[use.criterion].id;
    return use.section ? fmt::format("{}({})", id, checklist.sections[*use.section].id) : id;
}

ResultRenderer::ResultRenderer(const expression::Instrument& instrument, ResultFormat format,
                               bool is_terminal)
    : m_instrument(instrument), m_format(format), m_is_terminal(is_terminal) {
    const Checklist& checklist = instrument.checklist;
    for (const auto& outcome : checklist.outcomes) {
        m_outcome_width = std::max(m_outcome_width, outcome.id.size());
        for (const auto& at_most : checklist.outcomes) {
            std::string text;
            append_member(text, "checklist", checklist.id);
            append_member(text, "version", checklist.version);
            append_member(text, "outcome", outcome.id);
            append_member(text, "at_most", at_most.id);
            text += &outcome == &at_most ? ",\"settled\":true" : ",\"settled\":false";
            m_outcomes.push_back(text + ",\"refer\":\"");
        }
    }
    constexpr std::size_t heading_width = 11;  // "ESTABLISHED"
    m_outcome_width = std::max(m_outcome_width, heading_width);
}

std::string ResultRenderer::header() const {
    switch (m_format) {
        case ResultFormat::jsonl:
            break;
        case ResultFormat::csv:
            return "case,checklist,version,outcome,at_most,settled,refer,answered,open,alerts\n";
        case ResultFormat::table:
            return fmt::format("{}  {}  {}  {:5}  {:>8}{}\n", padded("CASE", case_width),
                               padded("ESTABLISHED", m_outcome_width), padded("AT MOST", m_outcome_width),
                               "REFER", "ANSWERED", m_instrument.checklist.alerts.empty() ? "" : "  ALERTS");
    }
    return {};
}

void ResultRenderer::append(std::string& out, std::string_view case_id, const Result& result,
                            const Explanation* explanation) const {
    switch (m_format) {
        case ResultFormat::jsonl:
            append_json(out, case_id, result, explanation);
            break;
        case ResultFormat::csv:
            append_csv(out, case_id, result);
            break;
        case ResultFormat::table:
            append_row(out, case_id, result);
            break;
    }
}

void ResultRenderer::append_json(std::string& out, std::string_view case_id, const Result& result,
                                 const Explanation* explanation) const {
    const Checklist& checklist = m_instrument.checklist;
    out += "{\"case\":";
    base::append_json_string(out, case_id);
    out += m_outcomes[result.outcome * checklist.outcomes.size() + result.at_most];
    out += word(result.refer);
    out += "\",\"answered\":";
    append_number(out, result.answered);
    out += ",\"open\":";
    append_number(out, result.open);
    out += ",\"alerts\":";
    append_ids(out, result.alerts, [&](std::size_t alert) { return checklist.alerts[alert].id; });
    if (explanation != nullptr) {
        append_explanation(out, m_instrument, *explanation);
    }
    out += "}\n";
}

void ResultRenderer::append_csv(std::string& out, std::string_view case_id, const Result& result) const {
    const Checklist& checklist = m_instrument.checklist;
    base::append_csv_cell(out, m_is_terminal ? base::terminal_safe(case_id) : std::string(case_id));
    out += ',';
    base::append_csv_cell(out, checklist.id);
    out += ',';
    base::append_csv_cell(out, m_is_terminal ? base::terminal_safe(checklist.version) : checklist.version);
    fmt::format_to(std::back_inserter(out), ",{},{},{},{},{},{},", checklist.outcomes[result.outcome].id,
                   checklist.outcomes[result.at_most].id, result.settled(), word(result.refer),
                   result.answered, result.open);
    for (std::size_t i = 0; i < result.alerts.size(); ++i) {
        out += i == 0 ? "" : ";";
        out += checklist.alerts[result.alerts[i]].id;
    }
    out += '\n';
}

void ResultRenderer::append_row(std::string& out, std::string_view case_id, const Result& result) const {
    const Checklist& checklist = m_instrument.checklist;
    std::string alerts;
    for (const std::size_t alert : result.alerts) {
        alerts += (alerts.empty() ? "" : ", ") + checklist.alerts[alert].id;
    }
    std::string row =
        fmt::format("{}  {}  {}  {:5}  {:>8}  {}", padded(base::terminal_safe(case_id), case_width),
                    padded(checklist.outcomes[result.outcome].id, m_outcome_width),
                    padded(checklist.outcomes[result.at_most].id, m_outcome_width), word(result.refer),
                    fmt::format("{} of {}", result.answered, result.answered + result.open), alerts);
    while (!row.empty() && row.back() == ' ') {
        row.pop_back();
    }
    out += row + '\n';
}

}  // namespace vidra::screening

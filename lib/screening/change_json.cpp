// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.hpp"
#include "reason/facts_json.hpp"
#include "reason/facts_text.hpp"
#include "screening/change_report.hpp"
#include "screening/result_text.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace vidra::screening {
namespace {

using Json = nlohmann::ordered_json;
using checklist::Subject;

Json change_of_words(const checklist::Change& change) {
    Json json = {{"kind", checklist::word(change.kind)},
                 {"subject", checklist::word(change.subject)},
                 {"id", change.id}};
    for (const auto& [key, text] :
         {std::pair("option", &change.option), std::pair("field", &change.field),
          std::pair("language", &change.language), std::pair("old", &change.old_value),
          std::pair("new", &change.new_value)}) {
        if (!text->empty()) {
            json[key] = *text;
        }
    }
    for (const auto& [name, place] :
         {std::pair("old_", &change.old_place), std::pair("new_", &change.new_place)}) {
        if (*place) {
            json[std::string(name) + "line"] = (*place)->begin.line;
            json[std::string(name) + "column"] = (*place)->begin.column;
        }
    }
    return json;
}

Json moves(const ChangeReport& report) {
    Json list = Json::array();
    for (std::size_t i = 0; i < report.meaning.moves.size(); ++i) {
        const reason::Move& move = report.meaning.moves[i];
        const bool is_allowed = report.allowed[i];
        list.push_back({{"from", move.from},
                        {"to", move.to},
                        {"less_serious", move.seriousness < 0},
                        {"patterns", move.patterns.decimal},
                        {"share", move.patterns.share},
                        {"witness", reason::facts_json(report.space, move.witness)},
                        {"allowed", is_allowed}});
    }
    return list;
}

Json replay(const ReplaySummary& summary) {
    Json moved = Json::array();
    for (const MovedCase& one : summary.moved) {
        const VersionResult& before = one.results.before;
        const VersionResult& after = one.results.after;
        moved.push_back({{"case", one.case_id},
                         {"from", before.outcome},
                         {"from_at_most", before.at_most},
                         {"from_refer", word(before.refer)},
                         {"from_alerts", before.alerts},
                         {"to", after.outcome},
                         {"to_at_most", after.at_most},
                         {"to_refer", word(after.refer)},
                         {"to_alerts", after.alerts},
                         {"to_refused", one.results.is_lost()}});
    }
    return {{"read", summary.read}, {"rejected", summary.rejected}, {"moved", std::move(moved)}};
}

/// What a message of a workflow command needs (GitHub documentation, "Workflow commands"); a property also
/// its `:` and `,`.
std::string escaped(std::string_view text, bool is_property) {
    std::string out;
    for (const char c : base::terminal_safe(text, true)) {
        if (c == '%' || c == '\r' || c == '\n' || (is_property && (c == ':' || c == ','))) {
            out += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
        } else {
            out += c;
        }
    }
    return out;
}

class Commands {
  public:
    explicit Commands(const ChangeReport& report)
        : m_report(report), m_level(report.fails() ? "error" : "warning") {}

    void add(std::string_view level, diag::Position place, const std::string& message) {
        m_out += fmt::format(
            "::{} file={},line={},col={},title={}::{}\n", level, escaped(m_report.new_file, true), place.line,
            place.column, escaped(m_report.newer.id + " changed its meaning", true), escaped(message, false));
    }
    void add(diag::Position place, const std::string& message) { add(m_level, place, message); }

    /// Where an outcome stands in the newer file, if it does.
    [[nodiscard]] diag::Position place(const std::string& outcome) const {
        const auto index = m_report.newer.outcome_index(outcome);
        return index ? m_report.newer.outcomes[*index].range.begin : diag::Position{1, 1};
    }
    [[nodiscard]] std::string take() { return std::move(m_out); }

  private:
    const ChangeReport& m_report;
    std::string m_level;
    std::string m_out;
};

}  // namespace

std::string change_json(const ChangeReport& report) {
    Json document = {{"vidra", 1},
                     {"checklist", report.newer.id},
                     {"old_version", report.older.version},
                     {"new_version", report.newer.version},
                     {"patterns", report.meaning.pattern_count},
                     {"same_meaning", report.meaning.is_none()},
                     {"moves", moves(report)}};
    Json not_applicable = Json::array();
    for (const reason::Move& move : report.meaning.not_applicable) {
        not_applicable.push_back({{"from", move.from},
                                  {"to", move.to},
                                  {"less_serious", move.seriousness < 0},
                                  {"witness", reason::facts_json(report.space, move.witness)}});
    }
    document["not_applicable"] = std::move(not_applicable);
    Json alerts = Json::array();
    for (const reason::AlertChange& alert : report.meaning.alerts) {
        alerts.push_back({{"id", alert.alert},
                          {"lost", alert.lost.decimal},
                          {"gained", alert.gained.decimal},
                          {"witness", reason::facts_json(report.space, alert.witness)}});
    }
    document["alerts"] = std::move(alerts);
    document["refer"] = report.meaning.refer;
    document["order_changed"] = report.meaning.order_changed;
    document["filling"] = report.meaning.filling;
    Json refuses = Json::array();
    for (const reason::Refusal& refusal : report.meaning.refuses) {
        refuses.push_back({{"question", refusal.question.empty() ? Json() : Json(refusal.question)},
                           {"what", refusal.what}});
    }
    document["refuses"] = std::move(refuses);
    Json texts = Json::array();
    Json questions = Json::array();
    Json rest = Json::array();
    for (const checklist::Change& change : report.words) {
        const bool is_question = change.subject == Subject::question || change.subject == Subject::option;
        (!change.language.empty() ? texts
         : is_question            ? questions
                                  : rest)
            .push_back(change_of_words(change));
    }
    document["texts"] = std::move(texts);
    document["questions"] = std::move(questions);
    document["others"] = std::move(rest);
    if (report.replay) {
        document["records"] = replay(*report.replay);
    }
    return document.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string change_github(const ChangeReport& report) {
    Commands commands(report);
    const std::string versions =
        report.version_changed()
            ? fmt::format("; version {} is now {}", report.older.version, report.newer.version)
            : fmt::format("; the version is still {}", report.newer.version);
    for (std::size_t i = 0; i < report.meaning.moves.size(); ++i) {
        const reason::Move& move = report.meaning.moves[i];
        const std::string message = fmt::format(
            "{} of answers {} from {} to {}, which {}, for example: {}{}",
            reason::patterns_text(move.patterns), move.patterns.decimal == "1" ? "moves" : "move", move.from,
            move.to, standing(move.seriousness), reason::facts_text(report.space, move.witness), versions);
        if (report.allowed[i]) {
            commands.add("notice", commands.place(move.to), message + " (allowed)");
        } else {
            commands.add(commands.place(move.to), message);
        }
    }
    for (const reason::Move& move : report.meaning.not_applicable) {
        commands.add(commands.place(move.to),
                     fmt::format("answers move from {} to {}, which {}, where one is not applicable, for "
                                 "example: {}{}",
                                 move.from, move.to, standing(move.seriousness),
                                 reason::facts_text(report.space, move.witness), versions));
    }
    for (const reason::AlertChange& alert : report.meaning.alerts) {
        commands.add({1, 1}, fmt::format("the alert {}: {}, for example: {}{}", alert.alert, movement(alert),
                                         reason::facts_text(report.space, alert.witness), versions));
    }
    for (const std::string& id : report.meaning.refer) {
        commands.add(commands.place(id), fmt::format("whether {} refers has changed{}", id, versions));
    }
    if (report.meaning.order_changed) {
        commands.add({1, 1}, "the order of seriousness of the outcomes has changed" + versions);
    }
    for (const std::string& id : report.meaning.filling) {
        commands.add({1, 1}, fmt::format("what fills in {} has changed{}", id, versions));
    }
    for (const reason::Refusal& refusal : report.meaning.refuses) {
        commands.add({1, 1}, fmt::format("records are refused that were taken: {}{}{}{}", refusal.question,
                                         refusal.question.empty() ? "" : ": ", refusal.what, versions));
    }
    if (report.replay) {
        commands.add("notice", {1, 1},
                     fmt::format("of {} records {} are rejected and {} move", report.replay->read,
                                 report.replay->rejected, report.replay->moved.size()));
    }
    return commands.take();
}

}  // namespace vidra::screening

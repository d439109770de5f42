// SPDX-License-Identifier: Apache-2.0
#include "base/text_page.hpp"
#include "checklist/changes_text.hpp"
#include "reason/facts_text.hpp"
#include "screening/change_report.hpp"
#include "screening/result_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <vector>

namespace vidra::screening {

bool ChangeReport::has_open_changes() const {
    const bool every_move_is_allowed =
        std::all_of(allowed.begin(), allowed.end(), [](bool is_allowed) { return is_allowed; });
    return !every_move_is_allowed || !meaning.not_applicable.empty() || !meaning.alerts.empty() ||
           !meaning.refer.empty() || meaning.order_changed || !meaning.filling.empty() ||
           !meaning.refuses.empty();
}

std::string movement(const reason::AlertChange& alert) {
    if (alert.lost.is_none() && alert.gained.is_none()) {
        return "not the same where an answer is not applicable";
    }
    return fmt::format("no longer raised in {} patterns, newly raised in {}",
                       reason::grouped(alert.lost.decimal), reason::grouped(alert.gained.decimal));
}

std::string_view standing(std::strong_ordering seriousness) {
    return seriousness < 0 ? "is less serious" : seriousness > 0 ? "is more serious" : "stands as high";
}

namespace {

class Teller {
  public:
    explicit Teller(const ChangeReport& report) : m_report(report) {}

    std::string tell() {
        m_page.line(0, fmt::format("{}: {} -> {}", m_report.newer.id, m_report.older.version,
                                   m_report.newer.version));
        verdict();
        moves(std::strong_ordering::less, "Patterns that move to a less serious outcome");
        moves(std::strong_ordering::greater, "Patterns that move to a more serious outcome");
        moves(std::strong_ordering::equal, "Patterns that move to an outcome that stands as high");
        not_applicable();
        alerts();
        others();
        refuses();
        replay();
        words();
        return m_page.take();
    }

  private:
    void verdict() {
        const std::string patterns = reason::grouped(m_report.meaning.pattern_count);
        if (m_report.meaning.is_none()) {
            m_page.line(
                0, fmt::format("No change in meaning: proved for all {} patterns of answers.", patterns));
            if (!m_report.meaning.refuses.empty()) {
                m_page.line(0, fmt::format("But the newer version refuses records that the older takes{}.",
                                           m_report.fails() ? ", and its version did not change" : ""));
            }
            return;
        }
        if (m_report.fails()) {
            m_page.line(0, "The meaning changed, and the version did not.");
        } else if (!m_report.version_changed()) {
            m_page.line(0, "The meaning changed; every change is allowed.");
        } else {
            m_page.line(0, "The meaning changed, and so did the version.");
        }
        m_page.line(0, fmt::format("Compared over {} patterns of answers; a share is one of patterns, not of "
                                   "people.",
                                   patterns));
    }

    void moves(std::strong_ordering seriousness, std::string_view title) {
        bool is_first = true;
        for (std::size_t i = 0; i < m_report.meaning.moves.size(); ++i) {
            const reason::Move& move = m_report.meaning.moves[i];
            if (move.seriousness != seriousness) {
                continue;
            }
            if (is_first) {
                m_page.heading(title);
                is_first = false;
            }
            m_page.line(
                2,
                fmt::format("{} -> {}: {}, {}{}", move.from, move.to, reason::patterns_text(move.patterns),
                            reason::percent(move.patterns.share), m_report.allowed[i] ? " (allowed)" : ""));
            m_page.line(4, "for example: " + reason::facts_text(m_report.space, move.witness));
        }
    }

    void not_applicable() {
        if (m_report.meaning.not_applicable.empty()) {
            return;
        }
        m_page.heading("Moves only where an answer is not applicable, which no pattern counts");
        for (const reason::Move& move : m_report.meaning.not_applicable) {
            m_page.line(2, fmt::format("{} -> {}, which {}", move.from, move.to, standing(move.seriousness)));
            m_page.line(4, "for example: " + reason::facts_text(m_report.space, move.witness));
        }
    }

    void alerts() {
        if (m_report.meaning.alerts.empty()) {
            return;
        }
        m_page.heading("Alerts");
        for (const reason::AlertChange& alert : m_report.meaning.alerts) {
            m_page.line(2, fmt::format("{}: {}", alert.alert, movement(alert)));
            m_page.line(4, "for example: " + reason::facts_text(m_report.space, alert.witness));
        }
    }

    void others() {
        const reason::MeaningChange& meaning = m_report.meaning;
        if (meaning.refer.empty() && !meaning.order_changed && meaning.filling.empty()) {
            return;
        }
        m_page.heading("What results say besides");
        for (const std::string& id : meaning.refer) {
            const auto& outcome = m_report.newer.outcomes[*m_report.newer.outcome_index(id)];
            m_page.line(2, fmt::format("{} {} refers", id, outcome.refer ? "now" : "no longer"));
        }
        if (meaning.order_changed) {
            m_page.line(2, "the order of seriousness of the outcomes changed");
        }
        for (const std::string& id : meaning.filling) {
            m_page.line(2,
                        fmt::format("{}: the recorded age or an unknown answer fills in something else", id));
        }
    }

    void refuses() {
        if (m_report.meaning.refuses.empty()) {
            return;
        }
        m_page.heading("Records that the newer version refuses and the older takes");
        for (const reason::Refusal& refusal : m_report.meaning.refuses) {
            m_page.line(2, refusal.question.empty() ? refusal.what
                                                    : fmt::format("{}: {}", refusal.question, refusal.what));
        }
    }

    void replay() {
        if (!m_report.replay) {
            return;
        }
        const ReplaySummary& replay = *m_report.replay;
        m_page.heading(fmt::format("Records: {} read, {} rejected, {} move", replay.read, replay.rejected,
                                   replay.moved.size()));
        for (const MovedCase& moved : replay.moved) {
            m_page.line(2, fmt::format("{}: {}", moved.case_id,
                                       differences(moved.results.before, moved.results.after)));
        }
    }

    /// What is not the same of two results.
    static std::string differences(const VersionResult& before, const VersionResult& after) {
        std::vector<std::string> parts;
        const auto told = [](const VersionResult& result) {
            return result.outcome == result.at_most
                       ? result.outcome
                       : fmt::format("{} (at most {})", result.outcome, result.at_most);
        };
        if (told(before) != told(after)) {
            parts.push_back(fmt::format("{} -> {}", told(before), told(after)));
        }
        if (before.refer != after.refer) {
            parts.push_back(fmt::format("refer {} -> {}", word(before.refer), word(after.refer)));
        }
        for (const std::string& alert : missing(before.alerts, after.alerts)) {
            parts.push_back(fmt::format("alert {} no longer raised", alert));
        }
        for (const std::string& alert : missing(after.alerts, before.alerts)) {
            parts.push_back(fmt::format("alert {} newly raised", alert));
        }
        if (after.is_refused && !before.is_refused) {
            parts.emplace_back("refused by the newer version");
        }
        return fmt::format("{}", fmt::join(parts, "; "));
    }
    /// Those of one sorted list that another lacks.
    static std::vector<std::string> missing(const std::vector<std::string>& of,
                                            const std::vector<std::string>& in) {
        std::vector<std::string> ids;
        std::set_difference(of.begin(), of.end(), in.begin(), in.end(), std::back_inserter(ids));
        return ids;
    }

    void words() {
        const std::string text =
            checklist::changes_text(m_report.words, m_report.old_file, m_report.new_file);
        m_page.heading(text.empty() ? "No change in words" : "Changes in words");
        m_page.add(text);
    }

    const ChangeReport& m_report;
    base::TextPage m_page;
};

}  // namespace

std::string change_text(const ChangeReport& report) {
    return Teller(report).tell();
}

}  // namespace vidra::screening

// SPDX-License-Identifier: Apache-2.0
#include "comparison.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

namespace vidra::oracle {
namespace {

using expression::Truth;

std::string_view word(Holds holds) {
    constexpr std::array<std::string_view, 3> words = {"no", "open", "yes"};
    return words[static_cast<std::size_t>(holds)];
}

std::string_view word(Truth truth) {
    constexpr std::array<std::string_view, 3> words = {"no", "yes", "open"};
    return words[static_cast<std::size_t>(truth)];
}

std::string_view word(Refer refer) {
    constexpr std::array<std::string_view, 3> words = {"yes", "open", "no"};
    return words[static_cast<std::size_t>(refer)];
}

std::string_view word(screening::Refer refer) {
    switch (refer) {
        case screening::Refer::yes:
            return "yes";
        case screening::Refer::open:
            return "open";
        case screening::Refer::no:
            break;
    }
    return "no";
}

class Comparison {
  public:
    explicit Comparison(const checklist::Checklist& checklist) : m_checklist(checklist) {}

    template <class Value>
    void hold(std::string_view what, const Value& expected, const Value& given) {
        if (expected != given) {
            m_text += fmt::format("{}: expected {}, got {}\n", what, expected, given);
        }
    }
    [[nodiscard]] std::string outcome(std::size_t index) const {
        return index < m_checklist.outcomes.size() ? m_checklist.outcomes[index].id : "none at all";
    }
    template <class Indices>
    [[nodiscard]] std::set<std::string> questions(const Indices& indices) const {
        std::set<std::string> ids;
        for (const std::size_t index : indices) {
            ids.insert(m_checklist.questions[index].id);
        }
        return ids;
    }
    [[nodiscard]] std::string criterion(const CriterionUse& use) const {
        const std::string& id = m_checklist.criteria[use.first].id;
        return use.second ? fmt::format("{}({})", id, m_checklist.sections[*use.second].id) : id;
    }
    [[nodiscard]] const std::string& text() const { return m_text; }

  private:
    const checklist::Checklist& m_checklist;
    std::string m_text;
};

}  // namespace

Findings enumerate(const checklist::Checklist& checklist, const records::Record& record) {
    return enumerate(checklist, record.answers.list(), record.age);
}

std::string disagreements(const expression::Instrument& instrument, screening::Screener& screener,
                          const records::Record& record, const Findings& findings) {
    const checklist::Checklist& checklist = instrument.checklist;
    Comparison compare(checklist);
    const screening::Result result = screener.evaluate(record);
    compare.hold("outcome", compare.outcome(findings.outcome), compare.outcome(result.outcome));
    compare.hold("at_most", compare.outcome(findings.at_most), compare.outcome(result.at_most));
    compare.hold("settled", findings.settled(), result.settled());
    compare.hold("refer", word(findings.refer), word(result.refer));
    compare.hold("answered", findings.answered, result.answered);
    compare.hold("open", findings.open, result.open);
    std::vector<std::size_t> alerts;
    for (std::size_t i = 0; i < findings.alerts.size(); ++i) {
        if (findings.alerts[i] == Holds::always) {
            alerts.push_back(i);
        }
    }
    compare.hold("alerts", alerts, result.alerts);

    const screening::Explanation explanation = screener.explain();
    for (std::size_t i = 0; i < findings.conditions.size(); ++i) {
        compare.hold("when of " + compare.outcome(i), word(findings.conditions[i]),
                     word(explanation.conditions.at(i)));
    }
    for (std::size_t i = 0; i < checklist.sections.size(); ++i) {
        const screening::SectionCounts& counts = explanation.counts.at(i);
        const std::map<std::string, std::int64_t> established = {
            {"yes", static_cast<std::int64_t>(counts.yes)},
            {"strong", static_cast<std::int64_t>(counts.strong)},
            {"medium", static_cast<std::int64_t>(counts.medium)},
            {"weak", static_cast<std::int64_t>(counts.weak)},
            {"points", counts.points}};
        const std::string in = " in " + checklist.sections[i].id;
        compare.hold("counts" + in, findings.counts[i].established, established);
        compare.hold("answered" + in, findings.counts[i].answered, counts.answered);
        compare.hold("open" + in, findings.counts[i].open, counts.open);
    }
    std::set<CriterionUse> explained;
    for (std::size_t i = 0; i < explanation.criteria.size(); ++i) {
        const expression::CriterionUse& use = instrument.program.criteria.at(i);
        const CriterionUse key{use.criterion, use.section};
        explained.insert(key);
        // the program may list a criterion that the oracle saw no rule ask
        if (const auto at = findings.criteria.find(key); at != findings.criteria.end()) {
            compare.hold(compare.criterion(key), word(at->second), word(explanation.criteria[i]));
        }
    }
    for (const auto& [use, holds] : findings.criteria) {
        compare.hold(compare.criterion(use) + " is explained", true, explained.contains(use));
    }
    compare.hold("can_change", compare.questions(findings.can_change),
                 compare.questions(explanation.can_change));
    compare.hold("length of can_change", findings.can_change.size(), explanation.can_change.size());
    compare.hold("can_change is empty", findings.settled(), explanation.can_change.empty());
    return compare.text();
}

}  // namespace vidra::oracle

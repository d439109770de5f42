// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "screening/interview.hpp"
#include "screening/talk_json.hpp"
#include "small_checklist.hpp"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vidra::test {

/// A checklist with every type of question, skip logic, alerts and three outcomes.
inline std::string desk_list() {
    const std::string options =
        "options = [ { id = \"one\", text = { en = \"One\" } }, { id = \"two\", text = { en = "
        "\"Two\" } }, { id = \"three\", text = { en = \"Three\" } } ]";
    return small_checklist(
        "[[section]]\nid = \"safety\"\nelement = \"context\"\ntitle = { en = \"Safety\" }\n" +
        question("danger") + question("drunk") +
        "[[section]]\nid = \"age\"\nelement = \"context\"\ntitle = { en = \"Age\" }\n" +
        question(
            "age_group",
            "type = \"choice\"\npresume = \"uncertain\"\nfrom_age = { child = [0, 17], adult = [18, 120] }\n"
            "options = [ { id = \"adult\", text = { en = \"Adult\" } }, { id = \"child\", text = { en = "
            "\"Child\" } }, { id = \"uncertain\", text = { en = \"Uncertain\" } } ]") +
        section("s") + question("a", "strength = \"strong\"") +
        question("b", "strength = \"medium\"\nrelevant = \"a\"") + question("c", "strength = \"strong\"") +
        question("way", "type = \"choice\"\n" + options) + question("ways", "type = \"many\"\n" + options) +
        question("months", "type = \"number\"\nmin = 0\nmax = 60") + question("since", "type = \"date\"") +
        question("told", "type = \"text\"") + outcome("high", "a and b or a and age_group != adult", true) +
        outcome("middle", "a or c", true) + outcome("low", "") + alert("stop", "danger") +
        alert("cannot_decide_now", "drunk"));
}

/// Conditions before it, one of them with skip logic.
inline std::string desk_before() {
    return "vidra = 1\nid = \"first\"\nversion = \"1\"\nlanguages = [\"en\"]\ntitle = { en = \"First\" }\n"
           "applies_to = \"any\"\n[[source]]\ntitle = \"invented\"\nstatus = \"own\"\n" +
           section("place") + question("alone") +
           question("interpreter",
                    "type = \"choice\"\noptions = [ { id = \"needed\", text = { en = \"Needed\" } }, { id = "
                    "\"none\", text = { en = \"Not needed\" } } ]") +
           question("interpreter_independent", "relevant = \"interpreter == needed\"") +
           question("agrees_to_talk") + outcome("only", "");
}

/// An officer's desk: instruments and what an interview on them needs.
class Desk {
  public:
    explicit Desk(const std::string& list = desk_list(), const std::string& before = {}) {
        std::string said;
        m_list = instrument(list, said);
        if (!before.empty()) {
            m_before = instrument(before, said);
        }
        if (!m_list || (!before.empty() && !m_before)) {
            throw std::runtime_error(said);
        }
    }

    [[nodiscard]] const expression::Instrument& list() const { return *m_list; }
    [[nodiscard]] const expression::Instrument* before() const { return m_before ? &*m_before : nullptr; }

    [[nodiscard]] screening::InterviewSetting setting() const {
        return {*m_list,
                before(),
                language,
                80,
                *base::parse_date("2026-11-25"),
                [] { return std::string("2026-11-25T23:50:00+01:00"); },
                [](bool for_children) {
                    const std::string id = for_children ? "for_children" : "for_adults";
                    return std::vector<screening::OtherList>{{id, {{{"en", "List " + id}}}}};
                }};
    }

    [[nodiscard]] screening::Talk new_talk() const {
        screening::Talk talk;
        talk.case_id = "T-1";
        talk.date = "2026-11-25";
        talk.started = "2026-11-25T23:10:00+01:00";
        talk.language = language;
        talk.is_quick = is_quick;
        talk.with_identity = with_identity;
        screening::begin_sheet(talk.sheet, m_list->checklist);
        if (m_before) {
            screening::begin_sheet(talk.before, m_before->checklist);
        }
        screening::Interview::begin(setting(), talk);
        return talk;
    }
    [[nodiscard]] screening::Interview begin() const { return {setting(), new_talk()}; }

    [[nodiscard]] std::string draft(const screening::Interview& interview) const {
        return screening::draft_text(*m_list, before(), interview.talk());
    }
    /// As after a kill: what was saved, read again. Throws where it cannot be.
    [[nodiscard]] screening::Interview resumed(const screening::Interview& interview) const {
        diag::Diagnostics diagnostics;
        auto talk = screening::read_draft(draft(interview), *m_list, before(), diagnostics);
        if (!talk) {
            throw std::runtime_error("the draft cannot be read: " +
                                     diag::render_line(diagnostics.all().front()));
        }
        return {setting(), std::move(*talk)};
    }
    [[nodiscard]] std::string record(const screening::Interview& interview) const {
        screening::Assessor assessor(*m_list);
        return screening::record_line(*m_list, before(), interview.talk(),
                                      assessor.assess(screening::as_record(interview.talk()), false));
    }

    std::string language = "en";
    bool is_quick = false;
    bool with_identity = false;

  private:
    std::optional<expression::Instrument> m_list;
    std::optional<expression::Instrument> m_before;
};

/// What is told while these are typed, without the screens between.
inline std::string type(screening::Interview& interview, std::initializer_list<std::string_view> typed) {
    std::string told;
    for (const std::string_view one : typed) {
        told += interview.take(one).text;
    }
    return told;
}

/// The id of the question at hand, or the name of the step.
inline std::string here(const screening::Interview& interview, const Desk& desk) {
    const screening::Place& place = interview.talk().place;
    switch (place.part) {
        case screening::Part::before:
            return desk.before()->checklist.questions[place.index].id;
        case screening::Part::question:
            return desk.list().checklist.questions[place.index].id;
        case screening::Part::wait:
            return "WAIT";
        case screening::Part::age:
            return "AGE";
        case screening::Part::other:
            return "OTHER";
        case screening::Part::stop:
            return "STOP";
        case screening::Part::skipped:
            return "SKIPPED";
        case screening::Part::closing:
            return "CLOSING " + std::to_string(place.index) + "." + std::to_string(place.recipient);
    }
    return {};
}

}  // namespace vidra::test

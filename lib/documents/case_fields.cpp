// SPDX-License-Identifier: Apache-2.0
#include "documents/case_fields.hpp"

#include "base/ascii.hpp"
#include "documents/answer_fields.hpp"
#include "documents/field_values.hpp"
#include "documents/wording.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace vidra::documents {
namespace {

using checklist::AnswerState;
using screening::AgeGroup;

/// The fields that are made of what a record says beside its answers.
class CaseFields {
  public:
    explicit CaseFields(const FieldSource& source) : m_case(source.one), m_frame(source.frame) {}

    [[nodiscard]] Value kept(std::string_view path) const { return Value::borrowed(kept_text(path)); }
    [[nodiscard]] Value kept_unless_none(std::string_view path) const {
        return kept_text(path) == "none" ? Value() : kept(path);
    }
    [[nodiscard]] Value kept_date(std::string_view path) const { return in_words(kept_text(path)); }
    /// A date that is one; anything else as it is.
    [[nodiscard]] Value in_words(std::string_view text) const {
        const auto date = base::parse_date(text);
        return date ? Value::text(date_in_words(*date, language()))
                    : Value::borrowed(text == "none" ? "" : text);
    }
    [[nodiscard]] Value case_id() const { return Value::borrowed(m_case.record->case_id); }
    [[nodiscard]] Value month() const {
        const auto date = base::parse_date(kept_text("date"));
        return Value::text(date ? month_in_words(*date, language()) : std::string());
    }
    [[nodiscard]] Value sex() const {
        const std::string_view sex = kept_text("sex");
        const bool is_known = sex == "female" || sex == "male" || sex == "other";
        Value value = flags("female male other unknown", is_known ? sex : "unknown");
        value.set_text("word", sex_in_words(is_known ? sex : "unknown", language()));
        return value;
    }
    [[nodiscard]] Value age() const {
        // at the talk; of who has come of age since it would contradict what the letter says
        const bool holds =
            m_case.record->age && !(m_case.today && has_come_of_age(*m_case.record, *m_case.today));
        return holds ? Value::text(std::to_string(*m_case.record->age)) : Value();
    }
    [[nodiscard]] Value age_group() const {
        const AgeGroup group = age_group_of(m_case);
        const bool is_sure = m_case.record->age && *m_case.record->age < 18;
        const bool is_child = is_sure || answered_child() || kept_text("interview.age_group") == "child";
        return flags("adult child uncertain not_recorded", group == AgeGroup::adult     ? "adult"
                                                           : group == AgeGroup::unknown ? "not_recorded"
                                                           : is_child                   ? "child"
                                                                                        : "uncertain");
    }
    [[nodiscard]] Value interpreter() const {
        std::string_view how = kept_text("interview.interpreter");
        if (how.empty() && is_answered_yes(m_case, "interpreter_needed")) {
            how = "missing";
        }
        return how.empty() ? Value() : flags("none_needed in_person phone missing", how);
    }
    [[nodiscard]] Value yes_no_unknown(std::string_view path) const {
        const std::string_view answer = kept_text(path);
        return answer.empty() ? Value() : flags("yes no unknown", answer);
    }
    /// The record says whether there is one, the letter whether one is needed.
    [[nodiscard]] Value bed() const {
        const std::string_view answer = kept_text("interview.bed_tonight");
        return answer.empty() ? Value()
                              : flags("needed there unknown", answer == "no"    ? "needed"
                                                              : answer == "yes" ? "there"
                                                                                : "unknown");
    }
    [[nodiscard]] Value alert(std::string_view id) const { return Value::flag(has_alert(m_case, id)); }
    [[nodiscard]] Value answered_yes(std::string_view id) const {
        return Value::flag(is_answered_yes(m_case, id));
    }

    /// What holds for each kind of recipient, earlier records of the case included, in the order of the
    /// record.
    [[nodiscard]] Value consents() const {
        constexpr std::string_view before = records::referral_consent;
        std::vector<Value> items;
        const auto add = [&](std::string name, std::string_view consent) {
            items.push_back(item_of({{"recipient", Value::text(std::move(name))},
                                     {"answer", Value::text(consent_in_words(consent, language()))}}));
        };
        Recipients said;
        for (const records::KeptField& field : m_case.record->kept) {
            if (!field.path.starts_with(before)) {
                continue;
            }
            const std::string kind = field.path.substr(before.size());
            if (const auto recipient = recipient_of(kind)) {
                said.add(*recipient);
                add(name_of(*recipient, language()), word(consent_of(m_case, *recipient)));
            } else {
                add(kind, field.text);
            }
        }
        for (std::size_t i = 0; i < recipient_count; ++i) {
            const auto recipient = static_cast<Recipient>(i);
            const std::string_view earlier = word(m_case.earlier.referral[i]);
            if (!said.has(recipient) && !earlier.empty()) {
                add(name_of(recipient, language()), earlier);
            }
        }
        return as_list(std::move(items), "recipient", language());
    }
    [[nodiscard]] Value told() const {
        constexpr std::string_view end_of_date = ".date";
        std::map<std::string_view, std::string_view> dates;  // by what stands before the end of the path
        for (const records::KeptField& field : m_case.record->kept) {
            const std::string_view path = field.path;
            if (path.starts_with("referrals.") && path.ends_with(end_of_date)) {
                dates.emplace(path.substr(0, path.size() - end_of_date.size()), field.text);
            }
        }
        std::vector<Value> items;
        for (const records::KeptField& field : m_case.record->kept) {
            if (field.path.starts_with("referrals.") && field.path.ends_with(".to_kind")) {
                const auto recipient = recipient_of(field.text);
                const auto date = dates.find(std::string_view(field.path).substr(0, field.path.rfind('.')));
                items.push_back(item_of(
                    {{"recipient", Value::text(recipient ? name_of(*recipient, language()) : field.text)},
                     {"date", date == dates.end() ? Value() : in_words(date->second)}}));
            }
        }
        return as_list(std::move(items), "recipient", language());
    }
    [[nodiscard]] Value form() const {
        std::vector<Value> items;
        for (const records::KeptField& field : m_case.record->kept) {
            // in JSON a list (form.0), in CSV one cell with semicolons
            const bool is_listed = field.path.starts_with("form.") &&
                                   field.path.find_first_not_of("0123456789", 5) == std::string::npos;
            if (field.path == "form" || is_listed) {
                for (const std::string_view one : base::split(field.text, ';')) {
                    items.push_back(
                        item_of({{"text", Value::text(form_in_words(base::trim(one), language()))}}));
                }
            }
        }
        return as_list(std::move(items), "text", language());
    }

  private:
    [[nodiscard]] const std::string& language() const { return m_frame.language; }
    [[nodiscard]] std::string_view kept_text(std::string_view path) const {
        return m_case.record->kept_text(path);
    }

    [[nodiscard]] bool answered_child() const {
        if (m_case.instrument == nullptr) {
            return false;
        }
        const auto& questions = m_case.instrument->checklist.questions;
        for (std::size_t q = 0; q < questions.size(); ++q) {
            const checklist::Answer answer = m_case.record->answers[q];
            if (!questions[q].from_age.empty() && answer.state == AnswerState::given) {
                return std::any_of(questions[q].from_age.begin(), questions[q].from_age.end(),
                                   [&](const checklist::AgeRange& range) {
                                       return static_cast<std::int64_t>(range.option) == answer.value;
                                   });
            }
        }
        return false;
    }

    const ReferralCase& m_case;
    const LetterFrame& m_frame;
};

}  // namespace

MakeField find_field_maker(std::string_view name) {
    using A = AnswerFields;
    using F = CaseFields;
    using S = FieldSource;
    static const std::map<std::string_view, MakeField> makers = {
        {"case", [](const S& s) { return F(s).case_id(); }},
        {"case_date", [](const S& s) { return F(s).kept_date("date"); }},
        {"month", [](const S& s) { return F(s).month(); }},
        {"station", [](const S& s) { return F(s).kept("station"); }},
        {"sex", [](const S& s) { return F(s).sex(); }},
        {"age_group", [](const S& s) { return F(s).age_group(); }},
        {"age", [](const S& s) { return F(s).age(); }},
        {"citizenship", [](const S& s) { return F(s).kept("citizenship"); }},
        {"identity.name", [](const S& s) { return F(s).kept("identity.name"); }},
        {"identity.birth_date", [](const S& s) { return F(s).kept_date("identity.birth_date"); }},
        {"identity.call_name", [](const S& s) { return F(s).kept("identity.call_name"); }},
        {"safety.whereabouts", [](const S& s) { return F(s).kept("identity.whereabouts"); }},
        {"safety.contact", [](const S& s) { return F(s).kept("identity.contact"); }},
        {"safety.keep_from", [](const S& s) { return F(s).kept("identity.keep_from"); }},
        {"safety.dangers", [](const S& s) { return A(s).of_topic(Topic::safety); }},
        {"safety.alerts", [](const S& s) { return A(s).alerts(); }},
        {"safety.guardian", [](const S& s) { return F(s).alert("suspected_guardian"); }},
        {"safety.child_alone", [](const S& s) { return F(s).alert("child_alone"); }},
        {"present", [](const S& s) { return F(s).kept_unless_none("interview.present"); }},
        {"medical.needs", [](const S& s) { return A(s).of_topic(Topic::medical); }},
        {"medical.urgent", [](const S& s) { return F(s).alert("medical_emergency"); }},
        {"medical.assault", [](const S& s) { return F(s).answered_yes("assaulted_recently"); }},
        {"needs", [](const S& s) { return A(s).of_topic(Topic::needs); }},
        {"bed", [](const S& s) { return F(s).bed(); }},
        {"language.spoken", [](const S& s) { return F(s).kept("interview.spoken"); }},
        {"language.interpreter", [](const S& s) { return F(s).interpreter(); }},
        {"findings", [](const S& s) { return A(s).all_findings(); }},
        {"findings_elements", [](const S& s) { return A(s).elements(); }},
        {"findings_risk", [](const S& s) { return A(s).risks(); }},
        {"findings_health", [](const S& s) { return A(s).injuries(); }},
        {"findings_summary", [](const S& s) { return A(s).summary(); }},
        {"open", [](const S& s) { return A(s).open(); }},
        {"result.outcome", [](const S& s) { return A(s).outcome(&screening::Result::outcome); }},
        {"result.at_most", [](const S& s) { return A(s).outcome(&screening::Result::at_most); }},
        {"result.settled", [](const S& s) { return A(s).settled(); }},
        {"result.rules", [](const S& s) { return A(s).rules(); }},
        {"instrument", [](const S& s) { return A(s).instrument(); }},
        {"assessment", [](const S& s) { return F(s).kept("assessment"); }},
        {"consents", [](const S& s) { return F(s).consents(); }},
        {"told", [](const S& s) { return F(s).told(); }},
        {"guardianship_told", [](const S& s) { return F(s).yes_no_unknown("interview.guardianship_told"); }},
        {"views", [](const S& s) { return F(s).kept("interview.views"); }},
        {"second_talk", [](const S& s) { return F(s).kept_date("interview.second_talk"); }},
        {"form", [](const S& s) { return F(s).form(); }},
    };
    const auto at = makers.find(name);
    return at == makers.end() ? nullptr : at->second;
}

}  // namespace vidra::documents

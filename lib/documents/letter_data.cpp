// SPDX-License-Identifier: Apache-2.0
#include "documents/letter_data.hpp"

#include "base/ascii.hpp"
#include "checklist/phrases.hpp"
#include "documents/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <span>
#include <utility>

namespace vidra::documents {

using checklist::AnswerState;
using checklist::Element;
using checklist::Question;
using checklist::QuestionType;
using expression::Truth;
using screening::AgeGroup;

/// The texts of a checklist in the language of the letters, made once.
struct LetterData::Texts {
    std::vector<std::string> questions;
    std::vector<std::string> sections;
    std::vector<std::string> outcomes;
    std::vector<std::string> alerts;
    std::vector<std::string> advice;
    std::vector<std::string> rules;  ///< by use of a criterion
    std::string title;
    std::string sources;
};

namespace {

std::string source_in_words(const checklist::Source& source) {
    std::string text = source.title + (source.publisher.empty() ? "" : ", ") + source.publisher;
    return source.year ? fmt::format("{}, {}", text, *source.year) : text;
}

/// What of a section an answer is: the sections that an interview knows are no findings but needs.
enum class Topic : std::uint8_t { finding, safety, medical, needs, passed };

Topic topic_of(const checklist::Section& section) {
    return section.id == "safety"                            ? Topic::safety
           : section.id == "medical"                         ? Topic::medical
           : section.id == "needs"                           ? Topic::needs
           : section.id == "age" || section.id == "language" ? Topic::passed
                                                             : Topic::finding;
}

/// A list field out of its items; nothing where there are none.
Value as_list(std::vector<Value> items, std::string_view name_member, std::string_view language) {
    if (items.empty()) {
        return {};
    }
    Value field = Value::object(6);
    std::vector<std::string_view> names;
    names.reserve(items.size());
    for (const Value& item : items) {
        names.push_back(item.find(name_member)->text());
    }
    field.set_text("names", joined(std::span(names), language));
    field.set_text("count", std::to_string(items.size()));
    const Plural form = plural(items.size(), language);
    field.set("one", Value::flag(form == Plural::one));
    field.set("few", Value::flag(form == Plural::few));
    field.set("many", Value::flag(form == Plural::many));
    field.set("list", Value::list(std::move(items)));
    return field;
}

struct NamedValue {
    std::string_view name;
    Value value;
};

template <std::size_t count>
Value item_of(
    NamedValue (&&members)[count]) {  // NOLINT(*-avoid-c-arrays): what is in braces can be moved out
    Value item = Value::object(count);
    for (NamedValue& member : members) {
        item.set(member.name, std::move(member.value));
    }
    return item;
}

/// An object of flags, of which one is set.
Value flags(std::string_view names, std::string_view set) {
    Value value = Value::object(5);
    while (!names.empty()) {
        const std::size_t end = std::min(names.find(' '), names.size());
        const std::string_view name = names.substr(0, end);
        value.set(name, Value::flag(name == set));
        names.remove_prefix(std::min(end + 1, names.size()));
    }
    return value;
}

}  // namespace

/// The value of each field for one case.
class LetterData::Builder {
  public:
    Builder(const ReferralCase& one, const LetterFrame& frame, const Texts* texts)
        : m_case(one), m_frame(frame), m_texts(texts) {}

    [[nodiscard]] Value kept(std::string_view path) const { return Value::borrowed(kept_text(path)); }
    [[nodiscard]] Value kept_unless_none(std::string_view path) const {
        return kept_text(path) == "none" ? Value() : kept(path);
    }
    [[nodiscard]] Value kept_date(std::string_view path) const {
        const std::string_view text = kept_text(path);
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
        return m_case.record->age ? Value::text(std::to_string(*m_case.record->age)) : Value();
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

    [[nodiscard]] Value alerts() const {
        std::vector<Value> items;
        if (m_case.result != nullptr) {
            for (const std::size_t alert : m_case.result->alerts) {
                items.push_back(item_of({{"text", Value::borrowed(m_texts->alerts[alert])},
                                         {"advice", Value::borrowed(m_texts->advice[alert])}}));
            }
        }
        return as_list(std::move(items), "text", language());
    }

    [[nodiscard]] Value of_topic(Topic topic) const {
        return findings("text basis", [&](const Question& question, const checklist::Section& section) {
            // that an assault was, and what follows from it, is for those who may have medical.assault
            const bool is_withheld = question.id == "assaulted_recently" && !may_have_assault();
            const bool is_admitted = question.shows.admission && m_frame.recipient == Recipient::police;
            return topic_of(section) == topic && !is_withheld && !is_admitted && !question.shows.sexual;
        });
    }
    [[nodiscard]] Value all_findings() const {
        return findings("id text basis section", [](const Question&, const checklist::Section& section) {
            return topic_of(section) == Topic::finding;
        });
    }
    [[nodiscard]] Value elements() const {
        return findings(
            "id text basis section", [](const Question& question, const checklist::Section& section) {
                return topic_of(section) == Topic::finding && section.element != Element::context &&
                       !question.shows.admission && !question.shows.sexual;
            });
    }
    [[nodiscard]] Value risks() const {
        return findings("text basis", [](const Question& question, const checklist::Section& section) {
            return question.shows.danger && topic_of(section) == Topic::finding && !question.shows.sexual;
        });
    }
    [[nodiscard]] Value injuries() const {
        return findings("text basis", [](const Question& question, const checklist::Section& section) {
            return question.shows.health && topic_of(section) == Topic::finding && !question.shows.sexual;
        });
    }
    [[nodiscard]] Value summary() const {
        std::vector<Value> items;
        if (m_case.result != nullptr) {
            const auto& list = m_case.instrument->checklist;
            for (std::size_t s = 0; s < list.sections.size(); ++s) {
                const auto& section = list.sections[s];
                bool has_any = false;
                for (std::size_t q = section.first_question; q < section.end_question; ++q) {
                    has_any = has_any || is_found(q);
                }
                if (has_any && section.element != Element::context && topic_of(section) == Topic::finding) {
                    items.push_back(item_of({{"text", Value::borrowed(m_texts->sections[s])}}));
                }
            }
        }
        return as_list(std::move(items), "text", language());
    }

    [[nodiscard]] Value open() const {
        std::vector<Value> items;
        if (m_case.result != nullptr) {
            const auto& list = m_case.instrument->checklist;
            for (std::size_t q = 0; q < list.questions.size(); ++q) {
                const Question& question = list.questions[q];
                const AnswerState state = m_case.record->answers[q].state;
                if (!m_case.screener->answers()[q].is_open() || m_case.screener->relevance(q) == Truth::no ||
                    !checklist::protected_trait_of(question).empty() || question.type == QuestionType::text) {
                    continue;
                }
                std::string state_words = state == AnswerState::unknown ? in("not known", "не зна се")
                                          : state == AnswerState::refused
                                              ? in("declined", "није желела да одговори")
                                              : in("not asked", "није питано");
                items.push_back(item_of({{"id", Value::borrowed(id_of(question))},
                                         {"text", words_of(q)},
                                         {"state", Value::text(std::move(state_words))}}));
            }
        }
        return as_list(std::move(items), "text", language());
    }

    [[nodiscard]] Value outcome(std::size_t screening::Result::*which) const {
        return m_case.result == nullptr ? Value() : Value::borrowed(m_texts->outcomes[m_case.result->*which]);
    }
    [[nodiscard]] Value settled() const {
        return m_case.result == nullptr ? Value() : Value::flag(m_case.result->settled());
    }
    [[nodiscard]] Value rules() const {
        std::vector<Value> items;
        if (m_case.result != nullptr) {
            const auto truths = m_case.screener->criteria();
            for (std::size_t i = 0; i < truths.size(); ++i) {
                if (truths[i] == Truth::yes) {
                    items.push_back(item_of({{"text", Value::borrowed(m_texts->rules[i])}}));
                }
            }
        }
        return as_list(std::move(items), "text", language());
    }
    [[nodiscard]] Value instrument() const {
        if (m_case.instrument == nullptr) {
            return {};
        }
        return item_of({{"title", Value::borrowed(m_texts->title)},
                        {"id", Value::borrowed(m_case.instrument->checklist.id)},
                        {"version", Value::borrowed(m_case.instrument->checklist.version)},
                        {"sources", Value::borrowed(m_texts->sources)}});
    }
    [[nodiscard]] Value consents() const {
        constexpr std::string_view before = "consent.referral.";
        std::vector<Value> items;
        for (const records::KeptField& field : m_case.record->kept) {
            if (field.path.starts_with(before)) {
                const auto recipient = recipient_of(field.path.substr(before.size()));
                items.push_back(
                    item_of({{"recipient", Value::text(recipient ? name_of(*recipient, language())
                                                                 : field.path.substr(before.size()))},
                             {"answer", Value::text(consent_in_words(field.text, language()))}}));
            }
        }
        return as_list(std::move(items), "recipient", language());
    }
    [[nodiscard]] Value told() const {
        std::vector<Value> items;
        for (const records::KeptField& field : m_case.record->kept) {
            if (field.path.starts_with("referrals.") && field.path.ends_with(".to_kind")) {
                const auto recipient = recipient_of(field.text);
                const std::string number = field.path.substr(0, field.path.rfind('.'));
                items.push_back(item_of(
                    {{"recipient", Value::text(recipient ? name_of(*recipient, language()) : field.text)},
                     {"date", kept_date(number + ".date")}}));
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

    /// The text of the field `before` + `name`; empty where there is none. A record has many fields and a
    /// letter asks for many of them: their ends tell most apart without a call.
    [[nodiscard]] std::string_view kept_text(std::string_view before, std::string_view name) const {
        for (const records::KeptField& field : m_case.record->kept) {
            const std::string_view path = field.path;
            if (path.size() == before.size() + name.size() && path.back() == name.back() &&
                path.ends_with(name) && path.starts_with(before)) {
                return field.text;
            }
        }
        return {};
    }
    [[nodiscard]] std::string_view kept_text(std::string_view path) const { return kept_text({}, path); }
    [[nodiscard]] std::string in(std::string_view english, std::string_view serbian) const {
        return checklist::in_language(english, serbian, language());
    }

    [[nodiscard]] bool may_have_assault() const {
        static const Field& assault = *find_field("medical.assault");
        return assault.anyone().has(m_frame.recipient);
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

    /// Whether the answer says that something is: yes, or a value, of a question that is relevant.
    [[nodiscard]] bool is_found(std::size_t q) const {
        const Question& question = m_case.instrument->checklist.questions[q];
        const checklist::Answer answer = m_case.record->answers[q];
        const bool is_fact = answer.state == AnswerState::yes ||
                             (answer.state == AnswerState::given && question.type != QuestionType::text &&
                              !(question.type == QuestionType::many && answer.value == 0));
        return is_fact && question.from_age.empty() && checklist::protected_trait_of(question).empty() &&
               m_case.screener->relevance(q) == Truth::yes;
    }

    /// An id may say as much as the text.
    [[nodiscard]] static std::string_view id_of(const Question& question) {
        return question.shows.sexual ? "\xE2\x80\x93" : std::string_view(question.id);
    }

    /// The question's text, or in its place a word where it has sexual detail.
    [[nodiscard]] Value words_of(std::size_t q) const {
        return m_case.instrument->checklist.questions[q].shows.sexual
                   ? Value::text(
                         in("(detail that is not written here)", "(појединост која се овде не наводи)"))
                   : Value::borrowed(m_texts->questions[q]);
    }

    [[nodiscard]] Value text_of(std::size_t q) const {
        const Question& question = m_case.instrument->checklist.questions[q];
        const checklist::Answer answer = m_case.record->answers[q];
        if (answer.state != AnswerState::given || question.shows.sexual) {
            return words_of(q);
        }
        std::vector<std::string> values;
        for (std::size_t i = 0; i < question.options.size(); ++i) {
            if (checklist::is_chosen(question, answer, i)) {
                values.push_back(question.options[i].text.shown_in(language()));
            }
        }
        if (question.type == QuestionType::number) {
            values.push_back(fmt::format("{}", answer.value));
        } else if (question.type == QuestionType::date) {
            values.push_back(date_in_words(answer.value, language()));
        }
        return Value::text(fmt::format("{}: {}", m_texts->questions[q], joined(values, language())));
    }

    [[nodiscard]] std::string basis_of(std::string_view id) const {
        const std::string_view basis = kept_text("basis.", id);
        return basis.empty() ? std::string() : basis_in_words(basis, language());
    }

    template <class Wanted>
    [[nodiscard]] Value findings(std::string_view members, const Wanted& is_wanted) const {
        std::vector<Value> items;
        if (m_case.result != nullptr) {
            const auto& list = m_case.instrument->checklist;
            for (std::size_t q = 0; q < list.questions.size(); ++q) {
                const Question& question = list.questions[q];
                if (!is_found(q) || !is_wanted(question, list.sections[question.section])) {
                    continue;
                }
                Value item = Value::object(4);
                item.set("text", text_of(q));
                item.set_text("basis", basis_of(question.id));
                if (members.starts_with("id")) {
                    item.set("id", Value::borrowed(id_of(question)));
                    item.set("section", Value::borrowed(m_texts->sections[question.section]));
                }
                items.push_back(std::move(item));
            }
        }
        return as_list(std::move(items), "text", language());
    }

    const ReferralCase& m_case;
    const LetterFrame& m_frame;
    const Texts* m_texts;  ///< null where no checklist was applied
};

struct LetterData::Maker {
    const DeclaredField* declared = nullptr;
    std::vector<std::string_view> path;
    Value (*make)(const Builder&) = nullptr;
};

LetterData::LetterData(const Manifest& manifest, const LetterFrame& frame)
    : m_manifest(manifest), m_frame(frame) {
    using B = Builder;
    static const std::map<std::string_view, Value (*)(const Builder&)> makers = {
        {"case", [](const B& b) { return b.case_id(); }},
        {"case_date", [](const B& b) { return b.kept_date("date"); }},
        {"month", [](const B& b) { return b.month(); }},
        {"station", [](const B& b) { return b.kept("station"); }},
        {"sex", [](const B& b) { return b.sex(); }},
        {"age_group", [](const B& b) { return b.age_group(); }},
        {"age", [](const B& b) { return b.age(); }},
        {"citizenship", [](const B& b) { return b.kept("citizenship"); }},
        {"identity.name", [](const B& b) { return b.kept("identity.name"); }},
        {"identity.birth_date", [](const B& b) { return b.kept_date("identity.birth_date"); }},
        {"identity.call_name", [](const B& b) { return b.kept("identity.call_name"); }},
        {"safety.whereabouts", [](const B& b) { return b.kept("identity.whereabouts"); }},
        {"safety.contact", [](const B& b) { return b.kept("identity.contact"); }},
        {"safety.keep_from", [](const B& b) { return b.kept("identity.keep_from"); }},
        {"safety.dangers", [](const B& b) { return b.of_topic(Topic::safety); }},
        {"safety.alerts", [](const B& b) { return b.alerts(); }},
        {"safety.guardian", [](const B& b) { return b.alert("suspected_guardian"); }},
        {"present", [](const B& b) { return b.kept_unless_none("interview.present"); }},
        {"medical.needs", [](const B& b) { return b.of_topic(Topic::medical); }},
        {"medical.urgent", [](const B& b) { return b.alert("medical_emergency"); }},
        {"medical.assault", [](const B& b) { return b.answered_yes("assaulted_recently"); }},
        {"needs", [](const B& b) { return b.of_topic(Topic::needs); }},
        {"bed", [](const B& b) { return b.bed(); }},
        {"language.spoken", [](const B& b) { return b.kept("interview.spoken"); }},
        {"language.interpreter", [](const B& b) { return b.interpreter(); }},
        {"findings", [](const B& b) { return b.all_findings(); }},
        {"findings_elements", [](const B& b) { return b.elements(); }},
        {"findings_risk", [](const B& b) { return b.risks(); }},
        {"findings_health", [](const B& b) { return b.injuries(); }},
        {"findings_summary", [](const B& b) { return b.summary(); }},
        {"open", [](const B& b) { return b.open(); }},
        {"result.outcome", [](const B& b) { return b.outcome(&screening::Result::outcome); }},
        {"result.at_most", [](const B& b) { return b.outcome(&screening::Result::at_most); }},
        {"result.settled", [](const B& b) { return b.settled(); }},
        {"result.rules", [](const B& b) { return b.rules(); }},
        {"instrument", [](const B& b) { return b.instrument(); }},
        {"assessment", [](const B& b) { return b.kept("assessment"); }},
        {"consents", [](const B& b) { return b.consents(); }},
        {"told", [](const B& b) { return b.told(); }},
        {"guardianship_told", [](const B& b) { return b.yes_no_unknown("interview.guardianship_told"); }},
        {"views", [](const B& b) { return b.kept("interview.views"); }},
        {"second_talk", [](const B& b) { return b.kept_date("interview.second_talk"); }},
        {"form", [](const B& b) { return b.form(); }},
    };
    for (const DeclaredField& declared : manifest.fields) {
        const auto maker = makers.find(declared.field->name);
        if (maker != makers.end()) {
            m_makers.push_back({&declared, base::split(declared.field->name, '.'), maker->second});
        }
    }
    make_frame();
}

LetterData::~LetterData() = default;

const LetterData::Texts& LetterData::texts_of(const expression::Instrument& instrument) {
    auto& texts = m_texts[&instrument];
    if (!texts) {
        texts = std::make_unique<Texts>();
        const checklist::Checklist& list = instrument.checklist;
        const auto in = [&](const checklist::Text& text) { return text.shown_in(m_frame.language); };
        for (const auto& question : list.questions) {
            texts->questions.push_back(in(question.text));
        }
        for (const auto& section : list.sections) {
            texts->sections.push_back(in(section.title));
        }
        for (const auto& outcome : list.outcomes) {
            texts->outcomes.push_back(in(outcome.title));
        }
        for (const auto& alert : list.alerts) {
            texts->alerts.push_back(in(alert.text));
            texts->advice.push_back(in(alert.advice));
        }
        for (const expression::CriterionUse& use : instrument.program.criteria) {
            const auto& criterion = list.criteria[use.criterion];
            const std::string title =
                criterion.title.translations.empty() ? criterion.id : in(criterion.title);
            texts->rules.push_back(use.section ? fmt::format("{}: {}", title, texts->sections[*use.section])
                                               : title);
        }
        texts->title = in(list.title);
        for (const auto& source : list.sources) {
            texts->sources += (texts->sources.empty() ? "" : "; ") + source_in_words(source);
        }
    }
    return *texts;
}

std::vector<std::string> LetterData::left_out(const HeldGrounds& held) const {
    std::vector<std::string> names;
    for (const DeclaredField& declared : m_manifest.fields) {
        const bool is_variant = declared.field->name.starts_with("findings_");
        const bool is_meant = declared.to.has(m_frame.recipient) || !is_variant;
        if (!is_meant || declared.is_released(m_frame.recipient, held)) {
            continue;
        }
        std::string name = label(*declared.field, m_frame.language);
        if (std::find(names.begin(), names.end(), name) == names.end()) {
            names.push_back(std::move(name));
        }
    }
    return names;
}

/// What is the same in all letters.
void LetterData::make_frame() {
    m_to = Value::object(recipient_count);
    for (const std::string& kind : recipient_words()) {
        m_to.set(kind, Value::flag(kind == word(m_frame.recipient)));
    }
    const Service* service = m_frame.service;
    m_recipient = Value::object();
    m_recipient.set_text("name", service == nullptr ? name_of(m_frame.recipient, m_frame.language)
                                                    : service->name.shown_in(m_frame.language));
    m_recipient.set_text("address", service == nullptr ? std::string() : service->address);
    m_recipient.set_text("phone", service == nullptr ? std::string() : service->phone);
    m_recipient.set_text("note",
                         service == nullptr ? std::string() : service->note.shown_in(m_frame.language));
    m_recipient.set("unverified", Value::flag(service != nullptr && service->must_verify));
    m_from = Value::object();
    m_from.set_text("office", m_frame.office);
    m_from.set_text("officer", m_frame.officer);
    m_from.set_text("contact", m_frame.contact);
    m_date = date_in_words(m_frame.today, m_frame.language);
    m_answer_by = m_frame.answer_by ? date_in_words(*m_frame.answer_by, m_frame.language) : std::string();
}

Value LetterData::frame_of(const HeldGrounds& held) const {
    constexpr std::size_t most_members = 40;
    Value data = Value::object(most_members);
    Value& letter = data.inner("letter");
    letter.set("date", Value::borrowed(m_date));
    letter.set("answer_by", Value::borrowed(m_answer_by));
    letter.set("reference", Value::borrowed(m_frame.reference));
    letter.set("region", Value::borrowed(m_frame.region));
    data.set("to", Value::borrowed(m_to));
    data.set("recipient", Value::borrowed(m_recipient));
    data.set("from", Value::borrowed(m_from));
    Value& ground = data.inner("ground");
    for (const Ground one : {Ground::permission, Ground::child, Ground::vital_interest, Ground::law}) {
        ground.set(word(one), Value::flag(held.grounds.has(one)));
    }
    ground.set_text("citation", held.citation);
    ground.set_text("reason", held.reason);
    ground.set_text("decided_by", held.decided_by);
    return data;
}

Value LetterData::of(const ReferralCase& one, const HeldGrounds& held) {
    Value data = frame_of(held);
    const auto names = left_out(held);
    data.set("left_out",
             names.empty() ? Value() : item_of({{"names", Value::text(joined(names, m_frame.language))}}));
    data.set("no_checklist", Value::flag(one.instrument == nullptr));
    const Builder builder(one, m_frame, one.instrument == nullptr ? nullptr : &texts_of(*one.instrument));
    for (const Maker& maker : m_makers) {
        if (!maker.declared->is_released(m_frame.recipient, held)) {
            continue;
        }
        Value value = maker.make(builder);
        if (maker.path.size() == 1) {
            data.set(maker.path[0], std::move(value));
        } else {
            data.inner(maker.path[0]).set(maker.path[1], std::move(value));
        }
    }
    return data;
}

Value LetterData::of(const std::vector<Listed>& cases) {
    Value data = frame_of({});
    std::vector<Value> items;
    for (const Listed& one : cases) {
        const auto date = base::parse_date(one.date);
        items.push_back(
            item_of({{"case", Value::borrowed(one.case_id)},
                     {"date", Value::text(date ? date_in_words(*date, m_frame.language) : std::string())}}));
    }
    const bool is_released =
        std::any_of(m_manifest.fields.begin(), m_manifest.fields.end(), [&](const DeclaredField& declared) {
            return declared.field->name == "cases" && declared.is_released(m_frame.recipient, {});
        });
    data.set("cases", is_released ? as_list(std::move(items), "case", m_frame.language) : Value());
    return data;
}

Value LetterData::of_nobody() {
    Value data = frame_of({});
    std::vector<Value> items;
    if (m_frame.services != nullptr) {
        for (const Service& service : m_frame.services->services) {
            if (!service.neutral_name.translations.empty()) {
                items.push_back(
                    item_of({{"name", Value::text(service.neutral_name.shown_in(m_frame.language))},
                             {"phone", Value::borrowed(service.phone)},
                             {"hours", Value::text(service.hours.shown_in(m_frame.language))},
                             {"note", Value::text(service.note.shown_in(m_frame.language))}}));
            }
        }
    }
    data.set("numbers", as_list(std::move(items), "name", m_frame.language));
    return data;
}

}  // namespace vidra::documents

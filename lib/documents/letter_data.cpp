// SPDX-License-Identifier: Apache-2.0
#include "documents/letter_data.hpp"

#include "base/ascii.hpp"
#include "documents/case_fields.hpp"
#include "documents/field_values.hpp"
#include "documents/wording.hpp"

#include <algorithm>
#include <utility>

namespace vidra::documents {

struct LetterData::Maker {
    const DeclaredField* declared = nullptr;
    std::vector<std::string_view> path;
    MakeField make = nullptr;
};

/// What all letters on the same grounds have in common.
struct LetterData::Granted {
    Value ground;
    Value left_out;
    std::vector<const Maker*> makers;  ///< of the fields that are released
};

LetterData::LetterData(const Manifest& manifest, const LetterFrame& frame)
    : m_manifest(manifest), m_frame(frame) {
    for (const DeclaredField& declared : manifest.fields) {
        if (const MakeField make = find_field_maker(declared.field->name)) {
            m_makers.push_back({&declared, base::split(declared.field->name, '.'), make});
        }
    }
    make_frame();
}

LetterData::~LetterData() = default;

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

/// Made once for each set of grounds, of which a run has few.
const LetterData::Granted& LetterData::granted(const HeldGrounds& held) {
    auto& granted = m_granted[held];
    if (granted) {
        return *granted;
    }
    granted = std::make_unique<Granted>();
    granted->ground = Value::object(ground_count + 3);
    for (const Ground one : {Ground::permission, Ground::child, Ground::vital_interest, Ground::law}) {
        granted->ground.set(word(one), Value::flag(held.grounds.has(one)));
    }
    granted->ground.set_text("citation", held.citation);
    granted->ground.set_text("reason", held.reason);
    granted->ground.set_text("decided_by", held.decided_by);
    const auto names = left_out(held);
    if (!names.empty()) {
        granted->left_out = item_of({{"names", Value::text(joined(names, m_frame.language))}});
    }
    for (const Maker& maker : m_makers) {
        if (maker.declared->is_released(m_frame.recipient, held)) {
            granted->makers.push_back(&maker);
        }
    }
    return *granted;
}

Value LetterData::frame_with(const Granted& granted) const {
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
    data.set("ground", Value::borrowed(granted.ground));
    return data;
}

Value LetterData::of(const ReferralCase& one, const HeldGrounds& held) {
    const Granted& granted = this->granted(held);
    Value data = frame_with(granted);
    data.set("left_out", Value::borrowed(granted.left_out));
    data.set("no_checklist", Value::flag(one.instrument == nullptr));
    const FieldSource source{one, m_frame, one.instrument == nullptr ? nullptr : &texts_of(*one.instrument)};
    for (const Maker* maker : granted.makers) {
        Value value = maker->make(source);
        if (maker->path.size() == 1) {
            data.set(maker->path[0], std::move(value));
        } else {
            data.inner(maker->path[0]).set(maker->path[1], std::move(value));
        }
    }
    return data;
}

const ChecklistTexts& LetterData::texts_of(const expression::Instrument& instrument) {
    auto& texts = m_texts[&instrument];
    if (!texts) {
        texts = std::make_unique<ChecklistTexts>(instrument, m_frame.language);
    }
    return *texts;
}

Value LetterData::of(const std::vector<Listed>& cases) {
    Value data = frame_with(granted({}));
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
    Value data = frame_with(granted({}));
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

// SPDX-License-Identifier: Apache-2.0
#include "letter_tables.hpp"

#include "base/text_page.hpp"
#include "base/utf8.hpp"
#include "checklist/phrases.hpp"
#include "documents/wording.hpp"

#include <fmt/format.h>

namespace vidra::cmd {
namespace {

using documents::Ground;
using documents::Recipient;

std::string grounds_of(const documents::DeclaredField& field) {
    const documents::Grounds without_law =
        field.grounds & documents::Grounds{Ground::permission, Ground::child, Ground::vital_interest};
    std::string text = documents::words_of(without_law);
    for (const std::string& citation : field.citations) {
        text += (text.empty() ? "law:" : ", law:") + citation;
    }
    return text.empty() ? "no ground needed" : "on the ground " + text;
}

std::string recipients_of(const documents::Manifest& manifest, const documents::DeclaredField& field) {
    documents::Recipients all;
    for (const Recipient recipient : manifest.recipients) {
        all.add(recipient);
    }
    const documents::Recipients some = all & field.to;
    return some == all ? "every recipient" : documents::words_of(some);
}

}  // namespace

std::string fields_table(const documents::Manifest& manifest) {
    base::TextPage page;
    page.line(0, fmt::format("{}: for {}", manifest.id, documents::words_of(manifest.recipients)));
    for (const documents::DeclaredField& field : manifest.fields) {
        page.heading(std::string(field.field->name));
        page.line(2, fmt::format("from {}", field.field->from));
        page.line(2, fmt::format("to {}; {}", recipients_of(manifest, field), grounds_of(field)));
    }
    return page.take();
}

std::string suggestions_table(const documents::ServiceList& list, const documents::NeedsOfPerson& person,
                              const std::string& kind, const std::string& case_id,
                              const std::string& language) {
    const auto words = [&](std::string_view english, std::string_view serbian) {
        return checklist::in_language(english, serbian, language);
    };
    base::TextPage page;
    page.line(0, case_id);
    bool has_any = false;
    for (const documents::Suggestion& one : documents::suggest(list, person)) {
        const documents::Service& service = *one.service;
        if (!kind.empty() && service.kind != kind) {
            continue;
        }
        has_any = true;
        page.heading(fmt::format("{}{}: {}", one.is_urgent ? words("URGENT ", "ХИТНО ") : "", service.id,
                                 service.name.shown_in(language)));
        std::string needs;
        for (const std::string& need : one.needs) {
            needs += (needs.empty() ? "" : ", ") + documents::need_in_words(need, language);
        }
        page.line(2, fmt::format("{}; {}: {}", documents::kind_in_words(service.kind, language),
                                 words("needed", "потребно"), needs));
        if (one.is_refused) {
            page.line(2, words("the person refused a referral to this kind",
                               "особа је одбила упућивање службама ове врсте"));
        }
        const std::string warning =
            service.must_verify ? words(" (verify before use)", " (проверити пре употребе)") : "";
        if (!service.phone.empty()) {
            page.line(2, fmt::format("{} {}{}", words("phone", "телефон"), service.phone, warning));
        }
        if (!service.address.empty()) {
            page.line(2, fmt::format("{}{}", service.address, warning));
        }
        if (!service.web.empty()) {
            page.line(2, fmt::format("{}{}", service.web, warning));
        }
        if (const std::string hours = service.hours.shown_in(language); !hours.empty()) {
            page.line(2, hours);
        }
        if (const std::string note = service.note.shown_in(language); !note.empty()) {
            page.line(2, note);
        }
    }
    if (!has_any) {
        page.line(2, fmt::format(fmt::runtime(words("no service of the list `{}` fits what is recorded",
                                                    "на списку `{}` нема службе која одговара забележеном")),
                                 list.id));
    }
    return page.take();
}

}  // namespace vidra::cmd

// SPDX-License-Identifier: Apache-2.0
#include "letter_options.hpp"

#include "base/ascii.hpp"
#include "base/nearest.hpp"
#include "clock.hpp"
#include "command.hpp"
#include "documents/letter_template.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace vidra::cmd {

using documents::Cases;

void LetterOptions::add(OptionSet& options) {
    options.optional("template", letter, Takes::letter(), "A letter, by id or path");
    options.rest("records", records.files, Takes::file(), "Records as JSON Lines or CSV; - is standard input",
                 false);
    options.text("--for", recipient, "KIND", "Kind of recipient; the template's first if not given",
                 Takes::one_of(documents::recipient_words()));
    options.word("--to", to, {"text", "md", "html", "pdf"}, "What is made");
    options.text("--checklist", checklist, "CHECKLIST",
                 "Apply this checklist; a record of another one is rejected", Takes::checklist());
    options.text("--case", only_case, "ID", "Of several records the one with this case");
    options.text("--output-dir", folder, "DIR", "A file for each case in this folder", Takes::file());
    options.flag("--stdout", to_stdout, "One letter, on standard output (as without --output-dir)");
    options.flag("--force", force, "Write over letters that are there");
    options.text("--service", service, "ID", "The body that it goes to, out of the service list");
    options.text("--services", services, "LIST", "The service list (serbia)", Takes::service_list());
    options.flag("--suggest", suggests, "List the services that fit the record, and why, and no letter");
    options.flag("--fields", lists_fields,
                 "List what the template needs, from where, to whom, on what ground");
    options.text("--reason", reason, "TEXT", "Of vital interest: why; with --decided-by");
    options.text("--decided-by", decided_by, "WHO", "Of vital interest: who decided");
    options.text("--law", law, "CITATION", "Send on a ground in law that the template names");
    options.text("--officer", officer, "WHO", "Who writes; stands in the letter and the register");
    options.text("--office", office, "TEXT", "The office that writes");
    options.text("--contact", contact, "TEXT", "Whom to call back, and where");
    options.text("--answer-by", answer_by, "DATE", "Until when an answer is asked for (without delay)");
    options.text("--region", region, "TEXT", "Of an anonymous notice: the region");
    options.text("--reference", reference, "TEXT", "Of an anonymous notice: its reference (random)");
    options.text("--date", date, "DATE", "The day of the letter (today)");
    options.text("--register", register_file, "FILE",
                 "The register of disclosures (in the user's data folder)", Takes::file());
    options.flag("--list-disclosures", lists_disclosures, "Show the register, and no letter");
    records.add(options);
}

std::vector<LetterOptions::Given> LetterOptions::of_records() const {
    return {{"--checklist", !checklist.empty()},
            {"--reason", !reason.empty()},
            {"--decided-by", !decided_by.empty()},
            {"--law", !law.empty()},
            {"an option for reading records", records.is_any_given()}};
}

std::vector<LetterOptions::Given> LetterOptions::of_letters() const {
    return {{"--to", to != "text"},
            {"--output-dir", !folder.empty()},
            {"--stdout", to_stdout},
            {"--force", force},
            {"--service", !service.empty()},
            {"--officer", !officer.empty()},
            {"--office", !office.empty()},
            {"--contact", !contact.empty()},
            {"--answer-by", !answer_by.empty()},
            {"--region", !region.empty()},
            {"--reference", !reference.empty()}};
}

void LetterOptions::refuse(const std::vector<Given>& options, const std::string& why) {
    const auto given =
        std::find_if(options.begin(), options.end(), [](const Given& one) { return one.is_given; });
    if (given != options.end()) {
        throw UsageError(fmt::format("{} {}", given->name, why));
    }
}

void LetterOptions::check_list_of_disclosures() const {
    const std::string why = "does nothing with --list-disclosures, which takes --case and --register";
    refuse({{"a template", !letter.empty()},
            {"--fields", lists_fields},
            {"--suggest", suggests},
            {"--for", !recipient.empty()},
            {"--services", !services.empty()},
            {"--date", !date.empty()}},
           why);
    refuse(of_records(), why);
    refuse(of_letters(), why);
}

void LetterOptions::check_list_of_fields() const {
    const std::string why = "does nothing with --fields, which takes a template alone";
    refuse({{"a file of records", !records.files.empty()},
            {"--suggest", suggests},
            {"--for", !recipient.empty()},
            {"--case", !only_case.empty()},
            {"--services", !services.empty()},
            {"--date", !date.empty()},
            {"--register", !register_file.empty()}},
           why);
    refuse(of_records(), why);
    refuse(of_letters(), why);
}

void LetterOptions::check_for(const documents::Manifest& manifest) const {
    if (suggests) {
        const std::string why = "does nothing with --suggest, which writes no letter";
        refuse({{"--reason", !reason.empty()},
                {"--decided-by", !decided_by.empty()},
                {"--law", !law.empty()},
                {"--register", !register_file.empty()}},
               why);
        refuse(of_letters(), why);
    }
    if (!manifest.anonymous) {
        refuse({{"--region", !region.empty()}, {"--reference", !reference.empty()}},
               fmt::format("is of an anonymous notice, and `{}` is none", manifest.id));
    }
    if (manifest.anonymous || manifest.cases != Cases::one) {
        refuse(
            {{"--reason", !reason.empty()}, {"--decided-by", !decided_by.empty()}, {"--law", !law.empty()}},
            fmt::format("names a ground, and the letter `{}` needs none", manifest.id));
    }
    if (manifest.cases == Cases::none && !suggests) {
        const std::string why = fmt::format("has no place: the letter `{}` is about no record", manifest.id);
        refuse({{"a file of records", !records.files.empty()},
                {"--case", !only_case.empty()},
                {"--register", !register_file.empty()}},
               why);
        refuse(of_records(), why);
    }
    if (force && folder.empty()) {
        throw UsageError("--force is of the letters of --output-dir");
    }
}

bool LetterOptions::needs_services(const documents::Manifest& manifest) const {
    return !service.empty() || suggests || manifest.cases == Cases::none || !services.empty();
}

namespace {

std::string language_of(const documents::Manifest& manifest, const std::string& asked) {
    const std::string wanted = checklist::canonical_language(asked);
    documents::LetterTemplate names;
    for (const std::string& language : manifest.languages) {
        names.texts[language];
    }
    const std::string found = names.language_for(wanted);
    if (found.empty()) {
        throw UsageError(fmt::format("the letter `{}` is not written in `{}`", manifest.id, asked));
    }
    return wanted == "sr-Latn" ? wanted : found;
}

}  // namespace

documents::LetterFrame LetterOptions::frame(const documents::Manifest& manifest, const std::string& language,
                                            const documents::ServiceList* list) const {
    documents::LetterFrame frame;
    frame.language = language_of(manifest, language);
    frame.today = Clock(date).today();
    frame.office = office;
    frame.officer = officer;
    frame.contact = contact;
    frame.region = region;
    frame.reference = reference;
    if (!answer_by.empty()) {
        frame.answer_by = base::parse_date(answer_by);
        if (!frame.answer_by) {
            throw UsageError("--answer-by is a day as YYYY-MM-DD that the calendar has");
        }
        if (*frame.answer_by < frame.today) {
            throw UsageError("--answer-by is before the day of the letter");
        }
    }
    frame.services = list;
    choose_recipient(frame, manifest);
    return frame;
}

void LetterOptions::choose_recipient(documents::LetterFrame& frame,
                                     const documents::Manifest& manifest) const {
    frame.recipient = manifest.recipients.front();
    if (!service.empty()) {
        frame.service = frame.services->find(service);
        if (frame.service == nullptr) {
            std::vector<std::string> ids;
            for (const documents::Service& one : frame.services->services) {
                ids.push_back(one.id);
            }
            const auto near = base::nearest(service, ids);
            throw UsageError(fmt::format("the list `{}` has no service `{}`; {}", frame.services->id, service,
                                         near ? fmt::format("did you mean `{}`?", *near)
                                              : fmt::format("it has {}", fmt::join(ids, ", "))));
        }
        const auto kind = documents::recipient_of(frame.service->kind);
        if (!kind || !manifest.is_for(*kind)) {
            throw UsageError(fmt::format("the letter `{}` is not for a service of the kind {}", manifest.id,
                                         frame.service->kind));
        }
        frame.recipient = *kind;
    }
    if (recipient.empty()) {
        return;
    }
    const auto named = documents::recipient_of(recipient);
    if (!named || !manifest.is_for(*named)) {
        throw UsageError(fmt::format("the letter `{}` is for {}, not for `{}`", manifest.id,
                                     documents::words_of(manifest.recipients), recipient));
    }
    if (frame.service != nullptr && frame.recipient != *named) {
        throw UsageError(fmt::format("the service `{}` is of the kind {}, not {}", service,
                                     frame.service->kind, recipient));
    }
    frame.recipient = *named;
}

documents::Claims LetterOptions::claims(const documents::Manifest& manifest) const {
    documents::Claims claims = {law, std::string(base::trim(reason)), std::string(base::trim(decided_by))};
    if (claims.reason.empty() != claims.decided_by.empty()) {
        throw UsageError("vital interest needs both: --reason and --decided-by");
    }
    const auto cites = [&](const documents::DeclaredField& field) {
        return std::find(field.citations.begin(), field.citations.end(), law) != field.citations.end();
    };
    if (!law.empty() && std::none_of(manifest.fields.begin(), manifest.fields.end(), cites)) {
        throw UsageError(fmt::format(
            "the letter `{}` names no ground law:{}; `vidra letter --fields {}` lists its grounds",
            manifest.id, law, manifest.id));
    }
    return claims;
}

}  // namespace vidra::cmd

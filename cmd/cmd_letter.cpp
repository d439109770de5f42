// SPDX-License-Identifier: Apache-2.0
#include "base/ascii.hpp"
#include "base/file.hpp"
#include "base/utf8.hpp"
#include "clock.hpp"
#include "command.hpp"
#include "diag/render.hpp"
#include "documents/case_reader.hpp"
#include "documents/pdf_module.hpp"
#include "letter_batch.hpp"
#include "letter_tables.hpp"
#include "load.hpp"
#include "record_options.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>

namespace vidra::cmd {
namespace {

using documents::Cases;
using documents::Format;
using documents::Recipient;

class Letter final : public Command {
  public:
    Letter() : Command("letter", "Write referral letters that carry what their recipient may see") {}

    void options(OptionSet& options) override {
        options.optional("template", m_template, Takes::letter(), "A letter, by id or path");
        options.rest("records", m_records.files, Takes::file(),
                     "Records as JSON Lines or CSV; - is standard input", false);
        options.text("--for", m_for, "KIND", "Kind of recipient; the template's first if not given",
                     Takes::one_of(documents::recipient_words()));
        options.word("--to", m_to, {"text", "md", "html", "pdf"}, "What is made");
        options.text("--checklist", m_checklist, "CHECKLIST",
                     "Apply this checklist; a record of another one is rejected", Takes::checklist());
        options.text("--case", m_case, "ID", "Of several records the one with this case");
        options.text("--output-dir", m_folder, "DIR", "A file for each case in this folder", Takes::file());
        options.flag("--stdout", m_to_stdout, "One letter, on standard output (as without --output-dir)");
        options.flag("--force", m_force, "Write over letters that are there");
        options.text("--service", m_service, "ID", "The body that it goes to, out of the service list");
        options.text("--services", m_services, "LIST", "The service list (serbia)", Takes::service_list());
        options.flag("--suggest", m_suggest, "List the services that fit the record, and why, and no letter");
        options.flag("--fields", m_fields,
                     "List what the template needs, from where, to whom, on what ground");
        options.text("--reason", m_reason, "TEXT", "Of vital interest: why; with --decided-by");
        options.text("--decided-by", m_decided_by, "WHO", "Of vital interest: who decided");
        options.text("--law", m_law, "CITATION", "Send on a ground in law that the template names");
        options.text("--officer", m_officer, "WHO", "Who writes; stands in the letter and the register");
        options.text("--office", m_office, "TEXT", "The office that writes");
        options.text("--contact", m_contact, "TEXT", "Whom to call back, and where");
        options.text("--answer-by", m_answer_by, "DATE", "Until when an answer is asked for (without delay)");
        options.text("--region", m_region, "TEXT", "Of an anonymous notice: the region");
        options.text("--reference", m_reference, "TEXT", "Of an anonymous notice: its reference (random)");
        options.text("--date", m_date, "DATE", "The day of the letter (today)");
        options.text("--register", m_register, "FILE",
                     "The register of disclosures (in the user's data folder)", Takes::file());
        options.flag("--list-disclosures", m_list_disclosures, "Show the register, and no letter");
        m_records.add(options);
    }

    Exit run(Context& context) override {
        if (m_list_disclosures) {
            return list_disclosures(context);
        }
        if (m_template.empty()) {
            throw UsageError("a letter is needed; `vidra list` shows what there is");
        }
        const auto letter = load_letter(context, m_template);
        if (!letter) {
            return Exit::could_not;
        }
        if (m_fields) {
            return print(context, fields_table(letter->manifest));
        }
        if (!prepare(context, letter->manifest)) {
            return Exit::could_not;
        }
        return m_suggest ? suggest(context) : write_letters(context, *letter);
    }

  private:
    static Exit print(const Context& context, const std::string& text) {
        Output output(context.common.output);
        output.write(text);
        output.finish();
        return Exit::done;
    }

    [[nodiscard]] std::string register_file(const Context& context) const {
        if (m_register == "-") {
            throw UsageError("--register takes a file, which is added to");
        }
        if (!m_register.empty()) {
            return m_register;
        }
        if (context.data_folder.empty()) {
            throw UsageError(
                "there is no data folder for the register of disclosures; name it with --register");
        }
        return context.data_folder + "/disclosures.jsonl";
    }

    [[nodiscard]] Exit list_disclosures(const Context& context) const {
        constexpr std::size_t most_bytes = 1U << 30U;
        std::vector<std::size_t> faults;
        const std::string file = register_file(context);
        std::error_code error;
        if (m_register.empty() && !std::filesystem::exists(file, error)) {
            say("vidra: no letter has been entered yet\n");
            return Exit::done;
        }
        const std::string table =
            documents::disclosures_table(base::read_file(file, most_bytes), m_case, faults);
        for (const std::size_t line : faults) {
            say(fmt::format("{}:{}: error: this line is no disclosure\n", base::terminal_safe(file), line));
        }
        const Exit exit = print(context, table);
        return faults.empty() ? exit : Exit::faults;
    }

    /// What the command line means for this letter; false where a file that it names does not check.
    bool prepare(const Context& context, const documents::Manifest& manifest) {
        m_frame.language = language_of(context, manifest);
        m_frame.today = Clock(m_date).today();
        m_frame.office = m_office;
        m_frame.officer = m_officer;
        m_frame.contact = m_contact;
        m_frame.region = m_region;
        m_frame.reference = m_reference;
        if (!m_answer_by.empty()) {
            m_frame.answer_by = base::parse_date(m_answer_by);
            if (!m_frame.answer_by) {
                throw UsageError("--answer-by is a day as YYYY-MM-DD that the calendar has");
            }
        }
        const bool needs_services =
            !m_service.empty() || m_suggest || manifest.cases == Cases::none || !m_services.empty();
        if (needs_services) {
            m_list = load_services(context, m_services.empty() ? "serbia" : m_services);
            if (!m_list) {
                return false;
            }
            m_frame.services = &*m_list;
        }
        choose_recipient(manifest);
        check_claims(manifest);
        return true;
    }

    static std::string language_of(const Context& context, const documents::Manifest& manifest) {
        const std::string wanted = checklist::canonical_language(context.common.language);
        documents::LetterTemplate names;
        for (const std::string& language : manifest.languages) {
            names.texts[language];
        }
        const std::string found = names.language_for(wanted);
        if (found.empty()) {
            throw UsageError(
                fmt::format("the letter `{}` is not written in `{}`", manifest.id, context.common.language));
        }
        return wanted == "sr-Latn" ? wanted : found;
    }

    void choose_recipient(const documents::Manifest& manifest) {
        m_frame.recipient = manifest.recipients.front();
        if (!m_service.empty()) {
            m_frame.service = m_list->find(m_service);
            if (m_frame.service == nullptr) {
                throw UsageError(fmt::format("the list `{}` has no service `{}`", m_list->id, m_service));
            }
            const auto kind = documents::recipient_of(m_frame.service->kind);
            if (!kind || !manifest.is_for(*kind)) {
                throw UsageError(fmt::format("the letter `{}` is not for a service of the kind {}",
                                             manifest.id, m_frame.service->kind));
            }
            m_frame.recipient = *kind;
        }
        if (m_for.empty()) {
            return;
        }
        const auto named = documents::recipient_of(m_for);
        if (!named || !manifest.is_for(*named)) {
            std::string kinds;
            for (const Recipient one : manifest.recipients) {
                kinds += (kinds.empty() ? "" : ", ") + std::string(documents::word(one));
            }
            throw UsageError(
                fmt::format("the letter `{}` is for {}, not for `{}`", manifest.id, kinds, m_for));
        }
        if (m_frame.service != nullptr && m_frame.recipient != *named) {
            throw UsageError(fmt::format("the service `{}` is of the kind {}, not {}", m_service,
                                         m_frame.service->kind, m_for));
        }
        m_frame.recipient = *named;
    }

    void check_claims(const documents::Manifest& manifest) {
        m_reason = base::trim(m_reason);
        m_decided_by = base::trim(m_decided_by);
        if (m_reason.empty() != m_decided_by.empty()) {
            throw UsageError("vital interest needs both: --reason and --decided-by");
        }
        m_claims = {m_law, m_reason, m_decided_by};
        const auto cites = [&](const documents::DeclaredField& field) {
            return std::find(field.citations.begin(), field.citations.end(), m_law) != field.citations.end();
        };
        if (!m_law.empty() && std::none_of(manifest.fields.begin(), manifest.fields.end(), cites)) {
            throw UsageError(fmt::format(
                "the letter `{}` names no ground law:{}; `vidra letter --fields {}` lists its grounds",
                manifest.id, m_law, manifest.id));
        }
    }

    Exit write_letters(const Context& context, const documents::LetterTemplate& letter) {
        if (m_to_stdout && (!m_folder.empty() || context.common.output_was_named)) {
            throw UsageError("--stdout goes with neither --output-dir nor --output");
        }
        if (!m_folder.empty() && context.common.output_was_named) {
            throw UsageError("--output names one file, --output-dir a folder; give one of them");
        }
        const Format format = m_to == "md"     ? Format::markdown
                              : m_to == "html" ? Format::html
                              : m_to == "pdf"  ? Format::pdf
                                               : Format::text;
        const bool to_terminal =
            m_folder.empty() && context.common.output == "-" && ::isatty(STDOUT_FILENO) == 1;
        if (format == Format::pdf && to_terminal) {
            throw UsageError("a PDF is nothing for a terminal; name a file with --output");
        }
        std::unique_ptr<documents::PdfWriter> pdf;
        if (format == Format::pdf) {
            std::string why;
            pdf = documents::open_pdf_writer(context.module_folders, why);
            if (!pdf) {
                throw UsageError(why);
            }
        }
        if (!m_folder.empty()) {
            base::make_private_folder(m_folder);
        }
        const bool is_about_nobody = letter.manifest.cases == Cases::none;
        const std::string register_path = is_about_nobody ? std::string() : register_file(context);
        LetterBatch batch(
            letter, m_frame,
            {format, m_claims, m_folder, context.common.output, register_path,
             m_register.empty() ? context.data_folder : std::string(), m_force, context.common.quiet},
            pdf.get());
        if (is_about_nobody) {
            if (!m_records.files.empty()) {
                throw UsageError(fmt::format("the letter `{}` is about no record", letter.manifest.id));
            }
            batch.take_nobody();
            batch.finish();
            return Exit::done;
        }
        if (same_file(context.common.output, register_path)) {
            throw UsageError("--output names the register of disclosures, which would be lost");
        }
        std::error_code error;
        if (std::filesystem::exists(register_path, error) &&
            !std::filesystem::is_regular_file(register_path, error)) {
            throw UsageError("--register takes a file, which is added to");
        }
        for (const std::string& written : {context.common.output, register_path}) {
            m_records.forbid_writing_to_inputs(written);
        }
        const auto count = read(context, [&](const documents::ReferralCase& one, const diag::Location& row) {
            batch.take(one, row);
        });
        if (!count) {
            return Exit::could_not;
        }
        batch.finish();
        if (!context.common.quiet && (!m_folder.empty() || batch.not_written() > 0 || count->rejected > 0)) {
            say(fmt::format("vidra: {} record{} read: {} letter{}, {} without one, {} rejected\n",
                            count->read, count->read == 1 ? "" : "s", batch.written(),
                            batch.written() == 1 ? "" : "s", batch.not_written(), count->rejected));
        }
        return batch.not_written() > 0 || count->rejected > 0 ? Exit::faults : Exit::done;
    }

    Exit suggest(const Context& context) {
        std::string text;
        const auto count = read(context, [&](const documents::ReferralCase& one, const diag::Location&) {
            text += (text.empty() ? "" : "\n") + suggestions_table(*m_list, documents::needs_of(one), m_for,
                                                                   one.record->case_id, m_frame.language);
        });
        if (!count) {
            return Exit::could_not;
        }
        const Exit exit = print(context, text);
        return count->rejected > 0 ? Exit::faults : exit;
    }

    using Take = std::function<void(const documents::ReferralCase&, const diag::Location&)>;

    /// Reads the records; nothing where a file that is named does not check, or there is no record.
    std::optional<documents::CaseReader::Count> read(const Context& context, const Take& take) {
        std::optional<expression::Instrument> named;
        if (!m_checklist.empty()) {
            named = load_checklist(context, m_checklist);
            if (!named) {
                return std::nullopt;
            }
        }
        std::optional<records::Mapping> mapping;
        if (!m_records.mapping.empty()) {
            if (!named) {
                throw UsageError("--mapping goes with --checklist");
            }
            mapping = load_mapping(context, m_records.mapping, named->checklist);
            if (!mapping) {
                return std::nullopt;
            }
        }
        m_records.try_inputs();
        const checklist::Checklist nothing;
        std::map<std::string, std::optional<expression::Instrument>> found;
        documents::CaseReader reader(
            m_records.read_options(context, named ? named->checklist : nothing), named ? &*named : nullptr,
            m_frame.today, [&](const std::string& id) { return find_checklist(context, id, found); });
        std::size_t taken = 0;
        const documents::CaseReader::Sinks sinks = {
            [&](const documents::ReferralCase& one, const diag::Location& row) {
                if (m_case.empty() || one.record->case_id == m_case) {
                    ++taken;
                    take(one, row);
                }
            },
            [](const diag::Diagnostics& findings) { say_findings(findings, false); }};
        for (const std::string& path : m_records.inputs()) {
            records::Source source(path);
            reader.read(source, mapping ? &*mapping : nullptr, sinks);
        }
        if (reader.count().read == 0) {
            say("vidra: there is no record in the input\n");
            return std::nullopt;
        }
        if (taken == 0 && !m_case.empty()) {
            say("vidra: no record that can be read has the case that --case names\n");
            return std::nullopt;
        }
        return reader.count();
    }

    /// A record names a checklist by id only: what it says must not open files.
    static const expression::Instrument* find_checklist(
        const Context& context, const std::string& id,
        std::map<std::string, std::optional<expression::Instrument>>& found) {
        if (!base::is_id(id) || !context.catalog.find_checklist(id)) {
            return nullptr;
        }
        const auto known = found.find(id);
        auto& instrument = known == found.end() ? found[id] = load_checklist(context, id) : known->second;
        return instrument ? &*instrument : nullptr;
    }

    std::string m_template;
    RecordOptions m_records;
    std::string m_for;
    std::string m_to;
    std::string m_checklist;
    std::string m_case;
    std::string m_folder;
    std::string m_service;
    std::string m_services;
    std::string m_reason;
    std::string m_decided_by;
    std::string m_law;
    std::string m_officer;
    std::string m_office;
    std::string m_contact;
    std::string m_answer_by;
    std::string m_region;
    std::string m_reference;
    std::string m_date;
    std::string m_register;
    bool m_to_stdout = false;
    bool m_force = false;
    bool m_suggest = false;
    bool m_fields = false;
    bool m_list_disclosures = false;

    documents::LetterFrame m_frame;
    documents::Claims m_claims;
    std::optional<documents::ServiceList> m_list;
};

}  // namespace

std::unique_ptr<Command> make_letter() {
    return std::make_unique<Letter>();
}

}  // namespace vidra::cmd

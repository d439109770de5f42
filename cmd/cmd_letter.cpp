// SPDX-License-Identifier: Apache-2.0
#include "base/ascii.hpp"
#include "base/file.hpp"
#include "base/utf8.hpp"
#include "command.hpp"
#include "diag/render.hpp"
#include "documents/case_reader.hpp"
#include "documents/pdf_module.hpp"
#include "letter_batch.hpp"
#include "letter_options.hpp"
#include "letter_tables.hpp"
#include "load.hpp"

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

/// An input that is read twice: a file from its place, anything else, as a pipe, out of memory.
class RereadableInput {
  public:
    explicit RereadableInput(const std::string& path) : m_path(path) {
        constexpr std::size_t most_bytes = 1U << 28U;
        std::error_code ignored;
        if (!std::filesystem::is_regular_file(path, ignored)) {
            m_text = base::read_file(path, most_bytes);
        }
    }
    [[nodiscard]] records::Source open() const {
        return m_text ? records::Source::from_text(*m_text, m_path == "-" ? "standard input" : m_path)
                      : records::Source(m_path);
    }

  private:
    std::string m_path;
    std::optional<std::string> m_text;
};

class Letter final : public Command {
  public:
    Letter() : Command("letter", "Write referral letters that carry what their recipient may see") {}

    void options(OptionSet& options) override { m_options.add(options); }

    Exit run(Context& context) override {
        if (m_options.lists_disclosures) {
            m_options.check_list_of_disclosures();
            return list_disclosures(context);
        }
        if (m_options.letter.empty()) {
            throw UsageError("a letter is needed; `vidra list` shows what there is");
        }
        for (const std::string_view ending : {".jsonl", ".json", ".csv", ".gz"}) {
            if (m_options.letter.ends_with(ending)) {
                throw UsageError(fmt::format(
                    "`{}` looks like records: a letter stands before them, as in `vidra letter referral {}`",
                    m_options.letter, m_options.letter));
            }
        }
        const auto letter = load_letter(context, m_options.letter);
        if (!letter) {
            return Exit::could_not;
        }
        if (m_options.lists_fields) {
            m_options.check_list_of_fields();
            return print(context, fields_table(letter->manifest));
        }
        if (!prepare(context, letter->manifest)) {
            return Exit::could_not;
        }
        return m_options.suggests ? suggest(context) : write_letters(context, *letter);
    }

  private:
    static Exit print(const Context& context, const std::string& text) {
        Output output(context.common.output);
        output.write(text);
        output.finish();
        return Exit::done;
    }

    [[nodiscard]] std::string register_file(const Context& context) const {
        if (m_options.register_file == "-") {
            throw UsageError("--register takes a file, which is added to");
        }
        if (!m_options.register_file.empty()) {
            return m_options.register_file;
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
        if (m_options.register_file.empty() && !std::filesystem::exists(file, error)) {
            say("vidra: no letter has been entered yet\n");
            return Exit::done;
        }
        const std::string table =
            documents::disclosures_table(base::read_file(file, most_bytes), m_options.only_case, faults);
        for (const std::size_t line : faults) {
            say(fmt::format("{}:{}: error: this line is no whole disclosure\n", base::terminal_safe(file),
                            line));
        }
        const Exit exit = print(context, table);
        return faults.empty() ? exit : Exit::faults;
    }

    /// What the command line means for this letter; false where a file that it names does not check.
    bool prepare(const Context& context, const documents::Manifest& manifest) {
        m_options.check_for(manifest);
        if (m_options.needs_services(manifest)) {
            m_list = load_services(context, m_options.services.empty() ? "serbia" : m_options.services);
            if (!m_list) {
                return false;
            }
        }
        m_frame = m_options.frame(manifest, context.common.language, m_list ? &*m_list : nullptr);
        m_claims = m_options.claims(manifest);
        return true;
    }

    Exit write_letters(const Context& context, const documents::LetterTemplate& letter) {
        if (m_options.to_stdout && (!m_options.folder.empty() || context.common.output_was_named)) {
            throw UsageError("--stdout goes with neither --output-dir nor --output");
        }
        if (!m_options.folder.empty() && context.common.output_was_named) {
            throw UsageError("--output names one file, --output-dir a folder; give one of them");
        }
        const Format format = m_options.to == "md"     ? Format::markdown
                              : m_options.to == "html" ? Format::html
                              : m_options.to == "pdf"  ? Format::pdf
                                                       : Format::text;
        const bool to_terminal =
            m_options.folder.empty() && context.common.output == "-" && ::isatty(STDOUT_FILENO) == 1;
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
        if (!m_options.folder.empty()) {
            base::make_private_folder(m_options.folder);
        }
        const bool is_about_nobody = letter.manifest.cases == Cases::none;
        const std::string register_path = is_about_nobody ? std::string() : register_file(context);
        LetterBatch batch(letter, m_frame,
                          {format, m_claims, m_options.folder, context.common.output, register_path,
                           m_options.register_file.empty() ? context.data_folder : std::string(),
                           m_options.force, context.common.quiet},
                          pdf.get());
        if (is_about_nobody) {
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
            m_options.records.forbid_writing_to_inputs(written);
        }
        const auto count = read(
            context,
            [&](const documents::ReferralCase& one, const diag::Location& row) { batch.take(one, row); },
            [&](const documents::ReferralCase&, const diag::Location& row) { batch.pass_over(row); });
        if (!count) {
            return Exit::could_not;
        }
        batch.finish();
        if (!context.common.quiet &&
            (!m_options.folder.empty() || batch.not_written() > 0 || count->rejected > 0)) {
            std::string text =
                fmt::format("vidra: {} record{} read: {} letter{}, {} without one, {} rejected", count->read,
                            count->read == 1 ? "" : "s", batch.written(), batch.written() == 1 ? "" : "s",
                            batch.not_written(), count->rejected);
            if (count->superseded > 0) {
                text += fmt::format(", {} passed over for a later one", count->superseded);
            }
            say(text + "\n");
        }
        return batch.not_written() > 0 || count->rejected > 0 ? Exit::faults : Exit::done;
    }

    Exit suggest(const Context& context) {
        std::string text;
        const auto count = read(
            context,
            [&](const documents::ReferralCase& one, const diag::Location&) {
                text += (text.empty() ? "" : "\n") + suggestions_table(*m_list, documents::needs_of(one),
                                                                       m_options.recipient,
                                                                       one.record->case_id, m_frame.language);
            },
            nullptr);
        if (!count) {
            return Exit::could_not;
        }
        const Exit exit = print(context, text);
        return count->rejected > 0 ? Exit::faults : exit;
    }

    using Take = std::function<void(const documents::ReferralCase&, const diag::Location&)>;

    /// Reads the records; nothing where a file that is named does not check, or there is no record.
    [[nodiscard]] std::optional<documents::CaseReader::Count> read(const Context& context, const Take& take,
                                                                   const Take& pass_over) const {
        std::optional<expression::Instrument> named;
        if (!m_options.checklist.empty()) {
            named = load_checklist(context, m_options.checklist);
            if (!named) {
                return std::nullopt;
            }
        }
        std::optional<records::Mapping> mapping;
        if (!m_options.records.mapping.empty()) {
            if (!named) {
                throw UsageError("--mapping goes with --checklist");
            }
            mapping = load_mapping(context, m_options.records.mapping, named->checklist);
            if (!mapping) {
                return std::nullopt;
            }
        }
        m_options.records.try_inputs();
        const checklist::Checklist nothing;
        std::map<std::string, std::optional<expression::Instrument>> found;
        documents::CaseReader reader(
            m_options.records.read_options(context, named ? named->checklist : nothing),
            named ? &*named : nullptr, m_frame.today,
            [&](const std::string& id) { return find_checklist(context, id, found); });
        const records::Mapping* const columns = mapping ? &*mapping : nullptr;
        std::vector<RereadableInput> inputs;
        documents::CaseHistory history(m_frame.today);
        for (const std::string& path : m_options.records.inputs()) {
            records::Source source = inputs.emplace_back(path).open();
            reader.survey(source, columns, history);
        }
        history.close();
        if (history.without_case() > 0) {
            say(fmt::format(
                "vidra: of {} record{} with a fault not even the case can be read; if one of them is of a "
                "case that gets a letter here, what it refuses is not known: correct it first\n",
                history.without_case(), history.without_case() == 1 ? "" : "s"));
        }
        reader.set_history(history);
        const auto is_meant = [&](const documents::ReferralCase& one) {
            return m_options.only_case.empty() || one.record->case_id == m_options.only_case;
        };
        std::size_t taken = 0;
        const documents::CaseReader::Sinks sinks = {
            [&](const documents::ReferralCase& one, const diag::Location& row) {
                if (is_meant(one)) {
                    ++taken;
                    take(one, row);
                }
            },
            [](const diag::Diagnostics& findings) { say_findings(findings, false); },
            [&](const documents::ReferralCase& one, const diag::Location& row) {
                if (is_meant(one) && pass_over) {
                    pass_over(one, row);
                }
            }};
        for (const RereadableInput& input : inputs) {
            records::Source source = input.open();
            reader.read(source, columns, sinks);
        }
        if (reader.count().read == 0) {
            say("vidra: there is no record in the input\n");
            return std::nullopt;
        }
        if (taken == 0 && !m_options.only_case.empty()) {
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

    LetterOptions m_options;
    documents::LetterFrame m_frame;
    documents::Claims m_claims;
    std::optional<documents::ServiceList> m_list;
};

}  // namespace

std::unique_ptr<Command> make_letter() {
    return std::make_unique<Letter>();
}

}  // namespace vidra::cmd

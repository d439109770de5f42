// SPDX-License-Identifier: Apache-2.0
#include "stats_output.hpp"

#include "base/date.hpp"
#include "base/file.hpp"
#include "diag/diagnostics.hpp"
#include "documents/pdf_module.hpp"
#include "load.hpp"
#include "reports/report_writer.hpp"
#include "statistics/publication_json.hpp"
#include "statistics/table_output.hpp"
#include "statistics/words.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

namespace vidra::cmd {
namespace {

/// The bundled texts for tables by option.
documents::TemplateTexts common_texts(const Context& context) {
    const std::string folder = context.catalog.common_report_texts();
    if (folder.empty()) {
        throw UsageError("the texts for tables (templates/reports/common) are not found");
    }
    const documents::ReadText read = [](const std::string& path) {
        std::error_code error;
        return std::filesystem::is_regular_file(path, error)
                   ? std::optional(base::read_file(path, base::max_configuration_bytes))
                   : std::nullopt;
    };
    diag::Diagnostics diagnostics;
    documents::TemplateTexts texts;
    for (const char* const language : {"en", "sr"}) {
        if (auto text = documents::load_text({folder, "", read}, language, {{1, 1}, {1, 1}}, diagnostics)) {
            texts.emplace(language, std::move(*text));
        }
    }
    say_findings(diagnostics, true);
    return texts;
}

documents::Format format_of(const std::string& to) {
    return to == "md"     ? documents::Format::markdown
           : to == "html" ? documents::Format::html
           : to == "pdf"  ? documents::Format::pdf
                          : documents::Format::text;
}

}  // namespace

StatsOutput::StatsOutput(const Context& context, std::string to, documents::TemplateTexts texts)
    : m_context(context),
      m_to(std::move(to)),
      m_texts(std::move(texts)),
      m_is_short_form(m_texts.empty()),
      m_language(context.common.language) {
    if (!is_document()) {
        return;
    }
    if (m_to == "pdf" && context.common.output == "-" && ::isatty(STDOUT_FILENO) == 1) {
        throw UsageError("a PDF is nothing for a terminal; name a file with --output");
    }
    if (m_is_short_form) {
        m_texts = common_texts(context);
    }
    if (documents::language_for(m_texts, m_language).empty()) {
        if (m_texts.empty()) {
            throw UsageError("the report has no text");
        }
        m_language = m_texts.contains("en") ? "en" : m_texts.begin()->first;
        say(fmt::format("vidra: there is no text in `{}`; this is in `{}`\n", context.common.language,
                        m_language));
    }
    if (m_to == "pdf" || m_to == "html") {
        std::string why;
        m_pdf = documents::open_pdf_writer(context.module_folders, why);
        if (!m_pdf && m_to == "pdf") {
            throw UsageError(why);
        }
    }
}

bool StatsOutput::is_document() const {
    return m_to == "md" || m_to == "html" || m_to == "pdf" || (m_to == "text" && !m_is_short_form);
}

bool StatsOutput::write(const reports::ReportDefinition& definition, const reports::CountedReport& report,
                        const std::vector<statistics::EarlierPublication>& earlier,
                        reports::ReportFrame frame, std::string& out) const {
    if (m_to == "csv") {
        out += statistics::tables_csv(report.publication);
        return true;
    }
    if (m_to == "json") {
        out +=
            statistics::publication_json(report.publication, {definition.id, base::format_date(frame.today)});
        return true;
    }
    frame.language = m_language;
    if (is_document()) {
        const std::string why = reports::append_report(out, definition, report, earlier, m_texts, frame,
                                                       format_of(m_to), m_pdf.get());
        if (!why.empty()) {
            say(fmt::format("vidra: {}\n", why));
        }
        return why.empty() || m_to == "html";
    }
    if (definition.disclosure.method == statistics::Method::none) {
        out += word(statistics::Word::not_for_publication, m_language) + "\n\n";
    }
    for (const reports::ReportTable& table : definition.tables) {
        for (const statistics::Grid& grid : reports::report_grids(table, definition, report, m_language)) {
            out += grid.caption + "\n\n" + statistics::grid_text(grid) + "\n";
        }
    }
    if (report.publication.audit.hidden > 0) {
        out += word(statistics::Word::hidden_note, m_language) + "\n";
    }
    return true;
}

}  // namespace vidra::cmd

// SPDX-License-Identifier: Apache-2.0
#include "checks/reports.hpp"

#include "base/file.hpp"
#include "checks/check.hpp"
#include "checks/template_folder.hpp"
#include "documents/markup_check.hpp"
#include "expression/program.hpp"
#include "reports/template_names.hpp"
#include "statistics/record_columns.hpp"
#include "statistics/tabulation.hpp"
#include "tomlio/document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string_view>
#include <utility>

namespace vidra::checks {
namespace {

using tomlio::Kind;
using tomlio::Value;

constexpr diag::Range start = {{1, 1}, {1, 1}};
constexpr std::string_view file_name = "report.toml";

const Value* member(const Value& table, std::string_view key) {
    const auto at = std::find_if(table.members.begin(), table.members.end(),
                                 [&](const tomlio::Member& one) { return one.key == key; });
    return at == table.members.end() ? nullptr : &at->value;
}

std::optional<expression::Instrument> instrument_of(const std::string& name, diag::Range place,
                                                    const checklist::Catalog& catalog,
                                                    diag::Diagnostics& diagnostics) {
    std::optional<expression::Instrument> instrument;
    const auto path = catalog.find_checklist(name);
    if (const auto text = path ? read_text(*path) : std::nullopt) {
        diag::Diagnostics of_checklist;
        instrument = load_instrument(*text, catalog, of_checklist);
    }
    if (!instrument) {
        diagnostics.add(diag::Code::mapping_checklist, place,
                        fmt::format("the checklist `{}` is not found, or does not check", name),
                        "what is counted by its questions and outcomes could not be compared");
    }
    return instrument;
}

/// Where a column is named: the first text below one of these keys that holds it as a word.
const Value* place_of(const Value& value, const std::string& column, bool is_below) {
    static constexpr std::array<std::string_view, 7> keys = {"rows",   "columns", "where",  "of",
                                                             "weight", "mean",    "each_of"};
    if (value.kind == Kind::string && is_below) {
        const auto is_part = [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
                   c == '.';
        };
        for (std::size_t at = value.string.find(column); at != std::string::npos;
             at = value.string.find(column, at + 1)) {
            const std::size_t end = at + column.size();
            if ((at == 0 || !is_part(value.string[at - 1])) &&
                (end == value.string.size() || !is_part(value.string[end]))) {
                return &value;
            }
        }
    }
    for (const Value& item : value.items) {
        if (const Value* const found = place_of(item, column, is_below)) {
            return found;
        }
    }
    for (const tomlio::Member& one : value.members) {
        const bool names_columns = std::find(keys.begin(), keys.end(), one.key) != keys.end();
        if (const Value* const found = place_of(one.value, column, names_columns)) {
            return found;
        }
    }
    return nullptr;
}

/// Columns that neither a record nor the checklist has. Without a checklist any column may be counted.
void check_columns(const tomlio::Document& document, const reports::ReportDefinition& definition,
                   const expression::Instrument& instrument, diag::Diagnostics& diagnostics) {
    const statistics::Tabulation tabulation(definition.tabulation);
    const statistics::RecordColumns columns(instrument, tabulation.columns());
    for (const statistics::RecordColumns::Unknown& unknown : columns.unknown()) {
        const Value* const place = place_of(document.root, unknown.column, false);
        diagnostics.add(diag::Code::unknown_name, place == nullptr ? start : place->range,
                        fmt::format("`{}` is neither a field of a record nor anything of `{}`",
                                    unknown.column, instrument.checklist.id),
                        unknown.nearest.empty() ? std::string("vidra-report(5) says what can be counted")
                                                : fmt::format("did you mean `{}`?", unknown.nearest));
    }
}

}  // namespace

std::optional<Report> check_report(const tomlio::Document& document, const std::string& path,
                                   const std::string& checklist, const checklist::Catalog& catalog,
                                   diag::Diagnostics& diagnostics) {
    const std::size_t errors_before = diagnostics.error_count();
    const std::string name = checklist.empty() ? reports::report_checklist(document) : checklist;
    std::optional<expression::Instrument> instrument;
    if (!name.empty()) {
        const Value* const place = checklist.empty() ? member(document.root, "checklist") : nullptr;
        instrument = instrument_of(name, place == nullptr ? start : place->range, catalog, diagnostics);
    }
    Report report;
    reports::ReportDefinition& definition = report.definition;
    definition = reports::load_report(document, instrument ? &instrument->checklist : nullptr, diagnostics);
    definition.checklist = name;
    const std::filesystem::path folder = std::filesystem::path(path).parent_path();
    definition.folder = folder.empty() ? "." : folder.string();
    check_folder(definition.id, path, file_name, "a report", diagnostics);
    check_unlisted(definition.languages, path, file_name, "a report", diagnostics);
    if (instrument) {
        check_columns(document, definition, *instrument, diagnostics);
    }
    const Value* const languages = member(document.root, "languages");
    for (const std::string& language : definition.languages) {
        auto text =
            documents::load_text({definition.folder, catalog.common_report_texts(), read_text}, language,
                                 languages == nullptr ? start : languages->range, diagnostics);
        if (text) {
            reports::check_names(definition, *text, diagnostics);
            documents::check_markup(*text, diagnostics, documents::Figures::charts);
            report.texts.emplace(language, std::move(*text));
        }
    }
    return diagnostics.error_count() == errors_before ? std::optional(std::move(report)) : std::nullopt;
}

}  // namespace vidra::checks

// SPDX-License-Identifier: Apache-2.0
#include "base/ascii.hpp"
#include "base/nearest.hpp"
#include "command.hpp"
#include "diag/render.hpp"
#include "load.hpp"
#include "record_options.hpp"
#include "statistics/anonymity.hpp"
#include "statistics/audit.hpp"
#include "statistics/solver_module.hpp"
#include "statistics/table_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace vidra::cmd {
namespace {

/// The names in `a,b,c`, given once or several times.
std::vector<std::string> names_in(const std::vector<std::string>& given) {
    std::vector<std::string> names;
    for (const std::string& list : given) {
        for (const std::string_view name : base::split(list, ',')) {
            if (const std::string_view plain = base::trim(name); !plain.empty()) {
                names.emplace_back(plain);
            }
        }
    }
    return names;
}

class Audit final : public Command {
  public:
    Audit() : Command("audit", "Tell what a published table gives away of what it hides") {}

    void options(OptionSet& options) override {
        options.rest("tables", m_files, Takes::file(), "Tables as CSV, taken together; - is standard input",
                     false);
        options.texts("--value", m_values, "COLUMN", "The column of counts; several for a wide table");
        options.texts("--keys", m_keys, "COLUMNS", "Columns that say what is counted; others are not used");
        options.flag("--wide", m_wide, "Every column of numbers is one of the table");
        options.texts("--mark", m_marks, "TEXT=RANGE", "What a text stands for, as '<5=1..4' or 'x=0..'");
        options.texts("--total", m_totals, "COLUMN=VALUE",
                      "This value of the column is the total of the others");
        options.flag("--no-total", m_no_total, "Nothing is a total but what --total names");
        options.number("--base", m_base, "N", "Printed numbers are rounded to multiples of N");
        options.word("--rounding", m_rounding, {"conventional", "random", "controlled"}, "How, with --base");
        options.number("--width", m_width, "N",
                       "Tell also of cells whose least and greatest count differ by less than N (1)");
        options.flag("--microdata", m_is_microdata,
                     "The files hold records: tell how well they hide persons");
        options.number("--k", m_k, "N", "With --microdata: how many records a class must have (11)");
        options.texts("--quasi", m_quasi, "COLUMNS", "With --microdata: by which somebody could be found");
        options.text("--sensitive", m_sensitive, "COLUMN", "With --microdata: what nobody should learn");
        options.text("--weight", m_weight, "COLUMN", "With --microdata: how many records a row stands for");
        options.word("--missing", m_missing, {"own", "match"},
                     "A missing value is a category of its own, or may be any");
        options.texts("--missing-value", m_missing_values, "TEXT", "Means missing, as an empty cell does");
        options.flag("--list", m_lists, "With --microdata: list the classes below; not for publication");
        options.text("--delimiter", m_delimiter, "CHAR",
                     "Between the cells of CSV; found from the header if not given");
        options.text("--encoding", m_encoding, "NAME",
                     "Encoding of an input without a byte-order mark: UTF-8, windows-1250, ISO-8859-5",
                     Takes::one_of({"UTF-8", "windows-1250", "windows-1251", "ISO-8859-2", "ISO-8859-5"}));
        options.number("--skip-lines", m_skip_lines, "N", "Pass over N lines before the column names");
        options.word("--format", m_format, {"text", "json"}, "text: a report for people; json: one document");
    }

    Exit run(Context& context) override {
        m_read.delimiter = parse_delimiter(m_delimiter);
        m_read.encoding = parse_encoding(m_encoding);
        m_read.skip_lines = m_skip_lines;
        if (m_files.empty()) {
            m_files.emplace_back("-");
        }
        for (const std::string& file : m_files) {
            if (same_file(file, context.common.output)) {
                throw UsageError(fmt::format("`{}` is read and cannot be written to in the same run", file));
            }
        }
        constexpr std::size_t most_findings = 1000;
        m_findings.keep_at_most(most_findings);
        const Exit exit = m_is_microdata ? audit_microdata(context) : audit_tables(context);
        m_findings.sort();
        for (const diag::Diagnostic& one : m_findings.all()) {
            say(diag::render_full(one, {}));
        }
        if (m_findings.more() > 0) {
            say(fmt::format("vidra: {} more findings are not shown\n", m_findings.more()));
        }
        return exit;
    }

  private:
    [[nodiscard]] statistics::TableTold told() const {
        statistics::TableTold told;
        told.keys = names_in(m_keys);
        told.values = names_in(m_values);
        told.is_wide = m_wide;
        told.find_totals = !m_no_total;
        for (const std::string& text : m_marks) {
            const auto mark = statistics::parse_mark(text);
            if (!mark) {
                throw UsageError(
                    fmt::format("--mark `{}` is not of the form TEXT=LOW..HIGH or TEXT=LOW..", text));
            }
            told.marks.push_back(*mark);
        }
        for (const std::string& text : m_totals) {
            const std::size_t at = text.find('=');
            if (at == std::string::npos) {
                throw UsageError(fmt::format("--total `{}` is not of the form COLUMN=VALUE", text));
            }
            told.totals.emplace_back(base::trim(text.substr(0, at)), base::trim(text.substr(at + 1)));
        }
        told.base = static_cast<std::int64_t>(m_base);
        told.rounding = m_rounding == "random"       ? statistics::Rounding::random
                        : m_rounding == "controlled" ? statistics::Rounding::controlled
                                                     : statistics::Rounding::conventional;
        return told;
    }

    /// Throws UsageError for a column that no table has.
    static void check_names(const statistics::TableTold& told,
                            const std::vector<statistics::RawTable>& tables) {
        std::vector<std::string> known = {std::string(statistics::wide_column)};
        for (const statistics::RawTable& table : tables) {
            for (const auto& column : table.columns) {
                known.push_back(column.name);
            }
        }
        std::vector<std::string> asked = told.keys;
        asked.insert(asked.end(), told.values.begin(), told.values.end());
        for (const auto& [column, value] : told.totals) {
            asked.push_back(column);
        }
        for (const std::string& name : asked) {
            if (std::find(known.begin(), known.end(), name) == known.end()) {
                const auto near = base::nearest(name, known);
                throw UsageError(
                    fmt::format("no table has a column `{}`{}", name,
                                near ? fmt::format("; did you mean `{}`?", *near) : std::string()));
            }
        }
    }

    /// Nothing where a table could not be read at all.
    std::optional<std::vector<statistics::RawTable>> read_tables() {
        std::vector<statistics::RawTable> tables;
        for (const std::string& file : m_files) {
            records::Source source(file);
            m_findings.set_file(source.name());
            statistics::TableRows rows(source, m_read, m_findings);
            if (!rows.open()) {
                return std::nullopt;
            }
            tables.push_back(statistics::read_raw_table(rows, source.name()));
        }
        return tables;
    }

    Exit audit_tables(const Context& context) {
        if (!m_quasi.empty() || !m_sensitive.empty() || !m_weight.empty() || m_lists || m_k > 0 ||
            !m_missing_values.empty()) {
            throw UsageError(
                "--k, --quasi, --sensitive, --weight, --missing-value and --list go with --microdata");
        }
        const statistics::TableTold what = told();
        const auto raw = read_tables();
        if (!raw) {
            return Exit::could_not;
        }
        check_names(what, *raw);
        std::vector<statistics::PublishedTable> tables;
        for (const statistics::RawTable& table : *raw) {
            m_findings.set_file(table.file);
            tables.push_back(statistics::make_published_table(table, what, m_findings));
            if (tables.back().cells.empty()) {
                return Exit::could_not;
            }
        }
        const statistics::LinkedTables linked = statistics::link_tables(tables, m_findings);
        std::string why;
        const auto solver = statistics::open_solver(context.module_folders, why);
        if (!solver) {
            say(fmt::format("vidra: {}\n", why));
            return Exit::could_not;
        }
        const statistics::Audit audit =
            statistics::audit_tables(tables, linked, static_cast<std::int64_t>(m_width), *solver);
        Output output(context.common.output);
        output.write(m_format == "json" ? statistics::audit_json(tables, linked, audit)
                                        : statistics::audit_text(tables, linked, audit));
        output.finish();
        return audit.is_clean() && m_findings.error_count() == 0 ? Exit::done : Exit::faults;
    }

    Exit audit_microdata(const Context& context) {
        if (!m_values.empty() || !m_keys.empty() || m_wide || !m_marks.empty() || !m_totals.empty() ||
            m_no_total || m_base > 0) {
            throw UsageError("--microdata takes records, and no option for tables");
        }
        constexpr std::uint64_t usual_k = 11;  // that of the Counter-Trafficking Data Collaborative
        statistics::AnonymityOptions options;
        options.wanted = m_k == 0 ? usual_k : m_k;
        options.quasi = names_in(m_quasi);
        options.sensitive = m_sensitive;
        options.weight = m_weight;
        options.missing =
            m_missing == "match" ? statistics::MissingRule::matches : statistics::MissingRule::own;
        options.missing_values = m_missing_values;
        if (options.quasi.empty()) {
            throw UsageError("--microdata needs --quasi: the columns by which somebody could be found");
        }
        statistics::AnonymityCounter counter(options);
        for (const std::string& file : m_files) {
            records::Source source(file);
            m_findings.set_file(source.name());
            statistics::TableRows rows(source, m_read, m_findings);
            if (!rows.open() || !counter.add(rows, m_findings)) {
                return Exit::could_not;
            }
        }
        const statistics::Anonymity anonymity = counter.result();
        if (anonymity.records == 0) {
            say("vidra: there is no record in the input\n");
            return Exit::could_not;
        }
        Output output(context.common.output);
        output.write(m_format == "json" ? statistics::anonymity_json(options, anonymity, m_lists)
                                        : statistics::anonymity_text(options, anonymity, m_lists));
        output.finish();
        return anonymity.k >= options.wanted && m_findings.error_count() == 0 ? Exit::done : Exit::faults;
    }

    std::vector<std::string> m_files;
    std::vector<std::string> m_values;
    std::vector<std::string> m_keys;
    std::vector<std::string> m_marks;
    std::vector<std::string> m_totals;
    std::vector<std::string> m_quasi;
    std::vector<std::string> m_missing_values;
    std::string m_rounding;
    std::string m_sensitive;
    std::string m_weight;
    std::string m_missing;
    std::string m_delimiter;
    std::string m_encoding;
    std::string m_format;
    std::uint64_t m_base = 0;
    std::uint64_t m_width = 1;
    std::uint64_t m_k = 0;
    std::uint64_t m_skip_lines = 0;
    bool m_wide = false;
    bool m_no_total = false;
    bool m_is_microdata = false;
    bool m_lists = false;
    statistics::TableReadOptions m_read;
    diag::Diagnostics m_findings;
};

}  // namespace

std::unique_ptr<Command> make_audit() {
    return std::make_unique<Audit>();
}

}  // namespace vidra::cmd

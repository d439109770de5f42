// SPDX-License-Identifier: Apache-2.0
#include "base/file.hpp"
#include "base/utf8.hpp"
#include "checks/check.hpp"
#include "command.hpp"
#include "diag/render.hpp"
#include "load.hpp"

#include <fmt/format.h>

namespace vidra::cmd {
namespace {

class Check final : public Command {
  public:
    Check() : Command("check", "Check checklists, mappings, letters and service lists") {}

    void options(OptionSet& options) override {
        options.rest("files", m_files, Takes::definition(), "Files or ids; - is standard input", true);
        options.word("--format", m_format, {"text", "full", "json"},
                     "text: a line a finding; full: with the source line; json: an object a line");
        options.word("--fail-on", m_fail_on, {"error", "warning"},
                     "From which findings the exit status is 1");
        options.text("--stdin-name", m_stdin_name, "NAME", "Name of standard input in findings");
    }

    Exit run(Context& context) override {
        Output output(context.common.output);
        bool unreadable = false;
        std::size_t checked = 0;
        for (const std::string& file : m_files) {
            try {
                check(context, file, output);
                ++checked;
            } catch (const base::IoError& error) {
                if (error.path() == "standard output") {
                    throw;
                }
                say(fmt::format("vidra: {}: {}\n", base::terminal_safe(error.path()), error.what()));
                unreadable = true;
            } catch (const UsageError& error) {  // an id that is not there
                say(fmt::format("vidra: {}\n", base::terminal_safe(error.what())));
                unreadable = true;
            }
        }
        output.finish();
        if (!context.common.quiet && checked > 0) {
            say(fmt::format("vidra: {} checked: {}, {}\n", counted(checked, "file"),
                            counted(m_errors, "error"), counted(m_warnings, "warning")));
        }
        if (unreadable) {
            return Exit::could_not;
        }
        const bool failed = m_errors > 0 || (m_fail_on == "warning" && m_warnings > 0);
        return failed ? Exit::faults : Exit::done;
    }

  private:
    static std::string counted(std::size_t count, const char* noun) {
        return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
    }

    void check(const Context& context, const std::string& file, Output& output) {
        const bool standard_input = file == "-";
        const std::string path = standard_input ? file : definition_path(context, file);
        const std::string text = base::read_file(path, base::max_configuration_bytes);
        diag::Diagnostics diagnostics;
        diagnostics.set_file(standard_input ? m_stdin_name : path);
        checks::check_file(text, context.catalog, diagnostics);
        diagnostics.sort();
        const diag::Color color = context.color_allowed ? diag::Color::yes : diag::Color::no;
        for (const diag::Diagnostic& one : diagnostics.all()) {
            ++(one.severity == diag::Severity::error ? m_errors : m_warnings);
            output.write(m_format == "json"   ? diag::render_json(one)
                         : m_format == "full" ? diag::render_full(one, source_of(one, path, text), color)
                                              : diag::render_line(one, color));
        }
    }

    /// The text in which a finding stands: of a letter it may be one beside the manifest.
    static std::string source_of(const diag::Diagnostic& one, const std::string& path,
                                 const std::string& text) {
        return one.location.file == path || path == "-"
                   ? text
                   : base::read_file(one.location.file, base::max_configuration_bytes);
    }

    std::vector<std::string> m_files;
    std::string m_format;
    std::string m_fail_on;
    std::string m_stdin_name = "standard input";
    std::size_t m_errors = 0;
    std::size_t m_warnings = 0;
};

}  // namespace

std::unique_ptr<Command> make_check() {
    return std::make_unique<Check>();
}

}  // namespace vidra::cmd

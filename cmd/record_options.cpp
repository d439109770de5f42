// SPDX-License-Identifier: Apache-2.0
#include "record_options.hpp"

#include "base/file.hpp"
#include "checks/check.hpp"
#include "load.hpp"
#include "records/source.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace vidra::cmd {

char parse_delimiter(const std::string& text) {
    if (text == "tab" || text == "\\t") {
        return '\t';
    }
    if (text.size() == 1 && text.find_first_of("\"\r\n") == std::string::npos) {
        return text.front();
    }
    if (!text.empty()) {
        throw UsageError("--delimiter is one character, or the word tab");
    }
    return 0;
}

std::optional<records::Encoding> parse_encoding(const std::string& name) {
    if (name.empty() || records::names_utf8(name)) {
        return std::nullopt;
    }
    auto encoding = records::Encoding::find(name);
    if (!encoding) {
        throw UsageError(
            fmt::format("--encoding `{}` is not known, or has characters of several bytes; known are UTF-8, "
                        "windows-1250, windows-1251, ISO-8859-1 to -16 and others of one byte a character",
                        name));
    }
    return encoding;
}

void RecordOptions::add(OptionSet& options) {
    options.text("--mapping", mapping, "MAPPING", "Read other people's columns by this mapping (id or path)",
                 Takes::mapping());
    options.text("--delimiter", delimiter, "CHAR",
                 "Between the cells of CSV; found from the header if not given");
    options.text("--encoding", encoding, "NAME",
                 "Encoding of an input without a byte-order mark: UTF-8, windows-1250, ISO-8859-5",
                 Takes::one_of({"UTF-8", "windows-1250", "windows-1251", "ISO-8859-2", "ISO-8859-5"}));
    options.number("--skip-lines", skip_lines, "N", "Pass over N lines before the records or column names");
    options.number("--max-record", max_record, "BYTES", "Reject a record that is larger (1048576)");
    options.flag("--any-age", any_age, "Evaluate also a person of an age that the checklist is not for");
}

bool RecordOptions::is_any_given() const {
    return !mapping.empty() || !delimiter.empty() || !encoding.empty() || skip_lines > 0 || any_age ||
           max_record != default_max_record;
}

records::ReadOptions RecordOptions::read_options(const Context& context,
                                                 const checklist::Checklist& checklist) const {
    records::ReadOptions result;
    result.delimiter = parse_delimiter(delimiter);
    result.encoding = parse_encoding(encoding);
    result.skip_lines = skip_lines;
    result.max_record_bytes = max_record;
    result.any_age = any_age;
    result.others = [&context, id = checklist.id](bool for_children) {
        std::vector<std::string> ids;
        for (const checklist::Checklist& list : checklists_for(context, for_children, id)) {
            ids.push_back(list.id);
        }
        return ids;
    };
    return result;
}

void RecordOptions::forbid_writing_to_inputs(const std::string& path) const {
    for (const std::string& input : files) {
        if (!path.empty() && same_file(path, input)) {
            throw UsageError(fmt::format("`{}` is read and cannot be written to in the same run", input));
        }
    }
}

void RecordOptions::try_inputs() const {
    using std::filesystem::file_type;
    for (const std::string& input : files) {
        std::error_code ignored;
        const file_type type = std::filesystem::status(input, ignored).type();
        // what is read of a pipe is gone, and nobody writes to it again
        const bool is_read_once =
            type == file_type::fifo || type == file_type::character || type == file_type::socket;
        if (input != "-" && !is_read_once) {
            const records::Source source(input);
        }
    }
}

std::vector<std::string> RecordOptions::inputs() const {
    return files.empty() ? std::vector<std::string>{"-"} : files;
}

}  // namespace vidra::cmd

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checklist/catalog.hpp"
#include "diag/diagnostics.hpp"

#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace vidra::test {

/// Replaces `part`, which must occur once.
struct Edit {
    std::string part;
    std::string by;
};

/// One fault and its near miss. Both texts are the same file with `part`, which occurs in it once, replaced;
/// `setup` is applied to both before. Without `part` the two texts are whole files.
struct Row {
    std::string name;
    diag::Code code;
    std::string part;
    std::string bad;
    std::uint32_t line;
    std::uint32_t column;
    std::string good;
    std::vector<Edit> setup = {};
    std::vector<diag::Code> also = {};  ///< findings that the bad text brings about beside `code`

    friend std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }
};

/// A file of tests/unit/checks/data.
[[nodiscard]] std::string data_file(const std::string& name);

/// The checklist that rows change. Line numbers of rows are those of its file.
[[nodiscard]] std::string sample();

/// Finds the checklists of tests/unit/checks/data.
[[nodiscard]] const checklist::Catalog& catalog();

/// Throws when the part does not occur exactly once: then the row is wrong.
[[nodiscard]] std::string edited(std::string text, const std::string& part, const std::string& by);
[[nodiscard]] std::string edited(std::string text, const std::vector<Edit>& edits);

/// What `vidra check` finds in `text`, sorted, in a file called "file.toml".
[[nodiscard]] std::vector<diag::Diagnostic> findings(std::string text);

/// "12:3 VC007", one a line: what a failed comparison shows.
[[nodiscard]] std::string places(const std::vector<diag::Diagnostic>& found);
[[nodiscard]] std::string place(std::uint32_t line, std::uint32_t column, diag::Code code);

/// What the two texts of a row are made from.
using Check = std::vector<diag::Diagnostic> (*)(std::string text);

/// The bad text has the row's finding at its place and no other but `also`; the good one has no error and no
/// finding of the row's code.
void check_row(const Row& row, const std::string& base, Check check);

/// The codes that rows of each file bring about; together they must be all.
[[nodiscard]] std::vector<diag::Code> codes_of_checklist_rows();
[[nodiscard]] std::vector<diag::Code> codes_of_rule_rows();
[[nodiscard]] std::vector<diag::Code> codes_of_meaning_rows();
[[nodiscard]] std::vector<diag::Code> codes_of_mapping_rows();
[[nodiscard]] std::vector<diag::Code> codes_of_record_rows();
[[nodiscard]] std::vector<diag::Code> codes_of_letter_rows();
[[nodiscard]] std::vector<diag::Code> codes_of_table_rows();

}  // namespace vidra::test

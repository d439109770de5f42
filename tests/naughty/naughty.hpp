// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "program.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vidra::test {

/// The strings, in the order of the list.
[[nodiscard]] const std::vector<std::string>& naughty_strings();
/// Those that are not blank, each once: what a text or a case can be.
[[nodiscard]] const std::vector<std::string>& naughty_texts();

/// A checklist, `naughty`, with an indicator `q` and a text question `note`.
extern const std::string_view text_checklist;

/// A folder for the files of one test, which goes with the object.
class Folder {
  public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    Folder(Folder&&) = delete;
    Folder& operator=(Folder&&) = delete;

    [[nodiscard]] std::string path(const std::string& name) const { return m_path + "/" + name; }
    /// Writes the file and gives its path.
    [[nodiscard]] std::string write(const std::string& name, std::string_view text) const;
    [[nodiscard]] std::string read(const std::string& name) const;

  private:
    std::string m_path;
};

[[nodiscard]] Run vidra(const std::vector<std::string>& arguments);
[[nodiscard]] Run vidra_on_terminal(const std::vector<std::string>& arguments);

/// As a string of TOML, JSON or a cell of CSV; the other way round for CSV.
[[nodiscard]] std::string in_toml(std::string_view text);
[[nodiscard]] std::string in_json(std::string_view text);
[[nodiscard]] std::string in_csv(std::string_view text);
[[nodiscard]] std::vector<std::vector<std::string>> csv_rows(std::string_view text);

/// Blanks of ASCII, which do not count around a value of a record.
[[nodiscard]] std::string trimmed(std::string_view text);

/// What in `text` must not reach a terminal, told with its place; empty if there is nothing: a control
/// character but a line feed, a control of direction, or bytes that are not UTF-8.
[[nodiscard]] std::string harmful(std::string_view text);

/// As `text` is shown on a terminal, with U+FFFD for what is harmful.
[[nodiscard]] std::string shown(std::string_view text);
/// Without blanks, which wrapping moves.
[[nodiscard]] std::string without_blanks(std::string_view text);

[[nodiscard]] std::vector<std::string> lines_of(std::string_view text);

}  // namespace vidra::test

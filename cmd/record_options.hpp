// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command.hpp"
#include "records/checks.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vidra::cmd {

/// What --delimiter says; 0 where nothing is said. Throws UsageError for what is no delimiter.
[[nodiscard]] char parse_delimiter(const std::string& text);
/// What --encoding says; nothing for UTF-8, and where nothing is said. Throws UsageError for an unknown one.
[[nodiscard]] std::optional<records::Encoding> parse_encoding(const std::string& name);

/// Options of every command that reads records.
struct RecordOptions {
    static constexpr std::uint64_t default_max_record = 1U << 20U;
    std::vector<std::string> files;
    std::string mapping;
    std::string delimiter;
    std::string encoding;
    std::uint64_t skip_lines = 0;
    std::uint64_t max_record = default_max_record;
    bool any_age = false;

    void add(OptionSet& options);
    /// Whether one of them was given; of no use without records.
    [[nodiscard]] bool is_any_given() const;

    /// What the reader is to do. Throws UsageError for a delimiter or an encoding that is none.
    [[nodiscard]] records::ReadOptions read_options(const Context& context,
                                                    const checklist::Checklist& checklist) const;
    /// Throws UsageError where `path` is one of the files to be read, which would be lost.
    void forbid_writing_to_inputs(const std::string& path) const;
    /// Throws base::IoError if a file cannot be opened, before the first is read: then nothing is half done.
    /// Leaves pipes alone.
    void try_inputs() const;
    /// The files to read; standard input where none is named.
    [[nodiscard]] std::vector<std::string> inputs() const;
};

}  // namespace vidra::cmd

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "records/reader.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace vidra::records {

/// Records from JSON Lines (one object a line).
class JsonRecords final : public RecordReader {
  public:
    JsonRecords(Source& source, RecordChecks& checks);
    ~JsonRecords() override;

    Next next(Record& record, diag::Diagnostics& diagnostics) override;
    [[nodiscard]] std::string_view raw() const override { return m_raw; }
    [[nodiscard]] std::string_view header() const override { return {}; }
    [[nodiscard]] diag::Range place() const override;

  private:
    struct Parser;  // keeps simdjson out of this header

    bool read_line(diag::Diagnostics& diagnostics, bool& too_large);
    void read_object(Record& record, diag::Diagnostics& diagnostics);
    /// Where the key stands in the line, found by its text; after the key `inside` if that is given.
    [[nodiscard]] diag::Range place_of(std::string_view key, std::string_view inside = {}) const;
    [[nodiscard]] diag::Range place_at(std::size_t offset) const;

    Source& m_source;
    RecordChecks& m_checks;
    std::unique_ptr<Parser> m_parser;
    std::string m_raw;
    std::uint32_t m_line = 0;
    std::vector<std::uint32_t> m_answered_in;  ///< by question: the line that answered it last
};

}  // namespace vidra::records

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "records/mapped_columns.hpp"
#include "records/reader.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vidra::records {

/// Records from JSON Lines (one object a line): vidra's own keys, or members that a mapping reads as columns.
class JsonRecords final : public RecordReader {
  public:
    JsonRecords(Source& source, RecordChecks& checks, const Mapping* mapping);
    ~JsonRecords() override;
    JsonRecords(const JsonRecords&) = delete;
    JsonRecords& operator=(const JsonRecords&) = delete;
    JsonRecords(JsonRecords&&) = delete;
    JsonRecords& operator=(JsonRecords&&) = delete;

    Next next(Record& record, diag::Diagnostics& diagnostics) override;
    [[nodiscard]] std::string_view raw() const override { return m_raw; }
    [[nodiscard]] std::string_view header() const override { return {}; }
    [[nodiscard]] diag::Range place() const override;

  private:
    struct Parser;  // keeps simdjson out of this header

    bool read_line();
    bool read_raw_line();
    void read_object(Record& record, diag::Diagnostics& diagnostics);
    void read_mapped(Record& record, diag::Diagnostics& diagnostics);

    Source& m_source;
    RecordChecks& m_checks;
    std::optional<MappedColumns> m_mapped;
    std::unique_ptr<Parser> m_parser;
    std::string m_raw;
    std::uint32_t m_line = 0;
    std::vector<std::uint32_t> m_answered_in;  ///< by question: the line that answered it last
};

}  // namespace vidra::records

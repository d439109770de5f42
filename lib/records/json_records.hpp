// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "records/mapped_columns.hpp"
#include "records/reader.hpp"

#include <cstddef>
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

    Next next(Record& record, diag::Diagnostics& diagnostics) override;
    [[nodiscard]] std::string_view raw() const override { return m_raw; }
    [[nodiscard]] std::string_view header() const override { return {}; }
    [[nodiscard]] diag::Range place() const override;

  private:
    struct Parser;  // these two keep simdjson out of this header
    struct Object;

    bool read_line(diag::Diagnostics& diagnostics, bool& too_large);
    void read_mapped(const Object& object, Record& record, diag::Diagnostics& diagnostics);
    void read_object(Record& record, diag::Diagnostics& diagnostics);
    /// Where the key stands in the line, found by its text; after the key `inside` if that is given.
    [[nodiscard]] diag::Range place_of(std::string_view key, std::string_view inside = {}) const;
    /// Where the key stands in the line for the last time.
    [[nodiscard]] diag::Range last_place_of(std::string_view key) const;
    [[nodiscard]] diag::Range place_at(std::size_t offset) const;

    Source& m_source;
    RecordChecks& m_checks;
    std::unique_ptr<Parser> m_parser;
    std::optional<MappedColumns> m_mapped;
    std::string m_raw;
    std::uint32_t m_line = 0;
    std::vector<std::uint32_t> m_answered_in;  ///< by question: the line that answered it last
};

}  // namespace vidra::records

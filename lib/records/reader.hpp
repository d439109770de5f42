// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diag/diagnostics.hpp"
#include "records/checks.hpp"
#include "records/mapping.hpp"
#include "records/record.hpp"
#include "records/source.hpp"

#include <cstdint>
#include <memory>
#include <string_view>

namespace vidra::records {

/// Reads the records of one input, row by row. A row either becomes a record or is rejected with at least
/// one finding; no row is split, merged or passed over (empty lines are not rows).
class RecordReader {
  public:
    RecordReader() = default;
    virtual ~RecordReader() = default;
    RecordReader(const RecordReader&) = delete;
    RecordReader& operator=(const RecordReader&) = delete;
    RecordReader(RecordReader&&) = delete;
    RecordReader& operator=(RecordReader&&) = delete;

    enum class Next : std::uint8_t { record, rejected, end };
    virtual Next next(Record& record, diag::Diagnostics& diagnostics) = 0;

    /// The row as read, without its line end: what a file of rejected rows gets.
    [[nodiscard]] virtual std::string_view raw() const = 0;
    /// The line of column names, empty where rows name their own.
    [[nodiscard]] virtual std::string_view header() const = 0;
    [[nodiscard]] virtual diag::Range place() const = 0;  ///< of the row
};

/// A reader for what `source` holds: JSON Lines where the first character is `{`, otherwise CSV.
/// `mapping` may be null. All must outlive the reader.
[[nodiscard]] std::unique_ptr<RecordReader> make_reader(Source& source, RecordChecks& checks,
                                                        const Mapping* mapping);

}  // namespace vidra::records

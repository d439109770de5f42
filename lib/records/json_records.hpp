// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "records/mapped_columns.hpp"
#include "records/reader.hpp"

#include <memory>
#include <optional>

namespace vidra::records {

/// JSON Lines (one object a line): vidra's own keys, or members that a mapping reads as columns.
class JsonLayout final : public RecordLayout {
  public:
    JsonLayout(const RecordChecks& checks, const Mapping* mapping);

    [[nodiscard]] std::unique_ptr<RowReader> make_reader(const Encoding* encoding) const override;

    [[nodiscard]] const std::optional<MappedColumns>& mapped() const { return m_mapped; }

  private:
    const RecordChecks& m_checks;
    std::optional<MappedColumns> m_mapped;
};

}  // namespace vidra::records

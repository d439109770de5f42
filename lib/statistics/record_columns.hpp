// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "expression/program.hpp"
#include "records/record.hpp"
#include "screening/screener.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vidra::statistics {

/// What records and their results say, as columns of text: fields of the record, answers, `outcome`,
/// `at_most`, `refer`, `settled`, `points`, criteria (`true`, `false` or `open`; of sections as
/// `present(exploitation)`), counts of sections (`strong(exploitation)`; blank while something in it is
/// open).
class RecordColumns {
  public:
    /// `instrument` must outlive it.
    RecordColumns(const expression::Instrument& instrument, const std::vector<std::string>& columns);

    /// Columns that are none of these, each with what it may be meant to be, if anything.
    struct Unknown {
        std::string column;
        std::string nearest;
    };
    [[nodiscard]] const std::vector<Unknown>& unknown() const { return m_unknown; }
    /// The fields of the record that must be kept for it.
    [[nodiscard]] const std::vector<std::string>& fields() const { return m_fields; }
    /// Whether `read` must be given an explanation.
    [[nodiscard]] bool needs_explanation() const { return m_needs_explanation; }

    /// The texts of the columns, until the next call.
    [[nodiscard]] std::span<const std::string_view> read(const records::Record& record,
                                                         const screening::Result& result,
                                                         const screening::Explanation* explanation);

  private:
    enum class Kind : std::uint8_t {
        none,
        field,
        age,
        answer,
        outcome,
        at_most,
        refer,
        settled,
        points,
        criterion,
        section_count
    };
    struct Column {
        Kind kind = Kind::none;
        std::string name;
        std::size_t index = 0;  ///< of the question, the use of a criterion, the section
        std::string count;      ///< of a section: yes, strong, medium, weak, points
    };
    [[nodiscard]] Column bind(const std::string& name) const;
    bool bind_call(Column& column) const;
    [[nodiscard]] std::string nearest(const std::string& name) const;
    [[nodiscard]] std::string text(const Column& column, const records::Record& record,
                                   const screening::Result& result,
                                   const screening::Explanation* explanation) const;

    const expression::Instrument& m_instrument;
    std::vector<Column> m_columns;
    std::vector<Unknown> m_unknown;
    std::vector<std::string> m_fields;
    bool m_needs_explanation = false;
    std::vector<std::string> m_texts;
    std::vector<std::string_view> m_views;
};

}  // namespace vidra::statistics

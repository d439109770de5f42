// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "screening/screener.hpp"

#include <string>
#include <string_view>

/// One result as one line: JSON, CSV, or a row of a table for people.
namespace vidra::screening {

/// Compact JSON and a line feed, keys in the order of the man page vidra-eval(1). `explanation` may be null.
void append_json(std::string& out, const expression::Instrument& instrument, std::string_view case_id,
                 const Result& result, const Explanation* explanation);

[[nodiscard]] std::string csv_header();
/// RFC 4180 with LF. A cell that a spreadsheet would take for a formula (it begins with = + - @ tab or
/// return) gets an apostrophe before it.
void append_csv(std::string& out, const checklist::Checklist& checklist, std::string_view case_id,
                const Result& result);

/// A table of fixed columns for 80 of them, so that it can be written row by row.
class ResultTable {
  public:
    explicit ResultTable(const checklist::Checklist& checklist);
    [[nodiscard]] std::string header() const;
    void append_row(std::string& out, std::string_view case_id, const Result& result) const;

  private:
    const checklist::Checklist& m_checklist;
    std::size_t m_outcome_width = 0;
};

[[nodiscard]] std::string_view word(Refer refer);

/// `present(exploitation)`, or `any_means`: a criterion as rules name it.
[[nodiscard]] std::string criterion_name(const checklist::Checklist& checklist,
                                         const expression::CriterionUse& use);

}  // namespace vidra::screening

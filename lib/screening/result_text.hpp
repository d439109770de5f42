// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "screening/screener.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// One result as one line: JSON, CSV, or a row of a table for people.
namespace vidra::screening {

enum class ResultFormat : std::uint8_t { jsonl, csv, table };

/// Writes results in one format. What is the same in each is made once. May be used by several threads at
/// once.
///
/// - jsonl: compact JSON, keys in the order of the man page vidra-eval(1).
/// - csv: RFC 4180 with LF. A cell that a spreadsheet would take for a formula (it begins with = + - @ tab or
///   return) gets an apostrophe before it.
/// - table: fixed columns for 80 of them, so that it can be written row by row.
class ResultRenderer {
  public:
    /// For a terminal no control character is written as it is. `instrument` must outlive the renderer.
    ResultRenderer(const expression::Instrument& instrument, ResultFormat format, bool is_terminal);

    /// What stands before the first result.
    [[nodiscard]] std::string header() const;

    /// Appends a line. The explanation, which jsonl alone shows, may be null.
    void append(std::string& out, std::string_view case_id, const Result& result,
                const Explanation* explanation) const;

  private:
    void append_json(std::string& out, std::string_view case_id, const Result& result,
                     const Explanation* explanation) const;
    void append_csv(std::string& out, std::string_view case_id, const Result& result) const;
    void append_row(std::string& out, std::string_view case_id, const Result& result) const;

    const expression::Instrument& m_instrument;
    ResultFormat m_format;
    bool m_is_terminal;
    std::vector<std::string>
        m_outcomes;                   ///< by outcome and at_most: what JSON says from the checklist to refer
    std::size_t m_outcome_width = 0;  ///< of the table
};

[[nodiscard]] std::string_view word(Refer refer);

/// `present(exploitation)`, or `any_means`: a criterion as rules name it.
[[nodiscard]] std::string criterion_name(const checklist::Checklist& checklist,
                                         const expression::CriterionUse& use);

}  // namespace vidra::screening

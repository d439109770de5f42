// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diag/diagnostics.hpp"
#include "expression/evaluate.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vidra::statistics {

/// Which records are counted, in the language of rules: columns compared with values (`sex == female and age
/// < 18 and date >= 2026-01-01`), a column named bare (its answer is yes), `has` for a list, counts of
/// sections where a checklist is applied (`strong(recruitment) >= 2`). A name or value that is no id stands
/// in double quotes.
class Filter {
  public:
    /// Reports what is no filter, with its place, and then gives nothing.
    [[nodiscard]] static std::optional<Filter> parse(const diag::SourceText& source,
                                                     diag::Diagnostics& diagnostics);

    /// What it looks at, each once; a count as it is written, `strong(recruitment)`.
    [[nodiscard]] const std::vector<std::string>& columns() const { return m_columns; }
    [[nodiscard]] const std::string& text() const { return m_text; }

    /// Whether a record is counted; open where what it asks for was not established. `cells` are the texts of
    /// the columns.
    [[nodiscard]] expression::Truth holds(std::span<const std::string_view> cells) const;

  private:
    struct Node {
        enum class Kind : std::uint8_t { column, compare, negation, conjunction, disjunction, implication };
        enum class Of : std::uint8_t { text, number, date };
        Kind kind = Kind::column;
        std::size_t column = 0;
        expression::CompareOp op = expression::CompareOp::equal;
        Of of = Of::text;
        std::string text = {};
        std::int64_t number = 0;  ///< or days
        std::vector<Node> children = {};
    };
    class Builder;
    [[nodiscard]] static expression::Truth holds(const Node& node, std::span<const std::string_view> cells);
    [[nodiscard]] static expression::Truth compare(const Node& node, std::string_view cell);

    std::string m_text;
    std::vector<std::string> m_columns;
    Node m_root;
};

}  // namespace vidra::statistics

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "statistics/code_list.hpp"
#include "statistics/grouping.hpp"
#include "statistics/text_codes.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vidra::statistics {

/// A row or column of a table.
struct Category {
    enum class Kind : std::uint8_t {
        total,  ///< of everything; always the first
        group,  ///< a subtotal
        plain,
        respondents,  ///< of `each`: who named something; its parts are not its sum
        mention,      ///< of `each`: who named this, perhaps among others
        missing,      ///< unknown, refused, not asked and the like
    };
    std::string id;  ///< as data: `2026-Q1`, `18-24`, `BG-1`
    Kind kind = Kind::plain;
    std::size_t parent = 0;  ///< the category of which it is a part
};

/// The categories of a grouping, found while records are read.
class Categories {
  public:
    /// `codes` may be null; it must outlive this.
    Categories(Grouping grouping, const CodeList* codes);

    [[nodiscard]] const Grouping& grouping() const { return m_grouping; }

    /// Puts the codes of a record into `codes`, one, or of `each` several; `cells` are those of the columns
    /// of the grouping. Where a cell cannot be grouped it gives what would be right, otherwise nothing.
    [[nodiscard]] std::string_view read(std::span<const std::string_view> cells,
                                        std::vector<std::uint32_t>& codes);

    /// Puts them into their order; to be called once, when all records are read. Gives their place by code.
    [[nodiscard]] std::vector<Category> finish(std::vector<std::size_t>& place_of_code);

  private:
    [[nodiscard]] bool is_taken(const std::string& id) const;
    std::uint32_t code_of(std::string id, Category::Kind kind);
    std::string_view read_cell(std::string_view cell, std::uint32_t& code);
    std::string_view read_new(std::string_view cell, std::uint32_t& code);
    void read_list(std::string_view cell, std::vector<std::uint32_t>& codes);
    void read_flags(std::span<const std::string_view> cells, std::vector<std::uint32_t>& codes,
                    std::string_view& fault);
    [[nodiscard]] std::string band(std::int64_t number) const;
    [[nodiscard]] std::vector<std::string> listed() const;
    [[nodiscard]] std::vector<std::string> between() const;
    void add_unmet();
    void put_into_groups(std::vector<Category>& categories) const;

    Grouping m_grouping;
    const CodeList* m_codes;
    TextCodes m_by_cell;  ///< what has been read before
    TextCodes m_by_id;
    struct Found {
        std::string id;
        Category::Kind kind = Category::Kind::plain;
    };
    std::vector<Found> m_found;  ///< by code
};

}  // namespace vidra::statistics

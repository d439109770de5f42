// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diag/diagnostics.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

/// How well persons are hidden among others in a file of records: k-anonymity (Samarati and Sweeney 1998) and
/// l-diversity (Machanavajjhala and others 2007).
namespace vidra::statistics {

class TableRows;

/// What a missing value of a quasi-identifier is taken for. What k is depends on it.
enum class MissingRule : std::uint8_t {
    matches,  ///< it may be any value: the record counts among all that it may belong to
    own,      ///< a category of its own
};

struct AnonymityOptions {
    std::uint64_t wanted = 2;        ///< the k that is asked for
    std::vector<std::string> quasi;  ///< columns by which somebody could be found; at least one
    std::string sensitive;           ///< the column that nobody should learn; empty: none
    std::string weight;              ///< the column that says for how many records a row stands; empty: one
    MissingRule missing = MissingRule::matches;
    std::vector<std::string> missing_values;  ///< beside empty cells
};

/// Records that nothing tells apart by their quasi-identifiers.
struct AnonymityClass {
    std::vector<std::string> values;  ///< of the quasi-identifiers
    std::uint64_t records = 0;
    std::uint64_t size = 0;        ///< among how many records each of them is hidden
    std::uint64_t distinct_l = 0;  ///< different sensitive values there, missing ones not counted
    double entropy_l = 0;          ///< exp of their entropy
};

struct Anonymity {
    std::uint64_t records = 0;
    std::uint64_t k = 0;  ///< the least size of a class; 0 without records
    std::uint64_t classes_below = 0;
    std::uint64_t records_below = 0;
    std::uint64_t uniques = 0;     ///< records that are hidden among none but themselves
    std::uint64_t distinct_l = 0;  ///< the least of all classes that have a sensitive value
    double entropy_l = 0;
    std::vector<AnonymityClass> classes;  ///< by values
};

/// Counts records into classes, row by row; memory grows with the classes, not with the rows.
class AnonymityCounter {
  public:
    explicit AnonymityCounter(const AnonymityOptions& options) : m_options(options) {}

    /// Takes all rows of a table, whose names must have been read. False, and it is reported, where it has
    /// not every column that is asked for, once. A weight that is no whole number is reported, and its row
    /// left out. No value is ever part of a finding.
    bool add(TableRows& rows, diag::Diagnostics& diagnostics);

    [[nodiscard]] Anonymity result() const;

  private:
    using Spread = std::map<std::uint32_t, std::uint64_t>;  ///< records by sensitive value
    struct Counted {
        std::vector<std::uint32_t> values;  ///< of m_texts, by quasi-identifier; 0 is missing
        Spread spread;
    };

    [[nodiscard]] std::uint32_t number_of(std::size_t column, std::string_view text);
    [[nodiscard]] bool is_missing(std::string_view text) const;
    [[nodiscard]] std::vector<Spread> spreads_of_matches() const;

    const AnonymityOptions& m_options;
    std::vector<std::vector<std::string>> m_texts;  ///< by column, the sensitive one last
    std::vector<std::unordered_map<std::string, std::uint32_t>> m_numbers;
    std::unordered_map<std::string, std::size_t> m_index;
    std::vector<Counted> m_classes;  ///< in the order of their first record
};

/// A report for people; `lists` adds the classes below the wanted k, which is not for publication.
[[nodiscard]] std::string anonymity_text(const AnonymityOptions& options, const Anonymity& anonymity,
                                         bool lists);
/// One compact document in one line.
[[nodiscard]] std::string anonymity_json(const AnonymityOptions& options, const Anonymity& anonymity,
                                         bool lists);

}  // namespace vidra::statistics

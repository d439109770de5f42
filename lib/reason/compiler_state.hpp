// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "reason/compiled_rules.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Where the compilation of a diagram stands between two levels.
namespace vidra::reason {

/// The words of a set of `size` things.
constexpr std::size_t words_for(std::size_t size) {
    return (size + 63) / 64;
}

/// What is known of a condition of skip logic; unneeded: nothing that it may clear can make a difference.
enum class SkipStatus : std::uint8_t { open, yes, no, unneeded };

/// What was answered at a level while it was not decided whether that is relevant.
struct WaitingAnswer {
    std::uint32_t level = 0;
    std::uint32_t alternative = 0;
};

struct CompilerState {
    std::uint32_t otherwise = 0;     ///< the index where none of the open conditions before it holds
    expression::Bits live;           ///< by node: undecided, and something undecided looks at it
    std::vector<std::int64_t> sums;  ///< so far; of what a live node looks at
    std::vector<SkipStatus> relevances;
    std::vector<WaitingAnswer> waiting;
};

/// States as text: two are equal exactly if their texts are.
class StateCode {
  public:
    /// `rules` must outlive it.
    explicit StateCode(const CompiledRules& rules) : m_rules(rules) {}

    /// `live_sums`: those that a live node looks at.
    static void encode(const CompilerState& state, const expression::Bits& live_sums, std::string& text);
    /// Gives also the numbers of the live nodes and sums, in order.
    void decode(std::string_view text, CompilerState& state, std::vector<std::uint32_t>& live_nodes,
                std::vector<std::uint32_t>& live_sums) const;

  private:
    const CompiledRules& m_rules;
};

}  // namespace vidra::reason

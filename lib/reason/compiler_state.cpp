// SPDX-License-Identifier: Apache-2.0
#include "reason/compiler_state.hpp"

#include <array>
#include <cstring>

namespace vidra::reason {

void StateCode::encode(const CompilerState& state, const expression::Bits& live_sums, std::string& text) {
    text.clear();
    const auto put = [&](const auto& value) {
        std::array<char, sizeof value> bytes{};
        std::memcpy(bytes.data(), &value, sizeof value);
        text.append(bytes.data(), bytes.size());
    };
    put(state.otherwise);
    put(static_cast<std::uint32_t>(state.waiting.size()));
    for (const WaitingAnswer& waiting : state.waiting) {
        put(waiting.level);
        put(waiting.alternative);
    }
    for (const SkipStatus status : state.relevances) {
        text += static_cast<char>(status);
    }
    for (const std::uint64_t word : state.live) {
        put(word);
    }
    expression::for_each_bit(live_sums, [&](std::size_t sum) { put(state.sums[sum]); });
}

void StateCode::decode(std::string_view text, CompilerState& state, std::vector<std::uint32_t>& live_nodes,
                       std::vector<std::uint32_t>& live_sums) const {
    std::size_t place = 0;
    const auto get = [&](auto& value) {
        std::memcpy(&value, text.data() + place, sizeof value);
        place += sizeof value;
    };
    get(state.otherwise);
    std::uint32_t waiting = 0;
    get(waiting);
    state.waiting.resize(waiting);
    for (WaitingAnswer& one : state.waiting) {
        get(one.level);
        get(one.alternative);
    }
    state.relevances.resize(m_rules.relevances().size());
    for (SkipStatus& status : state.relevances) {
        status = static_cast<SkipStatus>(text[place++]);
    }
    state.live.resize(words_for(m_rules.nodes().size()));
    for (std::uint64_t& word : state.live) {
        get(word);
    }
    live_nodes.clear();
    expression::Bits looked_at(words_for(m_rules.sum_count()), 0);
    expression::for_each_bit(state.live, [&](std::size_t node) {
        live_nodes.push_back(static_cast<std::uint32_t>(node));
        if (m_rules.nodes()[node].children.empty()) {
            expression::set_bit(looked_at, m_rules.nodes()[node].sum);
        }
    });
    state.sums.assign(m_rules.sum_count(), 0);
    live_sums.clear();
    expression::for_each_bit(looked_at, [&](std::size_t sum) {
        get(state.sums[sum]);
        live_sums.push_back(static_cast<std::uint32_t>(sum));
    });
}

}  // namespace vidra::reason

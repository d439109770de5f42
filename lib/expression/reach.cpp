// SPDX-License-Identifier: Apache-2.0
#include "expression/reach.hpp"

#include <algorithm>
#include <utility>

namespace vidra::expression {

std::vector<NodeId> nodes_below(const Program& program, std::vector<NodeId> nodes) {
    std::vector<NodeId> pending = std::move(nodes);
    std::vector<bool> seen(program.nodes.size(), false);
    std::vector<NodeId> found;
    while (!pending.empty()) {
        const NodeId id = pending.back();
        pending.pop_back();
        if (!seen[id]) {
            seen[id] = true;
            found.push_back(id);
            const auto& children = program.nodes[id].children;
            pending.insert(pending.end(), children.begin(), children.end());
        }
    }
    std::sort(found.begin(), found.end());  // a node is made after its children
    return found;
}

Bits facts_below(const Program& program, std::vector<NodeId> nodes) {
    Bits facts(program.words(), 0);
    for (const NodeId id : nodes_below(program, std::move(nodes))) {
        const Node& node = program.nodes[id];
        if (node.kind == NodeKind::fact) {
            set_bit(facts, node.index);
        }
        if (node.kind != NodeKind::at_least && node.kind != NodeKind::equals) {
            continue;
        }
        for (const Term& term : program.sums[node.index].terms) {
            for (std::size_t word = 0; word < facts.size(); ++word) {
                facts[word] |= term.mask[word];
            }
        }
    }
    return facts;
}

}  // namespace vidra::expression

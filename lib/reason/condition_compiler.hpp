// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "expression/program.hpp"
#include "reason/diagram.hpp"
#include "reason/pattern_space.hpp"

#include <cstddef>
#include <vector>

namespace vidra::reason {

/// The conditions need more states than the limit allows. `node` is the comparison whose sum takes the most
/// values there, which is what makes the diagram large.
struct CompileLimit : NodeLimit {
    explicit CompileLimit(expression::NodeId comparison) : node(comparison) {}
    expression::NodeId node;
};

/// Makes diagrams of the conditions of a program.
///
/// Level by level it goes through what can still be told apart: each comparison keeps its exact partial sum
/// until the least and greatest values that are still reachable decide it; states that agree in all that is
/// still undecided, down to these sums, are one. What skip logic says of a level is kept until the level has
/// been passed; where it is not decided by then, what was answered waits for it.
class ConditionCompiler {
  public:
    /// All must outlive the compiler. `program` is that of the version of `space`; the levels of `diagram`
    /// are those of the space.
    ConditionCompiler(const expression::Program& program, const PatternSpace& space, std::size_t version,
                      Diagram& diagram);

    /// The diagram whose leaf is the index of the first of `conditions` that holds, or their number. Throws
    /// CompileLimit where it meets more than `state_limit` states or takes more work than is due to them, and
    /// plain NodeLimit where others took that before.
    NodeRef compile(const std::vector<expression::NodeId>& conditions,
                    std::size_t state_limit = default_node_limit);

    /// What was made before counts no longer against what is made from now on.
    void renew() { m_work = 0; }

  private:
    class Task;
    const expression::Program& m_program;
    const PatternSpace& m_space;
    std::size_t m_version;
    Diagram& m_diagram;
    std::size_t m_work = 0;  ///< done so far
};

}  // namespace vidra::reason

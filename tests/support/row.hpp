// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <ostream>
#include <string>

namespace vidra::test {

/// A named row of a data-driven test: an input and what is expected. The name is printed when it fails.
template <class Input, class Expected>
struct Row {
    std::string name;
    Input input;
    Expected expected;
    friend std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }
};

}  // namespace vidra::test

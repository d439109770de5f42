// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdlib>
#include <stdexcept>
#include <string>

namespace vidra::test {

/// A variable that ctest sets for a test; throws where it was run without.
[[nodiscard]] inline std::string from_ctest(const std::string& name) {
    const char* value = std::getenv(name.c_str());
    if (value == nullptr) {
        throw std::runtime_error(name + " is not set: run this by ctest");
    }
    return value;
}

}  // namespace vidra::test

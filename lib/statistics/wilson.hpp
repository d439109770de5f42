// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace vidra::statistics {

/// A part of a whole, from 0 to 1, as far as a sample tells it.
struct ProportionInterval {
    double low = 0;
    double high = 1;
};

/// The score interval of a proportion `count` of `n` at 95 % (E. B. Wilson, Journal of the American
/// Statistical Association 22, 1927; R. G. Newcombe, Statistics in Medicine 17, 1998, method 3): it stays
/// within 0 and 1, and does not collapse where nobody or everybody is counted. `n` is at least 1, and `count`
/// from 0 to `n`.
[[nodiscard]] ProportionInterval wilson(std::int64_t count, std::int64_t n);

}  // namespace vidra::statistics

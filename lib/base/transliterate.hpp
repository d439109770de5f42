// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace vidra::base {

/// Serbian Cyrillic to Serbian Latin (Gaj's alphabet), letter by letter; everything else stays.
/// The digraphs LJ, NJ, DŽ are written in capitals where a neighbouring letter is a capital too,
/// otherwise as Lj, Nj, Dž.
[[nodiscard]] std::string serbian_latin(std::string_view cyrillic);

}  // namespace vidra::base

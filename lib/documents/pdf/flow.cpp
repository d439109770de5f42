// SPDX-License-Identifier: Apache-2.0
#include "documents/pdf/flow.hpp"

namespace vidra::documents::pdf {

void Flow::clear() {
    // After a huge letter the room goes back as well.
    constexpr std::size_t most_capacity = 100'000;
    if (placed.capacity() > most_capacity || nodes.capacity() > most_capacity) {
        *this = Flow();
        return;
    }
    placed.clear();
    strips.clear();
    tables.clear();
    frames.clear();
    squares.clear();
    figures.clear();
    nodes.clear();
}

}  // namespace vidra::documents::pdf

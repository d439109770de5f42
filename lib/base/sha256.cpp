// SPDX-License-Identifier: Apache-2.0
#include "base/sha256.hpp"

#include <fmt/format.h>
#include <nettle/sha2.h>

#include <array>
#include <cstdint>
#include <iterator>

namespace vidra::base {

std::string sha256_hex(std::string_view bytes) {
    sha256_ctx context{};
    sha256_init(&context);
    // nettle reads bytes; char and uint8_t may alias
    sha256_update(&context, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
    std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
    sha256_digest(&context, digest.size(), digest.data());
    std::string hex;
    for (const std::uint8_t byte : digest) {
        fmt::format_to(std::back_inserter(hex), "{:02x}", byte);
    }
    return hex;
}

}  // namespace vidra::base

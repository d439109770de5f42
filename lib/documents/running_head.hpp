// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "documents/manifest.hpp"
#include "documents/value.hpp"

#include <string>
#include <string_view>

namespace vidra::documents {

/// What stands small at the head of the second and later pages of a letter, so that a loose sheet can be put
/// back and tells no more than the first: that it is confidential, and the code of the case if the letter has
/// that. An anonymous notice has its reference alone, for it is not confidential. Nothing for a letter about
/// nobody and for one to the person: whoever finds it there shall not ask what is confidential.
[[nodiscard]] std::string running_head(const Manifest& manifest, const Value& data,
                                       std::string_view language);

}  // namespace vidra::documents

// SPDX-License-Identifier: Apache-2.0
#include "records/record.hpp"

#include <algorithm>

namespace vidra::records {

std::string_view Record::kept_text(std::string_view path) const {
    const auto at =
        std::find_if(kept.begin(), kept.end(), [&](const KeptField& field) { return field.path == path; });
    return at == kept.end() ? std::string_view() : std::string_view(at->text);
}

}  // namespace vidra::records

// SPDX-License-Identifier: Apache-2.0
#include "records/record.hpp"

#include <algorithm>

namespace vidra::records {

std::string_view Record::kept_text(std::string_view path) const {
    return kept_text({}, path);
}

std::string_view Record::kept_text(std::string_view before, std::string_view name) const {
    // a record has many fields, and a letter asks for many of them: their ends tell most apart without a call
    const auto at = std::find_if(kept.begin(), kept.end(), [&](const KeptField& field) {
        const std::string_view path = field.path;
        return path.size() == before.size() + name.size() && !path.empty() && path.back() == name.back() &&
               path.ends_with(name) && path.starts_with(before);
    });
    return at == kept.end() ? std::string_view() : std::string_view(at->text);
}

}  // namespace vidra::records

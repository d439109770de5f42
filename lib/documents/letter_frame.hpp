// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/date.hpp"
#include "documents/grounds.hpp"
#include "documents/services.hpp"

#include <optional>
#include <string>

namespace vidra::documents {

/// What a letter says that is not of the person, and the same for all letters of a run.
struct LetterFrame {
    std::string language;  ///< `en`, `sr`, `sr-Latn`
    Recipient recipient = Recipient::identification_authority;
    const Service* service = nullptr;       ///< to whom it goes, if that is chosen
    const ServiceList* services = nullptr;  ///< for a list of numbers; may be null
    base::Days today = 0;
    std::optional<base::Days> answer_by;
    std::string office;
    std::string officer;
    std::string contact;
    std::string region;
    std::string reference;
};

}  // namespace vidra::documents

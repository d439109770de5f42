// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "documents/grounds.hpp"

#include <string>
#include <string_view>
#include <vector>

/// The register of disclosures: which letter about which case went to whom, by what right, when, by whom; and
/// nothing of what it said.
namespace vidra::documents {

struct Disclosure {
    std::string time;  ///< local, with its distance from UTC
    std::string case_id;
    std::string letter;  ///< id of the template
    Recipient recipient = Recipient::identification_authority;
    std::string service;  ///< id; empty where none was chosen
    HeldGrounds held;     ///< the reason of a vital interest is content, and is not entered
    std::string officer;
};

/// One line of JSON, with its line feed.
[[nodiscard]] std::string disclosure_line(const Disclosure& disclosure);

/// The register as a table for people, of one case alone where `case_id` is not empty. A line that is none is
/// told where it stands in `faults`.
[[nodiscard]] std::string disclosures_table(std::string_view text, std::string_view case_id,
                                            std::vector<std::size_t>& faults);

}  // namespace vidra::documents

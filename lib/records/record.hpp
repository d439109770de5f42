// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checklist/answers.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace vidra::records {

/// What is read of one record: its name, what it was asked with, and its answers. Everything else in the
/// row (identity, notes, consent) is checked for form where it is and left where it is.
struct Record {
    std::string case_id;
    std::string checklist;  ///< empty when absent, as the two below
    std::string version;
    std::string hash;
    std::optional<std::int64_t> age;  ///< years, 0 to 150
    checklist::Answers answers;       ///< one for each question, as recorded

    void clear(std::size_t question_count) {
        case_id.clear();
        checklist.clear();
        version.clear();
        hash.clear();
        age.reset();
        answers.reset(question_count);
    }
};

}  // namespace vidra::records

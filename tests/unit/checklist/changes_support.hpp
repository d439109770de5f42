// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checklist/changes.hpp"
#include "checklist/model.hpp"

#include <string>
#include <vector>

namespace vidra::test {

/// Replaces `part`, which must occur once.
struct Edit {
    std::string part;
    std::string by;
};

/// tests/unit/checklist/data/sample.toml, which has a value for every field of the model.
[[nodiscard]] const std::string& sample();

/// Throws when the part of an edit does not occur exactly once.
[[nodiscard]] std::string edited(std::string text, const std::vector<Edit>& edits);

/// The checklist in `text`; a finding of its loader is a failed test.
[[nodiscard]] checklist::Checklist loaded(const std::string& text);

/// "KIND SUBJECT ID[.OPTION] FIELD(LANGUAGE) [OLD] [NEW]", without what is empty.
[[nodiscard]] std::string told(const checklist::Change& change);
/// One a line.
[[nodiscard]] std::string told(const std::vector<checklist::Change>& changes);

/// With old and new exchanged.
[[nodiscard]] checklist::Change mirrored(checklist::Change change);

}  // namespace vidra::test

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checklist/model.hpp"
#include "checklist/text.hpp"
#include "diag/diagnostics.hpp"
#include "documents/fields.hpp"
#include "documents/page.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace vidra::tomlio {
struct Document;
}

namespace vidra::documents {

/// How many records one letter is about.
enum class Cases : std::uint8_t { one, many, none };

/// A field that a manifest declares: to whom it may go, and on which grounds; on none where there are none.
struct DeclaredField {
    const Field* field = nullptr;  ///< never null
    diag::Range range;             ///< of its key
    Recipients to;
    Grounds grounds;
    std::vector<std::string> citations;  ///< of the ground `law`
    bool is_anonymous = false;           ///< of a letter that says nothing by which a person is known

    /// Whether it goes into a letter to `recipient` that is sent on these grounds.
    [[nodiscard]] bool is_released(Recipient recipient, const HeldGrounds& held) const;
};

/// What a letter template says of itself: `template.toml` in its folder.
struct Manifest {
    std::string id;
    std::vector<std::string> languages;
    std::map<std::string, diag::Range> language_ranges;  ///< where each of them is listed
    checklist::Text title;
    std::vector<Recipient> recipients;                            ///< at least one; the first is the default
    checklist::AppliesTo applies_to = checklist::AppliesTo::any;  ///< for whom it is made; others are told
    Paper paper = Paper::a4;
    Cases cases = Cases::one;
    bool anonymous = false;  ///< says nothing by which a person is known, so no refusal stands in its way
    std::vector<DeclaredField> fields;

    [[nodiscard]] const DeclaredField* find(const Field& field) const;
    [[nodiscard]] bool is_for(Recipient recipient) const;
};

/// Reads a manifest; its faults are reported, and what has none is read all the same. It may allow no more
/// than `documents/fields.hpp` does.
[[nodiscard]] Manifest load_manifest(const tomlio::Document& document, diag::Diagnostics& diagnostics);

/// Whether a text that may fall into anybody's hands (a title, a file name) says what it must not: victim or
/// trafficking, in English or Serbian.
[[nodiscard]] bool tells_too_much(std::string_view text);

}  // namespace vidra::documents

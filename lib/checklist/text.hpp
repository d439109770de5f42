// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vidra::checklist {

/// The usual spelling of a BCP 47 tag, which ignores case: `SR-latn` is `sr-Latn`, `pt-br` is `pt-BR`.
[[nodiscard]] std::string canonical_language(std::string_view tag);

/// One text in several languages, by BCP 47 tag, in the order of the file.
struct Text {
    std::vector<std::pair<std::string, std::string>> translations;

    /// The text in `language`; `sr-Latn` is made from `sr` by transliteration where it is not written.
    /// A tag with a region or script falls back to the bare language. Null when there is none.
    [[nodiscard]] std::string in(std::string_view language) const;
    [[nodiscard]] bool has(std::string_view language) const;

    /// `in(language)`, or where that is missing the first translation with its language in brackets
    /// before it, so that a hole is seen. Empty only when there is no translation at all.
    [[nodiscard]] std::string shown_in(std::string_view language) const;
};

}  // namespace vidra::checklist

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace vidra::documents::pdf {

/// Completes a file of Cairo's with what its 1.16 cannot say: the language, that the title is shown in place
/// of the file's name, that it is tagged, an identity that follows from its bytes alone, dates as the
/// standard writes them, and for each figure, in their order, the text that is read in its place. False, and
/// `file` is as it was, where it is not built as expected.
[[nodiscard]] bool finish_file(std::string& file, std::string_view language,
                               std::span<const std::string> figures);

}  // namespace vidra::documents::pdf

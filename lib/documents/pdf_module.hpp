// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "documents/pdf_writer.hpp"

#include <memory>
#include <string>
#include <vector>

namespace vidra::documents {

/// The file of the module that makes PDF files: libraries that only it needs are loaded with it, on first
/// use.
inline constexpr const char* pdf_module_name = "vidra_pdf.so";

/// A writer out of the module, which is looked for in `folders` in their order. Null where it cannot be
/// opened; then `why` says so in words. The module stays loaded.
[[nodiscard]] std::unique_ptr<PdfWriter> open_pdf_writer(const std::vector<std::string>& folders,
                                                         std::string& why);

}  // namespace vidra::documents

// SPDX-License-Identifier: Apache-2.0
#include "documents/pdf/writer.hpp"

/// What the program looks for when it opens the module; the caller owns what it gets. The module may not be
/// closed again: GLib keeps what it registered.
extern "C" [[gnu::visibility("default")]] vidra::documents::PdfWriter* vidra_make_pdf_writer();

extern "C" vidra::documents::PdfWriter* vidra_make_pdf_writer() {
    return new vidra::documents::pdf::Writer;  // NOLINT(cppcoreguidelines-owning-memory)
}

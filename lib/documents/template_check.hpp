// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diag/diagnostics.hpp"
#include "documents/letter_template.hpp"

#include <set>

namespace vidra::documents {

/// Holds a text of a template against its manifest, and reports
/// - a tag that names nothing there is (VT002), or a field that the manifest does not declare (VT006);
/// - a tag that would print a value unescaped (VT005);
/// - a tag that prints a field on some path on which it is not released (VT007). That is proved: for every
/// kind
///   of recipient of the manifest, and every set of grounds on which a letter may go there, every path
///   through the tree is walked, where a section on a field that is withheld is never entered and every other
///   may be.
/// Gives the fields that are used: of which there is a tag, for a recipient and on grounds on which it is
/// released, if only of a section.
std::set<const Field*> check_template(const Manifest& manifest, const LetterTemplate::Text& text,
                                      diag::Diagnostics& diagnostics);

}  // namespace vidra::documents

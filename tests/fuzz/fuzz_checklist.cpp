// SPDX-License-Identifier: Apache-2.0
// Bytes as the file that `vidra check` reads, and as a checklist that other commands read.
#include "checks/check.hpp"
#include "support.hpp"

namespace fuzz = vidra::fuzz;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text = fuzz::text_of(data, size);
    static const vidra::checklist::Catalog nothing({});
    const auto findings = [&] {
        vidra::diag::Diagnostics diagnostics;
        diagnostics.set_file("f");
        vidra::checks::check_file(text, nothing, diagnostics);
        diagnostics.sort();
        return diagnostics;
    };
    const vidra::diag::Diagnostics first = findings();
    fuzz::check_findings(text, first);
    fuzz::require(fuzz::told(first) == fuzz::told(findings()), "a file read twice has the same findings");

    vidra::diag::Diagnostics diagnostics;
    const auto instrument = vidra::checks::load_instrument(text, nothing, diagnostics);
    fuzz::require(instrument.has_value() == (diagnostics.error_count() == 0),
                  "there is an instrument if and only if there is no error");
    fuzz::require(!instrument || first.error_count() == 0, "what loads also checks");
    return 0;
}

// SPDX-License-Identifier: Apache-2.0
// Bytes as a mapping onto a small checklist.
#include "checks/check.hpp"
#include "small_checklist.hpp"
#include "support.hpp"

namespace fuzz = vidra::fuzz;
namespace test = vidra::test;

namespace {

const vidra::checklist::Checklist& small() {
    static const vidra::expression::Instrument instrument = [] {
        std::string said;
        auto loaded = test::instrument(
            test::small_checklist(
                test::section("act") + test::question("act_recruitment") + test::question("act_transfer") +
                test::section("purpose") + test::question("purpose_sexual") +
                test::question("age_group",
                               "type = \"choice\"\noptions = [ { id = \"adult\", text = { en = \"A\" } }, "
                               "{ id = \"child\", text = { en = \"C\" } } ]") +
                test::question("forms",
                               "type = \"many\"\noptions = [ { id = \"labour\", text = { en = \"L\" } }, "
                               "{ id = \"begging\", text = { en = \"B\" } } ]") +
                test::question("months", "type = \"number\"\nmax = 12") +
                test::question("since", "type = \"date\"") + test::question("note", "type = \"text\"") +
                test::outcome("some", "act_recruitment") + test::outcome("last", "")),
            said);
        fuzz::require(loaded.has_value(), said.c_str());
        return std::move(*loaded);
    }();
    return instrument.checklist;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text = fuzz::text_of(data, size);
    std::string before;
    for (const bool again : {false, true}) {
        vidra::diag::Diagnostics diagnostics;
        diagnostics.set_file("f");
        const auto mapping = vidra::checks::load_mapping(text, small(), diagnostics);
        diagnostics.sort();
        fuzz::check_findings(text, diagnostics);
        fuzz::require(mapping.has_value() == (diagnostics.error_count() == 0),
                      "there is a mapping if and only if there is no error");
        fuzz::require(!again || before == fuzz::told(diagnostics), "a file read twice has the same findings");
        before = fuzz::told(diagnostics);
    }
    (void)vidra::checks::checklist_of_mapping(text);
    return 0;
}

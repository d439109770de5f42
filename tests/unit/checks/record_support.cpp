// SPDX-License-Identifier: Apache-2.0
#include "record_support.hpp"

#include "checks/check.hpp"
#include "support.hpp"

#include <boost/test/unit_test.hpp>

#include <optional>
#include <utility>

namespace vidra::test {

expression::Instrument load(const std::string& text) {
    diag::Diagnostics diagnostics;
    auto instrument = checks::load_instrument(text, catalog(), diagnostics);
    BOOST_TEST_REQUIRE(instrument.has_value(), places(diagnostics.all()));
    return std::move(*instrument);
}

Evaluated evaluate(const expression::Instrument& instrument, const std::vector<std::string>& texts,
                   const std::string& mapping_text, const records::ReadOptions& options) {
    std::optional<records::Mapping> columns;
    if (!mapping_text.empty()) {
        diag::Diagnostics diagnostics;
        columns = checks::load_mapping(mapping_text, instrument.checklist, diagnostics);
        BOOST_TEST_REQUIRE(columns.has_value(), places(diagnostics.all()));
    }
    const records::RecordChecks record_checks(instrument.checklist, options);
    Evaluated outcome;
    std::size_t rejected = 0;
    std::size_t results = 0;
    const screening::BatchSinks sinks = {
        [&](std::string&, const records::Record&, const screening::Result&, const screening::Explanation*) {
            ++results;
        },
        [](std::string_view) {},
        [&](const records::RecordInput&, std::string_view, records::RowBatch::Piece piece) {
            const bool ends =
                piece == records::RowBatch::Piece::none || piece == records::RowBatch::Piece::last;
            rejected += ends ? 1U : 0U;
        },
        [&](std::span<const diag::Diagnostic> findings, std::size_t) {
            outcome.found.insert(outcome.found.end(), findings.begin(), findings.end());
        },
    };
    screening::BatchRun run(instrument, {}, sinks);
    for (const std::string& text : texts) {
        auto source = records::Source::from_text(text, "records");
        run.read(source, record_checks, columns ? &*columns : nullptr);
    }
    outcome.summary = run.summary();
    // nothing is dropped silently: every record read is a result or a rejected row
    BOOST_TEST(rejected == outcome.summary.rejected);
    BOOST_TEST(results + rejected == outcome.summary.read);
    return outcome;
}

}  // namespace vidra::test

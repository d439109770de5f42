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
    records::RecordChecks record_checks(instrument.checklist, options);
    screening::Screener screener(instrument);
    Evaluated outcome;
    std::size_t rejected = 0;
    std::size_t results = 0;
    const screening::BatchSinks sinks = {
        [&](const records::Record&, const screening::Result&, const screening::Explanation*) { ++results; },
        [&](const records::RecordReader&) { ++rejected; },
        [&](const diag::Diagnostics& diagnostics) {
            outcome.found.insert(outcome.found.end(), diagnostics.all().begin(), diagnostics.all().end());
        },
    };
    for (const std::string& text : texts) {
        auto source = records::Source::from_text(text, "records");
        const auto reader = records::make_reader(source, record_checks, columns ? &*columns : nullptr);
        screening::run_batch(*reader, "records", screener, false, outcome.summary, sinks);
    }
    // nothing is dropped silently: every record read is a result or a rejected row
    BOOST_TEST(rejected == outcome.summary.rejected);
    BOOST_TEST(results + rejected == outcome.summary.read);
    return outcome;
}

}  // namespace vidra::test

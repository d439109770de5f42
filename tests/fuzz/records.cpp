// SPDX-License-Identifier: Apache-2.0
#include "records.hpp"

#include "base/file.hpp"
#include "diag/render.hpp"
#include "pieces.hpp"
#include "screening/batch.hpp"
#include "small_checklist.hpp"
#include "support.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace vidra::fuzz {
const expression::Instrument& small_instrument() {
    static const expression::Instrument instrument = [] {
        std::string said;
        const std::string options =
            "options = [ { id = \"adult\", text = { en = \"A\" } }, { id = \"child\", text = { en = \"C\" } "
            "} ]";
        auto loaded = test::instrument(
            test::small_checklist(
                test::section("s") + test::question("threats") + test::question("papers_taken") +
                test::question("age_group", "type = \"choice\"\npresume = \"child\"\n" + options +
                                                "\nfrom_age = { child = [0, 17], adult = [18, 120] }") +
                test::question("forms", "type = \"many\"\n" + options) +
                test::question("months", "type = \"number\"\nmax = 12") +
                test::question("since", "type = \"date\"") + test::question("note", "type = \"text\"") +
                test::outcome("some", "threats or forms has child and months >= 3") +
                test::outcome("last", "")),
            said);
        require(loaded.has_value(), said.c_str());
        return std::move(*loaded);
    }();
    return instrument;
}

Run run_records(const std::string& text, std::size_t piece_bytes, std::size_t jobs) {
    using Piece = records::RowBatch::Piece;
    Run run;
    std::size_t results = 0;
    std::size_t rejected = 0;
    std::size_t errors = 0;
    const expression::Instrument& instrument = small_instrument();
    records::ReadOptions options;
    options.max_record_bytes = 300;
    const records::RecordChecks checks(instrument.checklist, std::move(options));
    screening::BatchRun batch(
        instrument, {.jobs = jobs},
        {[](std::string& out, const records::Record& record, const screening::Result& result,
            const screening::Explanation*) {
             out += record.case_id + (result.settled() ? " settled\n" : " open\n");
         },
         [&](std::string_view some) { run.results += some; },
         [&](const records::RecordInput&, std::string_view row, Piece piece) {
             const bool begins = piece == Piece::none || piece == Piece::first;
             if (begins) {
                 run.rejected.emplace_back();
                 ++rejected;
             }
             run.rejected.back() += row;
         },
         [&](std::span<const diag::Diagnostic> findings, std::size_t more) {
             for (const diag::Diagnostic& one : findings) {
                 require(one.location.range.begin.line >= 1 && one.location.range.begin.column >= 1,
                         "a finding has a place");
                 errors += one.severity == diag::Severity::error ? 1U : 0U;
                 run.findings += diag::render_line(one);
             }
             errors += more;
         }});
    try {
        auto source = records::Source::from_bytes(std::make_unique<test::Pieces>(text, piece_bytes), "f");
        batch.read(source, checks, nullptr);
    } catch (const base::IoError&) {  // gzip that is none
        run.findings += "cannot be read\n";
        return run;
    }
    run.read = batch.summary().read;
    for (const auto& by_outcome : batch.summary().results) {
        for (const std::size_t count : by_outcome) {
            results += count;
        }
    }
    require(results + rejected == run.read, "every row read is a result or rejected");
    require(rejected == 0 || errors > 0, "a rejected row has a finding, or the column names have");
    return run;
}

Run run_in_every_way(const std::string& text) {
    Run run = run_records(text, text.size() + 1, 1);
    require(run == run_records(text, 1, 1), "the pieces make no difference");
    require(run == run_records(text, text.size() / 2 + 1, 2), "the threads make no difference");
    return run;
}

}  // namespace vidra::fuzz

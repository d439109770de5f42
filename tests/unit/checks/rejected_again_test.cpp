// SPDX-License-Identifier: Apache-2.0
// Of every file of records in the tests: each row read is a result or a rejected row, and what was rejected,
// read again in the same way, is rejected again for the same reasons.
#include "base/file.hpp"
#include "checks/check.hpp"
#include "record_support.hpp"

#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vidra::test {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_bytes = 1U << 24U;

std::vector<std::string> record_files() {
    const fs::path tests = "tests";
    std::vector<std::string> files;
    for (const fs::path& folder :
         {tests / "data", tests / "cli", tests / "fuzz/corpus/csv", tests / "fuzz/corpus/json_lines"}) {
        const bool is_corpus = folder.parent_path().filename() == "corpus";
        for (const auto& entry : fs::recursive_directory_iterator(folder)) {
            const std::string name = entry.path().filename();
            const auto ends = [&](std::string_view ending) { return name.ends_with(ending); };
            if (entry.is_regular_file() && (is_corpus || ends(".csv") || ends(".csv.gz") || ends(".jsonl"))) {
                files.push_back(entry.path());
            }
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

struct Way {
    std::string name;
    records::ReadOptions options;
    bool is_mapped = false;
};

struct Run {
    std::size_t read = 0;
    std::size_t results = 0;
    std::size_t rejected = 0;
    std::map<diag::Code, std::size_t> errors;
    std::size_t more_findings = 0;
    std::string head;
    std::string rows;  ///< the rejected ones
};

Run run(records::Source source, const expression::Instrument& instrument, const Way& way,
        const records::Mapping& mapping) {
    using Piece = records::RowBatch::Piece;
    const records::RecordChecks checks(instrument.checklist, way.options);
    Run run;
    const screening::BatchSinks sinks = {
        [](std::string& text, const records::Record&, const screening::Result&,
           const screening::Explanation*) { text += '.'; },
        [&](std::string_view text) { run.results += text.size(); },
        [&](const records::RecordInput& input, std::string_view row, Piece piece) {
            const bool ends = piece == Piece::none || piece == Piece::last;
            run.head = input.head();
            run.rows += row;
            run.rows += ends ? "\n" : "";
            run.rejected += ends ? 1U : 0U;
        },
        [&](std::span<const diag::Diagnostic> findings, std::size_t more) {
            for (const diag::Diagnostic& one : findings) {
                run.errors[one.code] += one.severity == diag::Severity::error ? 1U : 0U;
            }
            run.more_findings += more;
        }};
    screening::BatchRun batch(instrument, {.jobs = 2}, sinks);
    batch.read(source, checks, way.is_mapped ? &mapping : nullptr);
    std::erase_if(run.errors, [](const auto& one) { return one.second == 0; });
    run.read = batch.summary().read;
    BOOST_TEST(run.rejected == batch.summary().rejected);
    BOOST_TEST(run.results + run.rejected == run.read);
    return run;
}

/// Two kinds of rejected rows must be mended first: those below a line of column names that was too large to
/// be kept, and JSON Lines the first of which does not begin with the brace that says so (vidra-eval(1)).
bool can_be_read_again(const std::string& path, const std::string& head, const std::string& rejects) {
    const auto is_json = [](records::Source source) {
        return records::RowCutter(source, 1000, 1).first_character() == '{';
    };
    const bool has_names = head != "\n" && !head.ends_with("\n\n");
    return has_names && is_json(records::Source(path)) == is_json(records::Source::from_text(rejects, path));
}

std::vector<Way> ways() {
    std::vector<Way> all(5);
    all[0].name = "as it is";
    all[1].name = "each row a case";
    all[1].is_mapped = true;
    all[2].name = "another encoding";
    all[2].options.encoding = records::Encoding::find("windows-1250");
    all[3].name = "lines passed over";
    all[3].options.skip_lines = 2;
    all[4].name = "rows that are too large";
    all[4].options.max_record_bytes = 120;
    return all;
}

BOOST_AUTO_TEST_SUITE(rejected_again)

BOOST_AUTO_TEST_CASE(every_file_of_records) {
    const auto text = base::read_file("checklists/palermo.toml", most_bytes);
    const expression::Instrument instrument = load(text);
    diag::Diagnostics none;
    const auto mapping = vidra::checks::load_mapping(
        "vidra = 1\nkind = \"mapping\"\nid = \"any\"\nchecklist = \"palermo\"\n"
        "[fields]\ncase = { row = true }\n[answers]\n",
        instrument.checklist, none);
    BOOST_REQUIRE(mapping.has_value());
    const std::vector<std::string> files = record_files();
    BOOST_TEST(files.size() > 100U);
    std::size_t compared = 0;
    for (const std::string& path : files) {
        for (const Way& way : ways()) {
            BOOST_TEST_CONTEXT(path << ", " << way.name) {
                const Run first = run(records::Source(path), instrument, way, *mapping);
                const std::string rejects = first.head + first.rows;
                const auto source = [&] { return records::Source::from_text(rejects, path); };
                if (first.rejected == 0 || !can_be_read_again(path, first.head, rejects)) {
                    continue;
                }
                const Run again = run(source(), instrument, way, *mapping);
                BOOST_TEST(again.read == first.rejected);
                BOOST_TEST(again.rejected == first.rejected);
                BOOST_TEST((again.errors == first.errors || first.more_findings > 0));
                BOOST_TEST((again.head == first.head));
                BOOST_TEST((again.rows == first.rows));
                ++compared;
            }
        }
    }
    BOOST_TEST(compared > 100U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace vidra::test

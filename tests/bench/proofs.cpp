// SPDX-License-Identifier: Apache-2.0
// How long it takes to prove things of a checklist, here and by the solver Z3, all inside one process and
// without reading files: "name TAB seconds", medians of several rounds.
//   proofs prove CHECKLIST | proofs diff OLD NEW
#include "base/file.hpp"
#include "checklist/catalog.hpp"
#include "checks/check.hpp"
#include "reason/meaning_change.hpp"
#include "reason/proof.hpp"
#include "z3_oracle.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <vector>

namespace {

using namespace vidra;
using oracle::Counting;
using oracle::Method;
using oracle::Z3Oracle;

/// The logics that Z3 is fastest in, each for one question.
const Method sums{Counting::sums, "QF_LIA"};
const Method at_least{Counting::at_least, "QF_FD"};

expression::Instrument load(const char* path) {
    diag::Diagnostics diagnostics;
    auto instrument = checks::load_instrument(base::read_file(path, base::max_configuration_bytes),
                                              checklist::Catalog({}), diagnostics, checks::Depth::rules);
    if (!instrument) {
        std::fprintf(stderr, "%s does not check\n", path);
        std::exit(1);
    }
    return std::move(*instrument);
}

template <class Work>
void time(const char* name, int rounds, const Work& work) {
    using Clock = std::chrono::steady_clock;
    std::vector<double> seconds;
    for (int i = 0; i < rounds; ++i) {
        const Clock::time_point start = Clock::now();
        work();
        seconds.push_back(std::chrono::duration<double>(Clock::now() - start).count());
    }
    std::sort(seconds.begin(), seconds.end());
    std::printf("%s\t%.9f\n", name, seconds[seconds.size() / 2]);
}

void expect(bool is_so, const char* what) {
    if (!is_so) {
        std::fprintf(stderr, "not so: %s\n", what);
        std::exit(1);
    }
}

constexpr int our_rounds = 201;
constexpr int z3_rounds = 11;

void prove(const expression::Instrument& instrument) {
    time("prove", our_rounds, [&] {
        reason::Prover prover(instrument);
        expect(!reason::prove(instrument.checklist, prover, std::nullopt).lowering, "monotone");
    });
    time("monotone", our_rounds, [&] {
        reason::Prover prover(instrument);
        expect(!prover.lowering(), "monotone");
    });
    time("z3-sums", z3_rounds,
         [&] { expect(Z3Oracle(instrument.checklist, sums).monotone(), "monotone by Z3"); });
    time("z3-at-least", z3_rounds, [&] {
        expect(Z3Oracle(instrument.checklist, {Counting::at_least, {}}).monotone(), "monotone by Z3");
    });
}

void diff(const expression::Instrument& older, const expression::Instrument& newer) {
    time("diff", our_rounds, [&] {
        reason::MeaningComparison comparison(older, newer, reason::default_node_limit, {});
        expect(!comparison.compare().moves.empty(), "a change");
    });
    for (const Method& method : {sums, at_least}) {
        time(method.counting == Counting::sums ? "z3-diff-sums" : "z3-diff-at-least", z3_rounds, [&] {
            expect(!Z3Oracle::same_outcomes(older.checklist, newer.checklist, method), "a change by Z3");
        });
    }
}

}  // namespace

int main(int argc, char** argv) {
    const std::string_view mode = argc > 1 ? argv[1] : "";
    if (mode == "prove" && argc == 3) {
        prove(load(argv[2]));
    } else if (mode == "diff" && argc == 4) {
        diff(load(argv[2]), load(argv[3]));
    } else {
        std::fprintf(stderr, "usage: proofs prove CHECKLIST | proofs diff OLD NEW\n");
        return 2;
    }
    return 0;
}

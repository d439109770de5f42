// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "records/reader.hpp"
#include "screening/screener.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <utility>

namespace vidra::screening {

/// What became of the records of a run. Every record read is a result or a rejected row.
struct Summary {
    std::size_t read = 0;
    std::size_t rejected = 0;
    /// How many results by (outcome, at_most).
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> results;

    [[nodiscard]] std::size_t result_count() const { return read - rejected; }
    /// One line for people. An outcome below the most serious is never told without what is still possible.
    [[nodiscard]] std::string line(const checklist::Checklist& checklist) const;
};

/// What is done with each row; the findings of a row come before the row itself.
struct BatchSinks {
    /// With the explanation if it was asked for, otherwise null.
    std::function<void(const records::Record&, const Result&, const Explanation*)> result;
    std::function<void(const records::RecordReader&)> rejected;
    std::function<void(const diag::Diagnostics&)> findings;
};

/// Evaluates every record that `reader` gives, and explains each result if `explain`.
void run_batch(records::RecordReader& reader, const std::string& name, Screener& screener, bool explain,
               Summary& summary, const BatchSinks& sinks);

}  // namespace vidra::screening

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "records/case_set.hpp"
#include "records/reader.hpp"
#include "screening/screener.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace vidra::screening {

/// What became of the records of a run. Every record read is a result or a rejected row.
struct Summary {
    std::size_t read = 0;
    std::size_t rejected = 0;
    /// How many results by outcome and, in it, by `at_most`.
    std::vector<std::vector<std::size_t>> results;

    [[nodiscard]] std::size_t result_count() const { return read - rejected; }
    /// One line for people. An outcome below the most serious is never told without what is still possible.
    [[nodiscard]] std::string line(const checklist::Checklist& checklist) const;
};

struct BatchOptions {
    static constexpr std::size_t most_jobs = 256;

    bool explain = false;
    std::size_t jobs =
        1;  ///< threads, up to `most_jobs`; what comes out is the same, in the order of the input
    std::size_t most_cases = records::CaseSet::default_most;  ///< whose names are remembered
    std::size_t state_limit = reason::default_state_limit;    ///< of a search
};

/// What is done with the rows of a run. But for `render` all are called by one thread at a time, in the order
/// of the input, the findings of a row before the row itself.
struct BatchSinks {
    /// Appends what is made of one result, with the explanation if it was asked for, otherwise null. With
    /// several jobs it is called by several threads at once.
    std::function<void(std::string& text, const records::Record&, const Result&, const Explanation*)> render;
    /// What was rendered of some results.
    std::function<void(std::string_view text)> text;
    /// A rejected row, or a piece of a large one.
    std::function<void(const records::RecordInput&, std::string_view row, records::RowBatch::Piece)> rejected;
    /// Findings, and how many more there were than are kept.
    std::function<void(std::span<const diag::Diagnostic>, std::size_t more)> findings;
};

/// Evaluates the records of one input after another on one checklist.
class BatchRun {
  public:
    /// `instrument` must outlive the run.
    BatchRun(const expression::Instrument& instrument, const BatchOptions& options, BatchSinks sinks);
    ~BatchRun();
    BatchRun(const BatchRun&) = delete;
    BatchRun& operator=(const BatchRun&) = delete;
    BatchRun(BatchRun&&) = delete;
    BatchRun& operator=(BatchRun&&) = delete;

    /// Evaluates every record of `path`. What `render`, `text` and the others throw comes out here.
    void read(records::Source& source, const records::RecordChecks& checks, const records::Mapping* mapping);

    [[nodiscard]] const Summary& summary() const { return m_summary; }

  private:
    class Worker;
    struct Work;

    void run_alone(records::RecordInput& input);
    void run_parallel(records::RecordInput& input);
    void deliver(const records::RecordInput& input, Work& work);
    void deliver_findings(Work& work, std::size_t end);
    void note_case(const records::RecordInput& input, Work& work, std::size_t row, std::uint64_t hash);
    void say_once(const diag::Diagnostics& findings);

    const expression::Instrument& m_instrument;
    BatchOptions m_options;
    BatchSinks m_sinks;
    Summary m_summary;
    records::CaseSet m_cases;
    bool m_cases_full_was_said = false;
    std::unordered_set<std::string> m_said;  ///< messages that are said once in a run
    std::vector<std::unique_ptr<Worker>> m_workers;
    std::unique_ptr<records::RowReader> m_places;  ///< finds where a field stands, for what is found late
};

}  // namespace vidra::screening

// SPDX-License-Identifier: Apache-2.0
#include "screening/batch.hpp"

#include <fmt/format.h>
#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace vidra::screening {
namespace {

/// The findings of one row, and of one batch, that are kept; more are counted.
constexpr std::size_t most_findings = 1000;
constexpr std::size_t most_said = 1000;

/// What is said of a column or of all records, not of this one.
bool is_said_once(diag::Code code) {
    return code == diag::Code::unknown_column || code == diag::Code::other_version;
}

}  // namespace

std::string Summary::line(const checklist::Checklist& checklist) const {
    std::string text = fmt::format("{} record{} read: {} result{}, {} rejected", read, read == 1 ? "" : "s",
                                   result_count(), result_count() == 1 ? "" : "s", rejected);
    for (std::size_t outcome = 0; outcome < results.size(); ++outcome) {
        std::size_t total = 0;
        std::string parts;
        for (std::size_t at_most = 0; at_most < results[outcome].size(); ++at_most) {
            const std::size_t count = results[outcome][at_most];
            if (count > 0) {
                total += count;
                parts += parts.empty() ? "" : ", ";
                parts += at_most == outcome
                             ? fmt::format("{} settled", count)
                             : fmt::format("{} at most {}", count, checklist.outcomes[at_most].id);
            }
        }
        if (total > 0) {
            text += fmt::format("; {}: {}", checklist.outcomes[outcome].id, total);
            text += outcome == 0 ? std::string() : fmt::format(" ({})", parts);
        }
    }
    return text;
}

/// Some rows on their way: as they were cut, and what was made of them.
struct BatchRun::Work {
    struct RowEnd {
        std::size_t findings = 0;     ///< how many of the batch's findings there are with this row
        std::uint64_t case_hash = 0;  ///< of a result
        std::uint32_t outcome = 0;
        std::uint32_t at_most = 0;
        bool is_rejected = false;
    };

    records::RowBatch batch;
    std::string text;
    std::vector<RowEnd> rows;
    std::vector<diag::Diagnostic> findings;
    std::size_t delivered = 0;  ///< of the findings
    std::size_t more = 0;       ///< findings that are counted only
};

/// What one thread works with, kept from batch to batch.
class BatchRun::Worker {
  public:
    Worker(const expression::Instrument& instrument, const BatchOptions& options)
        : m_screener(instrument, options.state_limit), m_explain(options.explain) {
        m_diagnostics.keep_at_most(most_findings);
    }

    void open(const records::RecordInput& input) {
        m_reader = input.make_reader();
        m_diagnostics.set_file(input.name());
    }

    void evaluate(Work& work, const BatchSinks& sinks) {
        work.text.clear();
        work.rows.clear();
        work.findings.clear();
        work.delivered = 0;
        work.more = 0;
        m_reader->begin(work.batch);
        for (const records::Row& row : work.batch.rows()) {
            m_diagnostics.clear();
            work.rows.push_back(evaluate_row(row, work.text, sinks));
            take_findings(work);
            work.rows.back().findings = work.findings.size();
        }
    }

  private:
    Work::RowEnd evaluate_row(const records::Row& row, std::string& text, const BatchSinks& sinks) {
        Work::RowEnd end;
        if (row.is_header_again()) {
            m_diagnostics.add(diag::Code::repeated_header, {{row.line, 1}, {row.line, 1}},
                              "the line of column names stands here again, and is passed over");
            return end;
        }
        end.is_rejected = !m_reader->read(row, m_record, m_diagnostics);
        if (end.is_rejected) {
            return end;
        }
        try {
            const Result result = m_screener.evaluate(m_record);
            std::optional<Explanation> explanation;
            if (m_explain) {
                explanation = m_screener.explain();
            }
            end.case_hash = records::CaseSet::hash(m_record.case_id);
            end.outcome = static_cast<std::uint32_t>(result.outcome);
            end.at_most = static_cast<std::uint32_t>(result.at_most);
            sinks.render(text, m_record, result, explanation ? &*explanation : nullptr);
        } catch (const reason::SearchLimit&) {
            m_diagnostics.add(diag::Code::search_limit, {{row.line, 1}, {row.line, 1}},
                              "the record is beyond the search over completions, so its result is not known");
            end.is_rejected = true;
        }
        return end;
    }

    void take_findings(Work& work) {
        if (m_diagnostics.all().empty()) {
            return;
        }
        m_diagnostics.sort();
        work.more += m_diagnostics.more();
        for (const diag::Diagnostic& finding : m_diagnostics.all()) {
            if (work.findings.size() < most_findings) {
                work.findings.push_back(finding);
            } else {
                ++work.more;
            }
        }
    }

    Screener m_screener;
    bool m_explain;
    std::unique_ptr<records::RowReader> m_reader;
    records::Record m_record;
    diag::Diagnostics m_diagnostics;
};

BatchRun::BatchRun(const expression::Instrument& instrument, const BatchOptions& options, BatchSinks sinks)
    : m_instrument(instrument), m_options(options), m_sinks(std::move(sinks)), m_cases(options.most_cases) {
    m_options.jobs = std::min(m_options.jobs, BatchOptions::most_jobs);
    const std::size_t outcomes = instrument.checklist.outcomes.size();
    m_summary.results.assign(outcomes, std::vector<std::size_t>(outcomes, 0));
}

BatchRun::~BatchRun() = default;

void BatchRun::read(records::Source& source, const records::RecordChecks& checks,
                    const records::Mapping* mapping) {
    records::RecordInput input(source, checks, mapping, m_summary.read + 1);
    diag::Diagnostics diagnostics;
    diagnostics.set_file(input.name());
    diagnostics.keep_at_most(most_findings);
    input.open(diagnostics);
    diagnostics.sort();
    say_once(diagnostics);
    while (m_workers.size() < m_options.jobs) {
        m_workers.push_back(std::make_unique<Worker>(m_instrument, m_options));
    }
    for (const auto& worker : m_workers) {
        worker->open(input);
    }
    m_places = input.make_reader();
    if (m_options.jobs == 1) {
        run_alone(input);
    } else {
        run_parallel(input);
    }
}

void BatchRun::run_alone(records::RecordInput& input) {
    Work work;
    while (input.next(work.batch)) {
        m_workers.front()->evaluate(work, m_sinks);
        deliver(input, work);
    }
}

void BatchRun::run_parallel(records::RecordInput& input) {
    const std::size_t most_works = m_options.jobs + 2;
    // the works leave in the order in which they came, so the one that comes most_works later is free
    std::vector<Work> works(most_works);
    std::size_t next = 0;
    const tbb::global_control control(tbb::global_control::max_allowed_parallelism, m_options.jobs);
    tbb::task_arena arena(static_cast<int>(m_options.jobs));
    arena.execute([&] {
        tbb::parallel_pipeline(
            most_works,
            tbb::make_filter<void, Work*>(tbb::filter_mode::serial_in_order,
                                          [&](tbb::flow_control& control_flow) -> Work* {
                                              Work& work = works[next++ % most_works];
                                              if (!input.next(work.batch)) {
                                                  control_flow.stop();
                                                  return nullptr;
                                              }
                                              return &work;
                                          }) &
                tbb::make_filter<Work*, Work*>(tbb::filter_mode::parallel,
                                               [&](Work* work) {
                                                   const auto thread = static_cast<std::size_t>(
                                                       tbb::this_task_arena::current_thread_index());
                                                   m_workers[thread]->evaluate(*work, m_sinks);
                                                   return work;
                                               }) &
                tbb::make_filter<Work*, void>(tbb::filter_mode::serial_in_order,
                                              [&](Work* work) { deliver(input, *work); }));
    });
}

/// Findings that are said once in a run are said where they come first.
void BatchRun::say_once(const diag::Diagnostics& findings) {
    Work work;
    work.findings = findings.all();
    work.more = findings.more();
    deliver_findings(work, work.findings.size());
}

void BatchRun::deliver_findings(Work& work, std::size_t end) {
    const auto begin = work.findings.begin() + static_cast<std::ptrdiff_t>(work.delivered);
    const auto stop = work.findings.begin() + static_cast<std::ptrdiff_t>(end);
    auto kept = begin;
    for (auto at = begin; at != stop; ++at) {
        const bool is_new =
            !is_said_once(at->code) || m_said.size() >= most_said || m_said.insert(at->message).second;
        if (is_new) {
            if (kept != at) {
                *kept = std::move(*at);
            }
            ++kept;
        }
    }
    work.delivered = end;
    // those that were not kept were found behind those that were
    const std::size_t more = end == work.findings.size() ? std::exchange(work.more, 0) : 0;
    if (kept != begin || more > 0) {
        m_sinks.findings({begin, kept}, more);
    }
}

void BatchRun::note_case(const records::RecordInput& input, Work& work, std::size_t row, std::uint64_t hash) {
    const bool is_forgotten = m_cases.is_full() && !m_cases_full_was_said;
    const bool seen = m_cases.seen(hash);
    if (!seen && !is_forgotten) {
        return;
    }
    diag::Diagnostics late;
    late.set_file(input.name());
    if (seen) {
        m_places->begin(work.batch);
        late.add(diag::Code::repeated_case, m_places->place(work.batch.rows()[row], "case"),
                 "an earlier record has the same `case`");
    } else {
        m_cases_full_was_said = true;
        const std::uint32_t line = work.batch.rows()[row].line;
        late.add(
            diag::Code::many_cases, {{line, 1}, {line, 1}},
            fmt::format("there are {} cases; from here on a repeated one is found only if it is one of them",
                        m_cases.most()));
    }
    m_sinks.findings(late.all(), 0);
}

void BatchRun::deliver(const records::RecordInput& input, Work& work) {
    using Piece = records::RowBatch::Piece;
    const Piece piece = work.batch.piece();
    for (const Work::RowEnd& end : work.rows) {
        m_cases.expect(end.case_hash);
    }
    for (std::size_t i = 0; i < work.rows.size(); ++i) {
        const Work::RowEnd& end = work.rows[i];
        const records::Row& row = work.batch.rows()[i];
        const bool begins = piece == Piece::none || piece == Piece::first;
        const bool is_counted = begins && !row.is_header_again();
        if (begins && end.findings > work.delivered) {
            deliver_findings(work, end.findings);
        }
        m_summary.read += is_counted ? 1U : 0U;
        if (end.is_rejected) {
            m_summary.rejected += is_counted ? 1U : 0U;
            m_sinks.rejected(input, work.batch.text(row), piece);
        } else if (is_counted) {
            ++m_summary.results[end.outcome][end.at_most];
            note_case(input, work, i, end.case_hash);
        }
    }
    if (piece == Piece::none && (work.more > 0 || work.delivered < work.findings.size())) {
        deliver_findings(work, work.findings.size());
    }
    if (!work.text.empty()) {
        m_sinks.text(work.text);
    }
}

}  // namespace vidra::screening

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diag/render.hpp"
#include "records/csv.hpp"
#include "records/reader.hpp"

#include <string>
#include <vector>

namespace vidra::test {

inline std::string lines(const std::vector<diag::Diagnostic>& findings) {
    std::string text;
    for (const diag::Diagnostic& one : findings) {
        text += diag::render_line(one);
    }
    return text;
}

/// Rows of CSV as cells. A row with a fault is "fault", its last finding and its text; pieces of a large row
/// are put together again.
inline std::vector<std::vector<std::string>> csv_rows(records::Source& source, char delimiter = 0,
                                                      std::size_t max_row_bytes = 1U << 20U) {
    using Piece = records::RowBatch::Piece;
    diag::Diagnostics diagnostics;
    diagnostics.set_file("f");
    std::vector<std::vector<std::string>> rows;
    records::CsvCells cells;
    const auto add = [&](std::string_view text, char found, std::uint32_t line) {
        std::vector<std::string> row;
        if (cells.split(text, found, line, diagnostics)) {
            for (std::size_t i = 0; i < cells.count(); ++i) {
                row.emplace_back(cells.cell(i));
            }
        } else {
            row = {"fault", diag::render_line(diagnostics.all().back()), std::string(text)};
        }
        rows.push_back(std::move(row));
    };
    records::RowCutter cutter(source, max_row_bytes, 1);
    const auto header = cutter.take_header(delimiter);
    if (!header) {
        return rows;
    }
    add(header->text, header->delimiter, header->line);
    records::RowBatch batch;
    while (cutter.next(batch)) {
        for (const records::Row& row : batch.rows()) {
            if (batch.piece() == Piece::none) {
                add(batch.text(row), header->delimiter, row.line);
            } else if (batch.piece() == Piece::first) {
                rows.push_back({"large", std::to_string(row.line), std::string(batch.text(row))});
            } else {
                rows.back()[2] += batch.text(row);
            }
        }
    }
    return rows;
}

struct ReadRow {
    bool is_record = false;
    records::Record record;
    std::string text;
    std::uint32_t line = 0;
    std::size_t number = 0;
    std::string findings;
};

struct ReadInput {
    std::string head;
    std::string findings;  ///< before the first row
    std::vector<ReadRow> rows;
};

/// Every row of an input, with what was found in it.
inline ReadInput read_input(records::Source& source, const records::RecordChecks& checks,
                            const records::Mapping* mapping = nullptr) {
    records::RecordInput input(source, checks, mapping);
    diag::Diagnostics diagnostics;
    diagnostics.set_file(source.name());
    input.open(diagnostics);
    ReadInput all = {input.head(), lines(diagnostics.all()), {}};
    const auto reader = input.make_reader();
    records::RowBatch batch;
    while (input.next(batch)) {
        reader->begin(batch);
        for (const records::Row& row : batch.rows()) {
            diagnostics.clear();
            ReadRow one;
            one.is_record = !row.is_header_again() && reader->read(row, one.record, diagnostics);
            one.text = batch.text(row);
            one.line = row.line;
            one.number = row.number;
            one.findings = lines(diagnostics.all());
            all.rows.push_back(one);
        }
    }
    return all;
}

}  // namespace vidra::test

// SPDX-License-Identifier: Apache-2.0
#include "statistics/table_output.hpp"

#include "base/csv_cell.hpp"
#include "base/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vidra::statistics {
namespace {

void append_padded(std::string& line, const std::string& text, std::size_t width, bool to_the_right) {
    const std::string blanks(width - base::display_width(text), ' ');
    line += to_the_right ? blanks + text : text + blanks;
}

/// The names of all groupings, each once, in the order in which tables name them.
std::vector<std::string> groupings_of(const Publication& publication) {
    std::vector<std::string> names;
    for (const ProtectedTable& table : publication.tables) {
        for (const Dimension& dimension : table.linked.table->dimensions()) {
            if (std::find(names.begin(), names.end(), dimension.grouping.name) == names.end()) {
                names.push_back(dimension.grouping.name);
            }
        }
    }
    return names;
}

}  // namespace

std::string grid_text(const Grid& grid) {
    std::vector<std::vector<std::string>> lines = {grid.head};
    for (const Grid::Row& row : grid.rows) {
        lines.push_back(row.cells);
    }
    std::vector<std::size_t> widths(grid.head.size());
    for (std::vector<std::string>& line : lines) {
        for (std::size_t i = 0; i < line.size(); ++i) {
            line[i] = base::terminal_safe(line[i]);
            widths[i] = std::max(widths[i], base::display_width(line[i]));
        }
    }
    std::string text;
    for (std::size_t row = 0; row < lines.size(); ++row) {
        std::string line;
        for (std::size_t i = 0; i < lines[row].size(); ++i) {
            line += i == 0 ? "" : "  ";
            append_padded(line, lines[row][i], widths[i], i >= grid.label_columns);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        text += line + '\n';
        if (row == 0) {
            std::size_t width = 2 * (widths.size() - 1);
            for (const std::size_t one : widths) {
                width += one;
            }
            text += std::string(width, '-') + '\n';
        }
    }
    return text;
}

std::string tables_csv(const Publication& publication) {
    const std::vector<std::string> names = groupings_of(publication);
    std::string text = "table";
    for (const std::string& name : names) {
        text += ',';
        base::append_csv_cell(text, name);
    }
    text += ",n\n";
    const std::string mark = publication.options.method == Method::none ? " (not for publication)" : "";
    for (const ProtectedTable& table : publication.tables) {
        const Table& counts = *table.linked.table;
        for (const std::vector<std::size_t>& at : reading_order(counts, 0, counts.dimensions().size())) {
            base::append_csv_cell(text, counts.id() + mark);
            for (const std::string& name : names) {
                text += ',';
                for (std::size_t i = 0; i < at.size(); ++i) {
                    if (counts.dimensions()[i].grouping.name == name) {
                        base::append_csv_cell(text, counts.dimensions()[i].categories[at[i]].id);
                    }
                }
            }
            const std::size_t place = counts.place(at);
            text += table.is_hidden[place] ? fmt::format(",{}\n", hidden_mark)
                                           : fmt::format(",{}\n", table.shown[place]);
        }
    }
    return text;
}

}  // namespace vidra::statistics

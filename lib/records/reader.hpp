// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diag/diagnostics.hpp"
#include "records/checks.hpp"
#include "records/mapping.hpp"
#include "records/record.hpp"
#include "records/rows.hpp"
#include "records/source.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace vidra::records {

/// Makes records of the rows of one input. Rows are read each by itself, so that several readers of an input
/// can work at once; each has memory of its own, kept from row to row.
class RowReader {
  public:
    /// `checks` must outlive the reader. `encoding` may be null for UTF-8.
    RowReader(const RecordChecks& checks, const Encoding* encoding)
        : m_checks(checks), m_encoding(encoding) {}
    virtual ~RowReader() = default;
    RowReader(const RowReader&) = delete;
    RowReader& operator=(const RowReader&) = delete;
    RowReader(RowReader&&) = delete;
    RowReader& operator=(RowReader&&) = delete;

    /// From now on rows of this batch are read, which must stay as it is. What is said but once of a column
    /// is said once in a batch.
    void begin(const RowBatch& batch);

    /// Reads a row of the batch. False where the row is rejected, with at least one finding unless the line
    /// of column names has a fault, which was found before.
    bool read(const Row& row, Record& record, diag::Diagnostics& diagnostics);

    /// Where a field stands in a row of the batch; the row's start for one that it does not hold.
    [[nodiscard]] diag::Range place(const Row& row, std::string_view field);

  protected:
    /// The text of a row as UTF-8, with bytes behind it that may be read.
    struct Text {
        std::string_view utf8;
        std::size_t readable = 0;  ///< from its start
        const Row& row;
    };
    [[nodiscard]] const RecordChecks& checks() const { return m_checks; }
    [[nodiscard]] bool is_first_mention(std::string name);
    /// For a row whose findings are taken back.
    void forget_mentions_of_row();
    /// False once so many names have been mentioned that more would help nobody.
    [[nodiscard]] bool may_mention() const { return m_mentioned.size() < most_mentions; }
    [[nodiscard]] static diag::Range start_of(const Row& row) { return {{row.line, 1}, {row.line, 1}}; }

  private:
    /// False where the row cannot be taken apart, so that no more can be said of it.
    virtual bool read_text(const Text& text, Record& record, diag::Diagnostics& diagnostics) = 0;
    /// Where a field stands in the row that was read last.
    [[nodiscard]] virtual diag::Range place_of_field(const Row& row, std::string_view field) const = 0;

    [[nodiscard]] Text text_of(const Row& row);
    [[nodiscard]] bool report_bad_bytes(const Text& text, diag::Diagnostics& diagnostics) const;

    static constexpr std::size_t most_mentions = 1000;
    const RecordChecks& m_checks;
    const Encoding* m_encoding;
    const RowBatch* m_batch = nullptr;
    bool m_is_utf8 = false;  ///< the whole batch
    std::string m_converted;
    std::unordered_set<std::string> m_mentioned;
    std::vector<std::string> m_mentioned_in_row;
    bool m_version_was_said = false;
};

/// What the column names of one input mean; of JSON Lines, which names its members in each row, nothing.
class RecordLayout {
  public:
    RecordLayout() = default;
    virtual ~RecordLayout() = default;
    RecordLayout(const RecordLayout&) = delete;
    RecordLayout& operator=(const RecordLayout&) = delete;
    RecordLayout(RecordLayout&&) = delete;
    RecordLayout& operator=(RecordLayout&&) = delete;
    [[nodiscard]] virtual std::unique_ptr<RowReader> make_reader(const Encoding* encoding) const = 0;
};

/// The records of one input: JSON Lines where the first character is `{`, otherwise CSV.
class RecordInput {
  public:
    /// `mapping` may be null. All must outlive the input. Rows are numbered from `first_number`.
    RecordInput(Source& source, const RecordChecks& checks, const Mapping* mapping,
                std::size_t first_number = 1);

    /// Reads what stands before the records; a fault of the column names is reported once, and every row
    /// under them is rejected.
    void open(diag::Diagnostics& diagnostics);

    /// The next rows; false at the end.
    bool next(RowBatch& batch) { return m_cutter.next(batch); }

    /// A reader of rows, of its own memory; there may be several.
    [[nodiscard]] std::unique_ptr<RowReader> make_reader() const;
    /// The same held against another checklist, for rows that say that they are of it. `checks` must outlive
    /// the input; faults of the column names are reported.
    [[nodiscard]] std::unique_ptr<RowReader> make_reader(const RecordChecks& checks,
                                                         diag::Diagnostics& diagnostics);

    [[nodiscard]] const std::string& name() const { return m_source.name(); }
    /// What must stand before the rows for them to be read again in the same way: a byte-order mark where
    /// another encoding was named, the lines that were passed over, and the line of column names of CSV.
    [[nodiscard]] const std::string& head() const { return m_head; }

  private:
    [[nodiscard]] const Encoding* encoding() const;
    [[nodiscard]] std::unique_ptr<RecordLayout> make_layout(const RecordChecks& checks,
                                                            diag::Diagnostics& diagnostics) const;

    Source& m_source;
    const RecordChecks& m_checks;
    const Mapping* m_mapping;
    RowCutter m_cutter;
    std::string m_head;
    std::unique_ptr<RecordLayout> m_layout;
    std::vector<std::unique_ptr<RecordLayout>> m_others;  ///< of other checklists
    bool m_is_json = false;
    std::optional<RowCutter::Header> m_header;
};

}  // namespace vidra::records

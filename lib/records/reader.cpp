// SPDX-License-Identifier: Apache-2.0
#include "records/reader.hpp"

#include "records/csv_records.hpp"
#include "records/json_records.hpp"

namespace vidra::records {

std::unique_ptr<RecordReader> make_reader(Source& source, RecordChecks& checks, const Mapping* mapping) {
    constexpr std::string_view before_a_record = "\xEF\xBB\xBF \t\r\n";
    for (;;) {
        const std::size_t first = source.window().find_first_not_of(before_a_record);
        if (first != std::string_view::npos) {
            if (source.window()[first] == '{') {
                return std::make_unique<JsonRecords>(source, checks, mapping);
            }
            break;
        }
        if (!source.more()) {
            break;
        }
    }
    return std::make_unique<CsvRecords>(source, checks, mapping);
}

}  // namespace vidra::records

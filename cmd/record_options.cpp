// SPDX-License-Identifier: Apache-2.0
#include "record_options.hpp"

#include "base/file.hpp"
#include "checks/check.hpp"

namespace vidra::cmd {

void RecordOptions::add(OptionSet& options) {
    options.text("--mapping", mapping, "MAPPING", "Read other people's columns by this mapping (id or path)");
    options.text("--delimiter", delimiter, "CHAR",
                 "Between the cells of CSV; found from the header if not given");
    options.number("--max-record", max_record, "BYTES", "Reject a record that is larger (1048576)");
    options.flag("--any-age", any_age, "Evaluate also a person of an age that the checklist is not for");
}

records::ReadOptions RecordOptions::read_options(const Context& context,
                                                 const checklist::Checklist& checklist) const {
    records::ReadOptions result;
    if (delimiter == "tab" || delimiter == "\\t") {
        result.delimiter = '\t';
    } else if (delimiter.size() == 1 && delimiter != "\"") {
        result.delimiter = delimiter.front();
    } else if (!delimiter.empty()) {
        throw UsageError("--delimiter is one character, or the word tab");
    }
    result.max_record_bytes = max_record;
    result.any_age = any_age;
    if (checklist.applies_to == checklist::AppliesTo::any) {
        return result;  // there is no other age to send anybody to
    }
    for (const auto& entry : context.catalog.checklists()) {
        diag::Diagnostics ignored;  // a checklist that does not check is not worth naming
        const auto other = checks::load_instrument(base::read_file(entry.path, base::max_configuration_bytes),
                                                   context.catalog, ignored);
        if (!other || other->checklist.id == checklist.id) {
            continue;
        }
        if (other->checklist.applies_to != checklist::AppliesTo::adult) {
            result.for_children.push_back(other->checklist.id);
        }
        if (other->checklist.applies_to != checklist::AppliesTo::child) {
            result.for_adults.push_back(other->checklist.id);
        }
    }
    return result;
}

std::vector<std::string> RecordOptions::inputs() const {
    return files.empty() ? std::vector<std::string>{"-"} : files;
}

}  // namespace vidra::cmd

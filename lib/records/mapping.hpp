// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checklist/model.hpp"
#include "diag/diagnostics.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace vidra::tomlio {
struct Document;
}

/// A mapping reads other people's columns into fields and answers.
namespace vidra::records {

/// How one column is read. A cell is trimmed; a blank one, and one of `missing`, says nothing.
struct ColumnRule {
    std::vector<std::string> names;  ///< of the column, in one release or another; an input has one of them
    diag::Range range;
    bool is_list = false;
    bool takes_any = false;                     ///< of a field: the cell as it is
    std::map<std::string, std::string> values;  ///< raw value to the word it stands for
    std::set<std::string> missing;
    char separator = ';';            ///< of a list
    std::set<std::string> contains;  ///< of a list: yes if one of its elements is here
    std::string otherwise;           ///< of a list: the answer if none is
    std::set<std::string> known;     ///< of a list: every element that any rule of the column names
};

/// How the parts of one target are put together.
enum class Join : std::uint8_t {
    first,  ///< the first part that says anything
    any,    ///< of an indicator: yes if any part is yes, no if all are no, else unknown if any part is
};

struct Target {
    std::string name;
    diag::Range range;
    std::size_t question = 0;  ///< of an answer
    bool is_row_number = false;
    Join join = Join::first;
    std::vector<ColumnRule> parts;
};

struct Mapping {
    std::string id;
    std::string checklist;
    std::vector<Target> fields;
    std::vector<Target> answers;
};

/// The id of the checklist that a mapping is for, or nothing if the file does not say.
[[nodiscard]] std::optional<std::string> mapping_checklist(const tomlio::Document& document);

/// Reads a mapping and holds it against its checklist: targets are fields and questions, words are answers
/// to them. Reports every fault; gives nothing when there was an error. Without a checklist (null) only the
/// form is checked.
[[nodiscard]] std::optional<Mapping> load_mapping(const tomlio::Document& document,
                                                  const checklist::Checklist* checklist,
                                                  diag::Diagnostics& diagnostics);

}  // namespace vidra::records

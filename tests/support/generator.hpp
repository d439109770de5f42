// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checklist/model.hpp"
#include "expression/program.hpp"
#include "records/record.hpp"

#include <rapidcheck.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// Small random checklists and records, for tests that hold one way of working something out against
/// another.
namespace vidra::support {

/// A generated checklist has at most so many answer patterns, so that a test can go through all of them.
inline constexpr std::size_t most_patterns = 4'000;

/// Checklists as TOML text that checks without errors: every type of question and every construct of the
/// rule language, of at most eight questions in one to three sections. A third have only rules that rise with
/// every yes, as real checklists do; the others anything.
[[nodiscard]] rc::Gen<std::string> checklist_text();

/// The same checklists with one to three claims each, of both kinds, which may hold or not: so these are not
/// for load.
[[nodiscard]] rc::Gen<std::string> checklist_text_with_claims();

/// Records for `checklist`, which must outlive the generator: from wholly open to wholly answered, every
/// kind of answer among them.
[[nodiscard]] rc::Gen<records::Record> record_for(const checklist::Checklist& checklist);

/// A checklist through the real loader; throws std::runtime_error with the findings where there are errors.
[[nodiscard]] std::unique_ptr<const expression::Instrument> load(const std::string& toml);

/// A checklist by its loader alone, whether or not its claims hold; throws as load does.
[[nodiscard]] checklist::Checklist load_unproved(const std::string& toml);

struct Sample {
    std::string toml;
    std::shared_ptr<const expression::Instrument> instrument;  // copied about by RapidCheck, never changed
    std::vector<records::Record> records;
};
[[nodiscard]] rc::Gen<Sample> sample(std::size_t record_count);

/// "q0=yes q1=o0;o2 age=17": the answers of a record that are not absent, for messages.
[[nodiscard]] std::string shown(const checklist::Checklist& checklist, const records::Record& record);

}  // namespace vidra::support

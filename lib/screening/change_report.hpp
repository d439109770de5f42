// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checklist/changes.hpp"
#include "expression/program.hpp"
#include "reason/meaning_change.hpp"
#include "screening/replay.hpp"

#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// All that `vidra diff` has to say of two versions, and how it is told.
namespace vidra::screening {

/// A record that comes to something else on the newer version. Holds a case's name and results alone.
struct MovedCase {
    std::string case_id;
    Replayed results;
};

struct ReplaySummary {
    std::size_t read = 0;
    std::size_t rejected = 0;
    std::vector<MovedCase> moved;
};

struct ChangeReport {
    const checklist::Checklist& older;
    const checklist::Checklist& newer;
    std::string old_file;
    std::string new_file;
    std::vector<checklist::Change> words;
    reason::MeaningChange meaning;
    const reason::PatternSpace& space;
    std::vector<bool> allowed;  ///< by move
    std::optional<ReplaySummary> replay;

    [[nodiscard]] bool version_changed() const { return older.version != newer.version; }
    /// Something changed its meaning that nobody allowed. What moves no pattern cannot be allowed.
    [[nodiscard]] bool has_open_changes() const;
    /// Meaning changed and the version did not.
    [[nodiscard]] bool fails() const { return has_open_changes() && !version_changed(); }
};

/// How an outcome stands to the one before it: "is less serious" and so on.
[[nodiscard]] std::string_view standing(std::strong_ordering seriousness);

/// In how many patterns an alert is lost and gained.
[[nodiscard]] std::string movement(const reason::AlertChange& alert);

/// For people, 80 columns.
[[nodiscard]] std::string change_text(const ChangeReport& report);

/// One compact JSON document and a line feed; its keys stand in the man page vidra-diff(1).
[[nodiscard]] std::string change_json(const ChangeReport& report);

/// Workflow commands of GitHub Actions, one line a change of meaning: errors where the report fails, warnings
/// otherwise, notices for what is allowed and of how many records move.
[[nodiscard]] std::string change_github(const ChangeReport& report);

}  // namespace vidra::screening

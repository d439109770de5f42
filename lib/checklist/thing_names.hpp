// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checklist/matching.hpp"
#include "checklist/model.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

/// By what the things of a checklist are known in another version of it, what they are called, and where they
/// stand.
namespace vidra::checklist {

using Words = std::vector<std::string>;

/// In order, each once.
[[nodiscard]] Words sorted(Words words);
/// With a comma between.
[[nodiscard]] std::string joined(const Words& words);
[[nodiscard]] Words question_ids(const Checklist& checklist, const std::vector<std::size_t>& questions);

/// Title, publisher and year of a source, the name of an example, the rule or the list of a claim.
[[nodiscard]] Key key_of(const Checklist& checklist, const Source& source);
[[nodiscard]] Key key_of(const Checklist& checklist, const Example& example);
[[nodiscard]] Key key_of(const Checklist& checklist, const Claim& claim);
/// Everything else has an id.
template <class T>
[[nodiscard]] Key key_of(const Checklist& /*checklist*/, const T& thing) {
    return {thing.id};
}

/// The same for two things exactly if their keys are, but for commas in sources.
[[nodiscard]] std::string name_of(const Checklist& checklist, const Source& source);
[[nodiscard]] std::string name_of(const Checklist& checklist, const Example& example);
[[nodiscard]] std::string name_of(const Checklist& checklist, const Claim& claim);
template <class T>
[[nodiscard]] std::string name_of(const Checklist& /*checklist*/, const T& thing) {
    return thing.id;
}

template <class T>
[[nodiscard]] std::optional<diag::Range> place_of(const T& thing) {
    return thing.range;
}
/// The model keeps no place for it.
[[nodiscard]] inline std::optional<diag::Range> place_of(const Source& /*source*/) {
    return std::nullopt;
}

}  // namespace vidra::checklist

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diag/diagnostics.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace vidra::checklist {

/// What a record may hold beside answers (design, "Records"). Fields of one's own begin with `x_`.
[[nodiscard]] const std::vector<std::string>& record_fields();

enum class IdUse : std::uint8_t { question, option, option_of_many, other };

/// The ids of one namespace. `add` reports an id of the wrong form, a reserved one, one that is there
/// already, and one that differs from another in capitals alone; each with the place of the first.
class Namespace {
  public:
    explicit Namespace(diag::Diagnostics& diagnostics) : m_diagnostics(diagnostics) {}

    /// `what` names the thing in messages: "question", "section", ….
    void add(const std::string& id, diag::Range range, std::string_view what, IdUse use);

  private:
    struct First {
        diag::Range range;
        std::string what;
    };

    diag::Diagnostics& m_diagnostics;
    std::map<std::string, First> m_by_id;
    std::map<std::string, std::string> m_by_lower;
};

}  // namespace vidra::checklist

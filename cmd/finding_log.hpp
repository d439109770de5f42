// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diag/diagnostics.hpp"

#include <cstddef>
#include <span>

namespace vidra::cmd {

/// Findings on standard error, up to a number beyond which nobody reads; the rest is counted.
class FindingLog {
  public:
    void add(std::span<const diag::Diagnostic> findings, std::size_t more);
    void finish() const;

  private:
    static constexpr std::size_t most = 1000;
    std::size_t m_shown = 0;
    std::size_t m_not_shown = 0;
};

}  // namespace vidra::cmd

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "generator.hpp"
#include "records/record.hpp"

#include <rapidcheck.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>

/// Properties that must hold for generated checklists. Longer and other runs: VIDRA_ORACLE_CHECKLISTS is the
/// number of checklists, VIDRA_ORACLE_SEED where they start. A property is tried on one in `share` of them;
/// it gives what is wrong with a sample, or nothing. A failure is shrunk and shown as TOML.
namespace vidra::oracle {

void hold_for_samples(int share, std::size_t records,
                      const std::function<std::string(const support::Sample&)>& property);

/// The same for checklists as text.
void hold_for_texts(int share, const rc::Gen<std::string>& texts,
                    const std::function<std::string(const std::string&)>& property);

[[nodiscard]] std::uint64_t first_seed();

/// How often something came up, so that a property is known to have been tried where it matters.
class Coverage {
  public:
    void count(const std::string& what, bool happened) { m_counts[what] += happened ? 1 : 0; }
    void count_record() { ++m_records; }
    [[nodiscard]] std::size_t records() const { return m_records; }
    [[nodiscard]] std::string text() const;
    [[nodiscard]] std::size_t least_percent() const;

  private:
    std::size_t m_records = 0;
    std::map<std::string, std::size_t> m_counts;
};

/// What is wrong, if anything, with the record before it.
[[nodiscard]] std::string on(const support::Sample& sample, const records::Record& record,
                             const std::string& wrong);

}  // namespace vidra::oracle

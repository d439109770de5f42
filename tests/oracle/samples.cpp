// SPDX-License-Identifier: Apache-2.0
#include "samples.hpp"

#include <fmt/format.h>
#include <rapidcheck/detail/TestListenerAdapter.h>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdlib>
#include <sstream>
#include <unordered_map>

namespace vidra::oracle {
namespace {

constexpr int checklists = 3'000;
constexpr std::uint64_t seed = 20'071'125;

std::uint64_t setting(const char* name, std::uint64_t otherwise) {
    const char* text = std::getenv(name);
    return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

void hold(int share, const std::function<void()>& try_one) {
    rc::detail::TestParams params;
    params.seed = first_seed();
    params.maxSuccess = static_cast<int>(setting("VIDRA_ORACLE_CHECKLISTS", checklists)) / share;
    rc::detail::TestListenerAdapter silent;  // the default one prints a seed that is not ours
    const auto result = rc::detail::checkTestable(try_one, rc::detail::TestMetadata{}, params, silent,
                                                  std::unordered_map<std::string, rc::detail::Reproduce>{});
    std::ostringstream message;
    message << "VIDRA_ORACLE_SEED=" << params.seed << '\n';
    rc::detail::printResultMessage(result, message);
    BOOST_TEST(result.is<rc::detail::SuccessResult>(), message.str());
    BOOST_TEST_MESSAGE(message.str());
}

}  // namespace

void hold_for_samples(int share, std::size_t records,
                      const std::function<std::string(const support::Sample&)>& property) {
    hold(share, [&] {
        const support::Sample sample = *support::sample(records);
        const std::string wrong = property(sample);
        if (!wrong.empty()) {
            RC_FAIL(wrong + "\n" + sample.toml);
        }
    });
}

void hold_for_texts(int share, const rc::Gen<std::string>& texts,
                    const std::function<std::string(const std::string&)>& property) {
    hold(share, [&] {
        const std::string text = *texts;
        const std::string wrong = property(text);
        if (!wrong.empty()) {
            RC_FAIL(wrong + "\n" + text);
        }
    });
}

std::uint64_t first_seed() {
    return setting("VIDRA_ORACLE_SEED", seed);
}

std::string Coverage::text() const {
    std::string text = fmt::format("{} records", m_records);
    for (const auto& [what, times] : m_counts) {
        text += fmt::format(", {}: {}", what, times);
    }
    return text;
}

std::size_t Coverage::least_percent() const {
    std::size_t least = 100;
    for (const auto& [what, times] : m_counts) {
        least = std::min(least, times * 100 / std::max<std::size_t>(m_records, 1));
    }
    return least;
}

std::string on(const support::Sample& sample, const records::Record& record, const std::string& wrong) {
    return wrong.empty()
               ? wrong
               : fmt::format("record: {}\n{}", support::shown(sample.instrument->checklist, record), wrong);
}

}  // namespace vidra::oracle

// SPDX-License-Identifier: Apache-2.0
#include "base/nearest.hpp"

#include <algorithm>

namespace vidra::base {

namespace {

/// The distance, or any number above `limit` where it is above it: most words differ after a few letters.
std::size_t distance_up_to(std::size_t limit, std::string_view a, std::string_view b) {
    std::vector<std::size_t> rows(3 * (b.size() + 1));
    std::size_t* before = rows.data();
    std::size_t* last = before + b.size() + 1;
    std::size_t* now = last + b.size() + 1;
    std::size_t least_before = 0;
    for (std::size_t j = 0; j <= b.size(); ++j) {
        last[j] = j;
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        now[0] = i;
        std::size_t least = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t substituted = last[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U);
            now[j] = std::min({last[j] + 1, now[j - 1] + 1, substituted});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                now[j] = std::min(now[j], before[j - 2] + 1);
            }
            least = std::min(least, now[j]);
        }
        if (least > limit && least_before > limit) {  // a later row takes from these two and only adds
            return least;
        }
        least_before = least;
        std::swap(before, last);
        std::swap(last, now);
    }
    return last[b.size()];
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) {
    return distance_up_to(std::max(a.size(), b.size()), a, b);
}

std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates) {
    constexpr std::size_t longest_word = 256;  // bounds the work on hostile input
    if (word.size() > longest_word) {
        return std::nullopt;
    }
    const std::string* best = nullptr;
    std::size_t best_distance = 0;
    for (const std::string& candidate : candidates) {
        const std::size_t longer = std::max(word.size(), candidate.size());
        const std::size_t allowed = std::min<std::size_t>(3, (longer + 2) / 3);
        const std::size_t gap = longer - std::min(word.size(), candidate.size());
        if (gap > allowed) {
            continue;
        }
        const std::size_t distance = distance_up_to(allowed, word, candidate);
        if (distance <= allowed && (best == nullptr || distance < best_distance)) {
            best = &candidate;
            best_distance = distance;
        }
    }
    return best == nullptr ? std::nullopt : std::optional<std::string>(*best);
}

}  // namespace vidra::base

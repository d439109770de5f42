// SPDX-License-Identifier: Apache-2.0
#include "checklist/matching.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace vidra::checklist {

void Matching::match(const std::vector<Key>& older, const std::vector<Key>& newer) {
    std::map<Key, std::vector<std::size_t>> waiting;  // the last one first
    for (std::size_t n = newer.size(); n-- > 0;) {
        if (!m_older_of[n] && !newer[n].empty()) {
            waiting[newer[n]].push_back(n);
        }
    }
    for (std::size_t o = 0; o < older.size(); ++o) {
        const auto found = m_newer_of[o] ? waiting.end() : waiting.find(older[o]);
        if (found != waiting.end() && !found->second.empty()) {
            m_newer_of[o] = found->second.back();
            m_older_of[found->second.back()] = o;
            found->second.pop_back();
        }
    }
}

std::vector<Pair> in_order(const Matching& matching, Stretch older, Stretch newer) {
    std::vector<Pair> at_the_start;
    std::map<std::size_t, std::vector<Pair>> after;  // by the thing of `newer` that they follow
    std::vector<Pair>* gone = &at_the_start;
    for (std::size_t o = older.begin; o < older.end; ++o) {
        const auto n = matching.newer_of(o);
        if (!n) {
            gone->push_back({o, std::nullopt});
        } else if (newer.has(*n)) {
            gone = &after[*n];
        }
    }
    std::vector<Pair> all = std::move(at_the_start);
    for (std::size_t n = newer.begin; n < newer.end; ++n) {
        all.push_back({matching.older_of(n), n});
        if (const auto found = after.find(n); found != after.end()) {
            all.insert(all.end(), found->second.begin(), found->second.end());
        }
    }
    return all;
}

std::vector<Pair> moved(const Matching& matching, Stretch older, Stretch newer) {
    // The longest rising run of older places, by patience: `ends[k]` is the least end of a run of k + 1.
    std::vector<Pair> kept;
    std::vector<std::size_t> ends;
    std::vector<std::size_t> lengths;
    for (std::size_t n = newer.begin; n < newer.end; ++n) {
        const auto o = matching.older_of(n);
        if (!o || !older.has(*o)) {
            continue;
        }
        const auto place = std::lower_bound(ends.begin(), ends.end(), *o);
        lengths.push_back(static_cast<std::size_t>(place - ends.begin()) + 1);
        if (place == ends.end()) {
            ends.push_back(*o);
        } else {
            *place = *o;
        }
        kept.push_back({o, n});
    }
    std::vector<Pair> moves;
    std::size_t wanted = ends.size();
    std::size_t below = older.end;
    for (std::size_t i = kept.size(); i-- > 0;) {
        if (lengths[i] == wanted && *kept[i].older < below) {
            below = *kept[i].older;
            --wanted;
        } else {
            moves.push_back(kept[i]);
        }
    }
    std::reverse(moves.begin(), moves.end());
    return moves;
}

}  // namespace vidra::checklist

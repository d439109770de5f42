// SPDX-License-Identifier: Apache-2.0
#include "documents/pdf/pages.hpp"

namespace vidra::documents::pdf {

namespace {

struct Group {
    std::uint32_t end = 0;
    double height = 0;
};

/// What belongs together from strip `first` on; its height is only sure as far as it is not above `most`.
Group group_at(const Flow& flow, std::uint32_t first, bool is_top, double most) {
    Group group{first, is_top ? -flow.strips[first].gap : 0};
    bool goes_on = true;
    while (goes_on && group.end < flow.strips.size() && group.height <= most) {
        const Strip& strip = flow.strips[group.end];
        group.height += strip.gap + strip.height;
        goes_on = strip.keeps_next;
        ++group.end;
    }
    return group;
}

std::uint32_t repeated_header(const Flow& flow, std::uint32_t first) {
    const std::uint32_t table = flow.strips[first].table;
    const std::uint32_t header = table == none ? none : flow.tables[table].header;
    return header == none || first <= header ? none : header;
}

double used_height(const Flow& flow, const PageStrips& page) {
    double used = page.repeated == none ? 0 : flow.strips[page.repeated].height;
    for (std::uint32_t i = page.first; i < page.end; ++i) {
        used += (i == page.first ? 0 : flow.strips[i].gap) + flow.strips[i].height;
    }
    return used;
}

}  // namespace

std::vector<PageStrips> break_pages(const Flow& flow, double height) {
    // Sums of the same heights in another order differ in their last digits.
    const double room = height + 0.001;
    const auto strips = static_cast<std::uint32_t>(flow.strips.size());
    std::vector<PageStrips> pages;
    std::uint32_t next = 0;
    while (next < strips) {
        PageStrips page{next, next, repeated_header(flow, next)};
        double used = page.repeated == none ? 0 : flow.strips[page.repeated].height;
        while (page.end < strips) {
            const bool is_top = page.end == page.first;
            const Group group = group_at(flow, page.end, is_top, room - used);
            const bool fits = used + group.height <= room;
            if (!fits && !is_top) {
                break;
            }
            if (fits) {
                used += group.height;
                page.end = group.end;
                continue;
            }
            // Too much for any page: as many strips as there is room for, and one in any case.
            used += flow.strips[page.end++].height;
            while (page.end < strips &&
                   used + flow.strips[page.end].gap + flow.strips[page.end].height <= room) {
                used += flow.strips[page.end].gap + flow.strips[page.end].height;
                ++page.end;
            }
            break;
        }
        next = page.end;
        pages.push_back(page);
    }
    if (pages.empty()) {
        pages.emplace_back();
    }
    return pages;
}

double missing_height(const Flow& flow, const std::vector<PageStrips>& pages, double height) {
    return used_height(flow, pages[pages.size() - 2]) + used_height(flow, pages.back()) - height;
}

std::vector<StripAt> strips_at(const Flow& flow, const PageStrips& page) {
    std::vector<StripAt> result;
    result.reserve(page.end - page.first + 1);
    double top = 0;
    if (page.repeated != none) {
        result.push_back({page.repeated, 0});
        top += flow.strips[page.repeated].height;
    }
    for (std::uint32_t i = page.first; i < page.end; ++i) {
        top += i == page.first ? 0 : flow.strips[i].gap;
        result.push_back({i, top});
        top += flow.strips[i].height;
    }
    return result;
}

}  // namespace vidra::documents::pdf

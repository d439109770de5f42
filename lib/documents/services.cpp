// SPDX-License-Identifier: Apache-2.0
#include "documents/services.hpp"

#include <algorithm>
#include <cstddef>
#include <tuple>

namespace vidra::documents {
namespace {

bool has(const std::vector<std::string>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool accepts(const Service& service, const NeedsOfPerson& person) {
    // who is neither known to be an adult nor a child may be either
    const bool fits_age = service.ages.empty() || (person.is_child && has(service.ages, "child")) ||
                          (person.is_adult && has(service.ages, "adult")) ||
                          (!person.is_child && !person.is_adult);
    const bool is_sex_known = person.sex == "female" || person.sex == "male" || person.sex == "other";
    const bool fits_sex = service.sexes.empty() || !is_sex_known || has(service.sexes, person.sex);
    return fits_age && fits_sex;
}

}  // namespace

const Service* ServiceList::find(std::string_view service_id) const {
    const auto at = std::find_if(services.begin(), services.end(),
                                 [&](const Service& service) { return service.id == service_id; });
    return at == services.end() ? nullptr : &*at;
}

std::vector<Suggestion> suggest(const ServiceList& list, const NeedsOfPerson& person) {
    std::vector<Suggestion> suggestions;
    for (const Service& service : list.services) {
        Suggestion one;
        one.service = &service;
        for (const std::string& need : person.needs) {
            if (has(service.needs, need)) {
                one.needs.push_back(need);
            }
        }
        const bool meets_urgency = has(one.needs, "medical") || has(one.needs, "danger");
        one.is_refused = has(person.refused, service.kind);
        // a guardian is called at once, at whatever hour: who is on duty is for that body to say
        one.is_urgent = !one.is_refused && ((person.is_urgent && service.is_urgent && meets_urgency) ||
                                            (person.needs_guardian_now && has(one.needs, "guardianship")));
        if (!one.needs.empty() && accepts(service, person)) {
            suggestions.push_back(std::move(one));
        }
    }
    const auto rank = [](const Suggestion& one) {
        return std::tuple(one.is_refused, !one.is_urgent, one.is_urgent && !one.service->is_urgent,
                          -static_cast<std::ptrdiff_t>(one.needs.size()));
    };
    std::stable_sort(suggestions.begin(), suggestions.end(),
                     [&](const Suggestion& a, const Suggestion& b) { return rank(a) < rank(b); });
    return suggestions;
}

}  // namespace vidra::documents

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checklist/text.hpp"
#include "diag/diagnostics.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vidra::tomlio {
struct Document;
}

namespace vidra::documents {

/// A body that one can turn to.
struct Service {
    std::string id;
    diag::Range range;
    std::string kind;  ///< a kind of recipient, `helpline` or `emergency`
    checklist::Text name;
    checklist::Text neutral_name;   ///< where it may stand on a list that others may see
    std::vector<std::string> ages;  ///< `adult`, `child`; empty: anyone
    std::vector<std::string> sexes;
    std::vector<std::string> needs;  ///< what it helps with; empty: not known
    bool is_urgent = false;          ///< can be reached at any hour
    bool must_verify = true;         ///< its number and address are to be verified before use
    std::vector<std::string> languages;
    std::string phone;
    std::string address;
    std::string web;
    checklist::Text hours;
    checklist::Text note;
    std::string source;
};

struct ServiceList {
    std::string id;
    std::vector<std::string> languages;
    checklist::Text title;
    std::vector<Service> services;

    /// Null where there is none.
    [[nodiscard]] const Service* find(std::string_view id) const;
};

/// Reads a service list; its faults are reported, and what has none is read all the same.
[[nodiscard]] ServiceList load_services(const tomlio::Document& document, diag::Diagnostics& diagnostics);

/// What is known of a person whom somebody is to help.
struct NeedsOfPerson {
    bool is_child = false;  ///< or may be
    bool is_adult = false;
    std::string sex;
    std::vector<std::string> needs;    ///< words of Service::needs
    bool is_urgent = false;            ///< danger or a medical emergency is established
    bool needs_guardian_now = false;   ///< a child, or perhaps one, who is alone or of whom `is_urgent` holds
    std::vector<std::string> refused;  ///< kinds of service that an adult will not be referred to
};

/// A service that fits, and why.
struct Suggestion {
    const Service* service = nullptr;
    std::vector<std::string> needs;  ///< of the person that it helps with
    bool is_urgent = false;
    bool is_refused = false;  ///< is of a kind that the person refused
};

/// Those that accept the person and help with one of the needs. What is urgent comes first, and of that what
/// can be reached at any hour; then those that help with more of the needs; what was refused comes last, and
/// is never urgent. Equals are in the order of the list.
[[nodiscard]] std::vector<Suggestion> suggest(const ServiceList& list, const NeedsOfPerson& person);

}  // namespace vidra::documents

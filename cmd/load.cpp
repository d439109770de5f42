// SPDX-License-Identifier: Apache-2.0
#include "load.hpp"

#include "base/file.hpp"
#include "base/nearest.hpp"
#include "diag/render.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

namespace vidra::cmd {
namespace {

[[noreturn]] void not_found(const std::string& what, const std::string& name,
                            const std::vector<checklist::Catalog::Entry>& entries) {
    std::vector<std::string> ids;
    ids.reserve(entries.size());
    for (const auto& entry : entries) {
        ids.push_back(entry.id);
    }
    const auto near = base::nearest(name, ids);
    throw UsageError(fmt::format("there is no {} `{}`{}", what, name,
                                 near ? fmt::format("; did you mean `{}`?", *near)
                                      : std::string("; `vidra list` shows what there is")));
}

/// Whether it is an answer to a wrong age: one that asks for exploitation and may refer. A scored tool for
/// another setting asks for the circumstances alone; others lead to a list, or come after one.
bool screens_for_referral(const checklist::Checklist& checklist) {
    return std::any_of(checklist.sections.begin(), checklist.sections.end(),
                       [](const auto& section) { return section.element == checklist::Element::purpose; }) &&
           checklist::may_refer(checklist);
}

}  // namespace

void say_findings(const diag::Diagnostics& diagnostics, bool errors_only) {
    std::string lines;
    for (const diag::Diagnostic& one : diagnostics.all()) {
        if (!errors_only || one.severity == diag::Severity::error) {
            lines += diag::render_line(one);
        }
    }
    say(lines);
}

bool same_file(const std::string& a, const std::string& b) {
    std::error_code error;
    const auto followed = [&](const std::string& path) {
        return std::filesystem::weakly_canonical(std::filesystem::absolute(path, error), error);
    };
    const bool is_file = a != "-" && b != "-" && !a.starts_with("/dev/") && !b.starts_with("/dev/");
    return is_file && followed(a) == followed(b);
}

void forbid_writing_to_definitions(const Context& context, const std::string& checklist,
                                   const std::string& mapping, const std::string& path) {
    const auto of_mapping = mapping.empty() ? std::nullopt : context.catalog.find_mapping(mapping);
    for (const auto& file : {context.catalog.find_checklist(checklist), of_mapping}) {
        if (file && !path.empty() && same_file(*file, path)) {
            throw UsageError(fmt::format("`{}` is read and cannot be written to in the same run", *file));
        }
    }
}

std::optional<expression::Instrument> load_quietly(const Context& context, const std::string& path) {
    try {
        diag::Diagnostics ignored;
        return checks::load_instrument(base::read_file(path, base::max_configuration_bytes), context.catalog,
                                       ignored);
    } catch (const base::IoError&) {
        return std::nullopt;
    }
}

std::vector<checklist::Checklist> checklists_for(const Context& context, bool children,
                                                 const std::string& but) {
    const auto wrong_age = children ? checklist::AppliesTo::adult : checklist::AppliesTo::child;
    std::vector<checklist::Checklist> lists;
    std::vector<checklist::Checklist> for_any;
    for (const auto& entry : context.catalog.checklists()) {
        auto other = load_quietly(context, entry.path);
        if (other && other->checklist.id != but && other->checklist.applies_to != wrong_age &&
            screens_for_referral(other->checklist)) {
            const bool is_for_any = other->checklist.applies_to == checklist::AppliesTo::any;
            (is_for_any ? for_any : lists).push_back(std::move(other->checklist));
        }
    }
    lists.insert(lists.end(), for_any.begin(), for_any.end());
    return lists;
}

std::string checklist_path(const Context& context, const std::string& name) {
    const auto path = context.catalog.find_checklist(name);
    if (!path) {
        not_found("checklist", name, context.catalog.checklists());
    }
    return *path;
}

std::optional<expression::Instrument> load_checklist(const Context& context, const std::string& name,
                                                     checks::Depth depth) {
    const std::string path = checklist_path(context, name);
    diag::Diagnostics diagnostics;
    diagnostics.set_file(path);
    auto instrument = checks::load_instrument(base::read_file(path, base::max_configuration_bytes),
                                              context.catalog, diagnostics, depth);
    diagnostics.sort();
    say_findings(diagnostics, true);
    return instrument;
}

std::optional<records::Mapping> load_mapping(const Context& context, const std::string& name,
                                             const checklist::Checklist& checklist) {
    const auto path = context.catalog.find_mapping(name);
    if (!path) {
        not_found("mapping", name, context.catalog.mappings());
    }
    diag::Diagnostics diagnostics;
    diagnostics.set_file(*path);
    auto mapping =
        checks::load_mapping(base::read_file(*path, base::max_configuration_bytes), checklist, diagnostics);
    diagnostics.sort();
    say_findings(diagnostics, true);
    return mapping;
}

}  // namespace vidra::cmd

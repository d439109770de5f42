// SPDX-License-Identifier: Apache-2.0
#include "load.hpp"

#include "base/file.hpp"
#include "base/nearest.hpp"
#include "diag/render.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
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

std::optional<documents::LetterTemplate> load_letter(const Context& context, const std::string& name) {
    const auto path = context.catalog.find_letter(
        name.ends_with(".mustache") ? std::filesystem::absolute(name).parent_path().string() : name);
    if (!path) {
        not_found("letter", name, context.catalog.letters());
    }
    diag::Diagnostics diagnostics;
    diagnostics.set_file(*path);
    auto letter = checks::load_letter(base::read_file(*path, base::max_configuration_bytes), *path,
                                      diagnostics, context.catalog.common_letter_texts());
    diagnostics.sort();
    say_findings(diagnostics, true);
    return letter;
}

std::optional<documents::ServiceList> load_services(const Context& context, const std::string& name) {
    const auto path = context.catalog.find_services(name);
    if (!path) {
        not_found("service list", name, context.catalog.service_lists());
    }
    diag::Diagnostics diagnostics;
    diagnostics.set_file(*path);
    auto list = checks::load_services(base::read_file(*path, base::max_configuration_bytes), diagnostics);
    diagnostics.sort();
    say_findings(diagnostics, true);
    return list;
}

std::optional<checks::Report> load_report(const Context& context, const std::string& name,
                                          const std::string& checklist) {
    const auto path = context.catalog.find_report(name);
    if (!path) {
        not_found("report", name, context.catalog.reports());
    }
    if (!checklist.empty()) {
        (void)checklist_path(context, checklist);
    }
    diag::Diagnostics diagnostics;
    diagnostics.set_file(*path);
    auto report = checks::load_report(base::read_file(*path, base::max_configuration_bytes), *path, checklist,
                                      context.catalog, diagnostics);
    diagnostics.sort();
    say_findings(diagnostics, true);
    return report;
}

std::string definition_path(const Context& context, const std::string& name) {
    constexpr std::array<std::string_view, 2> manifests = {"template.toml", "report.toml"};
    const std::filesystem::path path(name);
    std::error_code error;
    for (const std::string_view manifest : manifests) {
        const auto own = (name.ends_with(".mustache") ? path.parent_path() : path) / manifest;
        if (std::filesystem::is_regular_file(own, error)) {
            return own.string();
        }
    }
    if (name.ends_with(".mustache")) {
        return (path.parent_path() / manifests.front()).string();
    }
    const checklist::Catalog& catalog = context.catalog;
    for (const auto& found :
         {catalog.find_checklist(name), catalog.find_mapping(name), catalog.find_letter(name),
          catalog.find_services(name), catalog.find_report(name)}) {
        if (found) {
            return *found;
        }
    }
    std::vector<checklist::Catalog::Entry> all = catalog.checklists();
    for (const auto& more :
         {catalog.mappings(), catalog.letters(), catalog.service_lists(), catalog.reports()}) {
        all.insert(all.end(), more.begin(), more.end());
    }
    not_found("checklist, mapping, letter, service list or report", name, all);
}

}  // namespace vidra::cmd

// SPDX-License-Identifier: Apache-2.0
#include "checklist/catalog.hpp"

#include <filesystem>
#include <map>
#include <system_error>
#include <utility>

namespace vidra::checklist {

namespace fs = std::filesystem;

const Catalog::Sort Catalog::checklist_sort = {"checklists", ""};
const Catalog::Sort Catalog::mapping_sort = {"checklists/mappings", ""};
const Catalog::Sort Catalog::letter_sort = {"templates/letters", "template.toml"};
const Catalog::Sort Catalog::services_sort = {"templates/services", ""};
const Catalog::Sort Catalog::report_sort = {"templates/reports", "report.toml"};

Catalog::Catalog(std::vector<std::string> folders) : m_folders(std::move(folders)) {}

std::optional<std::string> Catalog::find(const Sort& sort, std::string_view name) const {
    if (name.find_first_of("/.-") != std::string_view::npos) {
        std::error_code error;
        const fs::path path(name);
        return !sort.file.empty() && fs::is_directory(path, error) ? (path / sort.file).string()
                                                                   : std::string(name);
    }
    for (const std::string& folder : m_folders) {
        const fs::path inside = fs::path(folder) / sort.subfolder;
        const fs::path path =
            sort.file.empty() ? inside / (std::string(name) + ".toml") : inside / name / sort.file;
        std::error_code error;
        if (fs::is_regular_file(path, error)) {
            return path.lexically_normal().string();
        }
    }
    return std::nullopt;
}

std::vector<Catalog::Entry> Catalog::list(const Sort& sort) const {
    std::map<std::string, std::string> found;
    for (const std::string& folder : m_folders) {
        std::error_code error;
        for (const auto& entry : fs::directory_iterator(fs::path(folder) / sort.subfolder, error)) {
            const fs::path path = sort.file.empty() ? entry.path() : entry.path() / sort.file;
            if (path.extension() == ".toml" && fs::is_regular_file(path, error)) {
                found.emplace(entry.path().stem().string(), path.lexically_normal().string());
            }
        }
    }
    std::vector<Entry> entries;
    entries.reserve(found.size());
    for (auto& [id, path] : found) {
        entries.push_back({id, path});
    }
    return entries;
}

std::optional<std::string> Catalog::find_checklist(std::string_view name) const {
    return find(checklist_sort, name);
}

std::optional<std::string> Catalog::find_mapping(std::string_view name) const {
    return find(mapping_sort, name);
}

std::optional<std::string> Catalog::find_letter(std::string_view name) const {
    return find(letter_sort, name);
}

std::optional<std::string> Catalog::find_services(std::string_view name) const {
    return find(services_sort, name);
}

std::optional<std::string> Catalog::find_report(std::string_view name) const {
    return find(report_sort, name);
}

std::string Catalog::common_folder(const Sort& sort) const {
    for (const std::string& folder : m_folders) {
        const fs::path path = fs::path(folder) / sort.subfolder / "common";
        std::error_code error;
        if (fs::is_directory(path, error)) {
            return path.lexically_normal().string();
        }
    }
    return {};
}

std::string Catalog::common_letter_texts() const {
    return common_folder(letter_sort);
}

std::string Catalog::common_report_texts() const {
    return common_folder(report_sort);
}

std::vector<Catalog::Entry> Catalog::checklists() const {
    return list(checklist_sort);
}

std::vector<Catalog::Entry> Catalog::mappings() const {
    return list(mapping_sort);
}

std::vector<Catalog::Entry> Catalog::letters() const {
    return list(letter_sort);
}

std::vector<Catalog::Entry> Catalog::service_lists() const {
    return list(services_sort);
}

std::vector<Catalog::Entry> Catalog::reports() const {
    return list(report_sort);
}

}  // namespace vidra::checklist

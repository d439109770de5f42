// SPDX-License-Identifier: Apache-2.0
#include "checklist/catalog.hpp"

#include <filesystem>
#include <map>
#include <system_error>
#include <utility>

namespace vidra::checklist {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view checklist_folder = "checklists";
constexpr std::string_view mapping_folder = "checklists/mappings";

}  // namespace

Catalog::Catalog(std::vector<std::string> folders) : m_folders(std::move(folders)) {}

std::optional<std::string> Catalog::find(std::string_view subfolder, std::string_view name) const {
    if (name.find_first_of("/.-") != std::string_view::npos) {
        return std::string(name);
    }
    for (const std::string& folder : m_folders) {
        const fs::path path = fs::path(folder) / subfolder / (std::string(name) + ".toml");
        std::error_code error;
        if (fs::is_regular_file(path, error)) {
            return path.lexically_normal().string();
        }
    }
    return std::nullopt;
}

std::vector<Catalog::Entry> Catalog::list(std::string_view subfolder) const {
    std::map<std::string, std::string> found;
    for (const std::string& folder : m_folders) {
        std::error_code error;
        for (const auto& entry : fs::directory_iterator(fs::path(folder) / subfolder, error)) {
            if (entry.path().extension() == ".toml" && entry.is_regular_file(error)) {
                found.emplace(entry.path().stem().string(), entry.path().lexically_normal().string());
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
    return find(checklist_folder, name);
}

std::optional<std::string> Catalog::find_mapping(std::string_view name) const {
    return find(mapping_folder, name);
}

std::vector<Catalog::Entry> Catalog::checklists() const {
    return list(checklist_folder);
}

std::vector<Catalog::Entry> Catalog::mappings() const {
    return list(mapping_folder);
}

}  // namespace vidra::checklist

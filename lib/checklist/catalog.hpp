// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vidra::checklist {

/// Finds checklists and mappings by id in a list of folders; the first folder that has one wins. Each
/// folder is laid out as the bundled one: checklists/ID.toml, checklists/mappings/ID.toml.
class Catalog {
  public:
    explicit Catalog(std::vector<std::string> folders);

    /// The file that `name` means: a path if it holds a slash or a dot, otherwise an id to be looked up.
    /// Nothing when an id is in no folder.
    [[nodiscard]] std::optional<std::string> find_checklist(std::string_view name) const;
    [[nodiscard]] std::optional<std::string> find_mapping(std::string_view name) const;

    struct Entry {
        std::string id;
        std::string path;
    };
    /// All there are, by id; of several with one id the one that would be found.
    [[nodiscard]] std::vector<Entry> checklists() const;
    [[nodiscard]] std::vector<Entry> mappings() const;

  private:
    [[nodiscard]] std::optional<std::string> find(std::string_view subfolder, std::string_view name) const;
    [[nodiscard]] std::vector<Entry> list(std::string_view subfolder) const;

    std::vector<std::string> m_folders;
};

}  // namespace vidra::checklist

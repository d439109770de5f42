// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vidra::checklist {

/// Finds checklists, mappings, letters, service lists and reports by id in a list of folders; the first
/// folder that has one wins. Each folder is laid out as the bundled one: checklists/ID.toml,
/// checklists/mappings/ID.toml, templates/letters/ID/template.toml, templates/services/ID.toml,
/// templates/reports/ID/report.toml.
class Catalog {
  public:
    explicit Catalog(std::vector<std::string> folders);

    /// The file that `name` means: a path if it holds a slash or a dot, otherwise an id to be looked up.
    /// Nothing when an id is in no folder.
    [[nodiscard]] std::optional<std::string> find_checklist(std::string_view name) const;
    [[nodiscard]] std::optional<std::string> find_mapping(std::string_view name) const;
    /// The manifest of a letter; a path may name its folder.
    [[nodiscard]] std::optional<std::string> find_letter(std::string_view name) const;
    [[nodiscard]] std::optional<std::string> find_services(std::string_view name) const;

    /// The definition of a report; a path may name its folder.
    [[nodiscard]] std::optional<std::string> find_report(std::string_view name) const;
    /// The folder of the partials that any letter, or any report, may use; of reports also the text for one
    /// that has none of its own, LANGUAGE.md.mustache. Empty where there is none.
    [[nodiscard]] std::string common_letter_texts() const;
    [[nodiscard]] std::string common_report_texts() const;

    struct Entry {
        std::string id;
        std::string path;
    };
    /// All there are, by id; of several with one id the one that would be found.
    [[nodiscard]] std::vector<Entry> checklists() const;
    [[nodiscard]] std::vector<Entry> mappings() const;
    [[nodiscard]] std::vector<Entry> letters() const;
    [[nodiscard]] std::vector<Entry> service_lists() const;
    [[nodiscard]] std::vector<Entry> reports() const;

  private:
    /// Where things of one sort stand: in a file each, or in a folder each with a file of one name in it.
    struct Sort {
        std::string_view subfolder;
        std::string_view file;  ///< empty: ID.toml itself
    };
    [[nodiscard]] std::optional<std::string> find(const Sort& sort, std::string_view name) const;
    [[nodiscard]] std::vector<Entry> list(const Sort& sort) const;
    [[nodiscard]] std::string common_folder(const Sort& sort) const;
    static const Sort checklist_sort;
    static const Sort mapping_sort;
    static const Sort letter_sort;
    static const Sort services_sort;
    static const Sort report_sort;

    std::vector<std::string> m_folders;
};

}  // namespace vidra::checklist

// SPDX-License-Identifier: Apache-2.0
#include "checks/template_folder.hpp"

#include "base/ascii.hpp"
#include "base/file.hpp"
#include "checklist/text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <system_error>

namespace vidra::checks {

std::optional<std::string> read_text(const std::string& path) {
    std::error_code error;
    return std::filesystem::is_regular_file(path, error)
               ? std::optional(base::read_file(path, base::max_configuration_bytes))
               : std::nullopt;
}

void check_folder(const std::string& id, const std::string& path, std::string_view file,
                  std::string_view what, diag::Diagnostics& diagnostics) {
    const std::string folder = std::filesystem::absolute(std::filesystem::path(path))
                                   .lexically_normal()
                                   .parent_path()
                                   .filename()
                                   .string();
    const bool is_in_one = std::filesystem::path(path).filename() == file;
    if (is_in_one && base::is_id(id) && folder != id) {
        diagnostics.add(diag::Code::other_id, {{1, 1}, {1, 1}},
                        fmt::format("the id is `{}`, and the folder is called otherwise", id),
                        fmt::format("{} is found by its folder's name: make them the same", what));
    }
}

void check_unlisted(const std::vector<std::string>& languages, const std::string& path, std::string_view file,
                    std::string_view what, diag::Diagnostics& diagnostics) {
    constexpr std::string_view ending = ".md.mustache";
    const std::filesystem::path own(path);
    if (own.filename() != file || languages.empty()) {
        return;  // the folder may be that of others too
    }
    std::set<std::string> names;
    std::error_code error;
    const std::filesystem::path folder = own.has_parent_path() ? own.parent_path() : ".";
    for (auto one = std::filesystem::directory_iterator(folder, error);
         !error && one != std::filesystem::directory_iterator(); one.increment(error)) {
        names.insert(one->path().filename().string());
    }
    const std::string before = diagnostics.file();
    for (const std::string& name : names) {
        if (!name.ends_with(ending)) {
            continue;
        }
        const std::string stem = name.substr(0, name.size() - ending.size());
        const std::string language = stem.substr(stem.rfind('.') + 1);  // npos + 1 is the beginning
        if (std::find(languages.begin(), languages.end(), language) == languages.end()) {
            diagnostics.set_file(folder.string() + "/" + name);
            diagnostics.add(diag::Code::unlisted_text, {{1, 1}, {1, 1}},
                            fmt::format("no {} is made of this: `languages` does not list `{}`",
                                        what.substr(2), language),
                            checklist::canonical_language(language) == "sr-Latn"
                                ? "Serbian in Latin script is made of the text in `sr`: take the file away"
                                : "list the language in the manifest, or take the file away");
        }
    }
    diagnostics.set_file(before);
}

}  // namespace vidra::checks

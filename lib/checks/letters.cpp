// SPDX-License-Identifier: Apache-2.0
#include "checks/letters.hpp"

#include "base/ascii.hpp"
#include "base/file.hpp"
#include "documents/markup_check.hpp"
#include "documents/template_check.hpp"
#include "tomlio/document.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <system_error>
#include <utility>

namespace vidra::checks {
namespace {

std::optional<std::string> read_text(const std::string& path) {
    std::error_code error;
    return std::filesystem::is_regular_file(path, error)
               ? std::optional(base::read_file(path, base::max_configuration_bytes))
               : std::nullopt;
}

/// A letter is found by the name of its folder, so that is its id.
void check_folder(const documents::Manifest& manifest, const std::string& path,
                  diag::Diagnostics& diagnostics) {
    const std::string folder =
        std::filesystem::absolute(std::filesystem::path(path)).parent_path().filename().string();
    const bool is_in_one = std::filesystem::path(path).filename() == "template.toml";
    if (is_in_one && base::is_id(manifest.id) && folder != manifest.id) {
        diagnostics.add(diag::Code::other_id, {{1, 1}, {1, 1}},
                        fmt::format("the id is `{}`, and the folder is called otherwise", manifest.id),
                        "a letter is found by its folder's name: make them the same");
    }
}

/// What the person carries says nothing of why.
void check_neutral(const std::vector<documents::Node>& nodes, const std::string& path,
                   diag::Diagnostics& diagnostics) {
    const std::string file = diagnostics.file();
    diagnostics.set_file(path);
    for (const documents::Node& node : nodes) {
        if (node.kind == documents::Node::Kind::text && documents::tells_too_much(node.text)) {
            diagnostics.add(diag::Code::telling_title, node.range,
                            "a letter for the person tells here what the person may be",
                            "others may see it: keep it neutral");
        }
        check_neutral(node.children, path, diagnostics);
    }
    diagnostics.set_file(file);
}

}  // namespace

std::optional<documents::LetterTemplate> check_letter(const tomlio::Document& document,
                                                      const std::string& path,
                                                      diag::Diagnostics& diagnostics) {
    const std::size_t errors_before = diagnostics.error_count();
    documents::LetterTemplate letter;
    letter.manifest = documents::load_manifest(document, diagnostics);
    const std::string folder = std::filesystem::path(path).parent_path().string();
    check_folder(letter.manifest, path, diagnostics);
    letter.texts =
        documents::load_texts(letter.manifest, folder.empty() ? "." : folder, read_text, diagnostics);
    for (const auto& [language, text] : letter.texts) {
        if (letter.manifest.is_for(documents::Recipient::person)) {
            check_neutral(text.tmpl.nodes, text.path, diagnostics);
        }
        documents::check_template(letter.manifest, text, diagnostics);
        documents::check_markup(text, diagnostics);
    }
    return diagnostics.error_count() == errors_before ? std::optional(std::move(letter)) : std::nullopt;
}

std::optional<documents::ServiceList> check_services(const tomlio::Document& document,
                                                     diag::Diagnostics& diagnostics) {
    const std::size_t errors_before = diagnostics.error_count();
    auto list = documents::load_services(document, diagnostics);
    return diagnostics.error_count() == errors_before ? std::optional(std::move(list)) : std::nullopt;
}

}  // namespace vidra::checks

// SPDX-License-Identifier: Apache-2.0
#include "checks/letters.hpp"

#include "base/ascii.hpp"
#include "base/file.hpp"
#include "checklist/text.hpp"
#include "documents/markup_check.hpp"
#include "documents/template_check.hpp"
#include "tomlio/document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string_view>
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
    const std::string folder = std::filesystem::absolute(std::filesystem::path(path))
                                   .lexically_normal()
                                   .parent_path()
                                   .filename()
                                   .string();
    const bool is_in_one = std::filesystem::path(path).filename() == "template.toml";
    if (is_in_one && base::is_id(manifest.id) && folder != manifest.id) {
        diagnostics.add(diag::Code::other_id, {{1, 1}, {1, 1}},
                        fmt::format("the id is `{}`, and the folder is called otherwise", manifest.id),
                        "a letter is found by its folder's name: make them the same");
    }
}

/// Texts and partials that stand in the letter's folder in a language that it does not have.
void check_unlisted(const documents::Manifest& manifest, const std::string& path,
                    diag::Diagnostics& diagnostics) {
    constexpr std::string_view ending = ".md.mustache";
    const std::filesystem::path own(path);
    if (own.filename() != "template.toml" || manifest.languages.empty()) {
        return;  // the folder may be that of others too
    }
    std::set<std::string> names;
    std::error_code error;
    const std::filesystem::path folder = own.has_parent_path() ? own.parent_path() : ".";
    for (auto one = std::filesystem::directory_iterator(folder, error);
         !error && one != std::filesystem::directory_iterator(); one.increment(error)) {
        names.insert(one->path().filename().string());
    }
    const std::string file = diagnostics.file();
    for (const std::string& name : names) {
        if (!name.ends_with(ending)) {
            continue;
        }
        const std::string stem = name.substr(0, name.size() - ending.size());
        const std::string language = stem.substr(stem.rfind('.') + 1);  // npos + 1 is the beginning
        const auto& listed = manifest.languages;
        if (std::find(listed.begin(), listed.end(), language) == listed.end()) {
            diagnostics.set_file(folder.string() + "/" + name);
            diagnostics.add(
                diag::Code::unlisted_text, {{1, 1}, {1, 1}},
                fmt::format("no letter is made of this: `languages` does not list `{}`", language),
                checklist::canonical_language(language) == "sr-Latn"
                    ? "Serbian in Latin script is made of the text in `sr`: take the file away"
                    : "list the language in the manifest, or take the file away");
        }
    }
    diagnostics.set_file(file);
}

/// Fields that are declared and that no text has.
void check_unused(const documents::Manifest& manifest, const std::set<const documents::Field*>& used,
                  diag::Diagnostics& diagnostics) {
    for (const documents::DeclaredField& declared : manifest.fields) {
        if (!used.contains(declared.field)) {
            diagnostics.add(diag::Code::unused_field, declared.range,
                            fmt::format("no text ever prints `{}`", declared.field->name),
                            "put it into a text, or take it out of [fields]");
        }
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
    check_unlisted(letter.manifest, path, diagnostics);
    letter.texts =
        documents::load_texts(letter.manifest, folder.empty() ? "." : folder, read_text, diagnostics);
    std::set<const documents::Field*> used;
    for (const auto& [language, text] : letter.texts) {
        if (letter.manifest.is_for(documents::Recipient::person)) {
            check_neutral(text.tmpl.nodes, text.path, diagnostics);
        }
        used.merge(documents::check_template(letter.manifest, text, diagnostics));
        documents::check_markup(text, diagnostics);
    }
    if (diagnostics.error_count() != errors_before) {
        return std::nullopt;
    }
    check_unused(letter.manifest, used, diagnostics);
    return letter;
}

std::optional<documents::ServiceList> check_services(const tomlio::Document& document,
                                                     diag::Diagnostics& diagnostics) {
    const std::size_t errors_before = diagnostics.error_count();
    auto list = documents::load_services(document, diagnostics);
    return diagnostics.error_count() == errors_before ? std::optional(std::move(list)) : std::nullopt;
}

}  // namespace vidra::checks

// SPDX-License-Identifier: Apache-2.0
#include "checks/letters.hpp"

#include "checks/template_folder.hpp"
#include "documents/markup_check.hpp"
#include "documents/template_check.hpp"
#include "tomlio/document.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <set>
#include <utility>

namespace vidra::checks {
namespace {

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
                                                      const std::string& path, diag::Diagnostics& diagnostics,
                                                      const std::string& common) {
    const std::size_t errors_before = diagnostics.error_count();
    documents::LetterTemplate letter;
    letter.manifest = documents::load_manifest(document, diagnostics);
    const std::string folder = std::filesystem::path(path).parent_path().string();
    check_folder(letter.manifest.id, path, "template.toml", "a letter", diagnostics);
    check_unlisted(letter.manifest.languages, path, "template.toml", "a letter", diagnostics);
    letter.texts = documents::load_texts(letter.manifest, {folder.empty() ? "." : folder, common, read_text},
                                         diagnostics);
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

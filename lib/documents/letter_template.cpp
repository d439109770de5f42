// SPDX-License-Identifier: Apache-2.0
#include "documents/letter_template.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "checklist/text.hpp"
#include "documents/markdown.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <vector>

namespace vidra::documents {
namespace {

using diag::Code;

/// Letters are small; more than this many is a slip, or a trap.
constexpr std::size_t most_partials = 100;

class TextLoader {
  public:
    TextLoader(const TextPlace& place, std::string language, diag::Diagnostics& diagnostics)
        : m_place(place), m_language(std::move(language)), m_diagnostics(diagnostics) {}

    std::optional<LetterTemplate::Text> load(diag::Range place) {
        const std::string manifest = m_diagnostics.file();
        const std::string path = fmt::format("{}/{}.md.mustache", m_place.folder, m_language);
        const auto text = m_place.read(path);
        if (!text) {
            m_diagnostics.add(Code::template_missing, place,
                              fmt::format("there is no text in `{}`", m_language),
                              fmt::format("it is looked for in {}", path));
            return std::nullopt;
        }
        m_text.path = path;
        m_diagnostics.set_file(path);
        const std::size_t errors_before = m_diagnostics.error_count();
        m_text.tmpl = parse(*text, "");
        if (is_blank(m_text.tmpl) && m_diagnostics.error_count() == errors_before) {
            m_diagnostics.add(Code::template_missing, {{1, 1}, {1, 1}},
                              fmt::format("the text in `{}` is empty", m_language),
                              "write it, or take the language out of `languages`");
        }
        find_partials(m_text.tmpl.nodes);
        m_diagnostics.set_file(manifest);
        return std::move(m_text);
    }

  private:
    static bool is_blank(const Template& tmpl) {
        return std::all_of(tmpl.nodes.begin(), tmpl.nodes.end(), [](const Node& node) {
            return node.kind == Node::Kind::text && base::trim(node.text).empty();
        });
    }

    Template parse(const std::string& text, const std::string& indent) {
        if (const auto bad = base::find_invalid_utf8(text)) {
            const auto line = static_cast<std::uint32_t>(
                std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(*bad), '\n') + 1);
            m_diagnostics.add(Code::not_utf8, {{line, 1}, {line, 1}}, "the text is not UTF-8 here");
            return {};
        }
        if (indent.empty()) {
            if (holds_slot_mark(text)) {
                m_diagnostics.add(Code::template_markup, {{1, 1}, {1, 1}},
                                  "the text holds a character for private use (U+F0000 to U+F0FFF)");
                return {};
            }
            if (const std::size_t at = text.find("&#"); at != std::string::npos) {
                const auto line = static_cast<std::uint32_t>(
                    std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1);
                m_diagnostics.add(Code::template_markup, {{line, 1}, {line, 1}},
                                  "a letter cannot have a character by its number (&#)",
                                  "write the character itself");
                return {};
            }
            return parse_template(text, m_diagnostics);
        }
        // its faults have been reported where it stands without indentation
        diag::Diagnostics ignored;
        return parse_template(indented(text, indent), ignored);
    }

    void find_partials(const std::vector<Node>& nodes) {
        for (const Node& node : nodes) {
            if (node.kind == Node::Kind::partial) {
                take_partial(node);
            }
            find_partials(node.children);
        }
    }

    void take_partial(const Node& node) {
        if (std::find(m_chain.begin(), m_chain.end(), node.text) != m_chain.end()) {
            m_diagnostics.add(Code::endless_partial, node.range,
                              fmt::format("the partial `{}` includes itself", node.text),
                              "a letter ends; repeat with a section over a list");
            return;
        }
        const PartialSet::Source* source = find_source(node);
        if (source == nullptr || m_text.partials.find(node.text, node.indent) != nullptr) {
            return;
        }
        if (++m_count > most_partials) {
            m_diagnostics.add(Code::endless_partial, node.range,
                              fmt::format("a letter has at most {} partials", most_partials));
            return;
        }
        const std::string file = m_diagnostics.file();
        m_diagnostics.set_file(source->path);
        m_text.partials.add(node.text, node.indent, parse(source->text, node.indent));
        m_chain.push_back(node.text);
        find_partials(m_text.partials.find(node.text, node.indent)->nodes);
        m_chain.pop_back();
        m_diagnostics.set_file(file);
    }

    const PartialSet::Source* find_source(const Node& node) {
        if (const auto* known = m_text.partials.source(node.text)) {
            return known;
        }
        const bool is_name = node.text.find_first_of("/\\.") == std::string::npos;
        std::vector<std::string> paths;
        for (const std::string& folder : {m_place.folder, m_place.folder + "/../common", m_place.common}) {
            if (folder.empty()) {
                continue;
            }
            paths.push_back(fmt::format("{}/{}.{}.md.mustache", folder, node.text, m_language));
            const auto text = is_name ? m_place.read(paths.back()) : std::nullopt;
            if (text) {
                m_text.partials.add(node.text, {paths.back(), *text});
                // faults of a partial are told once, whatever its indentation
                const std::string file = m_diagnostics.file();
                m_diagnostics.set_file(paths.back());
                if (!node.indent.empty()) {
                    m_text.partials.add(node.text, "", parse(*text, ""));
                }
                m_diagnostics.set_file(file);
                return m_text.partials.source(node.text);
            }
        }
        m_diagnostics.add(Code::missing_partial, node.range,
                          fmt::format("there is no partial `{}`", node.text),
                          is_name ? fmt::format("it is looked for as {}", fmt::join(paths, ", "))
                                  : std::string("a partial is named without a folder and without an ending"));
        return nullptr;
    }

    const TextPlace& m_place;
    std::string m_language;
    diag::Diagnostics& m_diagnostics;
    LetterTemplate::Text m_text;
    std::vector<std::string> m_chain;
    std::size_t m_count = 0;
};

}  // namespace

const Template* PartialSet::find(std::string_view name, std::string_view indent) const {
    const auto at = m_templates.find(std::pair(std::string(name), std::string(indent)));
    return at == m_templates.end() ? nullptr : &at->second;
}

const PartialSet::Source* PartialSet::source(std::string_view name) const {
    const auto at = m_sources.find(name);
    return at == m_sources.end() ? nullptr : &at->second;
}

std::string LetterTemplate::language_for(std::string_view language) const {
    return documents::language_for(texts, language);
}

std::string language_for(const TemplateTexts& texts, std::string_view language) {
    std::string wanted = checklist::canonical_language(language);
    if (texts.contains(wanted)) {
        return wanted;
    }
    const std::string bare = wanted.substr(0, wanted.find('-'));
    return texts.contains(bare) ? bare : std::string();
}

std::optional<LetterTemplate::Text> load_text(const TextPlace& place, const std::string& language,
                                              diag::Range range, diag::Diagnostics& diagnostics) {
    return TextLoader(place, language, diagnostics).load(range);
}

TemplateTexts load_texts(const Manifest& manifest, const TextPlace& place, diag::Diagnostics& diagnostics) {
    TemplateTexts texts;
    for (const std::string& language : manifest.languages) {
        const auto listed = manifest.language_ranges.find(language);
        const diag::Range range =
            listed == manifest.language_ranges.end() ? diag::Range{{1, 1}, {1, 1}} : listed->second;
        if (auto text = load_text(place, language, range, diagnostics)) {
            texts.emplace(language, std::move(*text));
        }
    }
    return texts;
}

}  // namespace vidra::documents

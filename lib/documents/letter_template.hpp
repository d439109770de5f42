// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "documents/manifest.hpp"
#include "documents/mustache.hpp"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace vidra::documents {

/// The partials of a template in one language, each parsed with every indentation that is asked for.
class PartialSet final : public Partials {
  public:
    PartialSet() = default;
    ~PartialSet() override = default;
    PartialSet(const PartialSet& other) : m_sources(other.m_sources), m_templates(other.m_templates) {}
    PartialSet& operator=(const PartialSet&) = delete;
    PartialSet(PartialSet&& other) noexcept
        : m_sources(std::move(other.m_sources)), m_templates(std::move(other.m_templates)) {}
    PartialSet& operator=(PartialSet&&) = delete;

    [[nodiscard]] const Template* find(std::string_view name, std::string_view indent) const override;

    struct Source {
        std::string path;
        std::string text;
    };
    /// Null where there is no such partial.
    [[nodiscard]] const Source* source(std::string_view name) const;
    void add(const std::string& name, Source source) { m_sources.emplace(name, std::move(source)); }
    void add(const std::string& name, const std::string& indent, Template tmpl) {
        m_templates.emplace(std::pair(name, indent), std::move(tmpl));
    }
    template <class Change>
    void change_templates(const Change& change) {
        for (auto& [name, tmpl] : m_templates) {
            change(tmpl);
        }
    }

  private:
    std::map<std::string, Source, std::less<>> m_sources;
    std::map<std::pair<std::string, std::string>, Template> m_templates;
};

/// A letter's manifest and its texts.
struct LetterTemplate {
    struct Text {
        std::string path;
        Template tmpl;
        PartialSet partials;
    };
    Manifest manifest;
    std::map<std::string, Text> texts;  ///< by language

    /// The language whose text serves `language`: `sr-Latn` is made of `sr`. Empty where there is none.
    [[nodiscard]] std::string language_for(std::string_view language) const;
};

/// The texts of a template of any kind, by language.
using TemplateTexts = std::map<std::string, LetterTemplate::Text>;

/// As `LetterTemplate::language_for`.
[[nodiscard]] std::string language_for(const TemplateTexts& texts, std::string_view language);

/// The text of a file, or nothing where there is none.
using ReadText = std::function<std::optional<std::string>(const std::string& path)>;

/// Where the texts of a template stand.
struct TextPlace {
    std::string folder;  ///< that of its manifest
    std::string common;  ///< of the bundled partials, which any template may use; empty where there are none
    ReadText read;
};

/// Reads the texts of a template: `LANGUAGE.md.mustache` in its folder, and partials
/// `NAME.LANGUAGE.md.mustache` there, in the folder `common` beside it, or among the bundled ones. What is
/// wrong in them is reported: syntax, missing files and empty texts, partials that include themselves.
[[nodiscard]] TemplateTexts load_texts(const Manifest& manifest, const TextPlace& place,
                                       diag::Diagnostics& diagnostics);

/// The same for a text in one language, whose name stands at `range`; nothing where there is no such file.
[[nodiscard]] std::optional<LetterTemplate::Text> load_text(const TextPlace& place,
                                                            const std::string& language, diag::Range range,
                                                            diag::Diagnostics& diagnostics);

}  // namespace vidra::documents

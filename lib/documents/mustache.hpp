// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "diag/diagnostics.hpp"
#include "documents/value.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// The core of Mustache (github.com/mustache/spec, version 1.4: comments, delimiters, interpolation, inverted
/// sections, partials, sections) as a tree that knows where each tag stands.
namespace vidra::documents {

struct Node {
    enum class Kind : std::uint8_t {
        text,
        value,      ///< {{name}}, to be escaped for where it lands
        raw_value,  ///< {{{name}}} or {{&name}}
        section,    ///< {{#name}}…{{/name}}
        inverted,   ///< {{^name}}…{{/name}}
        partial,    ///< {{>name}}
    };
    Kind kind = Kind::text;
    diag::Range range;              ///< of the tag; of a text where it begins
    std::string text;               ///< of a text; of a tag its name as it is written
    std::vector<std::string> path;  ///< the name's parts between dots; empty for `.`
    std::string indent;             ///< before a partial that stands alone on its line
    std::vector<Node> children;     ///< of sections
};

struct Template {
    std::vector<Node> nodes;
};

/// Sections that stand in one another deeper than this are a fault.
inline constexpr std::size_t most_nested_sections = 64;

/// Reads a template, which must be UTF-8. A fault is reported where it stands, with VT001 template-syntax,
/// and the reading goes on as if the tag were not there.
[[nodiscard]] Template parse_template(std::string_view text, diag::Diagnostics& diagnostics);

/// Finds the text of a partial, parsed with `indent` before each of its lines; null where there is none. What
/// it gives must stay as it is as long as the template is rendered.
class Partials {
  public:
    Partials() = default;
    virtual ~Partials() = default;
    Partials(const Partials&) = delete;
    Partials& operator=(const Partials&) = delete;
    Partials(Partials&&) = delete;
    Partials& operator=(Partials&&) = delete;
    [[nodiscard]] virtual const Template* find(std::string_view name, std::string_view indent) const = 0;
};

/// `text` with `indent` before each of its lines.
[[nodiscard]] std::string indented(std::string_view text, std::string_view indent);

/// Takes what a template comes to, in order.
class TemplateSink {
  public:
    TemplateSink() = default;
    virtual ~TemplateSink() = default;
    TemplateSink(const TemplateSink&) = delete;
    TemplateSink& operator=(const TemplateSink&) = delete;
    TemplateSink(TemplateSink&&) = delete;
    TemplateSink& operator=(TemplateSink&&) = delete;
    /// `node` is a text of the template or of a partial.
    virtual void literal(const Node& node) = 0;
    /// What stands for a value or raw value; it lives as long as the data.
    virtual void value(const Node& node, std::string_view text) = 0;
};

/// Fills a template. A name is looked up in the innermost section first; one that is nowhere is nothing, a
/// partial that is not found is empty (who does not want that asks check_template first). Partials in one
/// another deeper than 64 are left out.
void render(const Template& tmpl, const Value& data, const Partials& partials, TemplateSink& sink);

}  // namespace vidra::documents

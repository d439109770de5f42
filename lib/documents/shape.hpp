// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "documents/mustache.hpp"
#include "documents/page.hpp"

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace vidra::documents {

/// What a template comes to but for the values themselves: which sections are entered, how often, and which
/// values are empty. Letters of one shape share the work of reading their Markdown.
struct Shape {
    /// The Markdown as stretches of the template, each with the value behind it.
    struct Stretch {
        std::string literal;
        bool has_value = false;    ///< that of the next slot
        bool on_one_line = false;  ///< the value: it is in a cell, a heading or a figure
    };
    std::vector<Stretch> source;
    Page page;

    /// What every letter of the shape has in common in one format; the writer of that format makes it with
    /// the first letter.
    struct HtmlCut {
        std::string literal;
        std::optional<std::size_t> slot;  ///< of the value behind it
        const Block* figure = nullptr;    ///< or what stands there, of the page
    };
    mutable std::vector<HtmlCut> html;
    struct TextCut {
        std::string literal;
        const Block* block = nullptr;  ///< of the page, and with values: what comes behind it
    };
    mutable std::vector<TextCut> text;
};

/// A letter ready to be written: its shape, and the values of its slots.
struct FilledLetter {
    const Shape* shape = nullptr;  ///< owned by the filler, until the next letter
    std::vector<std::string_view> values;
};

/// Fills one template over and over.
class LetterFiller {
  public:
    /// `head` is a page without blocks. All must outlive the filler.
    LetterFiller(const Template& tmpl, const Partials& partials, Page head);

    /// The letter for `data`, which must live as long as it. Control characters in values, and those of
    /// direction, are replaced by U+FFFD; tabs become blanks, and blanks at both ends go, those of Unicode
    /// too.
    [[nodiscard]] const FilledLetter& fill(const Value& data);

  private:
    class Sink;
    struct HashOfStretches {
        std::size_t operator()(const std::vector<const Node*>& stretches) const;
    };
    const Shape& shape_of(const std::vector<const Node*>& literals);

    const Template& m_template;
    const Partials& m_partials;
    Page m_head;
    /// By the stretches of the template in their order, with null for each value between them.
    std::unordered_map<std::vector<const Node*>, std::unique_ptr<Shape>, HashOfStretches> m_shapes;
    std::size_t m_shape_bytes = 0;
    std::deque<std::string> m_cleaned;  ///< values that could not stay as they were
    FilledLetter m_filled;
    std::vector<const Node*> m_literals;  ///< of the letter that is filled
};

}  // namespace vidra::documents

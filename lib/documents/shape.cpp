// SPDX-License-Identifier: Apache-2.0
#include "documents/shape.hpp"

#include "base/ascii.hpp"
#include "base/utf8.hpp"
#include "documents/markdown.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <utility>

namespace vidra::documents {
namespace {

/// Shapes beyond so many bytes of keys and text are forgotten: memory does not grow with the number of
/// letters.
constexpr std::size_t most_shape_bytes = 16U << 20U;

/// Noncharacters and what could be taken for a slot are no text either.
bool is_odd_character(std::string_view text) {
    const std::uint32_t point = base::code_point(text);
    return (point & 0xFFFEU) == 0xFFFEU || (point >= 0xFDD0 && point <= 0xFDEF) || point >= 0xF0000;
}

/// By byte: controls but the line feed, and the first bytes of C1, of controls of direction, of
/// noncharacters.
constexpr std::array<bool, 256> suspicious_bytes() {
    std::array<bool, 256> bytes{};
    for (std::size_t byte = 0; byte < bytes.size(); ++byte) {
        bytes[byte] = (byte < 0x20 && byte != '\n') || byte == 0x7F || byte == 0xC2 || byte == 0xD8 ||
                      byte == 0xE2 || byte == 0xEF || byte >= 0xF0;
    }
    return bytes;
}
constexpr std::array<bool, 256> suspicious = suspicious_bytes();

/// Of eight bytes: ASCII and no control. Each test is for the highest bit of a byte.
bool is_printable_ascii(std::string_view eight) {
    constexpr std::uint64_t every = 0x0101010101010101U;
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, eight.data(), sizeof bytes);
    const std::uint64_t is_delete = bytes + every;
    const std::uint64_t is_control = bytes - every * 0x20U;
    return ((bytes | is_delete | is_control) & (every << 7U)) == 0;
}

bool needs_cleaning(std::string_view text) {
    while (!text.empty()) {
        const std::string_view some = text.substr(0, 8);
        text.remove_prefix(some.size());
        if (some.size() == 8 && is_printable_ascii(some)) {
            continue;
        }
        if (std::any_of(some.begin(), some.end(),
                        [](char c) { return suspicious[static_cast<unsigned char>(c)]; })) {
            return true;
        }
    }
    return false;
}

std::string cleaned(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t size = 1;
        while (i + size < text.size() && (static_cast<unsigned char>(text[i + size]) & 0xC0U) == 0x80U) {
            ++size;
        }
        const std::string_view character = text.substr(i, size);
        if (character == "\t") {
            result += ' ';
        } else if (character == "\r") {
            // a line ends with its line feed; a lone return is one
            const bool is_pair = i + 1 < text.size() && text[i + 1] == '\n';
            result += is_pair ? "" : "\n";
        } else if (character != "\n" &&
                   (base::control_length(character) != 0 || is_odd_character(character))) {
            result += "\xEF\xBF\xBD";
        } else {
            result += character;
        }
        i += size;
    }
    return result;
}

/// Without the blanks at its ends, those of Unicode too: behind one of them emphasis would not be any in
/// Markdown.
std::string_view trimmed(std::string_view text) {
    static constexpr std::array<std::string_view, 16> wide_blanks = {
        "\xC2\xA0",     "\xE1\x9A\x80", "\xE2\x80\x80", "\xE2\x80\x81", "\xE2\x80\x82", "\xE2\x80\x83",
        "\xE2\x80\x84", "\xE2\x80\x85", "\xE2\x80\x86", "\xE2\x80\x87", "\xE2\x80\x88", "\xE2\x80\x89",
        "\xE2\x80\x8A", "\xE2\x80\xAF", "\xE2\x81\x9F", "\xE3\x80\x80"};
    for (;;) {
        text = base::trim(text);
        constexpr unsigned char last_of_ascii = 0x7F;
        if (text.empty() || (static_cast<unsigned char>(text.front()) <= last_of_ascii &&
                             static_cast<unsigned char>(text.back()) <= last_of_ascii)) {
            return text;
        }
        // of most letters the first and last byte are none of those, and nothing is compared
        const auto may_begin = [](char c) {
            return c == '\xC2' || c == '\xE1' || c == '\xE2' || c == '\xE3';
        };
        const bool may_end = text.size() >= 2 && (may_begin(text[text.size() - 2]) ||
                                                  (text.size() >= 3 && may_begin(text[text.size() - 3])));
        if (!may_begin(text.front()) && !may_end) {
            return text;
        }
        const auto* const first =
            std::find_if(wide_blanks.begin(), wide_blanks.end(),
                         [&](std::string_view blank) { return text.starts_with(blank); });
        const auto* const last = std::find_if(wide_blanks.begin(), wide_blanks.end(),
                                              [&](std::string_view blank) { return text.ends_with(blank); });
        if (first != wide_blanks.end()) {
            text.remove_prefix(first->size());
        } else if (last != wide_blanks.end()) {
            text.remove_suffix(last->size());
        } else {
            return text;
        }
    }
}

/// Marks the slots that stand in cells, headings and figures.
void find_one_line(const std::vector<Block>& blocks, std::vector<bool>& on_one_line) {
    for (const Block& block : blocks) {
        if (block.kind == Block::Kind::cell || block.kind == Block::Kind::heading ||
            block.kind == Block::Kind::figure) {
            for (const Piece& piece : block.pieces) {
                if (piece.kind == Piece::Kind::value && piece.slot < on_one_line.size()) {
                    on_one_line[piece.slot] = true;
                }
            }
        }
        find_one_line(block.children, on_one_line);
    }
}

}  // namespace

/// Notes which stretches of the template come, and between them the values that are not empty.
class LetterFiller::Sink final : public TemplateSink {
  public:
    Sink(std::vector<const Node*>& literals, std::vector<std::string_view>& values,
         std::deque<std::string>& cleaned_values)
        : m_literals(literals), m_values(values), m_cleaned(cleaned_values) {}

    void literal(const Node& node) override { m_literals.push_back(&node); }

    void value(const Node& /*node*/, std::string_view text) override {
        if (needs_cleaning(text)) {
            text = m_cleaned.emplace_back(cleaned(text));
        }
        text = trimmed(text);
        if (!text.empty()) {
            m_literals.push_back(nullptr);
            m_values.push_back(text);
        }
    }

  private:
    std::vector<const Node*>& m_literals;
    std::vector<std::string_view>& m_values;
    std::deque<std::string>& m_cleaned;
};

LetterFiller::LetterFiller(const Template& tmpl, const Partials& partials, Page head)
    : m_template(tmpl), m_partials(partials), m_head(std::move(head)) {}

std::size_t LetterFiller::HashOfStretches::operator()(const std::vector<const Node*>& stretches) const {
    // NOLINTNEXTLINE(*-reinterpret-cast): the addresses are the names of the stretches
    const auto* bytes = reinterpret_cast<const char*>(stretches.data());
    return std::hash<std::string_view>()({bytes, stretches.size() * sizeof(void*)});
}

const Shape& LetterFiller::shape_of(const std::vector<const Node*>& literals) {
    const auto known = m_shapes.find(literals);
    if (known != m_shapes.end()) {
        return *known->second;
    }
    auto shape = std::make_unique<Shape>();
    std::string text;
    std::size_t slot = 0;
    shape->source.emplace_back();
    for (const Node* literal : literals) {
        if (literal != nullptr) {
            shape->source.back().literal += literal->text;
            text += literal->text;
        } else {
            shape->source.back().has_value = true;
            shape->source.emplace_back();
            append_slot_mark(text, slot++);
        }
    }
    shape->page = m_head;
    const Figures figures = m_head.charts == nullptr ? Figures::none : Figures::charts;
    shape->page.blocks = read_markdown(text, figures).blocks;
    std::vector<bool> on_one_line(slot);
    find_one_line(shape->page.blocks, on_one_line);
    for (std::size_t i = 0; i < slot; ++i) {
        shape->source[i].on_one_line = on_one_line[i];
    }
    const std::size_t bytes = literals.size() * sizeof(void*) + 8 * text.size();
    if (m_shape_bytes + bytes > most_shape_bytes) {
        m_shapes.clear();
        m_shape_bytes = 0;
    }
    m_shape_bytes += bytes;
    return *m_shapes.emplace(literals, std::move(shape)).first->second;
}

const FilledLetter& LetterFiller::fill(const Value& data) {
    m_cleaned.clear();
    m_literals.clear();
    m_filled.values.clear();
    Sink sink(m_literals, m_filled.values, m_cleaned);
    render(m_template, data, m_partials, sink);
    m_filled.shape = &shape_of(m_literals);
    return m_filled;
}

}  // namespace vidra::documents

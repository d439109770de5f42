// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "documents/letter_template.hpp"
#include "documents/shape.hpp"
#include "documents/value.hpp"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace vidra::test {

/// "12:3 VT007", one a line, with `file: ` before it where it is another than the first; the order is kept.
[[nodiscard]] std::string places(const diag::Diagnostics& diagnostics);
/// The messages, notes and help of all findings, for a look at their words.
[[nodiscard]] std::string words(const diag::Diagnostics& diagnostics);

/// Replaces `part`, which must occur once.
[[nodiscard]] std::string edited(std::string text, const std::string& part, const std::string& by);

[[nodiscard]] documents::Manifest manifest(const std::string& text, diag::Diagnostics& diagnostics);
/// One that must be without fault.
[[nodiscard]] documents::Manifest good_manifest(const std::string& text);

/// Texts by path, in place of files.
using Files = std::map<std::string, std::string>;
[[nodiscard]] documents::ReadText reader(const Files& files);

/// Partials that are parsed when they are asked for.
class TextPartials final : public documents::Partials {
  public:
    explicit TextPartials(std::map<std::string, std::string, std::less<>> texts)
        : m_texts(std::move(texts)) {}
    [[nodiscard]] const documents::Template* find(std::string_view name,
                                                  std::string_view indent) const override;

  private:
    std::map<std::string, std::string, std::less<>> m_texts;
    mutable std::map<std::string, std::unique_ptr<documents::Template>> m_parsed;
};

/// Fills a template, which must parse, and writes it.
class Letter {
  public:
    explicit Letter(const std::string& text, documents::Paper paper = documents::Paper::a4);
    [[nodiscard]] std::string text(const documents::Value& data);
    [[nodiscard]] std::string markdown(const documents::Value& data);
    [[nodiscard]] std::string html(const documents::Value& data);
    /// What stands between <main> and </main>.
    [[nodiscard]] std::string body(const documents::Value& data);
    [[nodiscard]] const documents::FilledLetter& fill(const documents::Value& data) {
        return m_filler.fill(data);
    }

  private:
    documents::Template m_template;
    TextPartials m_partials;
    documents::LetterFiller m_filler;
};

/// An object with one text.
[[nodiscard]] documents::Value with(std::string_view name, std::string text);

/// Blocks in brackets with their texts in them: "(p a value)", "(li (p x))"; a bold piece between `<b>` and
/// `</b>`. A blank of n columns is n underscores, a line break is a line feed; values are put in where their
/// slots are.
[[nodiscard]] std::string outline(const std::vector<documents::Block>& blocks, documents::Values values);

/// Runs a property on `count` samples, the same in every run.
void hold(int count, const std::function<void()>& try_one);

}  // namespace vidra::test

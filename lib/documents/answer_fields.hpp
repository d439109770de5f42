// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "documents/case_fields.hpp"

#include <string>
#include <string_view>

namespace vidra::documents {

/// What of a section an answer is: the sections that an interview knows are no findings but needs.
enum class Topic : std::uint8_t { finding, safety, medical, needs, passed };

/// The fields of a letter that are made of what was answered to a checklist, and of what that comes to. All
/// are nothing where no checklist was applied.
class AnswerFields {
  public:
    explicit AnswerFields(const FieldSource& source)
        : m_case(source.one), m_frame(source.frame), m_texts(source.texts) {}

    [[nodiscard]] Value alerts() const;
    [[nodiscard]] Value of_topic(Topic topic) const;
    [[nodiscard]] Value all_findings() const;
    [[nodiscard]] Value elements() const;
    [[nodiscard]] Value risks() const;
    [[nodiscard]] Value injuries() const;
    [[nodiscard]] Value summary() const;
    [[nodiscard]] Value open() const;
    [[nodiscard]] Value outcome(std::size_t screening::Result::*which) const;
    [[nodiscard]] Value settled() const;
    [[nodiscard]] Value rules() const;
    [[nodiscard]] Value instrument() const;

  private:
    [[nodiscard]] const std::string& language() const { return m_frame.language; }
    [[nodiscard]] std::string in(std::string_view english, std::string_view serbian) const;
    [[nodiscard]] bool may_have_assault() const;
    [[nodiscard]] bool is_found(std::size_t q) const;
    [[nodiscard]] static std::string_view id_of(const checklist::Question& question);
    [[nodiscard]] Value words_of(std::size_t q) const;
    [[nodiscard]] Value text_of(std::size_t q) const;
    [[nodiscard]] std::string basis_of(std::string_view id) const;
    template <class Wanted>
    [[nodiscard]] Value findings(std::string_view members, const Wanted& is_wanted) const;

    const ReferralCase& m_case;
    const LetterFrame& m_frame;
    const ChecklistTexts* m_texts;  ///< null where no checklist was applied
};

}  // namespace vidra::documents

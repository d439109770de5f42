// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "documents/checklist_texts.hpp"
#include "documents/letter_frame.hpp"
#include "documents/referral_case.hpp"
#include "documents/value.hpp"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace vidra::documents {

/// Makes the data of letters. Only here does anything of a record go into a letter, and each field through
/// one gate: the manifest must declare it and release it to this recipient on the grounds that hold.
class LetterData {
  public:
    /// All must outlive it. Of the frame nothing but the reference may change from then on.
    LetterData(const Manifest& manifest, const LetterFrame& frame);
    ~LetterData();
    LetterData(const LetterData&) = delete;
    LetterData& operator=(const LetterData&) = delete;
    LetterData(LetterData&&) = delete;
    LetterData& operator=(LetterData&&) = delete;

    /// Of a letter about one case, on these grounds. Texts are borrowed: the data must not outlive the case,
    /// the cases or this, nor a change of the frame.
    [[nodiscard]] Value of(const ReferralCase& one, const HeldGrounds& held);
    /// Of a letter about some cases, of which it says the code and the day.
    struct Listed {
        std::string case_id;
        std::string date;  ///< YYYY-MM-DD, or empty
    };
    [[nodiscard]] Value of(const std::vector<Listed>& cases);
    /// Of a letter about nobody.
    [[nodiscard]] Value of_nobody();

    /// The names of the declared fields that a letter on these grounds does not carry, by recipient and
    /// ground alone: whether they were recorded makes no difference, so that their absence tells nothing.
    [[nodiscard]] std::vector<std::string> left_out(const HeldGrounds& held) const;

  private:
    struct Maker;
    struct Granted;
    void make_frame();
    const Granted& granted(const HeldGrounds& held);
    [[nodiscard]] Value frame_with(const Granted& granted) const;
    const ChecklistTexts& texts_of(const expression::Instrument& instrument);

    const Manifest& m_manifest;
    const LetterFrame& m_frame;
    Value m_to;
    Value m_recipient;
    Value m_from;
    std::string m_date;
    std::string m_answer_by;
    std::map<const expression::Instrument*, std::unique_ptr<ChecklistTexts>> m_texts;
    std::vector<Maker> m_makers;  ///< of every declared field
    std::map<HeldGrounds, std::unique_ptr<Granted>> m_granted;
};

}  // namespace vidra::documents

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/date.hpp"
#include "documents/referral_case.hpp"
#include "documents/services.hpp"
#include "documents/value.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vidra::documents {

/// What a letter says that is not of the person, and the same for all letters of a run.
struct LetterFrame {
    std::string language;  ///< `en`, `sr`, `sr-Latn`
    Recipient recipient = Recipient::identification_authority;
    const Service* service = nullptr;       ///< to whom it goes, if that is chosen
    const ServiceList* services = nullptr;  ///< for a list of numbers; may be null
    base::Days today = 0;
    std::optional<base::Days> answer_by;
    std::string office;
    std::string officer;
    std::string contact;
    std::string region;
    std::string reference;
};

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
    void make_frame();
    [[nodiscard]] Value frame_of(const HeldGrounds& held) const;

    const Manifest& m_manifest;
    const LetterFrame& m_frame;
    Value m_to;
    Value m_recipient;
    Value m_from;
    std::string m_date;
    std::string m_answer_by;
    struct Texts;
    class Builder;
    const Texts& texts_of(const expression::Instrument& instrument);
    std::map<const expression::Instrument*, std::unique_ptr<Texts>> m_texts;
    /// Of every declared field: its path, and what makes its value.
    struct Maker;
    std::vector<Maker> m_makers;
};

}  // namespace vidra::documents

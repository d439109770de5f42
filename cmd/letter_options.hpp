// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "documents/letter_frame.hpp"
#include "documents/referral_case.hpp"
#include "options.hpp"
#include "record_options.hpp"

#include <optional>
#include <string>
#include <vector>

namespace vidra::cmd {

/// What the command line of `vidra letter` says, and what it means for one template.
struct LetterOptions {
    std::string letter;
    RecordOptions records;
    std::string recipient;
    std::string to;
    std::string checklist;
    std::string only_case;
    std::string folder;
    std::string service;
    std::string services;
    std::string reason;
    std::string decided_by;
    std::string law;
    std::string officer;
    std::string office;
    std::string contact;
    std::string answer_by;
    std::string region;
    std::string reference;
    std::string date;
    std::string register_file;
    bool to_stdout = false;
    bool force = false;
    bool suggests = false;
    bool lists_fields = false;
    bool lists_disclosures = false;

    void add(OptionSet& options);

    /// Throws UsageError for an option that would do nothing with the register's list alone.
    void check_list_of_disclosures() const;
    /// Throws UsageError for an option that would do nothing with the list of a template's fields alone.
    void check_list_of_fields() const;
    /// Throws UsageError for what cannot be together, or would do nothing for a letter of this manifest.
    void check_for(const documents::Manifest& manifest) const;

    [[nodiscard]] bool needs_services(const documents::Manifest& manifest) const;
    /// The frame of the letters. Throws UsageError where the template is not for the recipient, the service
    /// or the language. `list` may be null, and must outlive the frame.
    [[nodiscard]] documents::LetterFrame frame(const documents::Manifest& manifest,
                                               const std::string& language,
                                               const documents::ServiceList* list) const;
    /// Throws UsageError for half of a claim, and for a law that the manifest does not name.
    [[nodiscard]] documents::Claims claims(const documents::Manifest& manifest) const;

  private:
    struct Given {
        const char* name;
        bool is_given;
    };
    /// All options that have to do with records and letters.
    [[nodiscard]] std::vector<Given> of_records() const;
    [[nodiscard]] std::vector<Given> of_letters() const;
    static void refuse(const std::vector<Given>& options, const std::string& why);
    void choose_recipient(documents::LetterFrame& frame, const documents::Manifest& manifest) const;
};

}  // namespace vidra::cmd

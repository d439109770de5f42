// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "command.hpp"
#include "documents/disclosures.hpp"
#include "documents/letter.hpp"
#include "documents/letter_data.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace vidra::cmd {

/// Makes the letters of one run: decides of each case whether a letter may go, writes it, and enters it in
/// the register of disclosures before it can be seen anywhere.
class LetterBatch {
  public:
    struct Options {
        documents::Format format = documents::Format::text;
        documents::Claims claims;
        std::string folder;  ///< a file for each letter; empty: one letter, to `output`
        std::string output;  ///< `-` is standard output
        std::string register_file;
        std::string register_folder;  ///< of the user's own register, made where it is not there
        bool force = false;           ///< a letter may take the place of a file
        bool quiet = false;
    };
    /// All must outlive it. `pdf` is needed for that format alone.
    LetterBatch(const documents::LetterTemplate& letter, documents::LetterFrame frame, Options options,
                documents::PdfWriter* pdf);

    /// Throws UsageError for a second letter where there can be one.
    void take(const documents::ReferralCase& one, const diag::Location& row);
    /// Says that a later record of the case takes the place of this one.
    void pass_over(const diag::Location& row) const;
    /// A letter about nobody.
    void take_nobody();
    /// Writes what is left, and the letter about all cases where the template is for many.
    void finish();

    [[nodiscard]] std::size_t written() const { return m_written; }
    /// Cases that got no letter.
    [[nodiscard]] std::size_t not_written() const { return m_not_written; }

  private:
    struct Made {
        std::string path;
        std::string bytes;
        std::string disclosures;
        std::string place;  ///< of the record, for messages
    };
    void add(const documents::Value& data, const std::string& name, std::string disclosures,
             const std::string& place);
    void write_made();
    void write(const Made& one);
    void refuse(const std::string& place, const std::string& why);
    void say_left_out(const documents::HeldGrounds& held);
    void show_progress();
    [[nodiscard]] std::string disclosure_of(const std::string& case_id,
                                            const documents::HeldGrounds& held) const;

    const documents::LetterTemplate& m_letter;
    documents::LetterFrame m_frame;
    Options m_options;
    documents::LetterData m_data;
    documents::LetterWriter m_writer;
    std::vector<documents::LetterData::Listed> m_listed;  ///< of a letter about many cases
    std::string m_listed_disclosures;
    std::vector<Made> m_made;
    std::size_t m_made_bytes = 0;
    std::set<std::string> m_names;     ///< of this run
    std::set<std::string> m_left_out;  ///< what was said of it
    std::size_t m_written = 0;
    std::size_t m_not_written = 0;
    std::string m_time;
    bool m_reference_is_given;
    bool m_register_was_said = false;
    std::optional<std::int64_t> m_progress_second;
    bool m_progress_is_shown = false;
};

/// A reference that nobody can guess and that says nothing: ten letters and digits that are not taken for one
/// another.
[[nodiscard]] std::string fresh_reference();

}  // namespace vidra::cmd

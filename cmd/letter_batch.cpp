// SPDX-License-Identifier: Apache-2.0
#include "letter_batch.hpp"

#include "base/ascii.hpp"
#include "base/file.hpp"
#include "base/utf8.hpp"
#include "clock.hpp"
#include "documents/file_name.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sys/random.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <system_error>
#include <utility>

namespace vidra::cmd {
namespace {

using documents::Cases;
using documents::HeldGrounds;

/// Letters are made in memory, entered in the register, and then written: so many at a time.
constexpr std::size_t most_made = 64;
constexpr std::size_t most_made_bytes = 8U << 20U;

std::int64_t seconds_now() {
    return std::chrono::duration_cast<std::chrono::seconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

}  // namespace

std::string fresh_reference() {
    // no 0 O 1 I: 32 of them, so that five bits are one
    constexpr std::string_view characters = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    static_assert(characters.size() == 32);
    std::array<unsigned char, 10> random = {};
    if (::getrandom(random.data(), random.size(), 0) != static_cast<ssize_t>(random.size())) {
        throw base::IoError("the system's random numbers",
                            "cannot be read: " + std::error_code(errno, std::generic_category()).message());
    }
    std::string reference;
    for (const unsigned char byte : random) {
        reference += characters[byte % characters.size()];
    }
    return reference;
}

LetterBatch::LetterBatch(const documents::LetterTemplate& letter, documents::LetterFrame frame,
                         Options options, documents::PdfWriter* pdf)
    : m_letter(letter),
      m_frame(std::move(frame)),
      m_options(std::move(options)),
      m_data(letter.manifest, m_frame),
      m_writer(letter, m_frame.language, m_options.format, m_frame.today, pdf),
      m_time(Clock::now()),
      m_reference_is_given(!m_frame.reference.empty()) {}

std::string LetterBatch::disclosure_of(const std::string& case_id, const HeldGrounds& held) const {
    return documents::disclosure_line({m_time, case_id, m_letter.manifest.id, m_frame.recipient,
                                       m_frame.service == nullptr ? std::string() : m_frame.service->id, held,
                                       m_frame.officer});
}

void LetterBatch::refuse(const std::string& place, const std::string& why) {
    ++m_not_written;
    say(fmt::format("{}: no letter: {}\n", base::terminal_safe(place), why));
}

void LetterBatch::say_left_out(const HeldGrounds& held) {
    const auto names = m_data.left_out(held);
    // that a letter goes without a ground is no summary
    if (names.empty() || (m_options.quiet && !held.grounds.is_empty())) {
        return;
    }
    const std::string grounds = documents::words_of(held.grounds);
    const std::string text =
        fmt::format("vidra: a letter to {} on {} does not carry: {}\n", documents::word(m_frame.recipient),
                    grounds.empty() ? "no ground" : "the ground " + grounds, fmt::join(names, ", "));
    if (m_left_out.insert(text).second) {
        say(text);
    }
}

void LetterBatch::take(const documents::ReferralCase& one, const diag::Location& row) {
    const std::string place = fmt::format("{}:{}", row.file, row.range.begin.line);
    const auto decision = documents::decide(m_letter.manifest, m_frame.recipient, one, m_options.claims);
    if (decision.is_refused) {
        refuse(place, decision.why);
        return;
    }
    for (const std::string& note : decision.notes) {
        say(fmt::format("{}: {}\n", base::terminal_safe(place), note));
    }
    if (documents::is_refusal(documents::data_use_of(one))) {
        say(
            fmt::format("{}: the person refused, or took back, that what was said is kept and used: think "
                        "before it is sent\n",
                        base::terminal_safe(place)));
    }
    const std::string& case_id = one.record->case_id;
    if (m_letter.manifest.cases == Cases::many) {
        m_listed.push_back({case_id, std::string(one.record->kept_text("date"))});
        m_listed_disclosures += disclosure_of(case_id, decision.held);
        return;
    }
    if (m_letter.manifest.anonymous) {
        // of each notice its own, and no case code: nothing leads from the one to the other
        if (m_frame.reference.empty() || !m_reference_is_given) {
            m_frame.reference = fresh_reference();
        } else if (m_written + m_made.size() > 0) {
            throw UsageError("--reference is of one notice; name it with --case");
        }
    } else {
        say_left_out(decision.held);
    }
    const std::string name = documents::file_name(
        m_letter.manifest.anonymous ? std::string_view(m_frame.reference) : std::string_view(case_id),
        m_letter.manifest.id);
    add(m_data.of(one, decision.held), name, disclosure_of(case_id, decision.held), place);
}

void LetterBatch::pass_over(const diag::Location& row) const {
    if (!m_options.quiet) {
        say(fmt::format("{}:{}: passed over: a later record of the same case takes its place\n",
                        base::terminal_safe(row.file), row.range.begin.line));
    }
}

void LetterBatch::take_nobody() {
    add(m_data.of_nobody(), m_letter.manifest.id, "", m_letter.manifest.id);
}

void LetterBatch::add(const documents::Value& data, const std::string& name, std::string disclosures,
                      const std::string& place) {
    Made made;
    made.disclosures = std::move(disclosures);
    made.place = place;
    if (!m_options.folder.empty()) {
        made.path = (std::filesystem::path(m_options.folder) /
                     (name + std::string(documents::extension(m_options.format))))
                        .string();
        // on some file systems capitals make no difference
        if (!m_names.insert(base::ascii_lower(made.path)).second) {
            refuse(place, "an earlier record of this run has a letter of the same name");
            return;
        }
        std::error_code error;
        if (std::filesystem::is_symlink(std::filesystem::symlink_status(made.path, error))) {
            refuse(place, fmt::format("{} is a link to somewhere else", base::terminal_safe(made.path)));
            return;
        }
        if (!m_options.force && std::filesystem::exists(std::filesystem::symlink_status(made.path, error))) {
            refuse(place, fmt::format("{} is there already; --force writes over it",
                                      base::terminal_safe(made.path)));
            return;
        }
    } else if (!m_made.empty() || m_written > 0) {
        throw UsageError("there are several records: name a folder with --output-dir, or one with --case");
    }
    const std::string fault = m_writer.write(data, made.bytes);
    if (!fault.empty()) {
        refuse(place, fault);
        return;
    }
    m_made_bytes += made.bytes.size();
    m_made.push_back(std::move(made));
    if (!m_options.folder.empty() && (m_made.size() == most_made || m_made_bytes > most_made_bytes)) {
        write_made();
    }
}

/// The register comes first: a letter that nobody has seen may stand there, and none may be missing.
void LetterBatch::write_made() {
    std::string disclosures;
    for (const Made& one : m_made) {
        disclosures += one.disclosures;
    }
    if (!disclosures.empty()) {
        if (!m_options.register_folder.empty()) {
            base::make_private_folder(m_options.register_folder);
        }
        if (base::others_may_read(m_options.register_file) && !m_register_was_said) {
            m_register_was_said = true;
            say(fmt::format("vidra: others may read {}: chmod 600 keeps it to yourself\n",
                            base::terminal_safe(m_options.register_file)));
        }
        base::append_line(m_options.register_file, disclosures, base::Again::again);
    }
    for (const Made& one : m_made) {
        write(one);
    }
    m_made.clear();
    m_made_bytes = 0;
    show_progress();
}

void LetterBatch::write(const Made& one) {
    if (m_options.folder.empty()) {
        Output output(m_options.output);
        output.write(one.bytes);
        output.finish();
        ++m_written;
        return;
    }
    try {
        base::WholeFile file(one.path);
        file.write(one.bytes);
        file.commit();
        ++m_written;
    } catch (const base::IoError& error) {
        refuse(one.place, fmt::format("{}: {}", base::terminal_safe(error.path()), error.what()));
    }
}

void LetterBatch::show_progress() {
    if (m_options.quiet || ::isatty(STDERR_FILENO) != 1) {
        return;
    }
    const std::int64_t now = seconds_now();
    if (!m_progress_second) {
        m_progress_second = now;
    } else if (now > *m_progress_second) {
        m_progress_second = now;
        m_progress_is_shown = true;
        say(fmt::format("\rvidra: {} letters", m_written));
    }
}

void LetterBatch::finish() {
    if (m_letter.manifest.cases == Cases::many && !m_listed.empty()) {
        add(m_data.of(m_listed), m_letter.manifest.id, std::move(m_listed_disclosures), m_letter.manifest.id);
    }
    write_made();
    if (m_progress_is_shown) {
        say("\n");
    }
}

}  // namespace vidra::cmd

// SPDX-License-Identifier: Apache-2.0
#include "documents/case_reader.hpp"

#include "base/nearest.hpp"
#include "records/reader.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace vidra::documents {

/// A checklist and what evaluates records on it.
struct CaseReader::Applied {
    Applied(const expression::Instrument& one, const records::ReadOptions& options)
        : instrument(&one), checks(one.checklist, options), screener(one) {}
    const expression::Instrument* instrument;
    records::RecordChecks checks;
    screening::Screener screener;
};

namespace {

/// Neither a line of column names that stands there again, nor more of a row that is too large.
bool begins_record(const records::RowBatch& batch, const records::Row& row) {
    using Piece = records::RowBatch::Piece;
    return !row.is_header_again() && (batch.piece() == Piece::none || batch.piece() == Piece::first);
}

}  // namespace

/// One input, read by as many readers as its records have checklists.
class CaseReader::Input {
  public:
    Input(CaseReader& owner, records::Source& source, const records::Mapping* mapping, const Sinks& sinks)
        : m_owner(owner),
          m_sinks(sinks),
          m_input(source, owner.m_named ? owner.m_named->checks : *owner.m_bare, mapping,
                  owner.m_count.read + 1) {
        m_diagnostics.set_file(m_input.name());
    }

    void read() {
        m_input.open(m_diagnostics);
        tell();
        m_first = m_input.make_reader();
        records::RowBatch batch;
        while (m_input.next(batch)) {
            m_batch = &batch;
            m_first->begin(batch);
            for (auto& [applied, reader] : m_readers) {
                reader->begin(batch);
            }
            for (const records::Row& row : batch.rows()) {
                if (begins_record(batch, row)) {
                    ++m_owner.m_count.read;
                    m_owner.m_count.rejected += read_row(row) ? 0U : 1U;
                }
            }
        }
    }

  private:
    bool read_row(const records::Row& row) {
        m_diagnostics.clear();
        const bool is_good = evaluate(row);
        m_diagnostics.sort();
        if (!is_good || !m_diagnostics.all().empty()) {
            tell();
        }
        if (!is_good) {
            return false;
        }
        const diag::Position start = {row.line, 1};
        const diag::Location place = {m_input.name(), {start, start}};
        if (m_owner.m_history != nullptr && m_owner.m_history->is_superseded(m_record, row.number)) {
            ++m_owner.m_count.superseded;
            if (m_sinks.superseded) {
                m_sinks.superseded(m_case, place);
            }
        } else {
            m_sinks.take(m_case, place);
        }
        return true;
    }

    bool evaluate(const records::Row& row) {
        if (!m_first->read(row, m_record, m_diagnostics)) {
            return false;
        }
        m_case = {};
        m_case.record = &m_record;
        m_case.today = m_owner.m_today;
        if (m_owner.m_history != nullptr) {
            m_case.earlier = m_owner.m_history->earlier(m_record);
        }
        if (!check_consents(row)) {
            return false;
        }
        Applied* applied = m_owner.m_named.get();
        if (applied == nullptr && m_record.checklist.empty()) {
            return settle_age(row);
        }
        if (applied == nullptr) {
            applied = m_owner.applied(m_record.checklist, m_first->place(row, "checklist"), m_diagnostics);
            if (applied == nullptr || !reader_for(*applied).read(row, m_record, m_diagnostics)) {
                return false;
            }
        }
        if (!settle_age(row)) {
            return false;
        }
        try {
            m_result = applied->screener.evaluate(m_record);
        } catch (const reason::SearchLimit&) {
            m_diagnostics.add(diag::Code::search_limit, {{row.line, 1}, {row.line, 1}},
                              "the record is beyond the search over completions, so its result is not known");
            return false;
        }
        m_case.instrument = applied->instrument;
        m_case.screener = &applied->screener;
        m_case.result = &m_result;
        return true;
    }

    /// The age by the date of birth, where none is recorded; a date that is none, or says another age than
    /// the recorded one by more than a birthday, is a fault.
    bool settle_age(const records::Row& row) {
        const std::string_view text = m_record.kept_text("identity.birth_date");
        if (text.empty()) {
            return true;
        }
        const auto born = base::parse_date(text);
        const std::int64_t years =
            born ? base::age_in_years(*born,
                                      base::parse_date(m_record.kept_text("date")).value_or(m_owner.m_today))
                 : 0;
        if (!born || years < 0) {
            m_diagnostics.add(diag::Code::bad_field, m_first->place(row, "identity"),
                              "`identity.birth_date` must be a date of the past as YYYY-MM-DD");
            return false;
        }
        if (m_record.age && std::abs(*m_record.age - years) > 1) {
            m_diagnostics.add(diag::Code::age_contradiction, m_first->place(row, "age"),
                              "the recorded age contradicts the date of birth", "one of them is wrong: ask");
            return false;
        }
        m_record.age = m_record.age.value_or(years);
        return true;
    }

    /// A refusal that is misspelt, or to a kind of recipient that vidra does not know, must not be lost.
    bool check_consents(const records::Row& row) {
        return std::all_of(m_record.kept.begin(), m_record.kept.end(), [&](const records::KeptField& field) {
            return check_consent(row, field) && check_word(row, field);
        });
    }

    bool check_consent(const records::Row& row, const records::KeptField& field) {
        constexpr std::string_view before = records::referral_consent;
        const bool is_of_kind = field.path.starts_with(before);
        const std::string kind = is_of_kind ? field.path.substr(before.size()) : "";
        const bool is_whole = field.path == "consent" || field.path == "consent.referral";
        if (!is_whole && (!is_of_kind || recipient_of(kind) || kind.starts_with("x_"))) {
            return true;
        }
        const auto near = base::nearest(kind, recipient_words());
        m_diagnostics.add(diag::Code::bad_field, m_first->place(row, "consent"),
                          "`consent.referral` has a consent that is of no kind of recipient",
                          near ? fmt::format("did you mean `{}`?", *near)
                               : std::string("the kinds are those of --for; one of your own begins with x_"));
        return false;
    }

    /// A word that steers a letter, a bed for tonight for instance, must be one that is known.
    bool check_word(const records::Row& row, const records::KeptField& field) {
        struct Words {
            std::string_view path;
            std::vector<std::string_view> words;
        };
        static const std::vector<Words> all = {
            {"sex", {"female", "male", "other", "unknown"}},
            {"interview.age_group", {"adult", "child", "uncertain"}},
            {"interview.bed_tonight", {"yes", "no", "unknown"}},
            {"interview.guardianship_told", {"yes", "no", "unknown"}},
            {"interview.interpreter", {"none_needed", "in_person", "phone", "missing"}}};
        const auto one = std::find_if(all.begin(), all.end(),
                                      [&](const Words& words) { return words.path == field.path; });
        if (one == all.end() ||
            std::find(one->words.begin(), one->words.end(), field.text) != one->words.end()) {
            return true;
        }
        const std::string_view whole = one->path.substr(0, one->path.find('.'));
        m_diagnostics.add(diag::Code::bad_field, m_first->place(row, whole),
                          fmt::format("`{}` must be one of {}", one->path, fmt::join(one->words, ", ")));
        return false;
    }

    records::RowReader& reader_for(Applied& applied) {
        auto& reader = m_readers[&applied];
        if (!reader) {
            reader = m_input.make_reader(applied.checks, m_diagnostics);
            reader->begin(*m_batch);
        }
        return *reader;
    }

    void tell() {
        if (!m_diagnostics.all().empty()) {
            m_sinks.findings(m_diagnostics);
            m_diagnostics.clear();
        }
    }

    CaseReader& m_owner;
    const Sinks& m_sinks;
    records::RecordInput m_input;
    diag::Diagnostics m_diagnostics;
    const records::RowBatch* m_batch = nullptr;
    std::unique_ptr<records::RowReader> m_first;
    std::map<Applied*, std::unique_ptr<records::RowReader>> m_readers;
    records::Record m_record;
    screening::Result m_result;
    ReferralCase m_case;
};

CaseReader::CaseReader(records::ReadOptions options, const expression::Instrument* named, base::Days today,
                       Find find)
    : m_options(std::move(options)), m_today(today), m_find(std::move(find)) {
    m_options.keep_fields = true;
    if (named != nullptr) {
        m_named = std::make_unique<Applied>(*named, m_options);
    }
    records::ReadOptions bare = m_options;
    bare.pass_answers = true;
    m_bare = std::make_unique<records::RecordChecks>(m_none, bare);
}

CaseReader::~CaseReader() = default;

CaseReader::Applied* CaseReader::applied(const std::string& id, diag::Range place,
                                         diag::Diagnostics& diagnostics) {
    const auto known = m_applied.find(id);
    if (known == m_applied.end()) {
        const expression::Instrument* instrument = m_find(id);
        if (instrument != nullptr) {  // ids that are nothing are not kept: there may be as many as records
            m_applied[id] = std::make_unique<Applied>(*instrument, m_options);
        }
    }
    const auto now_known = m_applied.find(id);
    Applied* applied = now_known == m_applied.end() ? nullptr : now_known->second.get();
    if (applied == nullptr) {
        diagnostics.add(diag::Code::other_checklist, place,
                        "the checklist that the record names is not found, or does not check",
                        "--checklist names the one to use");
    }
    return applied;
}

void CaseReader::survey(records::Source& source, const records::Mapping* mapping, CaseHistory& history) {
    // answers are left alone where no mapping needs them: a record with a fault in one is a record of its
    // case
    records::RecordInput input(source, mapping != nullptr ? m_named->checks : *m_bare, mapping,
                               m_surveyed + 1);
    diag::Diagnostics ignored;
    ignored.set_file(input.name());
    input.open(ignored);
    const auto reader = input.make_reader();
    records::Record record;
    records::RowBatch batch;
    while (input.next(batch)) {
        reader->begin(batch);
        for (const records::Row& row : batch.rows()) {
            if (begins_record(batch, row)) {
                ++m_surveyed;
                record.clear(0);
                const bool is_whole = reader->read(row, record, ignored);
                ignored.clear();
                history.note(record, row.number, is_whole);
            }
        }
    }
}

void CaseReader::read(records::Source& source, const records::Mapping* mapping, const Sinks& sinks) {
    Input(*this, source, mapping, sinks).read();
}

}  // namespace vidra::documents

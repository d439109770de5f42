// SPDX-License-Identifier: Apache-2.0
#include "base/ascii.hpp"
#include "checklist/text_reader.hpp"
#include "documents/manifest.hpp"
#include "tomlio/reader.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vidra::documents {
namespace {

using diag::Code;
using tomlio::Kind;
using tomlio::Need;
using tomlio::TableReader;

constexpr std::string_view law_prefix = "law:";

std::vector<std::string> field_names() {
    std::vector<std::string> names;
    for (const Field& field : all_fields()) {
        names.emplace_back(field.name);
    }
    return names;
}

class ManifestLoader {
  public:
    ManifestLoader(const tomlio::Document& document, diag::Diagnostics& diagnostics)
        : m_document(document), m_diagnostics(diagnostics) {}

    Manifest load() {
        TableReader root(m_document, m_document.root, m_diagnostics, "the manifest");
        (void)root.find("vidra");
        (void)root.find("kind");
        if (const auto id = root.string("id", Need::required)) {
            m_manifest.id = id->value;
            check_id(*id);
        }
        read_languages(root);
        read_title(root);
        read_recipients(root);
        if (const auto applies_to = root.word("applies_to", {"adult", "child", "any"})) {
            m_manifest.applies_to = static_cast<checklist::AppliesTo>(applies_to->value);
        }
        if (const auto paper = root.word("paper", {"A4", "A6"})) {
            m_manifest.paper = static_cast<Paper>(paper->value);
        }
        if (const auto cases = root.word("cases", {"one", "many", "none"})) {
            m_manifest.cases = static_cast<Cases>(cases->value);
        }
        if (const auto anonymous = root.boolean("anonymous")) {
            m_manifest.anonymous = anonymous->value;
        }
        if (const tomlio::Value* fields = root.table("fields")) {
            for (const tomlio::Member& member : fields->members) {
                read_field(member);
            }
        }
        root.finish();
        return std::move(m_manifest);
    }

  private:
    /// It stands in the names of files and in the register.
    void check_id(const tomlio::Located<std::string>& id) {
        if (!base::is_id(id.value)) {
            m_diagnostics.add(Code::bad_id, id.range, fmt::format("`{}` is not an id", id.value),
                              "an id is a lower-case letter, then lower-case letters, digits or `_`");
        } else if (tells_too_much(id.value)) {
            m_diagnostics.add(Code::telling_title, id.range, "the id tells what the person may be",
                              "it stands in the names of files: keep it neutral");
        }
    }

    /// Serbian in Latin script is made of the text in Cyrillic.
    static bool is_made_of_another(const std::string& language) {
        return checklist::canonical_language(language) == "sr-Latn";
    }

    void read_languages(TableReader& root) {
        m_manifest.languages = checklist::read_languages(root, m_diagnostics);
        const tomlio::Value* list = root.find("languages");
        if (list == nullptr) {
            return;
        }
        for (const tomlio::Value& one : list->items) {
            m_manifest.language_ranges.emplace(one.string, one.range);
            if (is_made_of_another(one.string)) {
                m_diagnostics.add(
                    Code::bad_language, one.range,
                    fmt::format("a letter has no text in `{}`: it is made of that in `sr`", one.string),
                    "list `sr`; whoever asks for `sr-Latn` gets it in Latin script");
            }
        }
        std::erase_if(m_manifest.languages, is_made_of_another);
    }

    void read_title(TableReader& root) {
        m_manifest.title =
            checklist::read_text(root, "title", Need::required, m_manifest.languages, m_diagnostics);
        for (const auto& [language, title] : m_manifest.title.translations) {
            if (tells_too_much(title)) {
                m_diagnostics.add(Code::telling_title, checklist::range_of_text(root, "title", language),
                                  fmt::format("the title in `{}` tells what the person may be", language),
                                  "a title stands in the metadata of files and on screens: keep it neutral");
            }
        }
    }

    void read_recipients(TableReader& root) {
        for (const auto& one : root.strings("recipients", Need::required)) {
            const auto recipient = recipient_of(one.value);
            if (!recipient) {
                m_diagnostics.add(Code::unknown_word, one.range,
                                  fmt::format("`{}` is no kind of recipient", one.value),
                                  tomlio::suggestion(one.value, recipient_words()));
            } else if (m_manifest.is_for(*recipient)) {
                m_diagnostics.add(Code::duplicate_id, one.range,
                                  fmt::format("the recipient `{}` stands twice", one.value));
            } else {
                m_manifest.recipients.push_back(*recipient);
            }
        }
        if (m_manifest.recipients.empty()) {
            const auto range = root.key_range("recipients");
            if (range) {
                m_diagnostics.add(Code::missing_key, *range, "a letter needs at least one kind of recipient");
            }
        }
    }

    void read_field(const tomlio::Member& member) {
        const Field* field = find_field(member.key);
        if (field == nullptr) {
            m_diagnostics.add(Code::unknown_field, member.key_range,
                              fmt::format("a letter has no field `{}`", member.key),
                              tomlio::suggestion(member.key, field_names()));
            return;
        }
        if (member.value.kind != Kind::table) {
            m_diagnostics.add(Code::wrong_type, member.value.range,
                              fmt::format("`{}` must be a table, for example {{}}", member.key));
            return;
        }
        TableReader table(m_document, member.value, m_diagnostics, fmt::format("the field `{}`", member.key));
        DeclaredField declared;
        declared.field = field;
        declared.range = member.key_range;
        declared.is_anonymous = m_manifest.anonymous;
        read_to(table, declared);
        read_grounds(table, declared);
        table.finish();
        check_ceiling(declared);
        m_manifest.fields.push_back(std::move(declared));
    }

    void read_to(TableReader& table, DeclaredField& declared) {
        if (!table.key_range("to")) {
            for (const Recipient recipient : m_manifest.recipients) {
                declared.to.add(recipient);
            }
            return;
        }
        for (const auto& one : table.strings("to")) {
            const auto recipient = recipient_of(one.value);
            if (!recipient) {
                m_diagnostics.add(Code::unknown_word, one.range,
                                  fmt::format("`{}` is no kind of recipient", one.value),
                                  tomlio::suggestion(one.value, recipient_words()));
            } else if (!m_manifest.is_for(*recipient)) {
                m_diagnostics.add(Code::recipient_not_allowed, one.range,
                                  fmt::format("`{}` is none of the recipients of this letter", one.value),
                                  "add it to `recipients`, or take it out here");
            } else {
                declared.to.add(*recipient);
            }
        }
    }

    void read_grounds(TableReader& table, DeclaredField& declared) {
        for (const auto& one : table.strings("ground")) {
            if (one.value.starts_with(law_prefix)) {
                const std::string citation(base::trim(std::string_view(one.value).substr(law_prefix.size())));
                if (citation.empty()) {
                    m_diagnostics.add(Code::unknown_word, one.range, "the ground law needs a citation",
                                      "write law:CITATION, for example the act and its article");
                    continue;
                }
                constexpr std::size_t most_citations = 20;
                if (++m_citations > most_citations) {
                    m_diagnostics.add(Code::out_of_range, one.range,
                                      fmt::format("a manifest cites at most {} laws", most_citations));
                    continue;
                }
                declared.grounds.add(Ground::law);
                declared.citations.push_back(citation);
            } else if (one.value == word(Ground::permission)) {
                declared.grounds.add(Ground::permission);
            } else if (one.value == word(Ground::child)) {
                declared.grounds.add(Ground::child);
            } else if (one.value == word(Ground::vital_interest)) {
                declared.grounds.add(Ground::vital_interest);
            } else {
                m_diagnostics.add(
                    Code::unknown_word, one.range, fmt::format("`{}` is no ground", one.value),
                    tomlio::suggestion(one.value, {"permission", "child", "vital_interest", "law:CITATION"}));
            }
        }
    }

    /// Every recipient must be allowed to have it, and every ground must give it to somebody.
    void check_ceiling(const DeclaredField& declared) {
        const Field& field = *declared.field;
        if (m_manifest.anonymous && !is_anonymous(field)) {
            m_diagnostics.add(Code::telling_notice, declared.range,
                              fmt::format("an anonymous letter may not say `{}`", field.name),
                              "it may say month, age_group, sex and form");
            return;
        }
        if (m_manifest.anonymous) {
            return;  // what is left identifies nobody, and needs no ground
        }
        if (m_manifest.cases == Cases::none || (m_manifest.cases == Cases::many) != (field.name == "cases")) {
            m_diagnostics.add(
                Code::unknown_field, declared.range,
                m_manifest.cases == Cases::none   ? "a letter about no case has no field of a person"
                : m_manifest.cases == Cases::many ? "a letter about many cases has the field `cases` alone"
                                                  : "a letter about one case has no field `cases`");
            return;
        }
        const bool needs_ground = declared.grounds.is_empty();
        for (const Recipient recipient : m_manifest.recipients) {
            if (!declared.to.has(recipient)) {
                continue;
            }
            if (!field.anyone().has(recipient)) {
                m_diagnostics.add(Code::recipient_not_allowed, declared.range,
                                  fmt::format("`{}` may not go to `{}`", field.name, word(recipient)),
                                  fmt::format("it may go to {}", words_of(field.anyone())));
            } else if (needs_ground && !field.freely.has(recipient)) {
                m_diagnostics.add(Code::ground_missing, declared.range,
                                  fmt::format("`{}` may go to `{}` on a ground only, and none is named",
                                              field.name, word(recipient)),
                                  "add ground = [\"permission\", \"child\"], as far as they apply");
                return;
            }
        }
        for (const Ground ground : {Ground::permission, Ground::child, Ground::vital_interest, Ground::law}) {
            const Recipients allowed = field.grounds[static_cast<std::size_t>(ground)] | field.freely;
            if (!declared.to.is_empty() && declared.grounds.has(ground) &&
                (allowed & declared.to).is_empty()) {
                m_diagnostics.add(
                    Code::ground_not_allowed, declared.range,
                    fmt::format("the ground {} gives `{}` to none of its recipients", word(ground),
                                field.name),
                    allowed.is_empty() ? "" : fmt::format("it gives it to {}", words_of(allowed)));
            }
        }
    }

    const tomlio::Document& m_document;
    diag::Diagnostics& m_diagnostics;
    Manifest m_manifest;
    std::size_t m_citations = 0;
};

}  // namespace

Manifest load_manifest(const tomlio::Document& document, diag::Diagnostics& diagnostics) {
    return ManifestLoader(document, diagnostics).load();
}

}  // namespace vidra::documents

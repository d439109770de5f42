// SPDX-License-Identifier: Apache-2.0
#include "base/ascii.hpp"
#include "checklist/text_reader.hpp"
#include "documents/grounds.hpp"
#include "documents/manifest.hpp"
#include "documents/services.hpp"
#include "tomlio/reader.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace vidra::documents {
namespace {

using diag::Code;
using tomlio::Need;
using tomlio::TableReader;

class ServicesLoader {
  public:
    ServicesLoader(const tomlio::Document& document, diag::Diagnostics& diagnostics)
        : m_document(document), m_diagnostics(diagnostics) {}

    ServiceList load() {
        TableReader root(m_document, m_document.root, m_diagnostics, "the service list");
        (void)root.find("vidra");
        (void)root.find("kind");
        if (const auto id = root.string("id", Need::required)) {
            m_list.id = id->value;
            (void)check_id(*id);
        }
        m_list.languages = checklist::read_languages(root, m_diagnostics);
        m_list.title = text(root, "title", Need::required);
        (void)root.string("checked");
        for (const tomlio::Value* source : root.tables("source")) {
            read_source(*source);
        }
        for (const tomlio::Value* service : root.tables("service", Need::required)) {
            read_service(*service);
        }
        root.finish();
        return std::move(m_list);
    }

  private:
    checklist::Text text(TableReader& table, std::string_view key, Need need) {
        return checklist::read_text(table, key, need, m_list.languages, m_diagnostics);
    }

    bool check_id(const tomlio::Located<std::string>& id) {
        const bool is_good = base::is_id(id.value);
        if (!is_good) {
            m_diagnostics.add(Code::bad_id, id.range, fmt::format("`{}` is not an id", id.value),
                              "an id is a lower-case letter, then lower-case letters, digits or `_`");
        }
        return is_good;
    }

    void read_source(const tomlio::Value& value) {
        TableReader table(m_document, value, m_diagnostics, "the source");
        (void)table.string("title", Need::required);
        (void)table.string("publisher", Need::required);
        (void)table.integer("year", 1, 9999);
        (void)table.word("status", {"primary", "secondary", "own"}, Need::required);
        table.finish();
    }

    static std::vector<std::string> kinds() {
        std::vector<std::string> words = recipient_words();
        words.pop_back();  // the person is nobody's service
        words.insert(words.end(), {"helpline", "emergency"});
        return words;
    }

    void read_service(const tomlio::Value& value) {
        TableReader table(m_document, value, m_diagnostics, "the service");
        Service service;
        service.range = value.range;
        if (const auto id = table.string("id", Need::required)) {
            service.id = id->value;
            if (check_id(*id) && m_list.find(id->value) != nullptr) {
                m_diagnostics.add(Code::duplicate_id, id->range,
                                  fmt::format("the service `{}` is there already", id->value));
            }
        }
        if (const auto kind = table.word("kind", kinds(), Need::required)) {
            service.kind = kinds()[kind->value];
        }
        service.name = text(table, "name", Need::required);
        service.neutral_name = text(table, "neutral_name", Need::optional);
        service.hours = text(table, "hours", Need::optional);
        service.note = text(table, "note", Need::optional);
        check_neutral(table, service);
        if (const tomlio::Value* accepts = table.table("accepts")) {
            TableReader inner(m_document, *accepts, m_diagnostics, "accepts");
            service.ages = words(inner, "age", {"adult", "child"});
            service.sexes = words(inner, "sex", {"female", "male", "other"});
            service.needs = words(inner, "needs",
                                  {"bed", "medical", "danger", "legal", "identification", "guardianship"});
            inner.finish();
        }
        if (const auto urgent = table.boolean("urgent")) {
            service.is_urgent = urgent->value;
        }
        if (const auto verify = table.boolean("verify")) {
            service.must_verify = verify->value;
        }
        for (const auto& language : table.strings("languages")) {
            service.languages.push_back(language.value);
        }
        read_optional(table, "phone", service.phone);
        read_optional(table, "address", service.address);
        read_optional(table, "web", service.web);
        read_optional(table, "source", service.source);
        table.finish();
        m_list.services.push_back(std::move(service));
    }

    /// What may stand on a leaflet says nothing of why somebody has it.
    void check_neutral(TableReader& table, const Service& service) {
        if (service.neutral_name.translations.empty()) {
            return;
        }
        for (const auto& [key, given] :
             {std::pair("neutral_name", &service.neutral_name), std::pair("hours", &service.hours),
              std::pair("note", &service.note)}) {
            for (const auto& [language, words] : given->translations) {
                if (tells_too_much(words)) {
                    m_diagnostics.add(Code::telling_title, checklist::range_of_text(table, key, language),
                                      fmt::format("`{}` in `{}` tells what the person may be", key, language),
                                      "it stands on a leaflet that others may see: keep it neutral");
                }
            }
        }
    }

    static void read_optional(TableReader& table, std::string_view key, std::string& value) {
        if (auto given = table.string(key)) {
            value = std::move(given->value);
        }
    }

    std::vector<std::string> words(TableReader& table, std::string_view key,
                                   const std::vector<std::string>& allowed) {
        std::vector<std::string> result;
        for (const auto& one : table.strings(key)) {
            if (std::find(allowed.begin(), allowed.end(), one.value) == allowed.end()) {
                m_diagnostics.add(Code::unknown_word, one.range,
                                  fmt::format("`{}` is no word of `{}`", one.value, key),
                                  tomlio::suggestion(one.value, allowed));
            } else {
                result.push_back(one.value);
            }
        }
        return result;
    }

    const tomlio::Document& m_document;
    diag::Diagnostics& m_diagnostics;
    ServiceList m_list;
};

}  // namespace

ServiceList load_services(const tomlio::Document& document, diag::Diagnostics& diagnostics) {
    return ServicesLoader(document, diagnostics).load();
}

}  // namespace vidra::documents

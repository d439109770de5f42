// SPDX-License-Identifier: Apache-2.0
// Bytes as the manifest of a letter, and as a list of services.
#include "base/ascii.hpp"
#include "documents/manifest.hpp"
#include "documents/services.hpp"
#include "support.hpp"
#include "tomlio/document.hpp"

#include <array>

namespace documents = vidra::documents;
namespace fuzz = vidra::fuzz;
using documents::Ground;
using documents::Recipient;

namespace {

constexpr std::array all_grounds = {Ground::permission, Ground::child, Ground::vital_interest, Ground::law};

/// Whatever a manifest says, and with or without faults, it releases no more than the table of fields does.
void check_releases(const documents::Manifest& manifest) {
    for (const documents::DeclaredField& one : manifest.fields) {
        if (one.is_anonymous) {  // says nothing by which a person is known, and so goes without a ground
            continue;
        }
        for (std::size_t r = 0; r < documents::recipient_count; ++r) {
            const auto recipient = static_cast<Recipient>(r);
            const documents::Field& field = *one.field;
            fuzz::require(!one.is_released(recipient, {}) || field.freely.has(recipient),
                          "without a ground goes what goes freely");
            for (const Ground ground : all_grounds) {
                const std::string citation = one.citations.empty() ? "none" : one.citations.front();
                const documents::HeldGrounds held = {{ground}, citation, "r", "d"};
                fuzz::require(!one.is_released(recipient, held) || field.freely.has(recipient) ||
                                  field.may_have(recipient, ground),
                              "on a ground goes what may go on it");
            }
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text = fuzz::text_of(data, size);
    std::string before;
    for (const bool is_again : {false, true}) {
        std::string told;
        for (const bool is_manifest : {true, false}) {
            vidra::diag::Diagnostics diagnostics;
            diagnostics.set_file("f");
            const auto document = vidra::tomlio::parse(text, diagnostics);
            if (document && is_manifest) {
                const auto manifest = documents::load_manifest(*document, diagnostics);
                check_releases(manifest);
                if (diagnostics.error_count() == 0) {
                    fuzz::require(!manifest.recipients.empty(), "a letter has a recipient");
                    fuzz::require(!manifest.languages.empty(), "a letter has a language");
                    fuzz::require(vidra::base::is_id(manifest.id), "the id of a letter is one");
                    for (const auto& [language, title] : manifest.title.translations) {
                        fuzz::require(!documents::tells_too_much(title), "a title is neutral");
                    }
                }
            } else if (document) {
                const auto list = documents::load_services(*document, diagnostics);
                documents::NeedsOfPerson person;
                person.is_child = true;
                person.needs = {"bed", "medical", "danger", "guardianship"};
                person.is_urgent = true;
                fuzz::require(documents::suggest(list, person).size() <= list.services.size(),
                              "a service is suggested once");
            }
            diagnostics.sort();
            fuzz::check_findings(text, diagnostics);
            told += fuzz::told(diagnostics);
        }
        fuzz::require(!is_again || before == told, "a file read twice has the same findings");
        before = told;
    }
    return 0;
}

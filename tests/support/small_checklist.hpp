// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checklist/loader.hpp"
#include "diag/render.hpp"
#include "expression/compiler.hpp"
#include "tomlio/document.hpp"

#include <fmt/format.h>

#include <optional>
#include <string>

namespace vidra::test {

/// Text of a checklist of which only questions and rules matter: `body` holds sections, criteria, outcomes.
inline std::string small_checklist(const std::string& body) {
    return "vidra = 1\nid = \"small\"\nversion = \"1\"\nlanguages = [\"en\"]\n"
           "title = { en = \"Small\" }\napplies_to = \"any\"\n"
           "[[source]]\ntitle = \"invented\"\nstatus = \"own\"\n" +
           body;
}

inline std::string section(const std::string& id, const std::string& extra = {}) {
    return fmt::format("[[section]]\nid = \"{0}\"\nelement = \"means\"\ntitle = {{ en = \"{0}\" }}\n{1}", id,
                       extra);
}

/// A question of the section before it; `extra` are further lines of its table.
inline std::string question(const std::string& id, const std::string& extra = {}) {
    return fmt::format("[[section.question]]\nid = \"{0}\"\ntext = {{ en = \"{0}\" }}\n{1}\n", id, extra);
}

inline std::string outcome(const std::string& id, const std::string& when, bool refer = false) {
    return fmt::format(
        "[[outcome]]\nid = \"{0}\"\ntitle = {{ en = \"{0}\" }}\nadvice = {{ en = \"do\" }}\n"
        "refer = {2}\n{1}\n",
        id, when.empty() ? "" : "when = '''" + when + "'''", refer);
}

inline std::string alert(const std::string& id, const std::string& when) {
    return fmt::format("[[alert]]\nid = \"{0}\"\ntext = {{ en = \"{0}\" }}\nwhen = '''{1}'''\n", id, when);
}

/// The instrument of a checklist that must be without fault; otherwise its findings are in `said`.
inline std::optional<expression::Instrument> instrument(const std::string& text, std::string& said) {
    diag::Diagnostics diagnostics;
    diagnostics.set_file("t");
    std::optional<expression::Instrument> result;
    if (const auto document = tomlio::parse(text, diagnostics)) {
        result = expression::compile(checklist::load(*document, diagnostics), diagnostics);
    }
    if (diagnostics.error_count() != 0) {
        result.reset();
    }
    diagnostics.sort();
    for (const diag::Diagnostic& one : diagnostics.all()) {
        said += diag::render_line(one);
    }
    return result;
}

}  // namespace vidra::test

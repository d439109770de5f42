// SPDX-License-Identifier: Apache-2.0
#include "changes_support.hpp"

#include "base/file.hpp"
#include "checklist/loader.hpp"
#include "tomlio/document.hpp"

#include <fmt/format.h>
#include <boost/test/unit_test.hpp>

#include <stdexcept>
#include <utility>

namespace vidra::test {

using checklist::Change;
using checklist::ChangeKind;

const std::string& sample() {
    static const std::string text =
        base::read_file("tests/unit/checklist/data/sample.toml", base::max_configuration_bytes);
    return text;
}

std::string edited(std::string text, const std::vector<Edit>& edits) {
    for (const Edit& edit : edits) {
        const std::size_t at = text.find(edit.part);
        if (at == std::string::npos || text.find(edit.part, at + 1) != std::string::npos) {
            throw std::logic_error(fmt::format("`{}` does not occur once", edit.part));
        }
        text.replace(at, edit.part.size(), edit.by);
    }
    return text;
}

checklist::Checklist loaded(const std::string& text) {
    diag::Diagnostics diagnostics;
    diagnostics.set_file("file.toml");
    const auto document = tomlio::parse(text, diagnostics);
    auto checklist = document ? checklist::load(*document, diagnostics) : checklist::Checklist();
    for (const diag::Diagnostic& one : diagnostics.all()) {
        BOOST_ERROR(one.location.range.begin.line << ": " << one.message);
    }
    return checklist;
}

std::string told(const Change& change) {
    std::string text = fmt::format("{} {} {}", word(change.kind), word(change.subject), change.id);
    text += change.option.empty() ? "" : "." + change.option;
    text += change.field.empty() ? "" : " " + change.field;
    text += change.language.empty() ? "" : fmt::format("({})", change.language);
    return change.field.empty() ? text
                                : fmt::format("{} [{}] [{}]", text, change.old_value, change.new_value);
}

std::string told(const std::vector<Change>& changes) {
    std::string text;
    for (const Change& change : changes) {
        text += (text.empty() ? "" : "\n") + told(change);
    }
    return text;
}

Change mirrored(Change change) {
    change.kind = change.kind == ChangeKind::added     ? ChangeKind::removed
                  : change.kind == ChangeKind::removed ? ChangeKind::added
                                                       : ChangeKind::changed;
    std::swap(change.old_value, change.new_value);
    std::swap(change.old_place, change.new_place);
    return change;
}

}  // namespace vidra::test

// SPDX-License-Identifier: Apache-2.0
#include "checklist/thing_names.hpp"

#include "checklist/rule_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace vidra::checklist {
namespace {

std::string year(const Source& source) {
    return source.year ? fmt::format("{}", *source.year) : std::string();
}

}  // namespace

Words sorted(Words words) {
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

std::string joined(const Words& words) {
    return fmt::format("{}", fmt::join(words, ", "));
}

Words question_ids(const Checklist& checklist, const std::vector<std::size_t>& questions) {
    Words ids;
    ids.reserve(questions.size());
    for (const std::size_t question : questions) {
        ids.push_back(checklist.questions[question].id);
    }
    return ids;
}

Key key_of(const Checklist& /*checklist*/, const Source& source) {
    return {source.title, source.publisher, year(source)};
}

Key key_of(const Checklist& /*checklist*/, const Example& example) {
    return {example.name};
}

Key key_of(const Checklist& checklist, const Claim& claim) {
    if (claim.claim) {
        return {"claim", tidy_rule(claim.claim->text)};
    }
    Key key = sorted(question_ids(checklist, claim.never_lowers));
    key.insert(key.begin(), "never_lowers");
    return key;
}

std::string name_of(const Checklist& /*checklist*/, const Source& source) {
    Words parts = {source.title, source.publisher, year(source)};
    parts.erase(std::remove(parts.begin(), parts.end(), std::string()), parts.end());
    return joined(parts);
}

std::string name_of(const Checklist& /*checklist*/, const Example& example) {
    return example.name;
}

std::string name_of(const Checklist& checklist, const Claim& claim) {
    return claim.claim ? tidy_rule(claim.claim->text)
                       : "never_lowers " + joined(sorted(question_ids(checklist, claim.never_lowers)));
}

}  // namespace vidra::checklist

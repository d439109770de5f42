// SPDX-License-Identifier: Apache-2.0
#include "checklist/loader.hpp"

#include "base/ascii.hpp"
#include "base/sha256.hpp"
#include "checklist/ids.hpp"
#include "checklist/text_reader.hpp"
#include "tomlio/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace vidra::checklist {
namespace {

using diag::Code;
using tomlio::Need;
using tomlio::TableReader;

/// An answer as TOML may spell it, in the spelling of records; nothing for a type no answer has.
std::optional<std::string> answer_text(const tomlio::Value& value) {
    switch (value.kind) {
        case tomlio::Kind::string:
            return value.string;
        case tomlio::Kind::integer:
            return fmt::format("{}", value.integer);
        case tomlio::Kind::boolean:
            return value.boolean ? "yes" : "no";
        case tomlio::Kind::array: {
            std::string options;
            for (const tomlio::Value& item : value.items) {
                if (item.string.empty()) {
                    return std::nullopt;
                }
                options += (options.empty() ? "" : ";") + item.string;
            }
            return options.empty() ? "none" : options;
        }
        case tomlio::Kind::date_or_time:
            return value.string;
        default:
            return std::nullopt;
    }
}

class Loader {
  public:
    Loader(const tomlio::Document& document, diag::Diagnostics& diagnostics)
        : m_document(document), m_diagnostics(diagnostics), m_ids(diagnostics) {}

    Checklist load();

  private:
    TableReader reader(const tomlio::Value& table, std::string what) {
        return {m_document, table, m_diagnostics, std::move(what)};
    }
    Text text(TableReader& table, std::string_view key, Need need) {
        return read_text(table, key, need, m_checklist.languages, m_diagnostics);
    }
    static std::string id(TableReader& table, std::string_view what, IdUse use, Namespace& ids);

    void read_head(TableReader& root);
    void read_source(const tomlio::Value& value);
    void read_section(const tomlio::Value& value);
    void read_question(const tomlio::Value& value);
    void read_options(TableReader& table, Question& question);
    void read_from_age(TableReader& table, Question& question);
    void read_presume(TableReader& table, Question& question);
    void read_shows(TableReader& table, Question& question);
    void read_criteria(const tomlio::Value& criteria);
    void read_outcome(const tomlio::Value& value, bool is_last);
    void read_alert(const tomlio::Value& value);
    void read_example(const tomlio::Value& value);
    void read_example_list(TableReader& table, std::string_view key, AnswerState state, Example& example,
                           std::vector<bool>& seen);
    void read_example_answers(const tomlio::Value& answers, Example& example, std::vector<bool>& seen);
    void read_example_others(TableReader& table, Example& example, const std::vector<bool>& seen);
    std::string expected_outcome(TableReader& table, std::string_view key, Need need, diag::Range& range);
    void read_claim(const tomlio::Value& value);
    std::optional<std::size_t> question(const std::string& name, diag::Range range);
    /// What may have been meant by `name`. The search is slow where there are many, so a hundred names get
    /// one.
    template <class Items>
    std::string suggestion(const std::string& name, const Items& items) {
        constexpr std::size_t most_suggestions = 100;
        if (m_suggestions++ >= most_suggestions) {
            return {};
        }
        std::vector<std::string> names;
        names.reserve(items.size());
        for (const auto& one : items) {
            names.push_back(one.id);
        }
        return tomlio::suggestion(name, names);
    }
    void misplaced(const TableReader& table, std::string_view key, std::string_view why);

    const tomlio::Document& m_document;
    diag::Diagnostics& m_diagnostics;
    Namespace m_ids;
    Checklist m_checklist;
    std::size_t m_suggestions = 0;
};

std::string Loader::id(TableReader& table, std::string_view what, IdUse use, Namespace& ids) {
    const auto value = table.string("id", Need::required);
    if (!value) {
        return {};
    }
    ids.add(value->value, value->range, what, use);
    return value->value;
}

void Loader::misplaced(const TableReader& table, std::string_view key, std::string_view why) {
    if (const auto range = table.key_range(key)) {
        m_diagnostics.add(Code::misplaced_key, *range,
                          fmt::format("`{}` does not belong to {}: {}", key, table.what(), why));
    }
}

Checklist Loader::load() {
    TableReader root = reader(m_document.root, "the checklist");
    read_head(root);
    for (const tomlio::Value* source : root.tables("source", Need::required)) {
        read_source(*source);
    }
    for (const tomlio::Value* section : root.tables("section", Need::required)) {
        read_section(*section);
    }
    if (const tomlio::Value* criteria = root.table("criteria")) {
        read_criteria(*criteria);
    }
    const auto outcomes = root.tables("outcome", Need::required);
    for (const tomlio::Value* outcome : outcomes) {
        read_outcome(*outcome, outcome == outcomes.back());
    }
    for (const tomlio::Value* alert : root.tables("alert")) {
        read_alert(*alert);
    }
    for (const tomlio::Value* example : root.tables("example")) {
        read_example(*example);
    }
    for (const tomlio::Value* claim : root.tables("always")) {
        read_claim(*claim);
    }
    root.finish();
    m_checklist.hash = base::sha256_hex(m_document.text);
    return std::move(m_checklist);
}

void Loader::read_head(TableReader& root) {
    (void)root.integer("vidra", 1, 1, Need::required);  // the version of the format, checked by its reader
    if (const auto id = root.string("id", Need::required)) {
        Namespace own(m_diagnostics);
        own.add(id->value, id->range, "checklist", IdUse::other);
        m_checklist.id = id->value;
        m_checklist.id_range = id->range;
    }
    if (const auto version = root.string("version", Need::required)) {
        m_checklist.version = version->value;
    }
    m_checklist.languages = read_languages(root, m_diagnostics);
    m_checklist.title = text(root, "title", Need::required);
    if (const auto word = root.word("applies_to", {"adult", "child", "any"}, Need::required)) {
        m_checklist.applies_to = static_cast<AppliesTo>(word->value);
    }
    if (const auto before = root.string("before")) {
        m_checklist.before = before->value;
        m_checklist.before_range = before->range;
        if (!base::is_id(before->value)) {
            m_diagnostics.add(
                Code::bad_id, before->range,
                fmt::format("`before` names a checklist by its id, and `{}` is not an id", before->value));
        }
    }
}

void Loader::read_source(const tomlio::Value& value) {
    TableReader table = reader(value, "the source");
    Source source;
    if (const auto title = table.string("title", Need::required)) {
        source.title = title->value;
    }
    if (const auto publisher = table.string("publisher")) {
        source.publisher = publisher->value;
    }
    constexpr std::int64_t latest_year = 9999;
    if (const auto year = table.integer("year", 1, latest_year)) {
        source.year = year->value;
    }
    if (const auto status = table.word("status", {"primary", "secondary", "own"}, Need::required)) {
        source.status = static_cast<SourceStatus>(status->value);
    }
    table.finish();
    m_checklist.sources.push_back(std::move(source));
}

void Loader::read_section(const tomlio::Value& value) {
    TableReader table = reader(value, "the section");
    Section section;
    section.range = value.range;
    section.id = id(table, "section", IdUse::other, m_ids);
    if (const auto word = table.word("element", {"act", "means", "purpose", "context"}, Need::required)) {
        section.element = static_cast<Element>(word->value);
    }
    section.title = text(table, "title", Need::required);
    section.relevant = table.expression("relevant");
    section.first_question = m_checklist.questions.size();
    const auto questions = table.tables("question");
    const tomlio::Value* list = table.find("question");
    if (list == nullptr || (list->kind == tomlio::Kind::array && list->items.empty())) {
        m_diagnostics.add(Code::empty_section, value.range,
                          fmt::format("the section `{}` has no question", section.id));
    }
    m_checklist.sections.push_back(std::move(section));
    for (const tomlio::Value* question : questions) {
        read_question(*question);
    }
    m_checklist.sections.back().end_question = m_checklist.questions.size();
    table.finish();
}

void Loader::read_shows(TableReader& table, Question& question) {
    for (const auto& one : table.strings("shows")) {
        bool* const shown = one.value == "health"      ? &question.shows.health
                            : one.value == "danger"    ? &question.shows.danger
                            : one.value == "admission" ? &question.shows.admission
                            : one.value == "sexual"    ? &question.shows.sexual
                                                       : nullptr;
        if (shown == nullptr) {
            m_diagnostics.add(Code::unknown_word, one.range,
                              fmt::format("`{}` is nothing that an answer shows", one.value),
                              tomlio::suggestion(one.value, {"health", "danger", "admission", "sexual"}));
        } else {
            *shown = true;
        }
    }
}

void Loader::read_question(const tomlio::Value& value) {
    TableReader table = reader(value, "the question");
    Question question;
    question.range = value.range;
    question.section = m_checklist.sections.size() - 1;
    question.id = id(table, "question", IdUse::question, m_ids);
    const tomlio::Value* id_value = table.find("id");
    question.id_range = id_value != nullptr ? id_value->range : value.range;
    if (const auto type = table.word("type", {"indicator", "choice", "many", "number", "date", "text"})) {
        question.type = static_cast<QuestionType>(type->value);
    }
    const bool is_indicator = question.type == QuestionType::indicator;
    const bool has_options = question.type == QuestionType::choice || question.type == QuestionType::many;
    if (const auto strength = table.word("strength", {"strong", "medium", "weak"})) {
        question.strength = static_cast<Strength>(strength->value);
    }
    if (const auto points = table.integer("points", -max_points, max_points)) {
        question.points = points->value;
    }
    if (!is_indicator) {
        misplaced(table, "strength", "only an indicator has one");
        misplaced(
            table, "points",
            has_options ? "here each option has its own points" : "only indicators and options have points");
    }
    question.text = text(table, "text", Need::required);
    question.ask = text(table, "ask", Need::optional);
    if (const tomlio::Value* guidance = table.table("guidance")) {
        TableReader disciplines = reader(*guidance, "guidance");
        question.guidance = {
            text(disciplines, "legal", Need::optional), text(disciplines, "criminology", Need::optional),
            text(disciplines, "rights", Need::optional), text(disciplines, "psychology", Need::optional)};
        disciplines.finish();
    }
    if (has_options) {
        read_options(table, question);
    } else {
        (void)table.find("options");
        misplaced(table, "options", "only choice and many have options");
    }
    if (question.type == QuestionType::choice) {
        read_presume(table, question);
        read_from_age(table, question);
    } else {
        (void)table.find("presume");
        (void)table.find("from_age");
        misplaced(table, "presume", "only a choice can presume an option");
        misplaced(table, "from_age", "only a choice can be filled from an age");
    }
    const auto least = table.integer("min", INT64_MIN / 2, INT64_MAX / 2);
    const auto most = table.integer("max", INT64_MIN / 2, INT64_MAX / 2);
    if (question.type == QuestionType::number) {
        question.min = least ? least->value : question.min;
        question.max = most ? most->value : question.max;
        if (question.min > question.max) {
            m_diagnostics.add(Code::out_of_range, most ? most->range : least->range,
                              fmt::format("`max` of {} is below `min`", table.what()));
        }
    } else {
        misplaced(table, "min", "only a number has a range");
        misplaced(table, "max", "only a number has a range");
    }
    if (const auto trait = table.word("attribute", protected_traits())) {
        question.attribute = protected_traits()[trait->value];
    }
    read_shows(table, question);
    question.relevant = table.expression("relevant");
    table.finish();
    if (m_checklist.questions.size() == max_questions) {
        m_diagnostics.add(Code::out_of_range, value.range,
                          fmt::format("a checklist has at most {} questions", max_questions));
        return;
    }
    if (m_checklist.questions.size() < max_questions) {
        m_checklist.questions.push_back(std::move(question));
    }
}

void Loader::read_options(TableReader& table, Question& question) {
    Namespace ids(m_diagnostics);
    const IdUse use = question.type == QuestionType::many ? IdUse::option_of_many : IdUse::option;
    const auto options = table.tables("options", Need::required);
    for (const tomlio::Value* value : options) {
        TableReader row = reader(*value, "the option");
        Option option;
        option.range = value->range;
        option.id = id(row, "option", use, ids);
        option.text = text(row, "text", Need::required);
        if (const auto points = row.integer("points", -max_points, max_points)) {
            option.points = points->value;
        }
        row.finish();
        question.options.push_back(std::move(option));
    }
    const tomlio::Value* all = table.find("options");
    if (all != nullptr && all->kind == tomlio::Kind::array &&
        (options.empty() || options.size() > max_options)) {
        m_diagnostics.add(Code::out_of_range, all->range,
                          fmt::format("{} must have from 1 to {} options", table.what(), max_options));
        question.options.resize(std::min(question.options.size(), max_options));
    }
}

void Loader::read_presume(TableReader& table, Question& question) {
    const auto presumed = table.string("presume");
    if (!presumed) {
        return;
    }
    question.presume = question.option_index(presumed->value);
    if (!question.presume) {
        m_diagnostics.add(
            Code::unknown_option, presumed->range,
            fmt::format("`presume` names `{}`, which is no option of `{}`", presumed->value, question.id));
    }
}

void Loader::read_from_age(TableReader& table, Question& question) {
    const tomlio::Value* value = table.table("from_age");
    if (value == nullptr) {
        return;
    }
    constexpr std::int64_t oldest = 150;
    for (const tomlio::Member& member : value->members) {
        const auto option = question.option_index(member.key);
        if (!option) {
            m_diagnostics.add(
                Code::unknown_option, member.key_range,
                fmt::format("`from_age` names `{}`, which is no option of `{}`", member.key, question.id));
            continue;
        }
        const auto& items = member.value.items;
        const bool is_pair = member.value.kind == tomlio::Kind::array && items.size() == 2 &&
                             items[0].kind == tomlio::Kind::integer && items[1].kind == tomlio::Kind::integer;
        if (!is_pair || items[0].integer < 0 || items[1].integer > oldest ||
            items[0].integer > items[1].integer) {
            m_diagnostics.add(Code::age_ranges, member.value.range,
                              fmt::format("`{}` must be two ages in years, the lower one first", member.key),
                              "for example [0, 17]");
            continue;
        }
        for (const AgeRange& other : question.from_age) {
            if (items[0].integer <= other.most && other.least <= items[1].integer) {
                m_diagnostics.add(Code::age_ranges, member.value.range,
                                  fmt::format("the ages of `{}` overlap those of `{}`", member.key,
                                              question.options[other.option].id));
            }
        }
        question.from_age.push_back({*option, items[0].integer, items[1].integer});
    }
}

void Loader::read_criteria(const tomlio::Value& criteria) {
    for (const tomlio::Member& member : criteria.members) {
        m_ids.add(member.key, member.key_range, "criterion", IdUse::other);
        if (member.value.kind != tomlio::Kind::table) {
            m_diagnostics.add(Code::wrong_type, member.value.range,
                              fmt::format("the criterion `{}` must be a table with `when`", member.key));
            continue;
        }
        TableReader table = reader(member.value, fmt::format("the criterion `{}`", member.key));
        Criterion criterion;
        criterion.id = member.key;
        criterion.range = member.key_range;
        criterion.of_section = table.word("of", {"section"}).has_value();
        criterion.title = text(table, "title", Need::optional);
        if (auto when = table.expression("when", Need::required)) {
            criterion.when = std::move(*when);
        }
        table.finish();
        m_checklist.criteria.push_back(std::move(criterion));
    }
}

void Loader::read_outcome(const tomlio::Value& value, bool is_last) {
    TableReader table = reader(value, "the outcome");
    Outcome outcome;
    outcome.range = value.range;
    outcome.id = id(table, "outcome", IdUse::other, m_ids);
    if (const auto refer = table.boolean("refer")) {
        outcome.refer = refer->value;
    }
    outcome.title = text(table, "title", Need::required);
    outcome.advice = text(table, "advice", Need::required);
    outcome.when = table.expression("when");
    if (is_last && outcome.when) {
        m_diagnostics.add(Code::conditional_last_outcome, outcome.when->range,
                          fmt::format("the last outcome, `{}`, has a condition, so some answers would have "
                                      "no outcome at all",
                                      outcome.id),
                          "end the list with an outcome that has no `when`");
    }
    if (!is_last && !outcome.when) {
        m_diagnostics.add(
            Code::unconditional_outcome, value.range,
            fmt::format("the outcome `{}` has no `when`, so no outcome after it can ever hold", outcome.id),
            "only the last outcome goes without a condition");
    }
    table.finish();
    m_checklist.outcomes.push_back(std::move(outcome));
}

void Loader::read_alert(const tomlio::Value& value) {
    TableReader table = reader(value, "the alert");
    Alert alert;
    alert.range = value.range;
    alert.id = id(table, "alert", IdUse::other, m_ids);
    if (auto when = table.expression("when", Need::required)) {
        alert.when = std::move(*when);
    }
    alert.text = text(table, "text", Need::required);
    alert.advice = text(table, "advice", Need::optional);
    table.finish();
    m_checklist.alerts.push_back(std::move(alert));
}

std::optional<std::size_t> Loader::question(const std::string& name, diag::Range range) {
    const auto index = m_checklist.question_index(name);
    if (!index) {
        m_diagnostics.add(Code::unknown_name, range, fmt::format("there is no question `{}`", name),
                          suggestion(name, m_checklist.questions));
    }
    return index;
}

std::string Loader::expected_outcome(TableReader& table, std::string_view key, Need need,
                                     diag::Range& range) {
    const auto name = table.string(key, need);
    if (!name) {
        return {};
    }
    range = name->range;
    if (!m_checklist.outcome_index(name->value)) {
        m_diagnostics.add(Code::unknown_name, name->range,
                          fmt::format("there is no outcome `{}`", name->value),
                          suggestion(name->value, m_checklist.outcomes));
    }
    return name->value;
}

void Loader::read_example_list(TableReader& table, std::string_view key, AnswerState state, Example& example,
                               std::vector<bool>& seen) {
    for (const auto& name : table.strings(key)) {
        const auto index = question(name.value, name.range);
        if (!index) {
            continue;
        }
        if (m_checklist.questions[*index].type != QuestionType::indicator) {
            m_diagnostics.add(
                Code::type_mismatch, name.range,
                fmt::format("`{}` is not an indicator and cannot be listed under `{}`", name.value, key),
                "put its answer into `answers`");
            continue;
        }
        if (seen[*index]) {
            m_diagnostics.add(Code::duplicate_id, name.range,
                              fmt::format("the example answers `{}` twice", name.value));
            continue;
        }
        seen[*index] = true;
        example.answers.push_back({*index, {state, 0}});
    }
}

void Loader::read_example_answers(const tomlio::Value& answers, Example& example, std::vector<bool>& seen) {
    for (const tomlio::Member& member : answers.members) {
        const auto index = question(member.key, member.key_range);
        if (!index) {
            continue;
        }
        const Question& asked = m_checklist.questions[*index];
        const bool fits = member.value.kind != tomlio::Kind::array || asked.type == QuestionType::many;
        const auto word = fits ? answer_text(member.value) : std::nullopt;
        const auto answer = word ? parse_answer(asked, *word) : std::nullopt;
        if (!answer) {
            m_diagnostics.add(Code::unknown_word, member.value.range,
                              fmt::format("this is not an answer to `{}`", member.key),
                              "allowed: " + allowed_answers(asked));
            continue;
        }
        if (seen[*index]) {
            m_diagnostics.add(Code::duplicate_id, member.key_range,
                              fmt::format("the example answers `{}` twice", member.key));
            continue;
        }
        seen[*index] = true;
        example.answers.push_back({*index, *answer});
    }
}

/// Every indicator that the example does not name is answered alike.
void Loader::read_example_others(TableReader& table, Example& example, const std::vector<bool>& seen) {
    constexpr std::array states = {AnswerState::no, AnswerState::unknown, AnswerState::refused};
    const auto others = table.word("others", {"no", "unknown", "refused"});
    for (std::size_t q = 0; others && q < seen.size(); ++q) {
        if (!seen[q] && m_checklist.questions[q].type == QuestionType::indicator) {
            example.answers.push_back({q, {states[others->value], 0}});
        }
    }
}

void Loader::read_example(const tomlio::Value& value) {
    TableReader table = reader(value, "the example");
    Example example;
    example.range = value.range;
    if (const auto name = table.string("name", Need::required)) {
        example.name = name->value;
    }
    std::vector<bool> seen(m_checklist.questions.size(), false);
    read_example_list(table, "yes", AnswerState::yes, example, seen);
    read_example_list(table, "no", AnswerState::no, example, seen);
    if (const tomlio::Value* answers = table.table("answers")) {
        read_example_answers(*answers, example, seen);
    }
    read_example_others(table, example, seen);
    example.expect = expected_outcome(table, "expect", Need::required, example.expect_range);
    example.at_most = expected_outcome(table, "at_most", Need::optional, example.at_most_range);
    table.finish();
    m_checklist.examples.push_back(std::move(example));
}

void Loader::read_claim(const tomlio::Value& value) {
    TableReader table = reader(value, "the claim");
    Claim claim;
    claim.range = value.range;
    claim.claim = table.expression("claim");
    for (const auto& name : table.strings("never_lowers")) {
        const auto index = question(name.value, name.range);
        if (index && m_checklist.questions[*index].type != QuestionType::indicator) {
            m_diagnostics.add(Code::type_mismatch, name.range,
                              fmt::format("`{}` is not an indicator, so it has no yes that could lower an "
                                          "outcome",
                                          name.value));
        } else if (index) {
            claim.never_lowers.push_back(*index);
        }
    }
    const bool lists = table.key_range("never_lowers").has_value();
    if (claim.claim.has_value() == lists) {
        m_diagnostics.add(lists ? Code::misplaced_key : Code::missing_key, value.range,
                          "a claim has either `claim` or `never_lowers`");
    }
    if (const auto why = table.string("why")) {
        claim.why = why->value;
    }
    table.finish();
    m_checklist.claims.push_back(std::move(claim));
}

}  // namespace

Checklist load(const tomlio::Document& document, diag::Diagnostics& diagnostics) {
    return Loader(document, diagnostics).load();
}

}  // namespace vidra::checklist

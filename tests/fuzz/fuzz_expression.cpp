// SPDX-License-Identifier: Apache-2.0
// A text as a rule of a small checklist. The first byte says which: 0 the condition of an outcome, 1 of a
// criterion, 2 of a section criterion, 3 of an alert, 4 a claim, 5 skip logic.
#include "base/utf8.hpp"
#include "expression/parser.hpp"
#include "reason/search.hpp"
#include "screening/screener.hpp"
#include "small_checklist.hpp"
#include "support.hpp"

#include <fmt/format.h>

#include <array>
#include <optional>

namespace expression = vidra::expression;
namespace fuzz = vidra::fuzz;
namespace screening = vidra::screening;
namespace test = vidra::test;

namespace {

/// As a string of TOML on one line.
std::string quoted(std::string_view text) {
    std::string result = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            result += '\\';
            result += c;
        } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
            result += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        } else {
            result += c;
        }
    }
    return result + '"';
}

std::string rule(bool stands, std::string_view key, const std::string& text) {
    return stands ? fmt::format("{} = {}\n", key, quoted(text)) : std::string();
}

/// The checklist with `text` as the rule number `place`, of `places`.
constexpr std::size_t places = 6;
std::string checklist(std::size_t place, const std::string& text) {
    return test::small_checklist(
        test::section("s") + test::question("a", "strength = \"strong\"\npoints = 2") +
        test::question("b", "strength = \"weak\"\npoints = -1") +
        test::question("c",
                       "type = \"choice\"\noptions = [ { id = \"x\", text = { en = \"x\" }, points = 3 }, "
                       "{ id = \"y\", text = { en = \"y\" } } ]") +
        test::question("m",
                       "type = \"many\"\noptions = [ { id = \"x\", text = { en = \"x\" } }, "
                       "{ id = \"z\", text = { en = \"z\" } } ]") +
        test::question("n", "type = \"number\"") + test::question("d", "type = \"date\"") +
        test::question("w", "type = \"text\"") + test::question("race") + test::section("t") +
        test::question("e", "strength = \"medium\"\n" + rule(place == 5, "relevant", text)) + "[criteria]\n" +
        "k = { when = \"a or b\" }\nl = { of = \"section\", when = \"yes >= 1\" }\n" +
        (place == 1 ? fmt::format("p = {{ when = {} }}\n", quoted(text)) : std::string()) +
        (place == 2 ? fmt::format("p = {{ of = \"section\", when = {} }}\n", quoted(text)) : std::string()) +
        test::outcome("first", "l(t)") +
        fmt::format("[[outcome]]\nid = \"second\"\ntitle = {{ en = \"2\" }}\nadvice = {{ en = \"2\" }}\n") +
        (place == 0   ? rule(true, "when", text)
         : place == 1 ? "when = \"p\"\n"
         : place == 2 ? "when = \"p(s)\"\n"
                      : "when = \"k\"\n") +
        test::outcome("last", "") + "[[alert]]\nid = \"told\"\ntext = { en = \"told\" }\n" +
        rule(true, "when", place == 3 ? text : "a") +
        (place == 4 ? "[[always]]\n" + rule(true, "claim", text) : std::string()));
}

bool same(const expression::Ast& a, const expression::Ast& b) {
    if (a.kind != b.kind || a.op != b.op || a.begin != b.begin || a.end != b.end || a.value != b.value ||
        a.name != b.name || a.argument != b.argument || a.children.size() != b.children.size()) {
        return false;
    }
    for (std::size_t i = 0; i < a.children.size(); ++i) {
        if (!same(a.children[i], b.children[i])) {
            return false;
        }
    }
    return true;
}

/// Every part stands in its text and in the part that holds it.
void check_places(const expression::Ast& ast, std::size_t begin, std::size_t end) {
    fuzz::require(begin <= ast.begin && ast.begin < ast.end && ast.end <= end, "a part stands in its whole");
    for (const expression::Ast& child : ast.children) {
        // brackets belong to no part, so a chain may begin behind the bracket of its first part
        check_places(child, begin, end);
    }
}

bool same(const screening::Result& a, const screening::Result& b) {
    return a.outcome == b.outcome && a.at_most == b.at_most && a.refer == b.refer &&
           a.answered == b.answered && a.open == b.open && a.alerts == b.alerts;
}

/// With nothing answered, and with every indicator yes.
void check_results(const expression::Instrument& instrument) {
    screening::Screener once(instrument);
    screening::Screener again(instrument);
    vidra::records::Record record;
    record.clear(instrument.checklist.questions.size());
    try {
        for (const bool answered : {false, true}) {
            for (std::size_t q = 0; answered && q < instrument.checklist.questions.size(); ++q) {
                const bool is_indicator =
                    instrument.checklist.questions[q].type == vidra::checklist::QuestionType::indicator;
                record.answers.set(q, is_indicator ? vidra::checklist::AnswerState::yes
                                                   : vidra::checklist::AnswerState::not_asked);
            }
            const screening::Result result = once.evaluate(record);
            fuzz::require(result.at_most <= result.outcome,
                          "what is established is at most as serious as what is possible");
            fuzz::require(same(result, once.evaluate(record)),
                          "a record evaluated twice has the same result");
            fuzz::require(same(result, again.evaluate(record)), "in a second screener too");
            const screening::Explanation reasons = once.explain();
            fuzz::require(reasons.can_change.empty() == result.settled(),
                          "no question can change a result if and only if it is settled");
        }
    } catch (const vidra::reason::SearchLimit&) {
        return;  // says that it gives up
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::size_t longest = 4096;
    std::string text = fuzz::text_of(data, size);
    if (size == 0 || size > longest) {
        return 0;
    }
    const std::size_t place = static_cast<unsigned char>(text.front()) % places;  // '0' is divisible by 6
    text.erase(0, 1);
    if (vidra::base::find_invalid_utf8(text)) {
        return 0;  // a rule comes out of a file that has been checked for this
    }
    vidra::diag::SourceText source{text, {{1, 1}, {1, 1}}, {}};
    vidra::diag::Diagnostics diagnostics;
    const auto ast = expression::parse(source, diagnostics);
    fuzz::require(ast.has_value() == diagnostics.all().empty(), "a rule is read, or there is a finding");
    if (ast) {
        check_places(*ast, 0, text.size());
        fuzz::require(same(*ast, *expression::parse(source, diagnostics)), "a rule read twice is the same");
    }
    const std::string file = checklist(place, text);
    vidra::diag::Diagnostics findings;
    findings.set_file("f");
    const auto document = vidra::tomlio::parse(file, findings);
    fuzz::require(document.has_value(), "the checklist is TOML");
    const auto instrument = expression::compile(vidra::checklist::load(*document, findings), findings);
    fuzz::check_findings(file, findings);
    fuzz::require(instrument.has_value() == (findings.error_count() == 0),
                  "there is an instrument if and only if there is no error");
    fuzz::require(!instrument || ast, "what cannot be read alone cannot be read in a checklist");
    if (instrument) {
        check_results(*instrument);
    }
    return 0;
}

// SPDX-License-Identifier: Apache-2.0
#include "checklist/show.hpp"

#include "base/json.hpp"
#include "base/utf8.hpp"
#include "checklist/phrases.hpp"

#include <fmt/format.h>

#include <iterator>

namespace vidra::checklist {
namespace {

constexpr std::size_t text_width = 80;

class TextShow {
  public:
    TextShow(const Checklist& checklist, std::string_view language)
        : m_checklist(checklist), m_language(language) {}

    std::string show() {
        head();
        heading(Phrase::sections);
        for (const Section& section : m_checklist.sections) {
            show_section(section);
        }
        if (!m_checklist.criteria.empty()) {
            heading(Phrase::criteria);
        }
        for (const Criterion& criterion : m_checklist.criteria) {
            show_criterion(criterion);
        }
        heading(Phrase::outcomes);
        for (const Outcome& outcome : m_checklist.outcomes) {
            show_outcome(outcome);
        }
        if (!m_checklist.alerts.empty()) {
            heading(Phrase::alerts);
        }
        for (const Alert& alert : m_checklist.alerts) {
            line(2, fmt::format("! {} [{}]", alert.text.shown_in(m_language), alert.id));
            line(4, alert.advice.shown_in(m_language));
            rule(4, Phrase::asked_only_if, alert.when.text);
        }
        return std::move(m_out);
    }

  private:
    [[nodiscard]] std::string say(Phrase which) const { return phrase(which, m_language); }

    void line(std::size_t indent, std::string_view text) {
        if (text.empty()) {
            return;
        }
        m_out.append(indent, ' ');
        m_out += base::wrap(base::terminal_line(text), text_width, indent) + '\n';
    }

    void heading(Phrase which) { m_out += '\n' + say(which) + '\n'; }

    /// A condition, on one line whatever its layout in the file.
    void rule(std::size_t indent, std::string_view what, std::string_view when) {
        line(indent, fmt::format("{}: {}", what, when));
    }
    void rule(std::size_t indent, Phrase which, std::string_view when) { rule(indent, say(which), when); }

    void head() {
        line(0, m_checklist.title.shown_in(m_language));
        line(0, fmt::format("{} {}, {}", m_checklist.id, m_checklist.version,
                            say(phrase_of(m_checklist.applies_to))));
        for (const Source& source : m_checklist.sources) {
            const Phrase compared = source.status == SourceStatus::primary     ? Phrase::compared_primary
                                    : source.status == SourceStatus::secondary ? Phrase::compared_secondary
                                                                               : Phrase::compared_own;
            std::string text = fmt::format("{}: {}", say(Phrase::source), source.title);
            text += source.publisher.empty() ? "" : ", " + source.publisher;
            text += source.year ? fmt::format(", {}", *source.year) : std::string();
            line(0, fmt::format("{} ({})", text, say(compared)));
        }
    }

    void show_section(const Section& section) {
        line(2, fmt::format("{} [{}]", section.title.shown_in(m_language), section.id));
        if (section.relevant) {
            rule(4, Phrase::asked_only_if, section.relevant->text);
        }
        for (std::size_t q = section.first_question; q < section.end_question; ++q) {
            show_question(m_checklist.questions[q]);
        }
    }

    void show_question(const Question& question) {
        constexpr std::array<Phrase, 3> strengths = {Phrase::strong, Phrase::medium, Phrase::weak};
        std::string tags = question.id;
        if (question.type != QuestionType::indicator) {
            tags += fmt::format(", {}", word(question.type));
        }
        if (question.strength) {
            tags += ", " + say(strengths[static_cast<std::size_t>(*question.strength)]);
        }
        if (question.points != 0) {
            tags += fmt::format(", {:+}", question.points);
        }
        line(4, fmt::format("- {} [{}]", question.text.shown_in(m_language), tags));
        for (const Option& option : question.options) {
            const std::string points = option.points == 0 ? "" : fmt::format(", {:+}", option.points);
            line(8, fmt::format("{} [{}{}]", option.text.shown_in(m_language), option.id, points));
        }
        if (question.presume) {
            line(8, fmt::format("{}: {}", say(Phrase::presumes), question.options[*question.presume].id));
        }
        if (question.relevant) {
            rule(8, Phrase::asked_only_if, question.relevant->text);
        }
    }

    void show_criterion(const Criterion& criterion) {
        const std::string title = criterion.title.shown_in(m_language);
        std::string name = criterion.id + (criterion.of_section ? "(…)" : "");
        name += title.empty() ? "" : fmt::format(" ({})", title);
        rule(2, name, criterion.when.text);
    }

    void show_outcome(const Outcome& outcome) {
        line(2, fmt::format("{} [{}]", outcome.title.shown_in(m_language), outcome.id));
        if (outcome.when) {
            rule(4, Phrase::asked_only_if, outcome.when->text);
        } else {
            line(4, say(Phrase::otherwise));
        }
        line(4, outcome.advice.shown_in(m_language));
    }

    const Checklist& m_checklist;
    std::string_view m_language;
    std::string m_out;
};

void append_text(std::string& out, std::string_view key, const Text& text) {
    fmt::format_to(std::back_inserter(out), ",\"{}\":{{", key);
    for (std::size_t i = 0; i < text.translations.size(); ++i) {
        out += i == 0 ? "" : ",";
        base::append_json_string(out, text.translations[i].first);
        out += ':';
        base::append_json_string(out, text.translations[i].second);
    }
    out += '}';
}

void append_rule(std::string& out, std::string_view key, const diag::SourceText& rule) {
    fmt::format_to(std::back_inserter(out), ",\"{}\":", key);
    base::append_json_string(out, rule.text);
}

void append_id(std::string& out, bool first, std::string_view id) {
    fmt::format_to(std::back_inserter(out), R"({}{{"id":"{}")", first ? "" : ",", id);
}

void append_question(std::string& out, bool first, const Question& question) {
    append_id(out, first, question.id);
    fmt::format_to(std::back_inserter(out), R"(,"type":"{}")", word(question.type));
    if (question.strength) {
        fmt::format_to(std::back_inserter(out), R"(,"strength":"{}")", word(*question.strength));
    }
    if (question.points != 0) {
        fmt::format_to(std::back_inserter(out), R"(,"points":{})", question.points);
    }
    append_text(out, "text", question.text);
    if (question.relevant) {
        append_rule(out, "relevant", *question.relevant);
    }
    if (question.presume) {
        fmt::format_to(std::back_inserter(out), R"(,"presume":"{}")", question.options[*question.presume].id);
    }
    if (!question.options.empty()) {
        out += ",\"options\":[";
        for (const Option& option : question.options) {
            append_id(out, &option == &question.options.front(), option.id);
            if (option.points != 0) {
                fmt::format_to(std::back_inserter(out), R"(,"points":{})", option.points);
            }
            append_text(out, "text", option.text);
            out += '}';
        }
        out += ']';
    }
    out += '}';
}

}  // namespace

std::string show_text(const Checklist& checklist, std::string_view language) {
    return TextShow(checklist, language).show();
}

std::string show_json(const Checklist& checklist) {
    std::string out = "{\"vidra\":1,\"checklist\":";
    base::append_json_string(out, checklist.id);
    out += ",\"version\":";
    base::append_json_string(out, checklist.version);
    fmt::format_to(std::back_inserter(out), R"(,"hash":"{}","applies_to":"{}")", checklist.hash,
                   word(checklist.applies_to));
    append_text(out, "title", checklist.title);
    out += ",\"sections\":[";
    for (const Section& section : checklist.sections) {
        append_id(out, &section == &checklist.sections.front(), section.id);
        fmt::format_to(std::back_inserter(out), R"(,"element":"{}")", word(section.element));
        append_text(out, "title", section.title);
        if (section.relevant) {
            append_rule(out, "relevant", *section.relevant);
        }
        out += ",\"questions\":[";
        for (std::size_t q = section.first_question; q < section.end_question; ++q) {
            append_question(out, q == section.first_question, checklist.questions[q]);
        }
        out += "]}";
    }
    out += "],\"criteria\":[";
    for (const Criterion& criterion : checklist.criteria) {
        append_id(out, &criterion == &checklist.criteria.front(), criterion.id);
        out += criterion.of_section ? R"(,"of":"section")" : "";
        append_rule(out, "when", criterion.when);
        out += '}';
    }
    out += "],\"outcomes\":[";
    for (const Outcome& outcome : checklist.outcomes) {
        append_id(out, &outcome == &checklist.outcomes.front(), outcome.id);
        fmt::format_to(std::back_inserter(out), R"(,"refer":{})", outcome.refer);
        append_text(out, "title", outcome.title);
        append_text(out, "advice", outcome.advice);
        if (outcome.when) {
            append_rule(out, "when", *outcome.when);
        }
        out += '}';
    }
    out += "],\"alerts\":[";
    for (const Alert& alert : checklist.alerts) {
        append_id(out, &alert == &checklist.alerts.front(), alert.id);
        append_text(out, "text", alert.text);
        append_text(out, "advice", alert.advice);
        append_rule(out, "when", alert.when);
        out += '}';
    }
    return out + "]}\n";
}

}  // namespace vidra::checklist

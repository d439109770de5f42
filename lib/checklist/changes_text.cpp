// SPDX-License-Identifier: Apache-2.0
#include "checklist/changes_text.hpp"

#include "base/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <span>
#include <utility>

namespace vidra::checklist {
namespace {

constexpr std::size_t text_width = 80;

/// An option is told of with its question.
Subject told_of(const Change& change) {
    return change.subject == Subject::option ? Subject::question : change.subject;
}

bool share_a_thing(const Change& left, const Change& right) {
    return told_of(left) == told_of(right) && left.id == right.id;
}

bool share_places(const Change& left, const Change& right) {
    return left.old_place == right.old_place && left.new_place == right.new_place;
}

/// "`debt`"; a claim may be as long as a rule.
std::string quoted(std::string_view id) {
    constexpr std::size_t longest_name = 160;
    return fmt::format("`{}`", base::shortened(id, longest_name));
}

std::string thing_name(const Change& change) {
    return fmt::format("{} {}", word(told_of(change)), quoted(change.id));
}

std::string option_name(const Change& change) {
    return fmt::format("option {}", quoted(change.option));
}

/// "order of questions", "answers, what differs:", "title (sr)", "strength"
std::string field_words(const Change& change) {
    constexpr std::string_view order = "order.";
    if (change.field.starts_with(order)) {
        const std::string of = change.field.substr(order.size());
        return of == word(Subject::criterion) ? "order of criteria" : fmt::format("order of {}s", of);
    }
    if (change.field == "answers" || change.field == "never_lowers") {
        return change.field + ", what differs:";  // the values are not the whole list
    }
    return change.language.empty() ? change.field : fmt::format("{} ({})", change.field, change.language);
}

std::string shown(const std::string& value) {
    return value.empty() ? "(none)" : value;
}

/// Whether both values have room on one line; what people wrote has a line of its own.
bool is_short(const Change& change) {
    constexpr std::size_t short_width = 40;
    return change.language.empty() && !change.field.starts_with("order.") &&
           base::display_width(change.old_value) + base::display_width(change.new_value) <= short_width;
}

/// As it reads when it is wrapped.
std::string seen(std::string_view value) {
    return base::wrap(base::terminal_line(value), SIZE_MAX, 0);
}

class ChangesText {
  public:
    ChangesText(std::string_view old_file, std::string_view new_file)
        : m_old_file(old_file), m_new_file(new_file) {}

    std::string tell(std::span<const Change> changes) {
        while (!changes.empty()) {
            const auto end = std::find_if_not(changes.begin(), changes.end(), [&](const Change& change) {
                return share_a_thing(change, changes.front());
            });
            const auto count = static_cast<std::size_t>(end - changes.begin());
            if (count == 1) {
                one(changes.front());
            } else {
                several(changes.first(count));
            }
            changes = changes.subspan(count);
        }
        return std::move(m_out);
    }

  private:
    /// Lines after the first stand two columns further in.
    void line(std::size_t indent, std::string_view text) {
        m_out.append(indent, ' ');
        m_out += base::wrap(base::terminal_line(text), text_width, indent + 2) + '\n';
    }

    [[nodiscard]] std::string places(const Change& change) const {
        std::string text;
        const auto append = [&](std::string_view file, const std::optional<diag::Range>& place) {
            if (place) {
                text += fmt::format("{}{}:{}:{}", text.empty() ? "" : ", ", file, place->begin.line,
                                    place->begin.column);
            }
        };
        append(m_old_file, change.old_place);
        append(m_new_file, change.new_place);
        return text.empty() ? text : fmt::format(" ({})", text);
    }

    /// A thing of which one thing is to be said.
    void one(const Change& change) {
        const bool of_option = change.subject == Subject::option;
        std::string name =
            fmt::format("{} {}", word(of_option ? Subject::question : change.subject), quoted(change.id));
        name += of_option ? ", " + option_name(change) : "";
        tell_change(0, name, change, places(change));
    }

    void several(std::span<const Change> changes) {
        const auto of_the_thing = std::find_if(changes.begin(), changes.end(), [](const Change& change) {
            return change.subject != Subject::option;
        });
        const Change* home = of_the_thing == changes.end() ? nullptr : &*of_the_thing;
        line(0, thing_name(changes.front()) + (home == nullptr ? "" : places(*home)));
        for (const Change& change : changes) {
            const bool told = home != nullptr && share_places(change, *home);
            tell_change(2, change.subject == Subject::option ? option_name(change) : "", change,
                        told ? "" : places(change));
        }
    }

    void tell_change(std::size_t indent, std::string_view name, const Change& change,
                     std::string_view place) {
        std::string start(name);
        if (change.kind != ChangeKind::changed) {
            line(indent, fmt::format("{}{}{}{}", start, start.empty() ? "" : ": ", word(change.kind), place));
            return;
        }
        start += (start.empty() ? "" : ": ") + field_words(change);
        const bool looks_alike = seen(change.old_value) == seen(change.new_value);
        if (looks_alike) {
            line(indent, fmt::format("{} differs in blanks or in what cannot be shown{}", start, place));
        } else if (is_short(change)) {
            line(indent, fmt::format("{} {} -> {}{}", start, shown(change.old_value), shown(change.new_value),
                                     place));
        } else {
            line(indent, fmt::format("{}{}", start, place));
            line(indent + 2, "old: " + shown(change.old_value));
            line(indent + 2, "new: " + shown(change.new_value));
        }
    }

    std::string_view m_old_file;
    std::string_view m_new_file;
    std::string m_out;
};

}  // namespace

std::string changes_text(const std::vector<Change>& changes, std::string_view old_file,
                         std::string_view new_file) {
    return ChangesText(old_file, new_file).tell(changes);
}

}  // namespace vidra::checklist

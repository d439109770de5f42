// SPDX-License-Identifier: Apache-2.0
// What is asked that is no question of a checklist: on the way, and at the end.
#include "base/text_page.hpp"
#include "screening/interview_pages.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace vidra::screening {

using base::TextPage;

namespace {

std::string with_keys(const PageView& view, Words which, std::initializer_list<Key> keys) {
    std::array<std::string, 4> names;
    std::transform(keys.begin(), keys.end(), names.begin(), [&](Key key) { return view.key(key); });
    return fmt::format(fmt::runtime(view.say(which)), names[0], names[1], names[2], names[3]);
}

std::vector<std::string> titles_of(const PageView& view, const std::vector<OtherList>& lists) {
    std::vector<std::string> titles;
    std::transform(lists.begin(), lists.end(), std::back_inserter(titles),
                   [&](const OtherList& list) { return list.title.shown_in(view.setting.language); });
    return titles;
}

void closing_lines(TextPage& page, const PageView& view) {
    const auto step = static_cast<Closing>(view.talk.place.index);
    const auto yes_no = [&] {
        page.line(0, fmt::format("{} {} {}", view.key_says(Key::yes, Words::key_yes),
                                 view.key_says(Key::no, Words::key_no),
                                 view.key_says(Key::unknown, Words::key_unknown)));
    };
    const auto hint = [&](Words asked) {
        page.line(2, fmt::format("{}: {}", view.say(Words::hint), view.say(asked)));
    };
    switch (step) {
        case Closing::bed:
            page.line(0, view.say(Words::bed));
            yes_no();
            break;
        case Closing::second_talk:
            page.line(0, with_keys(view, Words::second_talk, {Key::no}));
            break;
        case Closing::present:
            page.line(0, with_keys(view, Words::present, {Key::no}));
            break;
        case Closing::spoken:
            page.line(0, view.say(Words::spoken));
            break;
        case Closing::interpreter:
            page.line(0, view.say(Words::interpreter));
            add_numbered(page, {view.say(Words::interpreter_none), view.say(Words::interpreter_here),
                                view.say(Words::interpreter_phone), view.say(Words::interpreter_missing)});
            break;
        case Closing::sex:
            page.line(0, view.say(Words::sex));
            add_numbered(page, {view.say(Words::female), view.say(Words::male), view.say(Words::other_sex)});
            page.line(0, view.key_says(Key::unknown, Words::key_unknown));
            break;
        case Closing::views:
            page.line(0, view.say(Words::views));
            break;
        case Closing::guardian:
            page.line(0, view.say(Words::guardian));
            yes_no();
            break;
        case Closing::consent:
            page.line(0, view.say_with(Words::consent, view.say(recipient_words(view.talk.place.recipient))));
            page.line(0, with_keys(view, Words::consent_keys, {Key::yes, Key::no, Key::unknown}));
            break;
        case Closing::data_use:
            page.line(0, view.say(Words::data_use));
            page.line(0, with_keys(view, Words::consent_keys, {Key::yes, Key::no, Key::unknown}));
            break;
        case Closing::call_name:
            page.line(0, view.say(Words::call_name));
            hint(Words::ask_call_name);
            break;
        case Closing::name:
            page.line(0, view.say(Words::name));
            break;
        case Closing::birth_date:
            page.line(0, fmt::format("{}. {}", view.say(Words::birth_date), view.say(Words::type_date)));
            break;
        case Closing::contact:
            page.line(0, view.say(Words::contact));
            break;
        case Closing::whereabouts:
            page.line(0, view.say(Words::whereabouts));
            hint(Words::ask_whereabouts);
            break;
        case Closing::keep_from:
            page.line(0, with_keys(view, Words::keep_from, {Key::skip}));
            hint(Words::ask_keep_from);
            break;
        case Closing::assessment:
            page.line(0, with_keys(view, Words::last_assessment, {Key::skip}));
            break;
        case Closing::privacy:
            page.line(0, view.say(Words::privacy));
            page.line(0, fmt::format("{} {}", view.key_says(Key::yes, Words::key_yes),
                                     view.key_says(Key::no, Words::key_no)));
            break;
        case Closing::summary:
            break;
    }
}

}  // namespace

std::string told_value_shown(const PageView& view, std::string_view key, const std::string& value) {
    struct Row {
        std::string_view value;
        Words words;
    };
    constexpr std::array<Row, 15> rows = {{{"yes", Words::key_yes},
                                           {"no", Words::key_no},
                                           {"unknown", Words::key_unknown},
                                           {"given", Words::given},
                                           {"refused", Words::refused},
                                           {"unable", Words::unable},
                                           {"female", Words::female},
                                           {"male", Words::male},
                                           {"other", Words::other_sex},
                                           {"none_needed", Words::interpreter_none},
                                           {"in_person", Words::interpreter_here},
                                           {"phone", Words::interpreter_phone},
                                           {"missing", Words::interpreter_missing},
                                           {"none", Words::none_agreed},
                                           {"", Words::not_asked}}};
    constexpr std::array<std::string_view, 8> free_texts = {"present", "spoken",  "views",       "call_name",
                                                            "name",    "contact", "whereabouts", "keep_from"};
    if (std::find(free_texts.begin(), free_texts.end(), key) != free_texts.end()) {
        return key == "present" && value == "none" ? view.say(Words::nobody)
               : value.empty()                     ? view.say(Words::not_asked)
                                                   : value;
    }
    if (const auto date = base::parse_date(value)) {
        return date_shown(view, *date);
    }
    const auto* const row =
        std::find_if(rows.begin(), rows.end(), [&](const Row& one) { return one.value == value; });
    return row == rows.end() ? value : view.say(row->words);
}

std::string told_shown(const PageView& view) {
    if (is_at(view.talk, Closing::consent)) {
        const auto at = view.talk.consent.find(std::string(recipient_kinds[view.talk.place.recipient]));
        return at == view.talk.consent.end() ? std::string() : told_value_shown(view, {}, at->second);
    }
    if (is_at(view.talk, Closing::assessment)) {
        return view.talk.assessment;
    }
    const std::string_view key = told_key(static_cast<Closing>(view.talk.place.index));
    const auto at = view.talk.told.find(std::string(key));
    return at == view.talk.told.end() ? std::string() : told_value_shown(view, key, at->second);
}

std::string other_page(const PageView& view, const std::vector<OtherList>& other_lists) {
    TextPage page(view.setting.width);
    switch (view.talk.place.part) {
        case Part::wait: {
            page.heading(view.say(Words::before_the_talk));
            page.line(0, view.say(Words::wait));
            for (const std::size_t q : conditions_not_met(view)) {
                page.line(2, "- " + view.setting.before->checklist.questions[q].text.shown_in(
                                        view.setting.language));
            }
            page.line(0, with_keys(view, Words::wait_keys, {Key::yes, Key::back, Key::leave}));
            break;
        }
        case Part::age:
            page.heading(view.say(Words::age_question));
            add_numbered(page, {view.say(Words::adult), view.say(Words::child), view.say(Words::uncertain)});
            page.line(0, fmt::format("{} {}", view.say(Words::press_number),
                                     view.key_says(Key::years, Words::key_years)));
            break;
        case Part::other:
            page.heading(view.say(other_lists.empty() ? Words::no_other_list : Words::other_list));
            add_numbered(page, titles_of(view, other_lists));
            page.line(0, with_keys(view, Words::other_keys, {Key::no}));
            break;
        case Part::stop:
            page.heading(level_text(view));
            page.line(0, view.say(Words::stop_offer));
            page.line(0, with_keys(view, Words::stop_keys, {Key::yes, Key::no}));
            break;
        case Part::skipped: {
            page.heading(view.say_with(Words::skipped_offer, count_put_off(view.talk, view.standing)));
            page.line(0, fmt::format("{} {}", view.key_says(Key::yes, Words::key_yes),
                                     view.key_says(Key::no, Words::key_no)));
            break;
        }
        case Part::closing:
            page.heading(view.say(Words::the_end));
            if (const std::string told = told_shown(view); !told.empty()) {
                page.line(2, fmt::format("{}: {}", view.say(Words::recorded), told));
            }
            closing_lines(page, view);
            page.line(0, commands_line(view, nullptr, is_typed(static_cast<Closing>(view.talk.place.index))));
            break;
        case Part::before:
        case Part::question:
            break;
    }
    return page.take();
}

std::string entry_page(const PageView& view, const checklist::Question* question) {
    TextPage page(view.setting.width);
    page.heading({});
    if (question != nullptr && view.talk.entry != Entry::section && view.talk.entry != Entry::assessment) {
        page.line(0, question->text.shown_in(view.setting.language));
    }
    switch (view.talk.entry) {
        case Entry::note:
            page.line(0, view.say_with(Words::enter_note, "0", view.key(Key::back)));
            break;
        case Entry::assessment:
            if (!view.talk.assessment.empty()) {
                page.line(2, fmt::format("{}: {}", view.say(Words::recorded), view.talk.assessment));
            }
            page.line(0, view.say_with(Words::enter_assessment, "0", view.key(Key::back)));
            break;
        case Entry::basis:
            page.line(0, view.say(Words::enter_basis));
            add_numbered(page, {view.say(Words::disclosed), view.say(Words::observed),
                                view.say(Words::document), view.say(Words::third_party)});
            page.line(2, fmt::format("[0] {}", view.say(Words::no_basis)));
            page.line(2, view.key_says(Key::back, Words::key_back));
            break;
        case Entry::section:
            page.add(where_text(view));
            page.line(0, view.say_with(Words::enter_section, view.key(Key::close), view.key(Key::back)));
            break;
        case Entry::years:
            page.line(0, view.say_with(Words::enter_years, view.key(Key::back)));
            break;
        case Entry::none:
            break;
    }
    return page.take();
}

}  // namespace vidra::screening

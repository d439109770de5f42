// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/date.hpp"
#include "base/text_page.hpp"
#include "expression/program.hpp"
#include "screening/question_order.hpp"
#include "screening/standing.hpp"
#include "screening/talk.hpp"
#include "screening/talk_keys.hpp"
#include "screening/talk_words.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vidra::screening {

/// A checklist that is offered, by its id and its title.
struct OtherList {
    std::string id;
    checklist::Text title;
};

/// What an interview is held with. The instruments must outlive it.
struct InterviewSetting {
    const expression::Instrument& instrument;
    const expression::Instrument* before = nullptr;  ///< asked first; may be null
    std::string language;
    std::size_t width = 80;  ///< columns
    base::Days today = 0;
    /// The time as it is written into the record.
    std::function<std::string()> now;
    /// Checklists for children (true) or adults (false) where this one is not for the person's age.
    std::function<std::vector<OtherList>(bool for_children)> others;
    /// Is called with an answer as soon as it is taken, before what it means is worked out. May be empty.
    std::function<void(const Talk&)> keep = {};
};

/// What is on the screen now, and what is awaited.
struct Screen {
    enum class Awaits : std::uint8_t { key, line };
    std::string text;
    Awaits awaits = Awaits::key;
};

/// What came of a key or a line.
struct Reaction {
    enum class After : std::uint8_t {
        go_on,
        blank,        ///< wipe the screen at once; nothing else is shown until the same key
        leave,        ///< the draft is kept
        finished,     ///< the record is to be written
        start_other,  ///< keep this draft and begin the checklist `other` for the same person
    };
    std::string text;  ///< to show before the next screen
    After after = After::go_on;
    std::string other;
};

struct PageView;

/// The interview as a state machine. It shows text and takes what is typed; it knows no terminal, no file and
/// no clock. All that it remembers is in its Talk, so that one that is made of the same Talk goes on alike.
///
/// Text that comes in is made UTF-8 where it is not, with U+FFFD for what is none. Nothing that a person said
/// is shown in a way that a terminal obeys.
class Interview {
  public:
    /// `talk` has a sheet for the instrument, and for the checklist before it.
    Interview(InterviewSetting setting, Talk talk);

    [[nodiscard]] const Talk& talk() const { return m_talk; }
    [[nodiscard]] Screen screen();
    /// A key as one character, or a line without its end.
    [[nodiscard]] Reaction take(std::string_view typed);
    /// Whether nothing is shown until the key that blanks.
    [[nodiscard]] bool is_blank() const { return m_is_blank; }
    /// The alerts that hold, to be shown where a talk is taken up again.
    [[nodiscard]] std::string alerts_now();

    /// The place where a new talk begins.
    static void begin(const InterviewSetting& setting, Talk& talk);

  private:
    using Checklist = checklist::Checklist;
    using Question = checklist::Question;

    [[nodiscard]] const Checklist& checklist() const { return m_setting.instrument.checklist; }
    /// The checklist, sheet and question of the place at hand.
    [[nodiscard]] const Checklist& list_here() const;
    [[nodiscard]] Sheet& sheet_here();
    [[nodiscard]] const Question* question_here() const;
    [[nodiscard]] Said* said_here();

    // taking
    [[nodiscard]] Screen::Awaits awaited() const;
    Reaction take_entry(std::string_view typed, std::optional<Key> key);
    std::optional<Reaction> take_command(Key key);
    Reaction take_key(Key key);
    Reaction take_text(std::string_view typed);
    Reaction take_question_text(std::string_view typed);
    Reaction take_closing_text(std::string_view typed);
    Reaction take_closing_key(Key key);
    Reaction take_section(std::string_view typed);
    Reaction take_years(std::string_view typed);
    Reaction take_number(std::size_t number);

    // what an answer does
    Reaction answer(checklist::Answer answer, std::string text = {},
                    std::optional<std::int64_t> years = std::nullopt);
    void keep() const;
    void note_age_of_answer(std::string& told);
    [[nodiscard]] std::string what_changed(const Standing& before, AgeGroup age_before);
    Reaction child_by_birth_date(base::Days born);
    Reaction tell(std::string_view key, std::string value);

    // moving
    void go(Place to);
    Reaction back();
    [[nodiscard]] std::optional<Place> other_list_place();
    [[nodiscard]] Place next_question(std::optional<std::size_t> from);
    /// The first condition from there on that was not asked, or what comes after them.
    [[nodiscard]] Place next_before(std::size_t from);
    [[nodiscard]] bool asks_age_itself() const;
    [[nodiscard]] Place first_of_list();
    [[nodiscard]] Place closing_after(std::optional<Place> step);
    [[nodiscard]] Place to_closing();
    /// Goes to the end, or to what is needed before it, which is told.
    Reaction close_talk();
    /// Out of the conditions, past those that are not met.
    Place leave_conditions(Place to);
    [[nodiscard]] bool applies(Closing step, std::size_t recipient);
    Reaction move_on();

    const Standing& standing();
    const std::vector<bool>& before_relevance();
    [[nodiscard]] PageView view();
    void changed() { m_standing.reset(); }
    [[nodiscard]] Reaction only_say(Words which) const {
        return {line(say(which)), Reaction::After::go_on, {}};
    }
    /// Wrapped to the terminal, with a line feed.
    [[nodiscard]] std::string line(std::string_view text) const {
        base::TextPage page(m_setting.width);
        page.line(0, text);
        return page.take();
    }
    [[nodiscard]] std::string say(Words which) const { return words(which, m_setting.language); }

    InterviewSetting m_setting;
    Talk m_talk;
    Assessor m_assessor;
    std::optional<Assessor> m_before;
    QuestionOrder m_order;
    std::optional<Standing> m_standing;    ///< of the talk as it is
    std::vector<bool> m_before_relevance;  ///< by question of the checklist before; empty where not known
    bool m_is_blank = false;
};

}  // namespace vidra::screening

// SPDX-License-Identifier: Apache-2.0
// Writes what the benchmark reads, to standard output, the same on every machine: a checklist of 67
// indicators, and invented records for it. All forms of one N hold the same records.
//   generate checklist | generate csv|csv-quoted|csv-crlf|jsonl N
//   generate letters N: other records, with all that a letter is filled with
#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "layout.hpp"

namespace {

using bench::question_count;

// splitmix64; below() takes the high bits, so that no result depends on a library's distributions.
class Random {
  public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}

    std::uint32_t below(std::uint32_t bound) {
        m_state += 0x9e3779b97f4a7c15U;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
        z ^= z >> 31U;
        return static_cast<std::uint32_t>(((z >> 32U) * bound) >> 32U);
    }

  private:
    std::uint64_t m_state;
};

constexpr std::array<std::string_view, 12> countries{"UA", "MD", "RO", "GE", "UZ", "KG",
                                                     "TJ", "NG", "VN", "PH", "BY", "KZ"};

std::string question_id(std::size_t question) {
    return fmt::format("i{:02}", question + 1);
}

struct Form {
    bool json = false;
    bool quoted = false;
    std::string_view line_end = "\n";
};

// What stands before the answers in every record.
struct Case {
    std::string name, date, station, sex, age, citizenship;
};

using Answers = std::array<std::string_view, question_count>;

std::string_view quote(const Form& form) {
    return form.quoted ? "\"" : "";
}

// The text of the answers of one profile, as it stands at the end of a record.
std::string answers_text(const Answers& answers, const Form& form) {
    std::string cells;
    if (!form.json) {
        for (const std::string_view answer : answers) {
            cells += fmt::format(",{0}{1}{0}", quote(form), answer);
        }
        return cells.append(form.line_end);
    }
    cells = R"(,"answers":{)";
    for (std::size_t i = 0; i < question_count; ++i) {
        cells.append(i == 0 ? "" : ",").append("\"").append(question_id(i)).append("\":\"");
        cells.append(answers[i]).append("\"");
    }
    return cells.append("}}\n");
}

// A pool of profiles, as records of life are correlated too: in each, few or many indicators are found.
std::vector<std::string> profiles(Random& random, const Form& form) {
    constexpr std::size_t pool_size = 20'000;
    constexpr std::array<std::uint32_t, 5> yes_of_10000{300, 500, 800, 1500, 3000};
    std::vector<std::string> pool;
    pool.reserve(pool_size);
    while (pool.size() < pool_size) {
        const std::uint32_t yes = yes_of_10000[random.below(yes_of_10000.size())];
        Answers answers;
        for (std::string_view& answer : answers) {
            const std::uint32_t draw = random.below(10'000);
            answer = draw < yes ? "yes" : draw < 7200 ? "no" : draw < 8600 ? "unknown" : "";
        }
        pool.push_back(answers_text(answers, form));
    }
    return pool;
}

Case invent_case(std::size_t number, Random& random) {
    Case made;
    made.name = fmt::format("C{:08}", number);
    const std::uint32_t year = 2019 + random.below(6);
    const std::uint32_t month = 1 + random.below(12);
    made.date = fmt::format("{}-{:02}-{:02}", year, month, 1 + random.below(28));
    made.station = fmt::format("BCP-{:02}", 1 + random.below(40));
    const std::uint32_t sex = random.below(100);
    made.sex = sex < 48 ? 'F' : sex < 97 ? 'M' : 'X';
    made.age = std::to_string(14 + random.below(56));
    made.citizenship = countries[random.below(countries.size())];
    return made;
}

void add_case(std::string& out, const Case& made, const Form& form) {
    constexpr std::string_view json =
        R"({{"case":"{1}","date":"{2}","station":"{3}","sex":"{4}","age":{5},"citizenship":"{6}")";
    constexpr std::string_view csv = "{0}{1}{0},{0}{2}{0},{0}{3}{0},{0}{4}{0},{5},{0}{6}{0}";
    fmt::format_to(std::back_inserter(out), fmt::runtime(form.json ? json : csv), quote(form), made.name,
                   made.date, made.station, made.sex, made.age, made.citizenship);
}

bool write_out(std::string& buffer) {
    const bool written = std::fwrite(buffer.data(), 1, buffer.size(), stdout) == buffer.size();
    buffer.clear();
    return written;
}

bool write_records(std::size_t count, const Form& form) {
    Random random(7);
    const std::vector<std::string> pool = profiles(random, form);
    std::string buffer;
    if (!form.json) {
        buffer += fmt::format("{0}case{0},{0}date{0},{0}station{0},{0}sex{0},{0}age{0},{0}citizenship{0}",
                              quote(form));
        for (std::size_t i = 0; i < question_count; ++i) {
            buffer += fmt::format(",{0}{1}{0}", quote(form), question_id(i));
        }
        buffer += form.line_end;
    }
    for (std::size_t number = 0; number < count; ++number) {
        add_case(buffer, invent_case(number, random), form);
        buffer += pool[random.below(static_cast<std::uint32_t>(pool.size()))];
        if (buffer.size() > (1U << 20U) && !write_out(buffer)) {
            return false;
        }
    }
    return write_out(buffer);
}

// What letters are filled with; half of it in Cyrillic, some of it with characters that Markdown or HTML must
// escape.
constexpr std::array<std::string_view, 8> names{"Ana Izmišljena",  "Марија Измишљена", "Nadia O'Invented",
                                                "Олена Вигадана",  "<none> Imaginara", "Petar Nepostojeći",
                                                "Mira & Invented", "Ион Выдуманный"};
constexpr std::array<std::string_view, 6> languages{"Romanian", "Ukrainian", "српски",
                                                    "English",  "Uzbek",     "ромски"};
constexpr std::array<std::string_view, 6> contacts{"call after 18 h, ask for *Mira*",
                                                   "message only, never call",
                                                   "преко центра за социјални рад, пре подне",
                                                   "shelter & clinic, any working day",
                                                   "само лично, уз преводиоца",
                                                   R"(write to the office, \"for the tailor\")"};
constexpr std::array<std::string_view, 5> places{
    "invented street 5, second floor", "измишљена улица 12", "hostel by the station, room 3",
    "with a friend <not to be named>", "прихватилиште код границе"};
constexpr std::array<std::string_view, 5> others{R"(the man who calls himself \"uncle\")",
                                                 "послодавац и његов брат", "the landlord",
                                                 "the agency & its driver", "рођаци у месту рођења"};
constexpr std::array<std::string_view, 4> assessments{
    "Calm, tired; kept looking at the door and asked twice whether anybody had been told. Knew neither the "
    "address of "
    "the place of work nor what had been taken from the wages.",
    "Говори тихо и кратко, а за сваки одговор погледа ка човеку који чека напољу. Документа је видела "
    "последњи пут "
    "при доласку.",
    "Wanted to leave at first, then spoke freely once the door was closed. The sums that were named do not "
    "add up; "
    "[see the sheet] for them.",
    "Уморна, али сабрана. О путу прича радо, о послу нерадо. Пристала је да се разговор настави за два "
    "дана."};
constexpr std::array<std::string_view, 4> present{"an interpreter", "преводилац и социјална радница",
                                                  "a doctor", "nobody else"};
constexpr std::array<std::string_view, 4> ways{"disclosed", "observed", "document", "third_party"};
constexpr std::array<std::string_view, 4> forms{"forced_labour", "domestic_servitude", "sexual_exploitation",
                                                "forced_begging"};

template <std::size_t count>
std::string_view one_of(const std::array<std::string_view, count>& texts, Random& random) {
    return texts[random.below(count)];
}

std::string invent_date(Random& random, std::uint32_t year) {
    const std::uint32_t month = 1 + random.below(12);
    const std::uint32_t day = 1 + random.below(28);
    return fmt::format("{}-{:02}-{:02}", year, month, day);
}

// Three to eight answers are yes, each with how it is known: what letters list. A bed, and a second talk, are
// not in every letter; all else is.
void add_letter_record(std::string& out, std::size_t number, Random& random) {
    Answers answers;
    for (std::string_view& answer : answers) {
        answer = random.below(4) == 0 ? "unknown" : "no";
    }
    for (std::uint32_t yes = 3 + random.below(6); yes > 0;) {
        std::string_view& answer = answers[random.below(question_count)];
        yes -= answer == "yes" ? 0U : 1U;
        answer = "yes";
    }
    const auto put = [&out](std::string_view form, const auto&... values) {
        fmt::format_to(std::back_inserter(out), fmt::runtime(form), values...);
    };
    // one draw a statement: the order in which arguments are evaluated differs between compilers
    const std::uint32_t year = 2025 + random.below(2);
    const std::uint32_t age = 18 + random.below(50);
    const auto text = [&](std::string_view key, std::string_view value) { put(R"("{}":"{}",)", key, value); };
    put(R"({{"case":"L{:08}","age":{},)", number, age);
    text("date", invent_date(random, year));
    text("station", fmt::format("BCP-{:02}", 1 + random.below(40)));
    text("sex", random.below(2) == 0 ? "female" : "male");
    text("citizenship", one_of(countries, random));
    put(R"("form":["{}"],)", one_of(forms, random));
    text("assessment", one_of(assessments, random));
    out += R"("identity":{)";
    text("name", one_of(names, random));
    text("call_name", one_of(names, random));
    text("contact", one_of(contacts, random));
    text("whereabouts", one_of(places, random));
    text("keep_from", one_of(others, random));
    put(R"("birth_date":"{}"}},)", invent_date(random, year - age));
    out += R"("interview":{)";
    text("bed_tonight", random.below(2) == 0 ? "yes" : "no");
    text("present", one_of(present, random));
    if (random.below(3) == 0) {
        text("second_talk", invent_date(random, 2027));
    }
    put(R"("spoken":"{}"}},)", one_of(languages, random));
    out += R"("consent":{"screening":"given","referral":{"identification_authority":"given"}},"basis":{)";
    bool is_first = true;
    for (std::size_t i = 0; i < question_count; ++i) {
        if (answers[i] == "yes") {
            put(R"({}"{}":"{}")", is_first ? "" : ",", question_id(i), one_of(ways, random));
            is_first = false;
        }
    }
    out += '}';
    Form form;
    form.json = true;
    out += answers_text(answers, form);
}

bool write_letter_records(std::size_t count) {
    Random random(11);
    std::string buffer;
    for (std::size_t number = 0; number < count; ++number) {
        add_letter_record(buffer, number, random);
        if (buffer.size() > (1U << 20U) && !write_out(buffer)) {
            return false;
        }
    }
    return write_out(buffer);
}

constexpr std::string_view head = R"(vidra = 1
id = "bench"
version = "1"
languages = ["en"]
title = { en = "Invented for the benchmark" }
applies_to = "any"

[[source]]
title = "Invented for the benchmark"
status = "own"
)";

constexpr std::string_view rules = R"toml(
[criteria]
present = { of = "section", when = """strong >= 2 or strong >= 1 and strong + medium + weak >= 2
  or medium >= 3 or medium >= 2 and weak >= 1""" }
any_means = { when = """present(recruit_deception) or present(recruit_coercion) or present(recruit_abuse)
  or present(coercion_dest) or present(abuse_dest)""" }

[[outcome]]
id = "presumed_victim"
refer = true
when = "any_means and present(exploitation)"
title = { en = "Presumed victim" }
advice = { en = "Refer" }

[[outcome]]
id = "no_indication"
title = { en = "No indication so far" }
advice = { en = "Nothing" }
)toml";

constexpr std::string_view section_text = R"(
[[section]]
id = "{}"
element = "{}"
title = {{ en = "{}" }}
)";

constexpr std::string_view question_text = R"(
  [[section.question]]
  id = "{}"
  strength = "{}"
  text = {{ en = "Indicator {}, invented, in about as many words as one has" }}
)";

bool write_checklist() {
    std::string text(head);
    std::size_t question = 0;
    for (const bench::Section& section : bench::sections) {
        text += fmt::format(section_text, section.id, section.is_means ? "means" : "purpose", section.id);
        for (std::size_t i = 0; i < section.size; ++i, ++question) {
            constexpr std::array<std::string_view, 3> words{"strong", "medium", "weak"};
            text += fmt::format(question_text, question_id(question), words[bench::strength(section, i)],
                                question + 1);
        }
    }
    text += rules;
    return write_out(text);
}

int usage() {
    std::fputs("usage: generate checklist | generate csv|csv-quoted|csv-crlf|jsonl|letters N\n", stderr);
    return 2;
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string_view> words(argv + 1, argv + argc);
    bool written = false;
    if (words.size() == 1 && words[0] == "checklist") {
        written = write_checklist();
    } else if (words.size() == 2 && words[0] == "letters") {
        written = write_letter_records(std::strtoul(argv[2], nullptr, 10));
    } else if (words.size() == 2) {
        Form form;
        form.json = words[0] == "jsonl";
        form.quoted = words[0] == "csv-quoted";
        form.line_end = words[0] == "csv-crlf" ? "\r\n" : "\n";
        if (!form.json && !form.quoted && words[0] != "csv" && words[0] != "csv-crlf") {
            return usage();
        }
        written = write_records(std::strtoul(argv[2], nullptr, 10), form);
    } else {
        return usage();
    }
    if (!written || std::fflush(stdout) != 0) {
        std::perror("generate");
        return 2;
    }
    return 0;
}

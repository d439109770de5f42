// SPDX-License-Identifier: Apache-2.0
// Writes what the benchmark reads, to standard output, the same on every machine: a checklist of 67
// indicators, and invented records for it. All forms of one N hold the same records.
//   generate checklist | generate csv|csv-quoted|csv-crlf|jsonl N
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
  text = {{ en = "Indicator {}" }}
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
    std::fputs("usage: generate checklist | generate csv|csv-quoted|csv-crlf|jsonl N\n", stderr);
    return 2;
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string_view> words(argv + 1, argv + argc);
    bool written = false;
    if (words.size() == 1 && words[0] == "checklist") {
        written = write_checklist();
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

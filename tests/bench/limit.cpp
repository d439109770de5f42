// SPDX-License-Identifier: Apache-2.0
// A hand-written single-purpose program: what a machine can do with the records of generate.cpp when the
// checklist is fixed, nothing is checked and no cell is quoted. vidra is measured against it, so it must not
// get slower.
//   limit csv3 FILE: established and possible result, unknown and blank being open; lines of about vidra's
//   size limit json FILE: the established result alone
// Traps: the compiler takes main for cold, so the loops are functions of their own; reading into fresh memory
// costs as much as parsing, so one buffer is used again and again.
#include <fcntl.h>
#include <simdjson.h>
#include <unistd.h>
#if defined(__AVX2__) || defined(__SSE2__)
#include <immintrin.h>
#endif

#include <array>
#include <bit>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <string_view>
#include <vector>

#include "layout.hpp"

namespace {

constexpr std::size_t counter_count = bench::sections.size() * 3;
using Counts = std::array<std::uint8_t, counter_count>;

// The counter of each question: section * 3 + strength.
constexpr auto counter_of = [] {
    std::array<std::uint8_t, bench::question_count> counters{};
    std::size_t question = 0;
    for (std::size_t s = 0; s < bench::sections.size(); ++s) {
        for (std::size_t i = 0; i < bench::sections[s].size; ++i) {
            counters[question++] = static_cast<std::uint8_t>(s * 3 + bench::strength(bench::sections[s], i));
        }
    }
    return counters;
}();

void add(std::uint8_t& counter, bool one) {
    counter = static_cast<std::uint8_t>(counter + (one ? 1 : 0));
}

bool present(const std::uint8_t* counts) {
    const int strong = counts[0];
    const int medium = counts[1];
    const int weak = counts[2];
    return strong >= 2 || (strong >= 1 && strong + medium + weak >= 2) || medium >= 3 ||
           (medium >= 2 && weak >= 1);
}

// Results wait here until a MiB is full. A line is shorter than `spare`.
class Output {
  public:
    Output() : m_buffer(std::size_t{1} << 20U) {}
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;
    ~Output() { flush(); }

    char* room() {
        if (m_used + spare > m_buffer.size()) {
            flush();
        }
        return m_buffer.data() + m_used;
    }
    void end_at(const char* end) { m_used = static_cast<std::size_t>(end - m_buffer.data()); }

  private:
    static constexpr std::size_t spare = 4096;

    void flush() {
        std::size_t done = 0;
        while (done < m_used) {
            const ssize_t count = write(STDOUT_FILENO, m_buffer.data() + done, m_used - done);
            if (count <= 0) {
                return;
            }
            done += static_cast<std::size_t>(count);
        }
        m_used = 0;
    }

    std::vector<char> m_buffer;
    std::size_t m_used = 0;
};

char* put_result(char* out, std::string_view name, const Counts& counts) {
    const auto put = [&out](std::string_view text) {
        std::memcpy(out, text.data(), text.size());
        out += text.size();
    };
    std::array<bool, bench::sections.size()> holds{};
    put("{\"case\":\"");
    put(name);
    put("\"");
    for (std::size_t s = 0; s < bench::sections.size(); ++s) {
        holds[s] = present(counts.data() + 3 * s);
        put(",\"");
        put(bench::sections[s].id);
        put(holds[s] ? "\":true" : "\":false");
    }
    const bool any_means = holds[0] | holds[1] | holds[2] | holds[4] | holds[5];
    put(any_means && holds[3] ? ",\"result\":\"indicated\"}\n" : ",\"result\":\"not_indicated\"}\n");
    return out;
}

// yes counts for the established result; yes, unknown and blank count for the possible one.
char* put_result3(char* out, std::string_view name, const Counts& yes, const Counts& open) {
    Counts most{};
    for (std::size_t i = 0; i < counter_count; ++i) {
        most[i] = static_cast<std::uint8_t>(yes[i] + open[i]);
    }
    char* end = put_result(out, name, yes) - 2;
    std::array<bool, bench::sections.size()> holds{};
    for (std::size_t s = 0; s < bench::sections.size(); ++s) {
        holds[s] = present(most.data() + 3 * s);
    }
    const bool possible = (holds[0] | holds[1] | holds[2] | holds[4] | holds[5]) && holds[3];
    const std::string_view tail = possible ? ",\"possible\":true}\n" : ",\"possible\":false}\n";
    std::memcpy(end, tail.data(), tail.size());
    return end + tail.size();
}

// Where `wanted` stands in the 64 bytes at `bytes`, a bit for each.
#if defined(__AVX2__)
class Block {
  public:
    explicit Block(const char* bytes)
        : m_low(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes))),
          m_high(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes + 32))) {}

    [[nodiscard]] std::uint64_t find(char wanted) const {
        const __m256i all = _mm256_set1_epi8(wanted);
        const auto low = static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(m_low, all)));
        const auto high = static_cast<std::uint32_t>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(m_high, all)));
        return low | std::uint64_t{high} << 32U;
    }

  private:
    __m256i m_low, m_high;
};
#elif defined(__SSE2__)
class Block {
  public:
    explicit Block(const char* bytes) {
        for (std::size_t i = 0; i < 4; ++i) {
            m_quarters[i] = _mm_loadu_si128(reinterpret_cast<const __m128i*>(bytes + 16 * i));
        }
    }

    [[nodiscard]] std::uint64_t find(char wanted) const {
        const __m128i all = _mm_set1_epi8(wanted);
        std::uint64_t found = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            const auto part =
                static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_cmpeq_epi8(m_quarters[i], all)));
            found |= std::uint64_t{part} << (16 * i);
        }
        return found;
    }

  private:
    __m128i m_quarters[4];
};
#else
class Block {
  public:
    explicit Block(const char* bytes) : m_bytes(bytes) {}

    [[nodiscard]] std::uint64_t find(char wanted) const {
        std::uint64_t found = 0;
        for (std::size_t i = 0; i < 64; ++i) {
            found |= std::uint64_t{m_bytes[i] == wanted} << i;
        }
        return found;
    }

  private:
    const char* m_bytes;
};
#endif

// Calls cell(begin, size, ends_row) for each cell. Up to 63 bytes behind `end` are read.
template <class Cell>
void split_csv(const char* begin, const char* end, Cell cell) {
    const char* start = begin;
    for (const char* at = begin; at < end; at += 64) {
        const Block block(at);
        const std::uint64_t row_ends = block.find('\n');
        std::uint64_t ends = block.find(',') | row_ends;
        while (ends != 0) {
            const int place = std::countr_zero(ends);
            const char* stop = at + place;
            if (stop >= end) {
                break;
            }
            cell(start, static_cast<std::size_t>(stop - start), (row_ends >> place & 1U) != 0);
            start = stop + 1;
            ends &= ends - 1;
        }
    }
}

[[gnu::noinline]] void evaluate_csv(const char* begin, const char* end, Output& output) {
    constexpr std::size_t first_answer = 6;
    std::size_t column = 0;
    std::string_view name;
    Counts yes{};
    Counts open{};
    split_csv(begin, end, [&](const char* cell, std::size_t size, bool ends_row) {
        if (column >= first_answer) {
            const std::size_t counter = counter_of[column - first_answer];
            const bool is_yes = size == 3 && cell[0] == 'y' && cell[1] == 'e' && cell[2] == 's';
            const bool is_no = size == 2 && cell[0] == 'n' && cell[1] == 'o';
            add(yes[counter], is_yes);
            add(open[counter], !(is_yes | is_no));
        } else if (column == 0) {
            name = {cell, size};
        }
        if (ends_row) {
            output.end_at(put_result3(output.room(), name, yes, open));
            yes = {};
            open = {};
            column = 0;
        } else {
            ++column;
        }
    });
}

[[gnu::noinline]] void evaluate_json(const char* begin, const char* end, Output& output) {
    simdjson::ondemand::parser parser;
    while (begin < end) {
        const auto* stop =
            static_cast<const char*>(std::memchr(begin, '\n', static_cast<std::size_t>(end - begin)));
        if (stop == nullptr) {
            stop = end;
        }
        const auto size = static_cast<std::size_t>(stop - begin);
        auto document = parser.iterate(simdjson::padded_string_view(begin, size, size + 64));
        std::string_view name;
        Counts yes{};
        for (auto field : document.get_object()) {
            const std::string_view key = field.unescaped_key();
            if (key == "case") {
                name = field.value().get_string();
            } else if (key == "answers") {
                std::size_t next = 0;
                for (auto answer : field.value().get_object()) {
                    const std::string_view id = answer.unescaped_key();
                    const std::string_view value = answer.value().get_string();
                    std::size_t question = next;
                    if (!(id.size() == 3 &&
                          static_cast<std::size_t>((id[1] - '0') * 10 + id[2] - '0') == next + 1)) {
                        question = static_cast<std::size_t>((id[1] - '0') * 10 + id[2] - '1');
                    }
                    ++next;
                    if (value == "yes") {
                        add(yes[counter_of[question]], true);
                    }
                }
            }
        }
        output.end_at(put_result(output.room(), name, yes));
        begin = stop + 1;
    }
}

// Reads a piece, evaluates its whole lines, and keeps the line that is cut off for the next one.
bool stream(int file, bool csv, Output& output) {
    constexpr std::size_t piece = std::size_t{1} << 18U;
    std::vector<char> buffer(piece * 2 + 4096);
    std::size_t filled = 0;
    bool header = csv;
    ssize_t count = 0;
    while (filled <= piece && (count = read(file, buffer.data() + filled, piece)) > 0) {
        filled += static_cast<std::size_t>(count);
        const char* begin = buffer.data();
        const auto* last = static_cast<const char*>(memrchr(begin, '\n', filled));
        if (last == nullptr) {
            continue;
        }
        const char* end = last + 1;
        const std::size_t rest = filled - static_cast<std::size_t>(end - begin);
        if (header) {
            begin = static_cast<const char*>(std::memchr(begin, '\n', filled)) + 1;
            header = false;
        }
        if (csv) {
            evaluate_csv(begin, end, output);
        } else {
            evaluate_json(begin, end, output);
        }
        std::memmove(buffer.data(), end, rest);
        filled = rest;
    }
    return count == 0 && filled == 0;
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string_view> words(argv + 1, argv + argc);
    if (words.size() != 2 || (words[0] != "csv3" && words[0] != "json")) {
        std::fputs("usage: limit csv3|json FILE\n", stderr);
        return 2;
    }
    const int file = open(argv[2], O_RDONLY);
    if (file < 0) {
        std::perror("limit");
        return 2;
    }
    Output output;
    return stream(file, words[0] == "csv3", output) ? 0 : 2;
}

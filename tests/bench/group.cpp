// SPDX-License-Identifier: Apache-2.0
// What counting in groups costs at least: one program for one question about one layout (generate.cpp), years
// 2000 to 2099, three sexes, five bands of age, four answers to the first question on exploitation. It splits
// every field, as whoever reads CSV must, and trusts all of it.
//   group FILE > cells as `YEAR,SEX,BAND,ANSWER,N`, those with somebody in them
#include <fcntl.h>
#include <immintrin.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

namespace {

constexpr std::size_t date_column = 1;
constexpr std::size_t sex_column = 3;
constexpr std::size_t age_column = 4;
constexpr std::size_t answer_column = 38;  // i33
constexpr std::array<const char*, 3> sexes{"F", "M", "X"};
constexpr std::array<const char*, 5> bands{"0-17", "18-24", "25-34", "35-49", "50+"};
constexpr std::array<const char*, 4> answers{"yes", "no", "unknown", "not_recorded"};

struct Counter {
    std::array<std::array<std::array<std::array<unsigned long, 4>, 5>, 3>, 100> cells{};
    std::size_t column = 0;
    std::size_t year = 0, sex = 0, band = 0, answer = 0;

    void take(const char* begin, const char* end) {
        if (column == date_column) {
            year = static_cast<std::size_t>((begin[2] - '0') * 10 + begin[3] - '0');
        } else if (column == sex_column) {
            sex = *begin == 'F' ? 0 : *begin == 'M' ? 1 : 2;
        } else if (column == age_column) {
            int age = 0;
            for (; begin != end; ++begin) {
                age = age * 10 + *begin - '0';
            }
            band = age < 18 ? 0 : age < 25 ? 1 : age < 35 ? 2 : age < 50 ? 3 : 4;
        } else if (column == answer_column) {
            answer = begin == end ? 3 : *begin == 'y' ? 0 : *begin == 'n' ? 1 : 2;
        }
    }

    /// Whole lines, behind which a block may be read.
    void run(const char* begin, const char* end) {
        const __m256i comma = _mm256_set1_epi8(',');
        const __m256i line_feed = _mm256_set1_epi8('\n');
        const char* start = begin;
        for (const char* block = begin; block < end; block += 32) {
            const __m256i bytes = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(block));
            const auto ends =
                static_cast<unsigned>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(bytes, line_feed)));
            auto marks = ends | static_cast<unsigned>(_mm256_movemask_epi8(_mm256_cmpeq_epi8(bytes, comma)));
            for (; marks != 0; marks &= marks - 1) {
                const auto bit = static_cast<unsigned>(__builtin_ctz(marks));
                const char* const at = block + bit;
                if (at >= end) {
                    return;
                }
                take(start, at);
                start = at + 1;
                if ((ends >> bit & 1U) == 0) {
                    ++column;
                    continue;
                }
                column = 0;
                ++cells[year][sex][band][answer];
            }
        }
    }
};

}  // namespace

int main(int argc, char** argv) {
    const int file = argc == 2 ? ::open(argv[1], O_RDONLY) : -1;
    if (file < 0) {
        return 2;
    }
    constexpr std::size_t chunk = 1U << 18U;
    std::vector<char> buffer(2 * chunk + 64);
    static Counter counter;
    std::size_t have = 0;
    bool is_head = true;
    for (ssize_t count = 0; (count = ::read(file, buffer.data() + have, chunk)) > 0;) {
        have += static_cast<std::size_t>(count);
        char* begin = buffer.data();
        auto* const last = static_cast<char*>(::memrchr(begin, '\n', have));
        if (last == nullptr) {
            continue;
        }
        if (is_head) {
            begin = static_cast<char*>(std::memchr(begin, '\n', have)) + 1;
            is_head = false;
        }
        counter.run(begin, last + 1);
        have -= static_cast<std::size_t>(last + 1 - buffer.data());
        std::memmove(buffer.data(), last + 1, have);
    }
    for (std::size_t year = 0; year < 100; ++year) {
        for (std::size_t sex = 0; sex < 3; ++sex) {
            for (std::size_t band = 0; band < 5; ++band) {
                for (std::size_t answer = 0; answer < 4; ++answer) {
                    if (const unsigned long n = counter.cells[year][sex][band][answer]; n > 0) {
                        std::printf("20%02zu,%s,%s,%s,%lu\n", year, sexes[sex], bands[band], answers[answer],
                                    n);
                    }
                }
            }
        }
    }
}

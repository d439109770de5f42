// SPDX-License-Identifier: Apache-2.0
#include "expression/facts.hpp"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace vidra::expression {
namespace {

using checklist::Answer;
using checklist::AnswerState;

constexpr std::size_t word_bits = 64;

/// A bit for each of 64 states: those that are yes, and the open ones.
struct States {
    std::uint64_t yes = 0;
    std::uint64_t open = 0;
};

#if defined(__SSE2__)
inline States look_at(const AnswerState* states) {
    constexpr std::size_t lane_bytes = 16;
    const __m128i yes = _mm_set1_epi8(static_cast<char>(AnswerState::yes));
    const __m128i first_closed = _mm_set1_epi8(static_cast<char>(AnswerState::not_applicable));
    States seen;
    for (std::size_t lane = 0; lane < word_bits; lane += lane_bytes) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(states + lane));
        const auto bits = [&](__m128i mask) {
            return static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(mask))) << lane;
        };
        seen.yes |= bits(_mm_cmpeq_epi8(bytes, yes));
        seen.open |= bits(_mm_cmplt_epi8(bytes, first_closed));
    }
    return seen;
}
#else
inline States look_at(const AnswerState* states) {
    States seen;
    for (std::size_t i = 0; i < word_bits; ++i) {
        seen.yes |= static_cast<std::uint64_t>(states[i] == AnswerState::yes) << i;
        seen.open |= static_cast<std::uint64_t>(states[i] < AnswerState::not_applicable) << i;
    }
    return seen;
}
#endif

/// Puts bits into a set from this fact on.
void put(Bits& bits, std::size_t fact, std::uint64_t run) {
    const std::size_t shift = fact % word_bits;
    bits[fact / word_bits] |= run << shift;
    if (shift != 0 && run >> (word_bits - shift) != 0) {
        bits[fact / word_bits + 1] |= run >> (word_bits - shift);
    }
}

/// Whether the answer, which is not open, makes the fact hold.
bool holds(const Fact& fact, const Answer& answer) {
    const bool given = answer.state == AnswerState::given;
    switch (fact.kind) {
        case FactKind::yes:
            return answer.state == AnswerState::yes;
        case FactKind::option:
            return given && static_cast<std::size_t>(answer.value) == fact.option;
        case FactKind::contains:
            return given && (static_cast<std::uint64_t>(answer.value) >> fact.option & 1U) != 0;
        case FactKind::test:
            return given && passes(answer.value, fact.op, fact.constant);
    }
    return false;
}

}  // namespace

FactReader::FactReader(const Program& program) : m_program(program) {
    for (std::size_t i = 0; i < program.facts.size(); ++i) {
        const Fact& fact = program.facts[i];
        if (fact.kind != FactKind::yes) {
            m_others.push_back(i);
            continue;
        }
        const bool goes_on = !m_runs.empty() && m_runs.back().count < word_bits &&
                             m_runs.back().fact + m_runs.back().count == i &&
                             m_runs.back().question + m_runs.back().count == fact.question;
        if (goes_on) {
            ++m_runs.back().count;
        } else {
            m_runs.push_back({i, fact.question, 1});
        }
    }
}

void FactReader::read(const checklist::Answers& answers, Known& known) const {
    static_assert(checklist::Answers::readable_behind >= word_bits);
    known.certain.assign(m_program.words(), 0);
    known.possible.assign(m_program.words(), 0);
    for (const Run& run : m_runs) {
        const States seen = look_at(answers.states(run.question));
        const std::uint64_t mask = ~std::uint64_t{0} >> (word_bits - run.count);
        put(known.certain, run.fact, seen.yes & mask);
        put(known.possible, run.fact, (seen.yes | seen.open) & mask);
    }
    for (const std::size_t i : m_others) {
        const Fact& fact = m_program.facts[i];
        const Answer answer = answers[fact.question];
        if (answer.is_open()) {
            set_bit(known.possible, i);
        } else if (holds(fact, answer)) {
            set_bit(known.certain, i);
            set_bit(known.possible, i);
        }
    }
}

bool passes(std::int64_t value, CompareOp op, std::int64_t constant) {
    switch (op) {
        case CompareOp::equal:
            return value == constant;
        case CompareOp::not_equal:
            return value != constant;
        case CompareOp::less:
            return value < constant;
        case CompareOp::less_equal:
            return value <= constant;
        case CompareOp::greater:
            return value > constant;
        case CompareOp::greater_equal:
            return value >= constant;
        case CompareOp::has:
            break;
    }
    return false;
}

}  // namespace vidra::expression

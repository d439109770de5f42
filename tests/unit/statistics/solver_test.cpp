// SPDX-License-Identifier: Apache-2.0
#include "statistics/solver_module.hpp"

#include "tables.hpp"

#include <boost/test/unit_test.hpp>

#include <csignal>
#include <string>

namespace statistics = vidra::statistics;
namespace test = vidra::test;
using statistics::SolverStatus;

BOOST_AUTO_TEST_SUITE(solver)

// Most of 3x + 2y where x + y <= 4 and x + 3y <= 6: at x = 4, y = 0. With x at most 2.5: y = 7/6.
BOOST_AUTO_TEST_CASE(a_program_is_solved_again_after_a_change) {
    const auto program =
        test::solver().load({{.low = 0, .high = 10, .cost = -3, .is_whole = true},
                             {.low = 0, .high = statistics::no_bound, .cost = -2, .is_whole = true}},
                            {{.low = -statistics::no_bound, .high = 4, .terms = {{0, 1}, {1, 1}}},
                             {.low = -statistics::no_bound, .high = 6, .terms = {{0, 1}, {1, 3}}}});
    statistics::SolverAnswer answer = program->minimise();
    BOOST_REQUIRE(answer.status == SolverStatus::optimal);
    BOOST_CHECK_CLOSE(answer.value, -12.0, 1e-6);
    BOOST_CHECK_CLOSE(answer.duals.at(0), -3.0, 1e-6);
    program->set_bounds(0, 0, 2.5);
    answer = program->minimise();
    BOOST_REQUIRE(answer.status == SolverStatus::optimal);
    BOOST_CHECK_CLOSE(answer.value, -7.5 - 7.0 / 3, 1e-6);
    answer = program->minimise_whole(100);
    BOOST_REQUIRE(answer.status == SolverStatus::optimal);
    BOOST_CHECK_CLOSE(answer.value, -8.0, 1e-6);  // x = 2, y = 1
}

BOOST_AUTO_TEST_CASE(what_has_no_solution_is_told_from_what_has_no_end) {
    const auto program = test::solver().load({{.low = 0, .high = statistics::no_bound, .cost = -1}},
                                             {{.low = 1, .high = statistics::no_bound, .terms = {{0, 1}}}});
    BOOST_CHECK(program->minimise().status == SolverStatus::endless);
    program->set_bounds(0, 0, 0.5);
    BOOST_CHECK(program->minimise().status == SolverStatus::infeasible);
    BOOST_CHECK(program->minimise_whole(10).status == SolverStatus::infeasible);
}

// 2x + 2y = 3 has solutions, but none of whole numbers.
BOOST_AUTO_TEST_CASE(whole_numbers_are_asked_for) {
    const auto program = test::solver().load({{.low = 0, .high = 5, .cost = 1, .is_whole = true},
                                              {.low = 0, .high = 5, .cost = 1, .is_whole = true}},
                                             {{.low = 3, .high = 3, .terms = {{0, 2}, {1, 2}}}});
    BOOST_CHECK(program->minimise().status == SolverStatus::optimal);
    BOOST_CHECK(program->minimise_whole(100).status == SolverStatus::infeasible);
}

BOOST_AUTO_TEST_CASE(programs_without_rows_or_columns) {
    const auto free = test::solver().load({{.low = 1, .high = 2.5, .cost = -1, .is_whole = true}}, {});
    BOOST_CHECK_CLOSE(free->minimise().value, -2.5, 1e-9);
    BOOST_CHECK_CLOSE(free->minimise_whole(10).value, -2.0, 1e-9);
    free->set_bounds(0, 1, statistics::no_bound);
    BOOST_CHECK(free->minimise().status == SolverStatus::endless);
    BOOST_CHECK(test::solver().load({}, {{.low = 0, .high = 1, .terms = {}}})->minimise().status ==
                SolverStatus::optimal);
    BOOST_CHECK(test::solver().load({}, {{.low = 1, .high = 1, .terms = {}}})->minimise().status ==
                SolverStatus::infeasible);
}

BOOST_AUTO_TEST_CASE(signals_are_left_alone) {
    struct sigaction before {};  // whoever runs the tests may have them ignored
    BOOST_REQUIRE(::sigaction(SIGINT, nullptr, &before) == 0);
    const auto program =
        test::solver().load({{.low = 0, .high = 5, .cost = -1, .is_whole = true}},
                            {{.low = -statistics::no_bound, .high = 3.5, .terms = {{0, 1}}}});
    BOOST_CHECK(program->minimise_whole(100).status == SolverStatus::optimal);
    struct sigaction action {};
    BOOST_REQUIRE(::sigaction(SIGINT, nullptr, &action) == 0);
    BOOST_CHECK(action.sa_handler == before.sa_handler);
}

BOOST_AUTO_TEST_CASE(a_module_that_is_not_there_is_said_in_words) {
    std::string why;
    BOOST_CHECK(statistics::open_solver({"no/such/folder"}, why) == nullptr);
    BOOST_TEST(why.find("vidra_solver.so") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

// SPDX-License-Identifier: Apache-2.0
#include "support.hpp"

#include "base/file.hpp"
#include "checks/check.hpp"

#include <fmt/format.h>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace vidra::test {

std::string data_file(const std::string& name) {
    return base::read_file(std::string("tests/unit/checks/data/") + name, base::max_configuration_bytes);
}

std::string sample() {
    static const std::string text = data_file("checklists/sample.toml");
    return text;
}

const checklist::Catalog& catalog() {
    static const checklist::Catalog catalog({"tests/unit/checks/data"});
    return catalog;
}

std::string edited(std::string text, const std::string& part, const std::string& by) {
    const std::size_t at = text.find(part);
    if (at == std::string::npos || text.find(part, at + 1) != std::string::npos) {
        throw std::logic_error(fmt::format("`{}` does not occur once", part));
    }
    return text.replace(at, part.size(), by);
}

std::string edited(std::string text, const std::vector<Edit>& edits) {
    for (const Edit& edit : edits) {
        text = edited(std::move(text), edit.part, edit.by);
    }
    return text;
}

std::vector<diag::Diagnostic> findings(std::string text) {
    diag::Diagnostics diagnostics;
    diagnostics.set_file("file.toml");
    checks::check_file(std::move(text), catalog(), diagnostics);
    diagnostics.sort();
    return diagnostics.all();
}

std::string place(std::uint32_t line, std::uint32_t column, diag::Code code) {
    return fmt::format("{}:{} {}", line, column, diag::info(code).id);
}

std::string places(const std::vector<diag::Diagnostic>& found) {
    std::string text;
    for (const diag::Diagnostic& one : found) {
        const diag::Position begin = one.location.range.begin;
        text += (text.empty() ? "" : "\n") + place(begin.line, begin.column, one.code);
    }
    return text;
}

void check_row(const Row& row, const std::string& base, Check check) {
    const std::string start = edited(base, row.setup);
    const auto with = [&](const std::string& by) {
        return row.part.empty() ? by : edited(start, row.part, by);
    };
    auto found = check(with(row.bad));
    // the findings beside the row's own are named by code alone, so they are taken out before the comparison
    for (const diag::Code code : row.also) {
        const auto at =
            std::find_if(found.begin(), found.end(), [&](const auto& one) { return one.code == code; });
        BOOST_TEST_REQUIRE((at != found.end()), row.name << ": expected also " << diag::info(code).id);
        found.erase(at);
    }
    BOOST_TEST(places(found) == place(row.line, row.column, row.code), row.name << ": " << places(found));

    for (const diag::Diagnostic& one : check(with(row.good))) {
        const std::string told = places({one}) + ": " + one.message;
        BOOST_TEST((one.severity != diag::Severity::error), row.name << ", near miss: " << told);
        BOOST_TEST((one.code != row.code), row.name << ", near miss: " << told);
    }
}

}  // namespace vidra::test

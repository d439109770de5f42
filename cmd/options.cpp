// SPDX-License-Identifier: Apache-2.0
#include "options.hpp"

#include <CLI/CLI.hpp>

namespace vidra::cmd {

void OptionSet::flag(const std::string& names, bool& value, const std::string& help) {
    m_app.add_flag(names, value, help);
}

void OptionSet::text(const std::string& names, std::string& value, const std::string& placeholder,
                     const std::string& help) {
    m_app.add_option(names, value, help)->type_name(placeholder);
}

void OptionSet::number(const std::string& names, std::uint64_t& value, const std::string& placeholder,
                       const std::string& help) {
    const auto is_number = [](const std::string& text) {
        const bool digits = !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
        return digits && text != "0" ? std::string() : std::string("must be a whole number above 0");
    };
    m_app.add_option(names, value, help)->check(CLI::Validator(is_number, ""))->type_name(placeholder);
}

void OptionSet::word(const std::string& names, std::string& value, const std::vector<std::string>& words,
                     const std::string& help) {
    std::string shown;
    for (const std::string& word : words) {
        shown += (shown.empty() ? "" : "|") + word;
    }
    value = words.front();
    m_app.add_option(names, value, help)->check(CLI::IsMember(words).description(""))->type_name(shown);
}

void OptionSet::required(const std::string& name, std::string& value, const std::string& help) {
    m_app.add_option(name, value, help)->required()->type_name("");
}

void OptionSet::rest(const std::string& name, std::vector<std::string>& values, const std::string& help,
                     bool at_least_one) {
    CLI::Option* option = m_app.add_option(name, values, help)->type_name("");
    if (at_least_one) {
        option->required();
    }
}

void CommonOptions::add(OptionSet& options) {
    options.text("--lang", language, "TAG", "Language of texts: en, sr, sr-Latn");
    options.text("-o,--output", output, "FILE",
                 "Write to FILE, whole or not at all, instead of standard output");
    options.word("--color", color, {"auto", "always", "never"}, "Colour; auto is on for a terminal");
    options.flag("-q,--quiet", quiet, "No summary on standard error; findings still appear");
}

}  // namespace vidra::cmd

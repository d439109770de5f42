// SPDX-License-Identifier: Apache-2.0
#include "options.hpp"

#include "checklist/text.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <charconv>
#include <cstdint>
#include <system_error>

namespace vidra::cmd {
namespace {

std::string with_bars(const std::vector<std::string>& words) {
    std::string shown;
    for (const std::string& word : words) {
        shown += (shown.empty() ? "" : "|") + word;
    }
    return shown;
}

}  // namespace

OptionSet::OptionSet(CLI::App& app, CommandInfo& info) : m_app(app), m_info(info) {
    for (const CLI::Option* option : app.get_options()) {  // the parser's own: --help, --version
        note(*option, "", std::nullopt);
    }
}

void OptionSet::note(const CLI::Option& option, const std::string& placeholder, std::optional<Takes> takes) {
    std::vector<std::string> names;
    for (const std::string& name : option.get_snames()) {
        names.push_back("-" + name);
    }
    for (const std::string& name : option.get_lnames()) {
        names.push_back("--" + name);
    }
    m_info.options.push_back({names, option.get_description(), placeholder, std::move(takes)});
}

void OptionSet::flag(const std::string& names, bool& value, const std::string& help) {
    note(*m_app.add_flag(names, value, help), "", std::nullopt);
}

void OptionSet::text(const std::string& names, std::string& value, const std::string& placeholder,
                     const std::string& help, const Takes& takes) {
    note(*m_app.add_option(names, value, help)->type_name(placeholder), placeholder, takes);
}

void OptionSet::texts(const std::string& names, std::vector<std::string>& values,
                      const std::string& placeholder, const std::string& help, const Takes& takes) {
    note(*m_app.add_option(names, values, help)->type_name(placeholder)->allow_extra_args(false), placeholder,
         takes);
}

void OptionSet::number(const std::string& names, std::uint64_t& value, const std::string& placeholder,
                       const std::string& help) {
    constexpr std::uint64_t most = 1'000'000'000'000;  // far above what any option is for
    const auto is_number = [most](const std::string& text) {
        std::uint64_t number = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        const bool is_whole = error == std::errc() && end == text.data() + text.size();
        return is_whole && number > 0 && number <= most
                   ? std::string()
                   : fmt::format("must be a whole number from 1 to {}", most);
    };
    const CLI::Option* option =
        m_app.add_option(names, value, help)->check(CLI::Validator(is_number, ""))->type_name(placeholder);
    note(*option, placeholder, Takes::anything());
}

void OptionSet::word(const std::string& names, std::string& value, const std::vector<std::string>& words,
                     const std::string& help) {
    value = words.front();
    const CLI::Option* option = m_app.add_option(names, value, help)
                                    ->check(CLI::IsMember(words).description(""))
                                    ->type_name(with_bars(words));
    note(*option, with_bars(words), Takes::one_of(words));
}

void OptionSet::optional(const std::string& name, std::string& value, const Takes& takes,
                         const std::string& help) {
    m_app.add_option(name, value, help)->type_name("");
    m_info.arguments.push_back({name, takes, false});
}

void OptionSet::required(const std::string& name, std::string& value, const Takes& takes,
                         const std::string& help) {
    m_app.add_option(name, value, help)->required()->type_name("");
    m_info.arguments.push_back({name, takes, false});
}

void OptionSet::required_word(const std::string& name, std::string& value,
                              const std::vector<std::string>& words, const std::string& help) {
    m_app.add_option(name, value, help)
        ->required()
        ->check(CLI::IsMember(words).description(""))
        ->type_name(with_bars(words));
    m_info.arguments.push_back({name, Takes::one_of(words), false});
}

void OptionSet::rest(const std::string& name, std::vector<std::string>& values, const Takes& takes,
                     const std::string& help, bool at_least_one) {
    CLI::Option* option = m_app.add_option(name, values, help)->type_name("");
    if (at_least_one) {
        option->required();
    }
    m_info.arguments.push_back({name, takes, true});
}

void CommonOptions::add(OptionSet& options) {
    options.text("--lang", language, "TAG", "Language of texts: en, sr, sr-Latn",
                 Takes::one_of({"en", "sr", "sr-Latn"}));
    options.text("-o,--output", output, "FILE",
                 "Write to FILE, whole or not at all, instead of standard output", Takes::file());
    options.word("--color", color, {"auto", "always", "never"}, "Colour; auto is on for a terminal");
    options.flag("-q,--quiet", quiet, "No summary on standard error; findings still appear");
}

void CommonOptions::settle() {
    language_was_named = !language.empty();
    output_was_named = !output.empty();
    language = language_was_named ? checklist::canonical_language(language) : "en";
    output = output_was_named ? output : "-";
}

}  // namespace vidra::cmd

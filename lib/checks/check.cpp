// SPDX-License-Identifier: Apache-2.0
#include "checks/check.hpp"

#include "base/ascii.hpp"
#include "base/file.hpp"
#include "checklist/loader.hpp"
#include "checks/allowances.hpp"
#include "checks/letters.hpp"
#include "checks/rules.hpp"
#include "expression/compiler.hpp"
#include "tomlio/document.hpp"
#include "tomlio/reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace vidra::checks {
namespace {

using diag::Code;

enum class FileKind : std::uint8_t { checklist, mapping, allowances, letter, services, report, not_yet };

/// Kinds of file that the design names and this version does not check yet.
const std::vector<std::string>& other_kinds() {
    static const std::vector<std::string> kinds = {"manual", "card", "drill"};
    return kinds;
}

/// What the head of the file says it is; a fault of the head is reported and gives nothing.
std::optional<FileKind> file_kind(const tomlio::Document& document, diag::Diagnostics& diagnostics) {
    const diag::Range start = {{1, 1}, {1, 1}};
    if (document.root.members.empty()) {
        diagnostics.add(Code::empty_file, start, "there is nothing in this file",
                        "a checklist begins with vidra = 1");
        return std::nullopt;
    }
    tomlio::TableReader root(document, document.root, diagnostics, "the file");
    const tomlio::Value* version = root.find("vidra");
    if (version == nullptr) {
        diagnostics.add(Code::missing_key, start, "the file does not say that it is for vidra",
                        "begin it with vidra = 1");
        return std::nullopt;
    }
    if (version->kind != tomlio::Kind::integer || version->integer != 1) {
        diagnostics.add(Code::unknown_format_version, version->range,
                        "this program reads version 1 of the file format", "write vidra = 1");
        return std::nullopt;
    }
    const tomlio::Value* kind = root.find("kind");
    if (kind == nullptr) {
        return FileKind::checklist;
    }
    for (const auto& [word, one] :
         {std::pair("mapping", FileKind::mapping), std::pair("allowances", FileKind::allowances),
          std::pair("letter", FileKind::letter), std::pair("services", FileKind::services),
          std::pair("report", FileKind::report)}) {
        if (kind->kind == tomlio::Kind::string && kind->string == word) {
            return one;
        }
    }
    const auto& others = other_kinds();
    if (kind->kind == tomlio::Kind::string &&
        std::find(others.begin(), others.end(), kind->string) != others.end()) {
        diagnostics.add(Code::unknown_kind, kind->range,
                        fmt::format("this version of vidra cannot check a {} yet", kind->string));
        return FileKind::not_yet;
    }
    std::vector<std::string> known = {"mapping", "allowances", "letter", "services", "report"};
    known.insert(known.end(), others.begin(), others.end());
    diagnostics.add(Code::unknown_kind, kind->range, "there is no such kind of file",
                    tomlio::suggestion(kind->string, known));
    return std::nullopt;
}

std::optional<tomlio::Document> parse(std::string text, FileKind wanted, diag::Diagnostics& diagnostics) {
    auto document = tomlio::parse(std::move(text), diagnostics);
    if (!document) {
        return std::nullopt;
    }
    const auto kind = file_kind(*document, diagnostics);
    if (!kind) {
        return std::nullopt;
    }
    if (*kind != wanted) {
        diagnostics.add(Code::unknown_kind, {{1, 1}, {1, 1}},
                        wanted == FileKind::checklist  ? "this is not a checklist"
                        : wanted == FileKind::mapping  ? "this is not a mapping"
                        : wanted == FileKind::letter   ? "this is not the manifest of a letter"
                        : wanted == FileKind::services ? "this is not a service list"
                        : wanted == FileKind::report   ? "this is not a report"
                                                       : "these are not allowances");
        return std::nullopt;
    }
    return document;
}

/// The most nodes of a diagram that a check waits for.
constexpr std::size_t most_nodes = 200'000;

std::optional<expression::Instrument> check_checklist(const tomlio::Document& document,
                                                      const checklist::Catalog& catalog, Depth depth,
                                                      diag::Diagnostics& diagnostics) {
    const std::size_t errors_before = diagnostics.error_count();
    auto checklist = checklist::load(document, diagnostics);
    check_age_without_presume(checklist, diagnostics);
    check_references(checklist, catalog, diagnostics);
    // rules are read also after faults of form, so that one run reports both
    const bool is_whole = diagnostics.error_count() == errors_before;
    auto instrument = expression::compile(std::move(checklist), diagnostics);
    if (!is_whole || !instrument) {
        return std::nullopt;
    }
    if (depth != Depth::rules) {
        check_examples(*instrument, diagnostics);
        reason::Prover prover(*instrument, most_nodes);
        check_claims(*instrument, prover, diagnostics);
        if (depth == Depth::everything) {
            check_meaning(*instrument, prover, diagnostics);
        }
    }
    return diagnostics.error_count() == errors_before ? std::move(instrument) : std::nullopt;
}

/// A mapping is held against its checklist, which is found by id.
void check_mapping(const tomlio::Document& document, const checklist::Catalog& catalog,
                   diag::Diagnostics& diagnostics) {
    const auto id = records::mapping_checklist(document);
    std::optional<expression::Instrument> instrument;
    if (id && base::is_id(*id)) {
        if (const auto path = catalog.find_checklist(*id)) {
            diag::Diagnostics of_checklist;
            instrument =
                load_instrument(base::read_file(*path, base::max_configuration_bytes), catalog, of_checklist);
        }
    }
    (void)records::load_mapping(document, instrument ? &instrument->checklist : nullptr, diagnostics);
    if (id && !instrument) {
        tomlio::TableReader root(document, document.root, diagnostics, "the mapping");
        diagnostics.add(Code::mapping_checklist, root.find("checklist")->range,
                        fmt::format("the checklist `{}` is not found, or does not check", *id),
                        "its questions and answers could not be compared");
    }
}

}  // namespace

void check_file(std::string text, const checklist::Catalog& catalog, diag::Diagnostics& diagnostics) {
    const auto document = tomlio::parse(std::move(text), diagnostics);
    const auto kind = document ? file_kind(*document, diagnostics) : std::nullopt;
    if (kind == FileKind::checklist) {
        (void)check_checklist(*document, catalog, Depth::everything, diagnostics);
    } else if (kind == FileKind::mapping) {
        check_mapping(*document, catalog, diagnostics);
    } else if (kind == FileKind::allowances) {
        (void)read_allowances(*document, diagnostics);
    } else if (kind == FileKind::letter) {
        const std::string path = diagnostics.file();
        (void)check_letter(*document, path, diagnostics, catalog.common_letter_texts());
    } else if (kind == FileKind::services) {
        (void)check_services(*document, diagnostics);
    } else if (kind == FileKind::report) {
        const std::string path = diagnostics.file();
        (void)check_report(*document, path, "", catalog, diagnostics);
    }
}

std::optional<expression::Instrument> load_instrument(std::string text, const checklist::Catalog& catalog,
                                                      diag::Diagnostics& diagnostics, Depth depth) {
    const auto document = parse(std::move(text), FileKind::checklist, diagnostics);
    return document ? check_checklist(*document, catalog, depth, diagnostics) : std::nullopt;
}

std::optional<records::Mapping> load_mapping(std::string text, const checklist::Checklist& checklist,
                                             diag::Diagnostics& diagnostics) {
    const auto document = parse(std::move(text), FileKind::mapping, diagnostics);
    return document ? records::load_mapping(*document, &checklist, diagnostics) : std::nullopt;
}

std::optional<documents::LetterTemplate> load_letter(std::string text, const std::string& path,
                                                     diag::Diagnostics& diagnostics,
                                                     const std::string& common) {
    const auto document = parse(std::move(text), FileKind::letter, diagnostics);
    return document ? check_letter(*document, path, diagnostics, common) : std::nullopt;
}

std::optional<documents::ServiceList> load_services(std::string text, diag::Diagnostics& diagnostics) {
    const auto document = parse(std::move(text), FileKind::services, diagnostics);
    return document ? check_services(*document, diagnostics) : std::nullopt;
}

std::optional<Report> load_report(std::string text, const std::string& path, const std::string& checklist,
                                  const checklist::Catalog& catalog, diag::Diagnostics& diagnostics) {
    const auto document = parse(std::move(text), FileKind::report, diagnostics);
    return document ? check_report(*document, path, checklist, catalog, diagnostics) : std::nullopt;
}

std::optional<Allowances> load_allowances(std::string text, diag::Diagnostics& diagnostics) {
    const auto document = parse(std::move(text), FileKind::allowances, diagnostics);
    return document ? read_allowances(*document, diagnostics) : std::nullopt;
}

std::string checklist_of_mapping(std::string text) {
    diag::Diagnostics ignored;
    const auto document = tomlio::parse(std::move(text), ignored);
    return document ? records::mapping_checklist(*document).value_or("") : std::string();
}

}  // namespace vidra::checks

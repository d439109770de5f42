// SPDX-License-Identifier: Apache-2.0
// Letters of one template for all records of a file, in one process and one behind the other on standard
// output, so that no disk is measured: reads, evaluates and decides as `vidra letter` does, and fills and
// writes as it does.
//   letters text|md|html|pdf MANIFEST CHECKLIST RECORDS
//   letters data MANIFEST CHECKLIST RECORDS: what other programs need to fill the same template, a line of
//   JSON for each letter, with the names that the template uses and no others
#include "base/date.hpp"
#include "base/file.hpp"
#include "checklist/catalog.hpp"
#include "checks/check.hpp"
#include "diag/render.hpp"
#include "documents/case_reader.hpp"
#include "documents/letter.hpp"
#include "documents/letter_data.hpp"
#include "documents/pdf_module.hpp"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <cstdlib>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace vidra;
using documents::Format;
using documents::Node;
using documents::Value;

[[noreturn]] void fail(const std::string& what) {
    std::fprintf(stderr, "letters: %s\n", what.c_str());
    std::exit(2);
}

/// The names that a template uses, as a tree.
struct Use {
    std::map<std::string, Use> inner;
};

/// Inside of a list a name of one part is that of a member of the item.
void note_names(const std::vector<Node>& nodes, Use& root, Use* item) {
    for (const Node& node : nodes) {
        Use* use = item != nullptr && node.path.size() == 1 ? item : &root;
        for (const std::string& part : node.path) {
            use = &use->inner[part];
        }
        const bool is_list = !node.path.empty() && node.path.back() == "list";
        note_names(node.children, root, is_list ? use : item);
    }
}

nlohmann::json as_json(const Value* value, const Use& use) {
    if (value == nullptr) {
        return false;
    }
    switch (value->kind()) {
        case Value::Kind::text:
            return value->text();
        case Value::Kind::list: {
            nlohmann::json list = nlohmann::json::array();
            for (const Value& item : value->items()) {
                list.push_back(as_json(&item, use));
            }
            return list;
        }
        case Value::Kind::object: {
            nlohmann::json object = nlohmann::json::object();
            for (const auto& [name, inner] : use.inner) {
                object[name] = as_json(value->find(name), inner);
            }
            return object;
        }
        case Value::Kind::nothing:
        case Value::Kind::flag:
            break;
    }
    return value->is_true();
}

void write_out(std::string& buffer) {
    if (std::fwrite(buffer.data(), 1, buffer.size(), stdout) != buffer.size()) {
        fail("cannot write");
    }
    buffer.clear();
}

void tell(const diag::Diagnostics& diagnostics) {
    for (const diag::Diagnostic& one : diagnostics.all()) {
        std::fputs(diag::render_line(one).c_str(), stderr);
    }
}

documents::LetterFrame frame() {
    documents::LetterFrame frame;
    frame.language = "en";
    frame.today = *base::parse_date("2026-11-25");
    frame.answer_by = base::parse_date("2026-12-02");
    frame.office = "Invented office 7";
    frame.officer = "Officer 12 & colleague";
    frame.contact = "+000 00 000 000, day and night";
    return frame;
}

std::optional<Format> format_of(std::string_view word) {
    static const std::map<std::string_view, Format> formats = {
        {"text", Format::text}, {"md", Format::markdown}, {"html", Format::html}, {"pdf", Format::pdf}};
    const auto at = formats.find(word);
    return at == formats.end() ? std::nullopt : std::optional(at->second);
}

std::unique_ptr<documents::PdfWriter> open_pdf(const std::string& program) {
    std::string why;
    auto pdf = documents::open_pdf_writer({program.substr(0, program.rfind('/')) + "/../.."}, why);
    if (!pdf) {
        fail(why);
    }
    return pdf;
}

class Run {
  public:
    Run(std::optional<Format> format, const documents::LetterTemplate& letter, documents::PdfWriter* pdf)
        : m_letter(letter), m_frame(frame()), m_data(letter.manifest, m_frame) {
        if (format) {
            m_writer.emplace(letter, m_frame.language, *format, m_frame.today, pdf);
        } else {
            note_names(letter.texts.at("en").tmpl.nodes, m_use, nullptr);
        }
    }

    void take(const documents::ReferralCase& one) {
        const auto decision = documents::decide(m_letter.manifest, m_frame.recipient, one, {});
        if (decision.is_refused) {
            fail("a letter was refused: " + decision.why);
        }
        const Value data = m_data.of(one, decision.held);
        if (!m_writer) {
            m_out += as_json(&data, m_use).dump() + '\n';
        } else if (const std::string why = m_writer->write(data, m_out); !why.empty()) {
            fail(why);
        }
        constexpr std::size_t piece = std::size_t{1} << 20U;
        if (m_out.size() > piece) {
            write_out(m_out);
        }
    }

    void finish() { write_out(m_out); }

  private:
    const documents::LetterTemplate& m_letter;
    documents::LetterFrame m_frame;
    documents::LetterData m_data;
    std::optional<documents::LetterWriter> m_writer;
    Use m_use;
    std::string m_out;
};

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> words(argv, argv + argc);
    const auto format = words.size() > 1 ? format_of(words[1]) : std::nullopt;
    if (words.size() != 5 || (!format && words[1] != "data")) {
        std::fputs("usage: letters text|md|html|pdf|data MANIFEST CHECKLIST RECORDS\n", stderr);
        return 2;
    }
    diag::Diagnostics diagnostics;
    diagnostics.set_file(words[2]);
    const auto letter =
        checks::load_letter(base::read_file(words[2], base::max_configuration_bytes), words[2], diagnostics);
    diagnostics.set_file(words[3]);
    const auto instrument = checks::load_instrument(base::read_file(words[3], base::max_configuration_bytes),
                                                    checklist::Catalog({}), diagnostics);
    tell(diagnostics);
    if (!letter || !instrument) {
        fail("the letter or the checklist does not check");
    }
    const auto pdf = format == Format::pdf ? open_pdf(words[0]) : nullptr;
    Run run(format, *letter, pdf.get());
    documents::CaseReader reader({}, &*instrument, frame().today, [](const std::string&) { return nullptr; });
    documents::CaseHistory history(frame().today);
    records::Source surveyed(words[4]);
    reader.survey(surveyed, nullptr, history);
    history.close();
    reader.set_history(history);
    records::Source source(words[4]);
    reader.read(source, nullptr,
                {[&](const documents::ReferralCase& one, const diag::Location&) { run.take(one); },
                 [](const diag::Diagnostics& findings) {
                     tell(findings);
                     fail("a record has a fault");
                 }});
    run.finish();
    return 0;
}

// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "documents/pdf/flow.hpp"
#include "documents/pdf/fonts.hpp"
#include "documents/pdf/pages.hpp"
#include "documents/pdf/shaper.hpp"
#include "documents/pdf/sheet.hpp"
#include "documents/pdf_writer.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace vidra::documents::pdf {

/// The writer with Pango and Cairo.
class Writer : public PdfWriter {
  public:
    [[nodiscard]] std::string write(const Page& page, Values values, std::string_view running_head,
                                    std::string_view date, std::string& out) override;
    [[nodiscard]] std::string draw_svg(const Chart& chart, const SvgNames& names, std::string& out) override;

  private:
    /// What is kept from one letter to the next; made once it is sure that there are fonts.
    struct Tools {
        Fonts fonts;
        Shaper shaper{fonts};
    };

    /// A letter before it is drawn.
    struct Draft {
        Sheet sheet = sheet_of(Paper::a4);
        Flow flow;
        std::vector<PageStrips> pages;
    };

    [[nodiscard]] std::string make_tools();
    [[nodiscard]] std::string lay_out(const Page& page, Values values, const Sheet& sheet, Draft& draft);
    void tighten(const Page& page, Values values);
    [[nodiscard]] bool take_tighter();
    [[nodiscard]] Lines shape_head(std::string_view running_head, const Sheet& sheet, bool is_rtl);
    [[nodiscard]] std::string draw(const Page& page, std::string_view date, const Lines& head);

    std::unique_ptr<Tools> m_tools;
    Draft m_draft;
    Draft m_tighter;
    std::string m_file;
};

}  // namespace vidra::documents::pdf

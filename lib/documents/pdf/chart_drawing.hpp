// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "documents/chart.hpp"
#include "documents/pdf/chart_scale.hpp"
#include "documents/pdf/chart_style.hpp"
#include "documents/pdf/chart_text.hpp"
#include "documents/pdf/fonts.hpp"

#include <cairo.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace vidra::documents::pdf {

/// What a chart may take, in points.
struct ChartRoom {
    double width = 0;
    double most_height = 0;
    double size = 0;  ///< of its text
    std::string_view language;
};

/// A chart at its size. The same for SVG and for PDF; its title is not part of it.
class ChartDrawing {
  public:
    /// `chart` is without fault (`chart_fault`); it and `fonts` outlive the drawing.
    ChartDrawing(const Chart& chart, Fonts& fonts, const ChartRoom& room);
    [[nodiscard]] double height() const { return m_height * m_shrink; }
    /// With its upper left corner at `x`, `y`.
    void draw(cairo_t* cairo, double x, double y);
    /// Whether a character of its texts is in no font; known before it is drawn but for what stands in bars.
    [[nodiscard]] bool has_unknown() const { return m_text.has_unknown(); }

  private:
    enum class Shape : std::uint8_t {
        upright,  ///< values go up, categories stand beside each other
        across,   ///< values go to the right, categories stand below each other
        pyramid,  ///< values go to both sides
    };
    struct LegendEntry {
        std::string_view text;
        std::size_t series = 0;
        bool is_hidden_mark = false;
        double x = 0;
        double y = 0;
        double width = 0;  ///< of the text
    };

    // chart_plan.cpp
    [[nodiscard]] bool labels_fit_upright() const;
    void look_at_texts();
    void plan_legend();
    void plan_upright();
    void plan_across();
    void plan_pyramid();
    void plan_rows(double label_width);
    void plan_foot();
    [[nodiscard]] double widest_label();
    [[nodiscard]] double widest_value();
    [[nodiscard]] double widest_tick();

    // chart_drawing.cpp
    void draw_legend();
    void draw_axis();
    void draw_categories();
    void draw_titles();

    // chart_bars.cpp
    void draw_bars();
    void draw_stacks();
    void draw_value(const Box& box, const ChartValue& value, std::size_t side);
    void draw_value_inside(const Box& box, const ChartValue& value);

    // chart_lines.cpp
    void draw_lines();
    void draw_line(std::size_t series);
    void draw_line_gaps();

    // geometry, chart_drawing.cpp
    [[nodiscard]] std::size_t categories() const { return m_chart.categories.size(); }
    [[nodiscard]] double slot_begin(std::size_t category) const;
    [[nodiscard]] double zero_at(std::size_t side) const;
    /// How far from zero a value goes, in points.
    [[nodiscard]] double length(double number) const;
    /// Of a bar between two places across the slots, and two distances from zero.
    [[nodiscard]] Box box_at(double slot_from, double slot_to, double from, double to,
                             std::size_t side) const;
    [[nodiscard]] double thickness() const;
    [[nodiscard]] std::string tick_text(double tick) const;
    [[nodiscard]] std::string value_text(const ChartValue& value) const;

    [[nodiscard]] ChartTextStyle plain(double width = -1,
                                       ChartTextStyle::Align align = ChartTextStyle::Align::left) const;
    [[nodiscard]] ChartTextStyle small(ChartTextStyle::Align align) const;
    [[nodiscard]] double line() const { return m_line; }

    const Chart& m_chart;
    mutable ChartText m_text;
    ChartRoom m_room;
    ChartScale m_scale;
    Shape m_shape = Shape::upright;
    bool m_has_numbers = false;  ///< something is shown, so that the axis means something
    bool m_has_value_labels = false;
    bool m_is_turned = false;  ///< the labels of upright categories
    double m_line = 0;         ///< height of a line of text
    std::vector<LegendEntry> m_legend;
    double m_legend_height = 0;
    double m_title_y = 0;  ///< of what stands above the plot
    Box m_plot;            ///< of a pyramid: its right half
    Box m_left;            ///< of a pyramid: its left half
    double m_slot = 0;     ///< of a category
    double m_label_width = 0;
    double m_labels_y = 0;  ///< of upright categories
    double m_labels_height = 0;
    int m_label_lines = 3;
    double m_foot_y = 0;
    double m_height = 0;
    double m_shrink = 1;
    cairo_t* m_cairo = nullptr;  ///< during draw
};

}  // namespace vidra::documents::pdf

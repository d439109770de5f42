// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cairo.h>
#include <pango/pango.h>

#include <memory>

/// What the C libraries hand out, given back when it goes out of scope.
namespace vidra::documents::pdf {

template <auto Release>
struct Releaser {
    template <typename Held>
    void operator()(Held* held) const {
        Release(held);
    }
};

using SurfaceHandle = std::unique_ptr<cairo_surface_t, Releaser<cairo_surface_destroy>>;
using CairoHandle = std::unique_ptr<cairo_t, Releaser<cairo_destroy>>;
using AttributesHandle = std::unique_ptr<PangoAttrList, Releaser<pango_attr_list_unref>>;
using DescriptionHandle = std::unique_ptr<PangoFontDescription, Releaser<pango_font_description_free>>;

/// A reference to an object of GLib's; what it is made of is one's own already.
template <typename Held>
using ObjectHandle = std::unique_ptr<Held, Releaser<g_object_unref>>;

}  // namespace vidra::documents::pdf

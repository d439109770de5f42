// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cairo.h>
#include <pango/pango.h>

#include <memory>
#include <new>
#include <string>

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

/// Appends to the std::string that `closure` is: where Cairo puts a file.
inline cairo_status_t append_to_text(void* closure, const unsigned char* data, unsigned length) {
    try {
        static_cast<std::string*>(closure)->append(reinterpret_cast<const char*>(data), length);
        return CAIRO_STATUS_SUCCESS;
    } catch (const std::bad_alloc&) {  // Cairo is C: nothing may be thrown through it
        return CAIRO_STATUS_NO_MEMORY;
    }
}

}  // namespace vidra::documents::pdf

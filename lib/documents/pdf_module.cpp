// SPDX-License-Identifier: Apache-2.0
#include "documents/pdf_module.hpp"

#include <fmt/format.h>

#include <dlfcn.h>

#include <filesystem>
#include <system_error>

namespace vidra::documents {

std::unique_ptr<PdfWriter> open_pdf_writer(const std::vector<std::string>& folders, std::string& why) {
    using MakeWriter = PdfWriter*();
    for (const std::string& folder : folders) {
        const std::string path = folder + "/" + pdf_module_name;
        std::error_code error;
        if (!std::filesystem::is_regular_file(path, error)) {
            continue;
        }
        void* const module = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
        void* const symbol = module == nullptr ? nullptr : ::dlsym(module, "vidra_make_pdf_writer");
        if (symbol == nullptr) {
            const char* const fault = ::dlerror();
            why = fmt::format("{} cannot be opened: {}", path, fault == nullptr ? "" : fault);
            return nullptr;
        }
        // NOLINTNEXTLINE(*-reinterpret-cast): what dlsym gives for a function
        return std::unique_ptr<PdfWriter>(reinterpret_cast<MakeWriter*>(symbol)());
    }
    why = fmt::format("the part of vidra that makes PDF ({}) is not installed; text, md and html need none",
                      pdf_module_name);
    return nullptr;
}

}  // namespace vidra::documents

// SPDX-License-Identifier: Apache-2.0
#include "statistics/solver_module.hpp"

#include <fmt/format.h>

#include <dlfcn.h>

#include <filesystem>
#include <system_error>

namespace vidra::statistics {

std::unique_ptr<Solver> open_solver(const std::vector<std::string>& folders, std::string& why) {
    using MakeSolver = Solver*();
    for (const std::string& folder : folders) {
        const std::string path = folder + "/" + solver_module_name;
        std::error_code error;
        if (!std::filesystem::is_regular_file(path, error)) {
            continue;
        }
        void* const module = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
        void* const symbol = module == nullptr ? nullptr : ::dlsym(module, "vidra_make_solver");
        if (symbol == nullptr) {
            const char* const fault = ::dlerror();
            why = fmt::format("{} cannot be opened: {}", path, fault == nullptr ? "" : fault);
            return nullptr;
        }
        // NOLINTNEXTLINE(*-reinterpret-cast): what dlsym gives for a function
        return std::unique_ptr<Solver>(reinterpret_cast<MakeSolver*>(symbol)());
    }
    why = fmt::format("the part of vidra that works out what hidden counts can be ({}) is not installed",
                      solver_module_name);
    return nullptr;
}

}  // namespace vidra::statistics

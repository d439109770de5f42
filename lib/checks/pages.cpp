// SPDX-License-Identifier: Apache-2.0
#include "checks/pages.hpp"
namespace vidra::checks {
const Page& page(diag::Code code) { static Page p{code,"","","",""}; return p; }
std::string render(const Page& page) { return std::string(page.what); }
}

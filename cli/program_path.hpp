// SPDX-License-Identifier: Apache-2.0
// Where this program lies, and the files that came with it.
#pragma once

#include <string>

namespace sprat::cli {

/// Of the running program. Throws IoError where the system does not tell.
std::string program_path();

/// share/sprat/bench beside the program (as built) or beside its folder (as installed).
std::string contenders_folder();

}  // namespace sprat::cli

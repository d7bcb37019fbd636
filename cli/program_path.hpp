// SPDX-License-Identifier: Apache-2.0
// Where this program lies, the files that came with it, and where it may keep some.
#pragma once

#include <string>

namespace sprat::cli {

/// Of the running program. Throws IoError where the system does not tell.
std::string program_path();

/// share/sprat/bench beside the program (as built) or beside its folder (as installed).
std::string contenders_folder();

/// Where a built tree has the Python package, beside the program; empty where there is none.
std::string python_package_folder();

/// sprat/bench in XDG_CACHE_HOME or ~/.cache. Throws IoError where neither is known.
std::string cache_folder();

}  // namespace sprat::cli

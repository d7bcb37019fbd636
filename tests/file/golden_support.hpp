// SPDX-License-Identifier: Apache-2.0
// Files that are kept in the repository, and whether a run is to write them anew.
#pragma once

#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>

#include "support/temporary_folder.hpp"

/// A path within the repository.
inline std::string repository_path(const std::string& path) {
  return SPRAT_SOURCE_FOLDER "/" + path;
}

/// SPRAT_UPDATE_GOLDEN=1 writes expectations instead of comparing with them.
inline bool update_golden() {
  return std::getenv("SPRAT_UPDATE_GOLDEN") != nullptr;
}

inline void write_file(const std::string& path, std::string_view content) {
  std::ofstream(path, std::ios::binary) << content;
}

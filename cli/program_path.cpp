// SPDX-License-Identifier: Apache-2.0
// Asks the system for the program's path.
#include "program_path.hpp"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <filesystem>

#include <sprat/error.hpp>

#ifdef __APPLE__
#include <mach-o/dyld.h>
#endif

namespace sprat::cli {

namespace fs = std::filesystem;

std::string program_path() {
  std::error_code error;
#ifdef __APPLE__
  std::array<char, 4096> buffer = {};
  auto size = static_cast<std::uint32_t>(buffer.size());
  if (::_NSGetExecutablePath(buffer.data(), &size) != 0) {
    throw IoError("the program's path is longer than 4096 bytes");
  }
  const fs::path path = fs::canonical(buffer.data(), error);
#else
  const fs::path path = fs::read_symlink("/proc/self/exe", error);
#endif
  if (error) throw IoError("the program's own path is not known: " + error.message());
  return path.string();
}

std::string contenders_folder() {
  const fs::path folder = fs::path(program_path()).parent_path();
  for (const fs::path& base : {folder, folder.parent_path()}) {
    const fs::path contenders = base / "share" / "sprat" / "bench";
    if (fs::is_directory(contenders)) return contenders.string();
  }
  throw IoError("the contenders' files are missing: no share/sprat/bench in " + folder.string() +
                " or beside it; install sprat again");
}

std::string python_package_folder() {
  const fs::path folder = fs::path(program_path()).parent_path() / "python";
  return fs::is_directory(folder / "sprat") ? folder.string() : std::string();
}

std::string cache_folder() {
  const auto variable = [](const char* name) {
    const char* value = std::getenv(name);
    return fs::path(value == nullptr ? "" : value);
  };
  fs::path base = variable("XDG_CACHE_HOME");
  if (!base.is_absolute() && variable("HOME").is_absolute()) base = variable("HOME") / ".cache";
  if (!base.is_absolute()) throw IoError("no folder for the environment: set XDG_CACHE_HOME");
  return (base / "sprat" / "bench").string();
}

}  // namespace sprat::cli

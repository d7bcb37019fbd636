// SPDX-License-Identifier: Apache-2.0
// Asks the interpreter for versions.
#include <filesystem>
#include <sstream>

#include <sprat/measure.hpp>

#include "measure/child_process.hpp"
#include "measure/scratch_folder.hpp"

namespace sprat {

std::vector<InstalledVersion> installed_versions(const MeasureOptions& options) {
  const measuring::ScratchFolder scratch;
  const std::string script =
      (std::filesystem::path(options.contenders_folder) / "_versions.py").string();
  const auto child = measuring::run_child({options.python, "-B", script}, scratch.errors_file());
  if (!child || child->exit_code != 0) return {};
  std::vector<InstalledVersion> versions;
  std::istringstream lines(child->output);
  for (std::string name, version;
       std::getline(lines, name, '\t') && std::getline(lines, version);) {
    versions.push_back({name, version});
  }
  return versions;
}

}  // namespace sprat

// SPDX-License-Identifier: Apache-2.0
// Making the environment that has all that contenders need.
#include <filesystem>

#include <sprat/error.hpp>
#include <sprat/measure.hpp>

#include "measure/contender_run.hpp"
#include "measure/scratch_folder.hpp"

namespace sprat {

std::string install_contenders(const MeasureOptions& options, const std::string& folder) {
  namespace fs = std::filesystem;
  const measuring::ScratchFolder scratch;
  const std::string script = (fs::path(options.contenders_folder) / "_install.py").string();
  const auto child =
      measuring::run_child({options.python, "-B", script, folder}, scratch.errors_file());
  if (!child) throw IoError(options.python + " can't be run; name an interpreter with --python");
  std::string interpreter = child->output.substr(0, child->output.find('\n'));
  if (child->exit_code != 0 || interpreter.empty()) {
    throw IoError("no environment could be made in " + folder + ": " +
                  measuring::last_line(scratch.errors_file()));
  }
  return interpreter;
}

}  // namespace sprat

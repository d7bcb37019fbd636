// SPDX-License-Identifier: Apache-2.0
// ScratchFolder: where contenders write, removed with all that is in it, however the run ends.
#pragma once

#include <string>

namespace sprat::measuring {

/// One at a time. Its files have fixed names, so that a signal handler can remove them.
class ScratchFolder {
 public:
  /// In TMPDIR, or /tmp. Throws IoError.
  ScratchFolder();
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  /// The CSV's rows as a sprat file, for all of sprat's own contenders.
  const std::string& sprat_file() const { return sprat_file_; }
  /// What one contender writes; gone before the next one runs.
  const std::string& data_file() const { return data_file_; }
  /// What the last child wrote to standard error.
  const std::string& errors_file() const { return errors_file_; }

  /// Removes everything. Async-signal-safe.
  void remove() const noexcept;

 private:
  std::string path_;
  std::string sprat_file_;
  std::string data_file_;
  std::string errors_file_;
};

/// Removes the scratch folder there is, if any. Async-signal-safe.
void remove_scratch_folder() noexcept;

}  // namespace sprat::measuring

// SPDX-License-Identifier: Apache-2.0
// ScratchFolder: where contenders write, removed with all that is in it, however the run ends.
#pragma once

#include <string>

#include <sys/types.h>

namespace sprat::measuring {

/// One at a time. A small process of its own waits until this one closes the folder or ends, be it
/// by SIGKILL, and removes it.
class ScratchFolder {
 public:
  /// In TMPDIR, or /tmp. Throws IoError.
  ScratchFolder();
  /// The folder is gone when this returns.
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  /// The rows to measure, where they are not the given file's: its first ones, or made up.
  std::string csv_file() const { return path_ + "/rows.csv"; }
  /// The CSV's rows as a sprat file, for all of sprat's own contenders.
  std::string sprat_file() const { return path_ + "/rows.sprat"; }
  /// The same under the names that typed records have.
  std::string typed_file() const { return path_ + "/typed.sprat"; }
  /// What the last child wrote to standard error.
  std::string errors_file() const { return path_ + "/errors"; }
  /// What one contender writes; it may put more files beside it.
  std::string data_file() const { return path_ + "/work/data"; }
  /// Removes what the last contender wrote.
  void clear_work() const;

 private:
  void start_keeper();

  std::string path_;
};

/// Removes the scratch folder there is, if any. Async-signal-safe.
void remove_scratch_folder() noexcept;

}  // namespace sprat::measuring

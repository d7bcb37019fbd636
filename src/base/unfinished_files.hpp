// SPDX-License-Identifier: Apache-2.0
// The temporary files that exist now, for a signal handler to remove: sprat's only global state.
#pragma once

#include <cstddef>
#include <string>

namespace sprat {

/// A temporary file's path: the file is removed when this object goes, unless it was released, and
/// by `remove_unfinished_files` before. Where the list is full or the path too long for it, only by
/// this object.
class UnfinishedFile {
 public:
  explicit UnfinishedFile(std::string path);
  ~UnfinishedFile();
  UnfinishedFile(const UnfinishedFile&) = delete;
  UnfinishedFile& operator=(const UnfinishedFile&) = delete;

  const std::string& path() const { return path_; }
  /// The file has its final name now.
  void release();

 private:
  void list();
  void unlist();

  std::string path_;
  std::size_t place_;
  bool released_ = false;
};

}  // namespace sprat

// SPDX-License-Identifier: Apache-2.0
// Writes to an open file through a buffer; the first error is the last word.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include <sprat/buffer.hpp>

#include "base/file_descriptor.hpp"

namespace sprat {

class OutputFile {
 public:
  /// `name` is for messages.
  OutputFile(FileDescriptor file, std::string name);

  const std::string& name() const { return name_; }
  void write(std::span<const std::byte> bytes);
  void flush();
  /// Forgets all that was written to a file of ours.
  void truncate();
  /// Waits until the file lies on the disk.
  void sync();
  /// Flushes, and throws what the system may tell late.
  void close();

 private:
  void check_failed() const;
  [[noreturn]] void fail(int code);
  void write_through(std::span<const std::byte> bytes);

  FileDescriptor file_;
  std::string name_;
  Buffer pending_;
  int failure_ = 0;
};

/// Waits until a folder's entries lie on the disk.
void sync_folder(const std::string& path);

}  // namespace sprat

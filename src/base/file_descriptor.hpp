// SPDX-License-Identifier: Apache-2.0
// An open file of the system's, closed when it goes out of scope unless it is borrowed.
#pragma once

#include <utility>

#include <unistd.h>

namespace sprat {

class FileDescriptor {
 public:
  FileDescriptor() = default;
  static FileDescriptor owned(int number) { return {number, true}; }
  /// Standard input and output, which are the program's.
  static FileDescriptor borrowed(int number) { return {number, false}; }

  FileDescriptor(FileDescriptor&& other) noexcept { swap(other); }
  FileDescriptor& operator=(FileDescriptor&& other) noexcept {
    swap(other);
    return *this;
  }
  ~FileDescriptor() { close(); }

  int number() const { return number_; }
  bool is_open() const { return number_ >= 0; }
  /// False, with errno set, where the system reports a late write error.
  bool close() {
    const bool closing = owned_ && number_ >= 0;
    const int number = std::exchange(number_, -1);
    return !closing || ::close(number) == 0;
  }

 private:
  FileDescriptor(int number, bool owned) : number_(number), owned_(owned) {}
  void swap(FileDescriptor& other) noexcept {
    std::swap(number_, other.number_);
    std::swap(owned_, other.owned_);
  }

  int number_ = -1;
  bool owned_ = false;
};

}  // namespace sprat

// SPDX-License-Identifier: Apache-2.0
// A part of a file in the process's address space, to be read in place.
#pragma once

#include <cstddef>
#include <cstdint>

#include "base/bytes.hpp"
#include "base/file_descriptor.hpp"

namespace sprat {

/// Stays mapped when the descriptor is closed.
class FileMapping {
 public:
  FileMapping() = default;
  /// Maps `size` bytes from `begin` on. Where the system cannot, nothing is mapped: whoever maps
  /// can read as well.
  FileMapping(const FileDescriptor& file, std::uint64_t begin, std::uint64_t size);
  FileMapping(FileMapping&& other) noexcept { swap(other); }
  FileMapping& operator=(FileMapping&& other) noexcept {
    swap(other);
    return *this;
  }
  ~FileMapping();

  bool is_mapped() const { return address_ != nullptr; }
  Bytes bytes() const { return bytes_; }

 private:
  void swap(FileMapping& other) noexcept;

  void* address_ = nullptr;
  std::size_t length_ = 0;
  Bytes bytes_;
};

}  // namespace sprat

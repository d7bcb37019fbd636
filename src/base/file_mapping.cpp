// SPDX-License-Identifier: Apache-2.0
#include "base/file_mapping.hpp"

#include <limits>
#include <utility>

#include <sys/mman.h>
#include <unistd.h>

namespace sprat {

FileMapping::FileMapping(const FileDescriptor& file, std::uint64_t begin, std::uint64_t size) {
  const long page_size = ::sysconf(_SC_PAGESIZE);
  if (size == 0 || page_size <= 0) return;
  const std::uint64_t before = begin % static_cast<std::uint64_t>(page_size);
  if (size > std::numeric_limits<std::size_t>::max() - before) return;
  const auto length = static_cast<std::size_t>(before + size);
  void* const address = ::mmap(nullptr, length, PROT_READ, MAP_SHARED, file.number(),
                               static_cast<off_t>(begin - before));
  if (address == MAP_FAILED) return;
  // Advice only: the pages ahead are read early, those behind are the first to go.
  ::madvise(address, length, MADV_SEQUENTIAL);
  address_ = address;
  length_ = length;
  bytes_ = Bytes(static_cast<const std::byte*>(address), length)
               .subspan(static_cast<std::size_t>(before));
}

FileMapping::~FileMapping() {
  if (address_ != nullptr) ::munmap(address_, length_);
}

void FileMapping::swap(FileMapping& other) noexcept {
  std::swap(address_, other.address_);
  std::swap(length_, other.length_);
  std::swap(bytes_, other.bytes_);
}

}  // namespace sprat

// SPDX-License-Identifier: Apache-2.0
// The directory of a block: what its chunks are and where they lie (docs/format.md, Blocks).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <sprat/limits.hpp>
#include <sprat/schema.hpp>
#include <sprat/statistics.hpp>

#include "base/bytes.hpp"
#include "encoding/chunk.hpp"

#include "sprat_generated.h"

namespace sprat {

/// Chunks begin at multiples of this within a block's payload.
inline constexpr std::size_t kChunkAlignment = 8;
/// Records begin at multiples of this, and so, as frames do, within the file.
inline constexpr std::size_t kRecordAlignment = 64;

/// A directory begins with its own length and four zero bytes; its table follows.
inline constexpr std::size_t kDirectoryPrefix = 8;

/// The length that a directory's first bytes tell. Throws CorruptError where it cannot be one of a
/// payload of `payload_bytes`.
std::uint64_t directory_length(Bytes prefix, std::uint64_t payload_bytes);

/// Collects the chunks of a block that is being written.
class DirectoryBuilder {
 public:
  void clear();
  /// `place`: from the first chunk's start.
  void add(const encoding::EncodedChunk& chunk, const Statistics& statistics, std::uint64_t place,
           std::uint64_t checksum, std::uint64_t decoded_bytes);
  /// Of a column that is added next as its difference from an earlier one.
  void add_difference(std::size_t base);
  /// Of a block of layout rows: all its columns lie in the same bytes, its records.
  void add_records(const Statistics& statistics, std::uint64_t stored_bytes, std::uint64_t checksum,
                   std::uint64_t decoded_bytes);
  /// Replaces what `out` holds.
  void finish(Buffer& out) const;

 private:
  std::uint32_t intern(const encoding::Tree& tree);

  std::map<std::string, std::uint32_t> numbers_;
  Buffer trees_;
  Buffer texts_;
  std::vector<wire::ChunkEntry> entries_;
  std::vector<wire::Difference> differences_;
  std::size_t alignment_ = kChunkAlignment;
};

/// A directory that was checked. It refers to the bytes and the columns that it was opened on.
class Directory {
 public:
  Directory() = default;
  /// Of bytes whose checksum holds, for the columns of a schema. Throws CorruptError or LimitError.
  Directory(Bytes bytes, const std::vector<Field>& columns, const Limits& limits,
            std::uint64_t rows, std::uint64_t payload_bytes);

  /// Whether the block is of layout rows: then every entry names the records.
  bool holds_records() const { return holds_records_; }
  const wire::ChunkEntry& entry(std::size_t column) const { return entries_[column]; }
  encoding::EncodedChunk chunk(std::size_t column) const;
  Statistics statistics(std::size_t column) const;
  /// The column that this one's chunk is a difference from.
  std::optional<std::size_t> base(std::size_t column) const;
  /// No column's is.
  bool has_no_differences() const { return differences_.empty(); }
  /// Of a chunk, from the payload's start.
  std::uint64_t place(std::size_t column) const { return length_ + entries_[column].place(); }
  std::uint64_t decoded_bytes() const { return decoded_bytes_; }

 private:
  void read_trees(Bytes bytes);
  void check_chunks(std::uint64_t payload_bytes) const;
  void check_records(std::uint64_t payload_bytes) const;
  void check_differences() const;
  void check_entries(std::uint64_t rows, const Limits& limits);

  const std::vector<Field>* columns_ = nullptr;
  std::span<const wire::ChunkEntry> entries_;
  std::span<const wire::Difference> differences_;
  std::vector<encoding::Tree> trees_;
  Bytes texts_;
  std::uint64_t length_ = 0;
  std::uint64_t decoded_bytes_ = 0;
  bool holds_records_ = false;
};

}  // namespace sprat

// SPDX-License-Identifier: Apache-2.0
#include "block/directory.hpp"

#include <algorithm>
#include <limits>

#include "block/chunk_values.hpp"
#include "block/flat_table.hpp"
#include "block/statistics_table.hpp"

namespace sprat {

namespace {

// Frozen in the file format (docs/format.md, Blocks).
constexpr std::uint32_t kZstdFlag = 1;
constexpr std::uint32_t kRecordsFlag = 2;
constexpr std::size_t kMaxTreeNodes = 255;

void require(bool holds, const std::string& problem) {
  if (!holds) throw CorruptError("directory: " + problem);
}

std::uint32_t to_u32(std::uint64_t size) {
  if (size > std::numeric_limits<std::uint32_t>::max()) {
    throw LimitError("a block's chunks exceed 4 GiB; write smaller blocks");
  }
  return static_cast<std::uint32_t>(size);
}

}  // namespace

std::uint64_t directory_length(Bytes prefix, std::uint64_t payload_bytes) {
  ByteReader reader(prefix);
  const std::uint64_t length = reader.read<std::uint32_t>();
  require(reader.read<std::uint32_t>() == 0, "the reserved field is not zero");
  require(length > kDirectoryPrefix && length % kChunkAlignment == 0 && length <= payload_bytes,
          "its length of " + std::to_string(length) + " bytes cannot be");
  return length;
}

void DirectoryBuilder::clear() {
  numbers_.clear();
  trees_.clear();
  texts_.clear();
  entries_.clear();
  differences_.clear();
  alignment_ = kChunkAlignment;
}

std::uint32_t DirectoryBuilder::intern(const encoding::Tree& tree) {
  const auto [at, is_new] = numbers_.try_emplace(std::string(tree.begin(), tree.end()),
                                                 static_cast<std::uint32_t>(numbers_.size()));
  if (is_new) {
    if (tree.size() > kMaxTreeNodes) throw LimitError("an encoding tree has over 255 nodes");
    trees_.append_value(static_cast<std::uint8_t>(tree.size()));
    trees_.append(std::as_bytes(std::span(tree)));
  }
  return at->second;
}

void DirectoryBuilder::add(const encoding::EncodedChunk& chunk, const Statistics& statistics,
                           std::uint64_t place, std::uint64_t checksum,
                           std::uint64_t decoded_bytes) {
  entries_.emplace_back(checksum, to_wire(statistics, texts_), to_u32(place),
                        to_u32(chunk.stored_bytes), to_u32(chunk.encoded_bytes),
                        to_u32(decoded_bytes), intern(chunk.tree), chunk.zstd ? kZstdFlag : 0);
}

void DirectoryBuilder::add_difference(std::size_t base) {
  differences_.emplace_back(to_u32(entries_.size()), to_u32(base));
}

void DirectoryBuilder::add_records(const Statistics& statistics, std::uint64_t stored_bytes,
                                   std::uint64_t checksum, std::uint64_t decoded_bytes) {
  entries_.emplace_back(checksum, to_wire(statistics, texts_), 0, to_u32(stored_bytes),
                        to_u32(stored_bytes), to_u32(decoded_bytes), 0, kRecordsFlag);
  alignment_ = kRecordAlignment;
}

void DirectoryBuilder::finish(Buffer& out) const {
  flatbuffers::FlatBufferBuilder builder;
  const auto texts = create_byte_vector(builder, texts_.bytes());
  const auto trees =
      builder.CreateVector(reinterpret_cast<const std::uint8_t*>(trees_.data()), trees_.size());
  const auto chunks = builder.CreateVectorOfStructs(entries_);
  const auto differences = differences_.empty() ? 0 : builder.CreateVectorOfStructs(differences_);
  builder.Finish(wire::CreateDirectory(builder, trees, chunks, texts, differences));
  out.clear();
  out.resize_zeroed(kDirectoryPrefix);
  append_finished(builder, out);
  out.pad_to(alignment_);
  store(out.data(), to_u32(out.size()));
}

Directory::Directory(Bytes bytes, const std::vector<Field>& columns, const Limits& limits,
                     std::uint64_t rows, std::uint64_t payload_bytes)
    : columns_(&columns) {
  length_ = directory_length(bytes, payload_bytes);
  require(length_ == bytes.size(), "its length differs from what was read");
  require(rows != 0, "a block without rows");
  if (rows > limits.block_rows) {
    throw LimitError("a block of " + std::to_string(rows) + " rows exceeds the limit of " +
                     std::to_string(limits.block_rows) + " (Limits::block_rows)");
  }
  const auto& table =
      verified_table<wire::Directory>(bytes.subspan(kDirectoryPrefix), "a block's directory");
  entries_ = struct_span(table.chunks());
  require(entries_.size() == columns.size(), "not one chunk for each column");
  texts_ = vector_bytes(table.texts());
  differences_ = struct_span(table.differences());
  read_trees(vector_bytes(table.trees()));
  check_entries(rows, limits);
  holds_records_ = !entries_.empty() && entries_[0].flags() == kRecordsFlag;
  if (holds_records_) {
    check_records(payload_bytes);
  } else {
    check_chunks(payload_bytes);
  }
  check_differences();
}

void Directory::read_trees(Bytes bytes) {
  ByteReader reader(bytes);
  while (reader.remaining() != 0) {
    const auto size = reader.read<std::uint8_t>();
    require(size != 0, "an empty encoding tree");
    const Bytes ids = reader.take(size);
    const auto* first = reinterpret_cast<const std::uint8_t*>(ids.data());
    trees_.emplace_back(first, first + ids.size());
    require(trees_.size() <= columns_->size(), "more encoding trees than chunks");
  }
}

void Directory::check_entries(std::uint64_t rows, const Limits& limits) {
  for (std::size_t i = 0; i < columns_->size(); ++i) {
    const wire::ChunkEntry& entry = entries_[i];
    const Field& field = (*columns_)[i];
    check_statistics(entry.statistics(), field.type, rows, texts_);
    require(field.nullable || null_count(entry.statistics()) == 0,
            "nulls in " + field.name + ", which is not nullable");
    require((entry.flags() & kZstdFlag) != 0 || entry.encoded_bytes() == entry.stored_bytes(),
            "chunk " + field.name + " has two lengths");
    if (entry.encoded_bytes() > limits.block_bytes) {
      throw LimitError("chunk " + field.name + " exceeds the limit of " +
                       std::to_string(limits.block_bytes) + " bytes (Limits::block_bytes)");
    }
    decoded_bytes_ += entry.decoded_bytes();
  }
}

void Directory::check_chunks(std::uint64_t payload_bytes) const {
  std::uint64_t end = length_;
  for (std::size_t i = 0; i < columns_->size(); ++i) {
    const wire::ChunkEntry& entry = entries_[i];
    require(place(i) == round_up(end, kChunkAlignment), "chunks overlap or leave a hole");
    end = place(i) + entry.stored_bytes();
    require(end <= payload_bytes, "chunk " + (*columns_)[i].name + " lies outside its block");
    require(entry.tree() < trees_.size(), "an encoding tree is missing");
    require((entry.flags() & ~kZstdFlag) == 0, "unknown flags");
  }
  require(end == payload_bytes, "the chunks do not fill their block");
}

void Directory::check_records(std::uint64_t payload_bytes) const {
  require(length_ % kRecordAlignment == 0 && trees_.empty(),
          "records are not where they should be");
  for (const wire::ChunkEntry& entry : entries_) {
    require(entry.flags() == kRecordsFlag && entry.checksum() == entries_[0].checksum() &&
                entry.tree() == 0 && entry.place() == 0 &&
                entry.stored_bytes() == payload_bytes - length_,
            "not every column lies in the block's records");
  }
}

// Every chunk that is a difference is listed, and from an earlier column that is none.
void Directory::check_differences() const {
  std::size_t expected = 0;
  if (std::any_of(trees_.begin(), trees_.end(), encoding::is_difference)) {
    expected = static_cast<std::size_t>(
        std::count_if(entries_.begin(), entries_.end(), [&](const wire::ChunkEntry& entry) {
          return encoding::is_difference(trees_[entry.tree()]);
        }));
  }
  require(differences_.size() == expected, "not every difference tells its columns");
  for (std::size_t i = 0; i < differences_.size(); ++i) {
    const std::size_t column = differences_[i].column();
    const std::size_t from = differences_[i].base();
    require(i == 0 || differences_[i - 1].column() < column, "differences are out of order");
    require(column < entries_.size() && from < column && !base(from) &&
                encoding::is_difference(trees_[entries_[column].tree()]),
            "a difference is from no earlier column");
    require(can_differ((*columns_)[column].type, (*columns_)[from].type) &&
                null_count(entries_[column].statistics()) == 0 &&
                null_count(entries_[from].statistics()) == 0,
            "a difference is from a column of another kind");
  }
}

std::optional<std::size_t> Directory::base(std::size_t column) const {
  const auto found = std::lower_bound(differences_.begin(), differences_.end(), column,
                                      [](const wire::Difference& difference, std::size_t wanted) {
                                        return difference.column() < wanted;
                                      });
  if (found == differences_.end() || found->column() != column) return std::nullopt;
  return found->base();
}

encoding::EncodedChunk Directory::chunk(std::size_t column) const {
  const wire::ChunkEntry& entry = entries_[column];
  encoding::EncodedChunk chunk;
  if (!holds_records_) chunk.tree = trees_[entry.tree()];
  chunk.zstd = (entry.flags() & kZstdFlag) != 0;
  chunk.encoded_bytes = entry.encoded_bytes();
  chunk.stored_bytes = entry.stored_bytes();
  return chunk;
}

Statistics Directory::statistics(std::size_t column) const {
  return from_wire(entries_[column].statistics(), (*columns_)[column].type, texts_);
}

}  // namespace sprat

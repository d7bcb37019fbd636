// SPDX-License-Identifier: Apache-2.0
// MappedBlocks: finds the blocks of a mapped file, and checks each when it is asked for first.
#include <algorithm>
#include <atomic>
#include <utility>
#include <vector>

#include <sprat/error.hpp>
#include <sprat/evolution.hpp>
#include <sprat/mapped_records.hpp>

#include "base/checksum.hpp"
#include "block/block.hpp"
#include "block/record_rows.hpp"
#include "file/raw_block.hpp"
#include "file/segment.hpp"

namespace sprat {

namespace {

struct Place {
  const Segment* segment;
  wire::BlockEntry entry;

  std::uint64_t offset() const { return segment->position + entry.offset(); }
  std::uint64_t first_row() const { return segment->first_row + entry.first_row(); }
};

void require(bool holds, const char* problem) {
  if (!holds) throw CorruptError(problem);
}

}  // namespace

class MappedBlocks::Impl {
 public:
  Impl(std::unique_ptr<Source> source, const Schema& record, std::size_t record_bytes,
       std::size_t alignment, const Limits& limits)
      : source_(std::move(source)), limits_(limits) {
    const auto bytes = source_->map();
    if (!bytes) {
      throw IoError(source_->name() + " cannot be mapped: read it with sprat::Reader instead");
    }
    bytes_ = *bytes;
    find_segments();
    for (const Segment& segment : segments_) {
      check_schema(*segment.header, record, record_bytes);
    }
    if (reinterpret_cast<std::uintptr_t>(bytes_.data()) % alignment != 0) {
      throw IoError(source_->name() + " does not lie at a multiple of " +
                    std::to_string(alignment) + " in memory, as its records must");
    }
    is_checked_ = std::make_unique<std::atomic<bool>[]>(places_.size());
  }

  std::uint64_t rows() const { return segments_.back().first_row + segments_.back().footer.rows; }
  std::size_t size() const { return places_.size(); }
  std::uint64_t first_row(std::size_t block) const { return places_[block].first_row(); }

  std::size_t find_row(std::uint64_t row) const {
    const auto after = std::upper_bound(
        places_.begin(), places_.end(), row,
        [](std::uint64_t wanted, const Place& place) { return wanted < place.first_row(); });
    return static_cast<std::size_t>(after - places_.begin()) - 1;
  }

  std::span<const std::byte> records(std::size_t block) const {
    const Place& place = places_[block];
    if (!is_checked_[block].load(std::memory_order_acquire)) {
      check_located(place);
      is_checked_[block].store(true, std::memory_order_release);
    }
    return records_of(place);
  }

 private:
  void find_segments() {
    try {
      segments_ = open_segments(*source_, bytes_.size(), limits_);
      for (const Segment& segment : segments_) add_places(segment);
    } catch (const CorruptError& error) {
      throw CorruptError(source_->name() + " cannot be mapped: " + error.what());
    }
  }

  void check_schema(const FileHeader& header, const Schema& record,
                    std::size_t record_bytes) const {
    if (header.layout != Layout::rows) {
      throw SchemaError(source_->name() +
                        " is not of layout rows, so its records cannot be mapped: convert it with "
                        "--layout rows, or use sprat::Reader");
    }
    const SchemaMatch match = match_schemas(header.schema, record);
    require_match(match, source_->name());
    if (!changes_nothing(match)) {
      throw SchemaError(source_->name() + ": its fields are not exactly those of " + record.name +
                        ", in the same order, so its records cannot be mapped; sprat::Reader "
                        "reads them");
    }
    if (RecordRows(header.schema).record_bytes() != record_bytes) {
      throw SchemaError("the struct " + record.name + " has " + std::to_string(record_bytes) +
                        " bytes, but a record of its schema has " +
                        std::to_string(RecordRows(header.schema).record_bytes()) +
                        ": declare its members as sprat compile does");
    }
  }

  void add_places(const Segment& segment) {
    require(segment.position % kFrameAlignment == 0, "a segment is out of place");
    for (std::size_t number = 0; number <= segment.footer.indexes.size(); ++number) {
      const BlockIndex index = load_index(*source_, segment, number, limits_);
      for (std::size_t i = 0; i < index.size(); ++i) places_.push_back({&segment, index.block(i)});
    }
  }

  // Blocks lie within their segment, and segments within the file: the index was checked.
  Bytes payload(const Place& place) const {
    return bytes_.subspan(static_cast<std::size_t>(place.offset()) + kFrameHeaderSize,
                          static_cast<std::size_t>(place.entry.stored_bytes()));
  }
  Bytes records_of(const Place& place) const {
    return payload(place).subspan(place.entry.directory_bytes());
  }

  void check_located(const Place& place) const {
    const auto where = [&] {
      return source_->name() + ": at byte " + std::to_string(place.offset()) + ", row " +
             std::to_string(place.first_row()) + ": ";
    };
    try {
      check(place);
    } catch (const CorruptError& error) {
      throw CorruptError(where() + error.what());
    } catch (const LimitError& error) {
      throw LimitError(where() + error.what());
    }
  }

  void check(const Place& place) const {
    const FrameHeader frame = parse_frame_header(
        bytes_.subspan(static_cast<std::size_t>(place.offset()), kFrameHeaderSize));
    require(frame.kind == FrameKind::block && frame.tag == place.segment->tag &&
                frame.rows == place.entry.rows() && frame.first_row == place.entry.first_row() &&
                frame.stored_bytes == place.entry.stored_bytes(),
            "a block does not fit its index");
    check_block_frame(frame, limits_);
    const Bytes directory = payload(place).first(place.entry.directory_bytes());
    require(checksum(directory) == frame.payload_checksum,
            "the checksum of a block's directory does not hold");
    BlockDecoder decoder(place.segment->header->schema, limits_);
    decoder.open(directory, frame.rows, frame.stored_bytes);
    require(decoder.holds_records(), "the block is not of layout rows");
    decoder.check_records(records_of(place));
  }

  std::unique_ptr<Source> source_;
  Limits limits_;
  Bytes bytes_;
  std::vector<Segment> segments_;
  std::vector<Place> places_;
  std::unique_ptr<std::atomic<bool>[]> is_checked_;
};

MappedBlocks::MappedBlocks(std::unique_ptr<Source> source, const Schema& record,
                           std::size_t record_bytes, std::size_t alignment, const Limits& limits)
    : impl_(std::make_unique<Impl>(std::move(source), record, record_bytes, alignment, limits)) {}
MappedBlocks::~MappedBlocks() = default;
MappedBlocks::MappedBlocks(MappedBlocks&&) noexcept = default;
MappedBlocks& MappedBlocks::operator=(MappedBlocks&&) noexcept = default;

std::uint64_t MappedBlocks::rows() const {
  return impl_->rows();
}
std::size_t MappedBlocks::size() const {
  return impl_->size();
}
std::uint64_t MappedBlocks::first_row(std::size_t block) const {
  return impl_->first_row(block);
}
std::size_t MappedBlocks::find_row(std::uint64_t row) const {
  return impl_->find_row(row);
}
std::span<const std::byte> MappedBlocks::records(std::size_t block) const {
  return impl_->records(block);
}

}  // namespace sprat

// SPDX-License-Identifier: Apache-2.0
// Hostile files: every checksum holds, but what is said is false. Errors come fast, and nothing is
// allocated on a file's word.
#include <limits>
#include <random>

#include "base/checksum.hpp"
#include "file/file_reader.hpp"
#include "file/file_support.hpp"
#include "file/frame.hpp"
#include "support/catch.hpp"

using namespace sprat;

namespace {

constexpr std::uint64_t kHuge[] = {0x7fffffff, 0xffffffff, std::uint64_t{1} << 40,
                                   std::uint64_t{1} << 63,
                                   std::numeric_limits<std::uint64_t>::max()};

struct Sample {
  Batch rows = random_rows(everything_schema(), 60, 21);
  Buffer file = write_rows(rows, blocks_of(20));
};

void check_no_crash(const Buffer& file) {
  for (const bool from_pipe : {false, true}) {
    ReaderOptions options;
    options.limits.block_bytes = 1 << 20;
    options.limits.metadata_bytes = 1 << 20;
    try {
      BatchReader reader(from_pipe ? pipe_of(file.bytes()) : file_of(file.bytes()), options);
      Batch rows;
      read_into(reader, rows);
      if (from_pipe) continue;
      for (const BlockInfo& block : reader.blocks()) reader.chunks(block);
    } catch (const Error&) {
    }
  }
}

// Puts `to` wherever the aligned word `from` stands.
void replace_word(std::byte* bytes, std::size_t size, std::uint64_t from, std::uint64_t to) {
  for (std::size_t at = 0; at + 8 <= size; at += 8) {
    if (load<std::uint64_t>(bytes + at) == from) store(bytes + at, to);
  }
}

}  // namespace

TEST_CASE("hostile: huge counts and lengths in any frame header are refused") {
  const Sample sample;
  for (const std::size_t offset : frame_offsets(sample.file)) {
    for (const std::size_t field : {20U, 24U, 32U, 40U}) {
      for (const std::uint64_t value : kHuge) {
        if (field == 20 && value > std::numeric_limits<std::uint32_t>::max()) continue;
        Buffer file = sample.file;
        edit_frame(file, offset, [&](std::byte* frame) {
          field == 20 ? store(frame + field, static_cast<std::uint32_t>(value))
                      : store(frame + field, value);
        });
        for (const bool from_pipe : {false, true}) {
          CHECK_THROWS_AS(read_rows(from_pipe ? pipe_of(file.bytes()) : file_of(file.bytes())),
                          Error);
        }
      }
    }
  }
}

TEST_CASE("hostile: a table with any word changed and all checksums mended crashes nothing") {
  const Sample sample;
  const auto offsets = frame_offsets(sample.file);
  std::mt19937_64 random(1);
  for (const std::size_t offset : {offsets[0], offsets[1], offsets[offsets.size() - 2]}) {
    const auto stored = load<std::uint64_t>(sample.file.data() + offset + 24);
    for (std::size_t at = 0; at + 4 <= stored; at += 4) {
      Buffer file = sample.file;
      edit_frame(file, offset, [&](std::byte* frame) {
        std::byte* word = frame + kFrameHeaderSize + at;
        const auto choice = random() % 4;
        const auto old = load<std::uint32_t>(word);
        store(word, choice == 0   ? 0xffffffffU
                    : choice == 1 ? old + 1
                    : choice == 2 ? static_cast<std::uint32_t>(random())
                                  : old ^ (1U << (random() % 32)));
      });
      check_no_crash(file);
    }
  }
}

TEST_CASE("hostile: a chunk whose bytes are other than its checksum says is refused by name") {
  const Sample sample;
  const auto offsets = frame_offsets(sample.file);
  Buffer file = sample.file;
  const auto stored = load<std::uint64_t>(file.data() + offsets[1] + 24);
  file.data()[offsets[1] + kFrameHeaderSize + stored - 1] ^= std::byte{1};
  CHECK_THROWS_AS(read_rows(file_of(file.bytes())), CorruptError);
}

TEST_CASE("hostile: a chunk with any byte changed and all checksums mended crashes nothing") {
  const Sample sample;
  const std::size_t offset = frame_offsets(sample.file)[1];
  BatchReader reader(file_of(sample.file.bytes()));
  RawBlock block;
  REQUIRE(file_reader(reader).fetch(block));
  BlockDecoder decoder(*sample.rows.schema, Limits());
  decoder.open(block.directory(), block.rows(), block.frame.stored_bytes);
  std::mt19937_64 random(2);
  for (std::size_t column = 0; column < sample.rows.columns.size(); ++column) {
    const ChunkPlace place = decoder.place(column);
    for (std::uint64_t at = 0; at < place.length; ++at) {
      Buffer file = sample.file;
      const Bytes chunk = file.bytes().subspan(offset + kFrameHeaderSize + place.offset,
                                               static_cast<std::size_t>(place.length));
      const std::uint64_t old_sum = checksum(chunk);
      edit_frame(file, offset, [&](std::byte* frame) {
        frame[kFrameHeaderSize + place.offset + at] ^= static_cast<std::byte>(random() % 255 + 1);
        replace_word(frame + kFrameHeaderSize, block.directory_bytes, old_sum, checksum(chunk));
      });
      check_no_crash(file);
    }
  }
}

TEST_CASE("hostile: an unknown frame is passed over unless it is critical") {
  const Sample sample;
  const auto offsets = frame_offsets(sample.file);
  // A frame of a kind to come, between the last block and the FOOTER.
  const auto insert_frame = [&](bool critical) {
    FrameHeader unknown;
    unknown.kind = static_cast<FrameKind>(9);
    unknown.critical = critical;
    const std::size_t footer = offsets[offsets.size() - 2];
    unknown.tag = load<std::uint64_t>(sample.file.data() + 8);
    unknown.sequence = load<std::uint32_t>(sample.file.data() + footer + 16);
    unknown.first_row = 60;
    Buffer file;
    file.append(sample.file.bytes().first(footer));
    file.append(to_bytes(unknown));
    file.append(sample.file.bytes().subspan(footer));
    for (const std::size_t at : {footer + 64, file.size() - 64}) {
      edit_frame(file, at,
                 [&](std::byte* frame) { store(frame + 16, load<std::uint32_t>(frame + 16) + 1); });
    }
    return file;
  };
  Batch rows;
  const Buffer passed = insert_frame(false);
  BatchReader reader(pipe_of(passed.bytes()));
  // The FOOTER tells its segment's old length, which is found out only after all rows.
  CHECK_THROWS_AS(read_into(reader, rows), CorruptError);
  CHECK(same_rows(rows, sample.rows));
  Batch before;
  const Buffer refused = insert_frame(true);
  BatchReader strict(pipe_of(refused.bytes()));
  CHECK_THROWS_AS(read_into(strict, before), CorruptError);
}

TEST_CASE("hostile: limits that the caller sets are kept") {
  const Sample sample;
  ReaderOptions options;
  SECTION("rows of a block") {
    options.limits.block_rows = 19;
  }
  SECTION("bytes of a block") {
    options.limits.block_bytes = 100;
  }
  SECTION("bytes of metadata") {
    options.limits.metadata_bytes = 100;
  }
  SECTION("columns") {
    options.limits.columns = 10;
  }
  CHECK_THROWS_AS(read_rows(file_of(sample.file.bytes()), options), LimitError);
  CHECK_THROWS_AS(read_rows(pipe_of(sample.file.bytes()), options), LimitError);
}

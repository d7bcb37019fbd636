// SPDX-License-Identifier: Apache-2.0
// Damage: a cut, a flipped bit, moved and foreign frames give an error or the right rows, never
// others.
#include <array>

#include "file/file_support.hpp"
#include "file/frame.hpp"
#include "support/catch.hpp"
#include "support/error_message.hpp"

using namespace sprat;

namespace {

// Small, so that every bit of a file of three blocks can be tried.
Schema small_schema() {
  Schema schema;
  schema.name = "Small";
  for (const auto kind : {TypeKind::int32, TypeKind::text, TypeKind::float64, TypeKind::boolean}) {
    const std::string name = "field_" + std::to_string(schema.fields.size());
    schema.fields.push_back(field_of(name, kind, kind != TypeKind::int32));
  }
  schema.fields.push_back(field_of("texts", TypeKind::list, true));
  schema.fields.back().type.fields = {field_of("item", TypeKind::text)};
  schema.fields.push_back(field_of("position", TypeKind::structure, true));
  schema.fields.back().type.name = "Position";
  schema.fields.back().type.fields = {field_of("x", TypeKind::int16),
                                      field_of("levels", TypeKind::array)};
  schema.fields.back().type.fields[1].type.fields = {field_of("item", TypeKind::int8)};
  schema.fields.back().type.fields[1].type.length = 2;
  return schema;
}

constexpr std::size_t kBlockRows = 12;

struct Sample {
  Batch rows = random_rows(small_schema(), 3 * kBlockRows, 77);
  Buffer file = write_rows(rows, blocks_of(kBlockRows));
};

// Rows that a reader gave, and whether it ended without an error.
struct Outcome {
  Batch rows;
  bool complete = false;
};

Outcome read_damaged(std::unique_ptr<Source> source) {
  Outcome outcome;
  try {
    BatchReader reader(std::move(source));
    read_into(reader, outcome.rows);
    outcome.complete = true;
  } catch (const CorruptError&) {
  } catch (const LimitError&) {
  }
  return outcome;
}

bool is_prefix(const Batch& rows, const Batch& of) {
  if (rows.rows == 0) return true;
  return rows.rows <= of.rows && same_rows(rows, slice(of, 0, rows.rows));
}

void check_error_or_right_rows(const Buffer& damaged, const Batch& rows) {
  for (const bool from_pipe : {false, true}) {
    const Outcome outcome =
        read_damaged(from_pipe ? pipe_of(damaged.bytes()) : file_of(damaged.bytes()));
    const bool right =
        is_prefix(outcome.rows, rows) && (!outcome.complete || outcome.rows.rows == rows.rows);
    if (!right) FAIL("wrong rows " << (from_pipe ? "from a pipe" : "by place"));
  }
}

void check_refused(const Buffer& damaged, const Batch& rows) {
  for (const bool from_pipe : {false, true}) {
    const Outcome outcome =
        read_damaged(from_pipe ? pipe_of(damaged.bytes()) : file_of(damaged.bytes()));
    CHECK_FALSE(outcome.complete);
    CHECK(is_prefix(outcome.rows, rows));
  }
}

Buffer joined(std::initializer_list<Bytes> parts) {
  Buffer all;
  for (const Bytes part : parts) all.append(part);
  return all;
}

// The frames of a file, to be put together anew.
std::vector<Bytes> frames_of(const Buffer& file) {
  std::vector<Bytes> frames;
  const auto offsets = frame_offsets(file);
  for (std::size_t i = 0; i < offsets.size(); ++i) {
    const std::size_t end = i + 1 < offsets.size() ? offsets[i + 1] : file.size();
    frames.push_back(file.bytes().subspan(offsets[i], end - offsets[i]));
  }
  return frames;
}

}  // namespace

TEST_CASE("damage: a file cut at any byte gives its whole blocks, then an error") {
  const Sample sample;
  const auto offsets = frame_offsets(sample.file);
  REQUIRE(offsets.size() == 6);
  for (std::size_t length = 0; length < sample.file.size(); ++length) {
    const auto whole_blocks = static_cast<std::size_t>(
        std::count_if(offsets.begin() + 2, offsets.begin() + 5,
                      [length](std::size_t end) { return end <= length; }));
    for (const bool from_pipe : {false, true}) {
      const Bytes cut = sample.file.bytes().first(length);
      const Outcome outcome = read_damaged(from_pipe ? pipe_of(cut) : file_of(cut));
      if (outcome.complete || outcome.rows.rows != whole_blocks * kBlockRows ||
          !is_prefix(outcome.rows, sample.rows)) {
        FAIL("cut at byte " << length);
      }
    }
  }
}

TEST_CASE("damage: any flipped bit gives an error or the right rows") {
  Sample sample;
  for (std::size_t bit = 0; bit < sample.file.size() * 8; ++bit) {
    const auto mask = std::byte{1} << (bit % 8);
    sample.file.data()[bit / 8] ^= mask;
    INFO("bit " << bit % 8 << " of byte " << bit / 8);
    check_error_or_right_rows(sample.file, sample.rows);
    sample.file.data()[bit / 8] ^= mask;
  }
}

TEST_CASE("damage: blocks that are swapped, repeated or left out are noticed") {
  const Sample sample;
  const auto frames = frames_of(sample.file);
  check_refused(joined({frames[0], frames[2], frames[1], frames[3], frames[4], frames[5]}),
                sample.rows);
  check_refused(joined({frames[0], frames[1], frames[1], frames[3], frames[4], frames[5]}),
                sample.rows);
  check_refused(joined({frames[0], frames[1], frames[3], frames[4], frames[5]}), sample.rows);
  check_refused(joined({frames[0], frames[1], frames[2], frames[4], frames[5]}), sample.rows);
  check_refused(joined({frames[0], frames[1], frames[2], frames[3], frames[5]}), sample.rows);
  check_refused(joined({frames[1], frames[2], frames[3], frames[4], frames[5]}), sample.rows);
}

TEST_CASE("damage: a frame of another file with the same schema is noticed") {
  const Sample sample;
  const Batch others = random_rows(small_schema(), 3 * kBlockRows, 78);
  const Buffer other_file = write_rows(others, blocks_of(kBlockRows));
  const auto frames = frames_of(sample.file);
  const auto other_frames = frames_of(other_file);
  for (std::size_t i = 0; i < frames.size(); ++i) {
    auto mixed = frames;
    mixed[i] = other_frames[i];
    INFO("frame " << i);
    Buffer file;
    for (const Bytes frame : mixed) file.append(frame);
    check_refused(file, sample.rows);
  }
}

TEST_CASE("damage: the message of a cut file says where, and what is sound") {
  const Sample sample;
  const auto offsets = frame_offsets(sample.file);
  const Bytes cut = sample.file.bytes().first(offsets[2] + 100);
  BatchReader reader(file_of(cut));
  Batch block;
  CHECK(reader.next(block));
  const std::string message = message_of<CorruptError>([&] { reader.next(block); });
  CAPTURE(message);
  CHECK(contains(message, "memory: at byte " + std::to_string(offsets[2])));
  CHECK(contains(message, "12 rows come before, and every one of them is sound"));
  CHECK_THROWS_AS(reader.next(block), CorruptError);
  CHECK(contains(message_of<CorruptError>([&] { reader.seek_row(1); }), "cannot be read by place"));
}

TEST_CASE("damage: what is no sprat file is said to be none") {
  const std::string text = "route,date,daytype,rides\n1,01/01/2001,U,7354\n2,01/01/2001,U,9288\n";
  const auto read = [](const std::string& bytes) {
    BatchReader reader(file_of(std::as_bytes(std::span(bytes))));
  };
  CHECK(contains(message_of<CorruptError>([&] { read(text); }), "memory: not a whole sprat file"));
  CHECK(contains(message_of<CorruptError>([&] { read(""); }), "empty"));
}

TEST_CASE("damage: bytes behind the end are reported after all rows") {
  const Sample sample;
  Buffer file = sample.file;
  file.append(std::as_bytes(std::span("tail", 4)));
  for (const bool from_pipe : {false, true}) {
    const Outcome outcome = read_damaged(from_pipe ? pipe_of(file.bytes()) : file_of(file.bytes()));
    CHECK_FALSE(outcome.complete);
    CHECK(same_rows(outcome.rows, sample.rows));
  }
}

TEST_CASE("damage: a file's blocks survive any one of its other frames") {
  const Sample sample;
  const auto offsets = frame_offsets(sample.file);
  for (const std::size_t frame : {std::size_t{4}, std::size_t{5}}) {
    Buffer file = sample.file;
    file.data()[offsets[frame] + 20] ^= std::byte{0x10};
    const Outcome outcome = read_damaged(file_of(file.bytes()));
    CHECK_FALSE(outcome.complete);
    CHECK(same_rows(outcome.rows, sample.rows));
  }
}

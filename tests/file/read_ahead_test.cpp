// SPDX-License-Identifier: Apache-2.0
// Reading on several threads: the rows, the errors and their order are those of one thread.
#include <string>
#include <vector>

#include "file/file_reader.hpp"
#include "file/file_support.hpp"
#include "support/catch.hpp"
#include "support/error_message.hpp"

using namespace sprat;

namespace {

constexpr std::size_t kBlockRows = 50;

std::unique_ptr<Source> source_of(bool from_pipe, const Buffer& file) {
  return from_pipe ? pipe_of(file.bytes()) : file_of(file.bytes());
}

ReaderOptions on_threads(unsigned threads) {
  ReaderOptions options;
  options.threads = threads;
  return options;
}

// What each call of `next` came to, until it said twice in a row that the file has ended.
std::vector<std::string> outcomes(std::unique_ptr<Source> source, const ReaderOptions& options) {
  std::vector<std::string> seen;
  BatchReader reader(std::move(source), options);
  Batch batch;
  for (int ends = 0; ends < 2;) {
    try {
      if (reader.next(batch)) {
        seen.push_back(std::to_string(batch.rows) + " rows from " +
                       std::to_string(batch.first_row));
        continue;
      }
      seen.push_back("end");
      ++ends;
    } catch (const Error& error) {
      seen.push_back(error.what());
      // A reader that met damage may say so each time it is asked.
      if (seen.size() >= 2 && seen[seen.size() - 2] == seen.back()) break;
    }
  }
  return seen;
}

// A byte within the chunks of the block at the file's frame `number`.
void damage_block(Buffer& file, std::size_t number) {
  const std::vector<std::size_t> frames = frame_offsets(file);
  const std::size_t in_last_chunk = (frames[number] + 3 * frames[number + 1]) / 4;
  file.data()[in_last_chunk] ^= std::byte{0x40};
}

}  // namespace

TEST_CASE("threads: rows come in order, whatever their number") {
  const unsigned threads = GENERATE(0U, 2U, 3U, 8U);
  const bool from_pipe = GENERATE(false, true);
  const std::size_t count = GENERATE(0U, 1U, kBlockRows, kBlockRows + 1, 9 * kBlockRows + 7);
  const Batch rows = random_rows(every_type_schema(), count, 21);
  const Buffer file = write_rows(rows, blocks_of(kBlockRows));
  CHECK(same_rows(read_rows(source_of(from_pipe, file), on_threads(threads)), rows));
}

TEST_CASE("threads: a batch that its caller has used for something else is no hindrance") {
  const Batch rows = random_rows(every_type_schema(), 6 * kBlockRows, 22);
  const Buffer file = write_rows(rows, blocks_of(kBlockRows));
  BatchReader reader(file_of(file.bytes()), on_threads(2));
  Batch seen = slice(rows, 0, 0);
  for (std::size_t i = 0; i < 6; ++i) {
    Batch batch = i % 2 == 0 ? Batch() : slice(rows, 3, 5);
    REQUIRE(reader.next(batch));
    append_rows(batch, 0, batch.rows, seen);
  }
  CHECK(same_rows(seen, rows));
}

TEST_CASE("threads: fields are chosen and blocks are skipped as on one thread") {
  const Batch rows = random_rows(every_type_schema(), 8 * kBlockRows, 23);
  const Buffer file = write_rows(rows, blocks_of(kBlockRows));
  ReaderOptions options = on_threads(3);
  options.columns = {"field_30", "field_2"};
  CHECK(same_rows(read_rows(file_of(file.bytes()), options), select(rows, options.columns)));
  options.skip_unless = {{"field_2", Comparison::greater, std::int64_t{100}}};
  ReaderOptions on_one = options;
  on_one.threads = 1;
  CHECK(outcomes(file_of(file.bytes()), options) == outcomes(file_of(file.bytes()), on_one));
}

TEST_CASE("threads: damage is told where one thread would tell it") {
  const bool from_pipe = GENERATE(false, true);
  const unsigned threads = GENERATE(2U, 5U);
  Buffer file =
      write_rows(random_rows(every_type_schema(), 9 * kBlockRows, 24), blocks_of(kBlockRows));
  SECTION("in one block") {
    damage_block(file, 4);
  }
  SECTION("in blocks that are decoded at the same time") {
    damage_block(file, 3);
    damage_block(file, 4);
    damage_block(file, 7);
  }
  SECTION("in the first block") {
    damage_block(file, 1);
  }
  SECTION("in a frame's header") {
    file.data()[frame_offsets(file)[5] + 9] ^= std::byte{1};
  }
  SECTION("at its end") {
    file.resize(frame_offsets(file)[6] + 100);
  }
  CHECK(outcomes(source_of(from_pipe, file), on_threads(threads)) ==
        outcomes(source_of(from_pipe, file), on_threads(1)));
}

TEST_CASE("threads: a reader may be left anywhere") {
  const Buffer file =
      write_rows(random_rows(every_type_schema(), 9 * kBlockRows, 25), blocks_of(kBlockRows));
  const bool from_pipe = GENERATE(false, true);
  for (int blocks = 0; blocks < 10; ++blocks) {
    BatchReader reader(source_of(from_pipe, file), on_threads(4));
    Batch batch;
    for (int i = 0; i < blocks && reader.next(batch); ++i) {
    }
    BatchReader moved = std::move(reader);
    CHECK(moved.next(batch) == (blocks < 9));
  }
}

TEST_CASE("threads: any row can be sought while others are read ahead") {
  const Batch rows = random_rows(every_type_schema(), 9 * kBlockRows, 26);
  const Buffer file = write_rows(rows, blocks_of(kBlockRows));
  BatchReader reader(file_of(file.bytes()), on_threads(3));
  Batch batch;
  for (const std::size_t row : {0U, 120U, 3U, 449U, 450U, 60U, 61U}) {
    reader.seek_row(row);
    REQUIRE(reader.next(batch) == (row < 450));
    if (row == 450) continue;
    const std::size_t in_block = kBlockRows - row % kBlockRows;
    CHECK(batch.first_row == row);
    CHECK(same_rows(batch, slice(rows, row, in_block)));
  }
}

TEST_CASE("threads: what the file tells is known while others are read ahead") {
  const Buffer file =
      write_rows(random_rows(every_type_schema(), 9 * kBlockRows, 27), blocks_of(kBlockRows));
  BatchReader reader(file_of(file.bytes()), on_threads(3));
  Batch batch;
  for (std::size_t i = 0; i < 9; ++i) {
    REQUIRE(reader.next(batch));
    CHECK(reader.row_count() == 9 * kBlockRows);
    CHECK(reader.blocks().size() == 9);
    CHECK(reader.chunks(reader.blocks()[i]).size() == batch.columns.size());
  }
}

TEST_CASE("threads: whoever fetches blocks goes on after the rows that were given") {
  const bool from_pipe = GENERATE(false, true);
  const Batch rows = random_rows(every_type_schema(), 9 * kBlockRows, 28);
  const Buffer file = write_rows(rows, blocks_of(kBlockRows));
  BatchReader reader(source_of(from_pipe, file), on_threads(3));
  Batch batch;
  REQUIRE(reader.next(batch));
  REQUIRE(reader.next(batch));
  FileReader& blocks = file_reader(reader);
  RawBlock block;
  for (std::size_t first = 2 * kBlockRows; first < rows.rows; first += kBlockRows) {
    REQUIRE(blocks.fetch(block));
    CHECK(block.first_row == first);
  }
  CHECK_FALSE(blocks.fetch(block));
}

// SPDX-License-Identifier: Apache-2.0
// scan: every block that is asked for is visited once, each thread has its own state, and the
// earliest error is the one that is told.
#include <algorithm>
#include <atomic>
#include <numeric>
#include <stdexcept>
#include <vector>

#include "file/file_support.hpp"
#include "support/catch.hpp"
#include "support/error_message.hpp"

using namespace sprat;

namespace {

constexpr std::size_t kBlockRows = 50;

/// The first rows of the blocks that one thread saw.
using FirstRows = std::vector<std::uint64_t>;

void note_first_row(const Batch& batch, FirstRows& rows) {
  rows.push_back(batch.first_row);
}

std::vector<std::uint64_t> all_of(const std::vector<FirstRows>& parts) {
  std::vector<std::uint64_t> all;
  for (const FirstRows& part : parts) all.insert(all.end(), part.begin(), part.end());
  std::sort(all.begin(), all.end());
  return all;
}

std::vector<std::uint64_t> blocks_from_0(std::size_t count) {
  std::vector<std::uint64_t> first_rows(count);
  for (std::size_t i = 0; i < count; ++i) first_rows[i] = i * kBlockRows;
  return first_rows;
}

Buffer file_of_blocks(std::size_t blocks) {
  return write_rows(random_rows(every_type_schema(), blocks * kBlockRows, 31),
                    blocks_of(kBlockRows));
}

}  // namespace

TEST_CASE("scan: every block is visited once") {
  const bool from_pipe = GENERATE(false, true);
  const std::size_t blocks = GENERATE(0U, 1U, 2U, 40U);
  ReaderOptions options;
  SECTION("on all cores") {}
  SECTION("on one thread") {
    options.threads = 1;
  }
  SECTION("on several") {
    options.threads = 4;
  }
  const Buffer file = file_of_blocks(blocks);
  const auto source = [&] { return from_pipe ? pipe_of(file.bytes()) : file_of(file.bytes()); };
  const std::vector<FirstRows> seen = scan(source(), options, FirstRows(), note_first_row);
  CHECK(all_of(seen) == blocks_from_0(blocks));
  if (options.threads == 1) CHECK(seen.size() == 1);
  if (options.threads == 4 && !from_pipe)
    CHECK(seen.size() == std::clamp<std::size_t>(blocks, 1, 4));
}

TEST_CASE("scan: sums over columns are those of the rows") {
  Schema schema;
  schema.name = "Numbers";
  schema.fields = {field_of("word", TypeKind::text), field_of("number", TypeKind::int64)};
  const Batch rows = random_rows(schema, 40 * kBlockRows, 32);
  const Buffer file = write_rows(rows, blocks_of(kBlockRows));
  ReaderOptions options;
  options.columns = {"number"};
  options.threads = 3;
  std::uint64_t total = 0;
  for (const std::uint64_t part : scan(file_of(file.bytes()), options, std::uint64_t{0},
                                       [](const Batch&batch, std::uint64_t&sum) {
                                         for (const auto value :
                                              batch.columns[0].values.as<std::uint64_t>())
                                           sum += value;
                                       })) {
    total += part;
  }
  const auto numbers = rows.columns[1].values.as<std::uint64_t>();
  CHECK(total == std::accumulate(numbers.begin(), numbers.end(), std::uint64_t{0}));
}

TEST_CASE("scan: what a visit throws ends it") {
  const Buffer file = file_of_blocks(40);
  ReaderOptions options;
  options.threads = GENERATE(1U, 2U, 4U);
  std::atomic<int> visits_before{0};
  const auto visit = [&](const Batch& batch, int&) {
    if (batch.first_row >= 20 * kBlockRows)
      throw std::runtime_error(std::to_string(batch.first_row));
    ++visits_before;
  };
  CHECK(message_of<std::runtime_error>([&] { scan(file_of(file.bytes()), options, 0, visit); }) ==
        "1000");
  CHECK(visits_before == 20);
}

TEST_CASE("scan: damage is told after all blocks before it were visited") {
  Buffer file = file_of_blocks(40);
  const std::vector<std::size_t> frames = frame_offsets(file);
  for (const std::size_t block : {11U, 12U, 30U}) {
    file.data()[(frames[block] + 3 * frames[block + 1]) / 4] ^= std::byte{1};
  }
  const bool from_pipe = GENERATE(false, true);
  ReaderOptions options;
  options.threads = GENERATE(1U, 4U);
  std::atomic<int> visits_before{0};
  const auto visit = [&](const Batch& batch, int&) {
    if (batch.first_row < 10 * kBlockRows) ++visits_before;
  };
  const auto source = [&] { return from_pipe ? pipe_of(file.bytes()) : file_of(file.bytes()); };
  CHECK(contains(message_of<CorruptError>([&] { scan(source(), options, 0, visit); }),
                 "rows 500 to 549"));
  CHECK(visits_before == 10);
}

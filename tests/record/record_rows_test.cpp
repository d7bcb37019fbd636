// SPDX-License-Identifier: Apache-2.0
// Records of files of layout rows: given as they lie in the block where that is what is asked for,
// and decoded otherwise.
#include <cstdint>
#include <vector>

#include "file/flat_record.hpp"
#include "support/catch.hpp"
#include "support/error_message.hpp"

#include "record/record_files.hpp"

using namespace sprat;

namespace {

std::vector<flat::Sample> samples(std::size_t count) {
  std::vector<flat::Sample> records(count);
  for (std::size_t i = 0; i < count; ++i) {
    flat::Sample& record = records[i];
    record.flag = i % 3 == 0;
    record.code = std::to_string(i % 1000);
    record.count = static_cast<std::int32_t>(i * 11);
    record.position = {static_cast<double>(i) / 4, static_cast<std::int8_t>(i % 100), {1, 2}};
    record.day = Date(Date::duration(static_cast<std::int32_t>(i)));
    record.big = i << 40;
  }
  return records;
}

WriterOptions rows_of(std::uint64_t block_rows) {
  WriterOptions options = blocks_of(block_rows);
  options.layout = Layout::rows;
  return options;
}

std::vector<flat::Sample> all_of(Reader<flat::Sample>& reader) {
  std::vector<flat::Sample> records;
  for (const flat::Sample& record : reader) records.push_back(record);
  return records;
}

}  // namespace

TEST_CASE("record rows: what is written in layout rows is read back, by place and from a pipe") {
  const std::vector<flat::Sample> records = samples(GENERATE(0U, 1U, 1999U, 2000U, 2001U, 5000U));
  const Buffer file = file_of(records, rows_of(2000));
  Reader<flat::Sample> reader = reader_of<flat::Sample>(file);
  CHECK(all_of(reader) == records);
  CHECK(all_of(reader) == records);
  Reader<flat::Sample> from_pipe(std::make_unique<PipeSource>(file.bytes()));
  CHECK(all_of(from_pipe) == records);
}

TEST_CASE("record rows: spans are whole blocks, not copied") {
  const Buffer file = file_of(samples(5000), rows_of(2000));
  Reader<flat::Sample> reader = reader_of<flat::Sample>(file);
  std::vector<std::size_t> sizes;
  for (const std::span<const flat::Sample> span : reader.spans()) sizes.push_back(span.size());
  CHECK(sizes == std::vector<std::size_t>{2000, 2000, 1000});
}

TEST_CASE("record rows: rows from the middle, conditions and fewer fields give the right records") {
  const std::vector<flat::Sample> records = samples(5000);
  const Buffer file = file_of(records, rows_of(2000));
  Reader<flat::Sample> middle = reader_of<flat::Sample>(file);
  middle.rows(1500, 2600);
  CHECK(all_of(middle) ==
        std::vector<flat::Sample>(records.begin() + 1500, records.begin() + 4100));
  Reader<flat::Sample> some = reader_of<flat::Sample>(file);
  some.where(&flat::Sample::count, greater_equal, 11 * 4990);
  CHECK(all_of(some) == std::vector<flat::Sample>(records.begin() + 4990, records.end()));
  std::size_t row = 0;
  for (const flat::Narrower& record : reader_of<flat::Narrower>(file)) {
    REQUIRE(record.position == records[row].position);
    REQUIRE(record.code == records[row++].code);
  }
  CHECK(row == records.size());
}

TEST_CASE("record rows: a damaged block is refused when it is reached") {
  const std::vector<flat::Sample> records = samples(300);
  Buffer file = file_of(records, rows_of(100));
  file.data()[file.size() / 2] ^= std::byte{4};
  Reader<flat::Sample> reader = reader_of<flat::Sample>(file);
  CHECK_THROWS_AS(all_of(reader), CorruptError);
}

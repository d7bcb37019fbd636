// SPDX-License-Identifier: Apache-2.0
// Files of layout rows: read as any other, and mapped; damaged, and of schemas that are not flat.
#include <algorithm>
#include <cstring>
#include <optional>
#include <thread>

#include <sprat/sprat.hpp>

#include "file/file_support.hpp"
#include "file/flat_record.hpp"
#include "file/frame.hpp"
#include "support/catch.hpp"
#include "support/error_message.hpp"
#include "support/temporary_folder.hpp"

using namespace sprat;

namespace {

static_assert(sizeof(flat::Sample) == 40);

constexpr std::size_t kBlockRows = 12;

WriterOptions rows_of(std::uint64_t block_rows) {
  WriterOptions options = blocks_of(block_rows);
  options.layout = Layout::rows;
  return options;
}

Batch sample_rows(std::size_t rows) {
  return random_rows(record_schema<flat::Sample>(), rows, rows + 5);
}

// The records that a batch's rows are, put together without the code that is tested.
std::vector<flat::Sample> records_of(const Batch& batch) {
  std::vector<flat::Sample> records(batch.rows);
  for (std::size_t row = 0; row < batch.rows; ++row) {
    flat::Sample& record = records[row];
    const std::vector<Column>& columns = batch.columns;
    record.flag = columns[0].boolean(row);
    std::memcpy(record.code.bytes, columns[1].values.data() + 3 * row, 3);
    record.count = columns[2].value<std::int32_t>(row);
    record.position.x = columns[3].value<double>(row);
    record.position.floor = columns[4].value<std::int8_t>(row);
    record.position.levels = {columns[5].children[0].value<std::int16_t>(2 * row),
                              columns[5].children[0].value<std::int16_t>(2 * row + 1)};
    record.day = Date(Date::duration(columns[6].value<std::int32_t>(row)));
    record.big = columns[7].value<std::uint64_t>(row);
  }
  return records;
}

// By bytes, since NaN is not equal to itself; padding is left out.
bool same_record(const flat::Sample& left, const flat::Sample& right) {
  const auto x = [](const flat::Sample& record) {
    std::uint64_t bits = 0;
    std::memcpy(&bits, &record.position.x, sizeof bits);
    return bits;
  };
  flat::Sample a = left;
  flat::Sample b = right;
  a.position.x = b.position.x = 0;
  return a == b && x(left) == x(right);
}

std::vector<flat::Sample> mapped(std::unique_ptr<Source> source) {
  std::vector<flat::Sample> records;
  for (const flat::Sample& record : MappedRecords<flat::Sample>(std::move(source))) {
    records.push_back(record);
  }
  return records;
}

bool same_records(const std::vector<flat::Sample>& left, const std::vector<flat::Sample>& right) {
  return std::equal(left.begin(), left.end(), right.begin(), right.end(), same_record);
}

// Whole rows from the start, and all of them where no error was thrown; or an error.
void check_error_or_right_rows(const Buffer& damaged, const Batch& rows) {
  for (const bool from_pipe : {false, true}) {
    Batch read;
    bool complete = false;
    try {
      BatchReader reader(from_pipe ? pipe_of(damaged.bytes()) : file_of(damaged.bytes()));
      read_into(reader, read);
      complete = true;
    } catch (const CorruptError&) {
    } catch (const LimitError&) {
    }
    const bool is_prefix =
        read.rows == 0 || (read.rows <= rows.rows && same_rows(read, slice(rows, 0, read.rows)));
    REQUIRE(is_prefix);
    REQUIRE((!complete || read.rows == rows.rows));
  }
  std::optional<std::vector<flat::Sample>> records;
  try {
    records = mapped(file_of(damaged.bytes()));
  } catch (const Error&) {
  }
  REQUIRE((!records || same_records(*records, records_of(rows))));
}

}  // namespace

TEST_CASE("rows layout: rows come back by place, from a pipe and mapped, at every size") {
  const std::size_t count = GENERATE(0U, 1U, 11U, 12U, 13U, 100U);
  const Batch rows = sample_rows(count);
  const Buffer file = write_rows(rows, rows_of(kBlockRows));
  CAPTURE(count);
  CHECK(BatchReader(file_of(file.bytes())).layout() == Layout::rows);
  CHECK(same_rows(read_rows(file_of(file.bytes())), rows));
  CHECK(same_rows(read_rows(pipe_of(file.bytes())), rows));
  const MappedRecords<flat::Sample> records(file_of(file.bytes()));
  CHECK(records.size() == count);
  CHECK(records.empty() == (count == 0));
  CHECK(records.block_count() == (count + kBlockRows - 1) / kBlockRows);
  CHECK(same_records(mapped(file_of(file.bytes())), records_of(rows)));
}

TEST_CASE("rows layout: records lie at multiples of 64, and are not copied") {
  const Batch rows = sample_rows(50);
  const Buffer file = write_rows(rows, rows_of(kBlockRows));
  const MappedRecords<flat::Sample> records(file_of(file.bytes()));
  for (std::size_t i = 0; i < records.block_count(); ++i) {
    const std::span<const std::byte> bytes = std::as_bytes(records.block(i));
    const auto place = static_cast<std::size_t>(bytes.data() - file.data());
    REQUIRE(place < file.size());
    CHECK(place % 64 == 0);
  }
}

TEST_CASE("rows layout: any record is found by its row, through all segments") {
  const Batch rows = sample_rows(100);
  Buffer file = write_rows(slice(rows, 0, 30), rows_of(7));
  file.append(write_rows(slice(rows, 30, 70), rows_of(9)).bytes());
  const std::vector<flat::Sample> expected = records_of(rows);
  const MappedRecords<flat::Sample> records(file_of(file.bytes()));
  REQUIRE(records.size() == 100);
  for (std::size_t row = 100; row-- > 0;) REQUIRE(same_record(records[row], expected[row]));
  CHECK(same_records(mapped(file_of(file.bytes())), expected));
}

TEST_CASE("rows layout: blocks are mapped on several threads at once") {
  const Batch rows = sample_rows(3000);
  const TemporaryFolder folder;
  const std::string path = folder.file("rows.sprat");
  BatchWriter writer(path, *rows.schema, rows_of(100));
  writer.write(rows);
  writer.close();
  const std::vector<flat::Sample> expected = records_of(rows);
  const MappedRecords<flat::Sample> records(path);
  std::vector<std::size_t> right(4);
  std::vector<std::thread> threads;
  for (std::size_t& count : right) {
    threads.emplace_back([&] {
      std::size_t row = 0;
      for (const flat::Sample& record : records) count += same_record(record, expected[row++]);
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(right == std::vector<std::size_t>(4, 3000));
}

TEST_CASE("rows layout: chosen columns, skipped blocks and rows from the middle are as always") {
  const Batch rows = sample_rows(100);
  const Buffer file = write_rows(rows, rows_of(kBlockRows));
  ReaderOptions options;
  options.columns = {"big", "position.levels", "flag"};
  const Batch chosen = read_rows(file_of(file.bytes()), options);
  const Batch columnar =
      read_rows(file_of(write_rows(rows, blocks_of(kBlockRows)).bytes()), options);
  CHECK(same_rows(chosen, columnar));
  CHECK(same_rows(read_rows(pipe_of(file.bytes()), options), columnar));
  BatchReader reader(file_of(file.bytes()));
  reader.seek_row(41);
  Batch rest;
  read_into(reader, rest);
  CHECK(same_rows(rest, slice(rows, 41, 59)));
}

TEST_CASE("rows layout: statistics are those of layout columns, chunks are fields of records") {
  const Batch rows = sample_rows(100);
  const Buffer file = write_rows(rows, rows_of(kBlockRows));
  const Buffer columnar = write_rows(rows, blocks_of(kBlockRows));
  const BatchReader reader(file_of(file.bytes()));
  CHECK(reader.statistics() == BatchReader(file_of(columnar.bytes())).statistics());
  const auto chunks = reader.chunks(reader.blocks().front());
  REQUIRE(chunks.size() == 8);
  CHECK(chunks[1].encoding == "records");
  CHECK(chunks[1].stored_bytes == 3 * kBlockRows);
}

TEST_CASE("rows layout: the same rows give the same bytes, however they come") {
  const Batch rows = sample_rows(100);
  const Buffer file = write_rows(rows, rows_of(kBlockRows));
  Buffer bytes;
  BatchWriter writer(memory_sink(bytes), *rows.schema, rows_of(kBlockRows));
  for (std::size_t row = 0; row < 100; row += 5) writer.write(slice(rows, row, 5));
  writer.close();
  CHECK(std::equal(bytes.bytes().begin(), bytes.bytes().end(), file.bytes().begin(),
                   file.bytes().end()));
}

TEST_CASE("rows layout: blocks end where their records take the bytes asked for") {
  WriterOptions options = rows_of(1000);
  options.block_bytes = 400;
  const Buffer file = write_rows(sample_rows(35), options);
  const auto blocks = BatchReader(file_of(file.bytes())).blocks();
  REQUIRE(blocks.size() == 4);
  CHECK(blocks[0].rows == 10);
  CHECK(blocks[3].rows == 5);
}

TEST_CASE("rows layout: a schema that is not flat is refused, field by field") {
  Schema schema = record_schema<flat::Sample>();
  schema.fields[2].nullable = true;
  schema.fields[1].nullable = true;
  schema.fields[5].type = field_of("big", TypeKind::text).type;
  schema.fields[4].type = field_of("day", TypeKind::list).type;
  schema.fields[4].type.fields = {field_of("item", TypeKind::int8)};
  Buffer bytes;
  CHECK(message_of<SchemaError>(
            [&] { BatchWriter writer(memory_sink(bytes), schema, rows_of(kBlockRows)); }) ==
        "layout rows needs records of one size without nulls; give such a schema (sprat schema "
        "FILE prints the narrowest one)\n"
        "  field code is nullable: make it (required)\n"
        "  field count is nullable: leave out '= null'\n"
        "  field day is a list of any length: make it an array, as in [int] (array: 3, required)\n"
        "  field big is text of any length: give it one, as in string (length: 8, required)");
  CHECK(bytes.empty());
}

TEST_CASE("rows layout: only a file of exactly the record's fields is mapped") {
  const Batch rows = sample_rows(20);
  const auto refusal = [](const Buffer& file) {
    return message_of<SchemaError>(
        [&] { MappedRecords<flat::Sample> records(file_of(file.bytes())); });
  };
  CHECK(contains(refusal(write_rows(rows, blocks_of(12))), "memory is not of layout rows"));
  const Buffer file = write_rows(rows, rows_of(12));
  CHECK(contains(message_of<SchemaError>(
                     [&] { MappedRecords<flat::Narrower> records(file_of(file.bytes())); }),
                 "memory: its fields are not exactly those of flat.Sample"));
  CHECK(contains(
      message_of<IoError>([&] { MappedRecords<flat::Sample> records(pipe_of(file.bytes())); }),
      "cannot be mapped"));
  Buffer shifted;
  shifted.resize_zeroed(1);
  shifted.append(file.bytes());
  CHECK(contains(message_of<IoError>([&] {
                   MappedRecords<flat::Sample> records(file_of(shifted.bytes().subspan(1)));
                 }),
                 "does not lie at a multiple of 8"));
}

TEST_CASE("rows layout: a file cut at any byte gives whole blocks, then an error") {
  const Batch rows = sample_rows(3 * kBlockRows);
  const Buffer file = write_rows(rows, rows_of(kBlockRows));
  for (std::size_t length = 0; length < file.size(); ++length) {
    Buffer cut;
    cut.assign(file.bytes().first(length));
    REQUIRE_THROWS_AS(mapped(file_of(cut.bytes())), CorruptError);
    check_error_or_right_rows(cut, rows);
  }
}

TEST_CASE("rows layout: no flipped bit gives other rows") {
  const Batch rows = sample_rows(3 * kBlockRows);
  Buffer file = write_rows(rows, rows_of(kBlockRows));
  for (std::size_t at = 0; at < file.size(); ++at) {
    const auto bit = static_cast<std::byte>(1U << (at % 8));
    file.data()[at] ^= bit;
    INFO("byte " << at);
    check_error_or_right_rows(file, rows);
    file.data()[at] ^= bit;
  }
}

TEST_CASE("rows layout: a damaged block is told by its place, whenever it is asked for") {
  const Batch rows = sample_rows(3 * kBlockRows);
  Buffer file = write_rows(rows, rows_of(kBlockRows));
  const std::size_t second = frame_offsets(file)[2];
  file.data()[frame_offsets(file)[3] - 40] ^= std::byte{1};
  const MappedRecords<flat::Sample> records(file_of(file.bytes()));
  CHECK(records.block(0).size() == kBlockRows);
  for (int i = 0; i < 2; ++i) {
    CHECK(contains(message_of<CorruptError>([&] { records.block(1); }),
                   "memory: at byte " + std::to_string(second) + ", row 12: "));
  }
  CHECK(records.block(2).size() == kBlockRows);
}

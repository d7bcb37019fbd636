// SPDX-License-Identifier: Apache-2.0
// Golden files: what earlier versions wrote is read as it was. SPRAT_UPDATE_GOLDEN=1 writes them
// anew, which is right only before the first release.
#include <limits>
#include <set>

#include "file/file_support.hpp"
#include "file/flat_record.hpp"
#include "file/golden_support.hpp"
#include "file/row_json.hpp"
#include "support/byte_text.hpp"
#include "support/catch.hpp"

using namespace sprat;

namespace {

const char* const kNames[] = {"every_type", "numbers",      "words",   "compressed",
                              "empty",      "segments",     "dialect", "nested",
                              "records",    "measurements", "trips"};

std::string golden_path(const std::string& name, const std::string& extension) {
  return repository_path("tests/golden/v1/" + name + extension);
}

// Random, but the same for ever.
class Numbers {
 public:
  std::uint64_t next() {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return state_ ^ state_ >> 33;
  }

 private:
  std::uint64_t state_ = 1;
};

void append_text(const std::string& text, Column& column) {
  if (column.offsets.empty()) column.offsets.append_value(std::int32_t{0});
  column.values.append(bytes_of(text));
  column.offsets.append_value(static_cast<std::int32_t>(column.values.size()));
}

Batch empty_rows(const std::string& name, std::vector<Field> fields, std::size_t rows) {
  Schema schema;
  schema.name = name;
  schema.fields = std::move(fields);
  Batch batch;
  batch.rows = rows;
  batch.columns.resize(schema.fields.size());
  for (Column& column : batch.columns) column.length = rows;
  batch.schema = std::make_shared<const Schema>(std::move(schema));
  return batch;
}

// What encodings of numbers are for, in more rows than a vector has.
Batch rows_of_numbers() {
  Batch rows =
      empty_rows("Numbers",
                 {field_of("constant", TypeKind::int8), field_of("runs", TypeKind::int32),
                  field_of("small", TypeKind::uint16), field_of("ascending", TypeKind::int64),
                  field_of("nullable", TypeKind::int16, true)},
                 1040);
  Numbers numbers;
  Column& nullable = rows.columns[4];
  for (std::size_t row = 0; row < rows.rows; ++row) {
    const std::uint64_t number = numbers.next();
    rows.columns[0].values.append_value(std::int8_t{-5});
    rows.columns[1].values.append_value(static_cast<std::int32_t>(row / 97 * 1000));
    rows.columns[2].values.append_value(static_cast<std::uint16_t>(number % 60));
    rows.columns[3].values.append_value(static_cast<std::int64_t>(row * 1003 + number % 9));
    nullable.values.append_value(static_cast<std::int16_t>(number % 300));
    nullable.validity.resize_zeroed(row / 8 + 1);
    const bool is_null = number % 4 == 0;
    if (!is_null) nullable.validity.data()[row / 8] |= std::byte{1} << (row % 8);
    nullable.null_count += is_null ? 1 : 0;
  }
  return rows;
}

// What dictionaries are for, and what nothing is.
Batch rows_of_words() {
  Batch rows = empty_rows("Words",
                          {field_of("few", TypeKind::uint64), field_of("wide", TypeKind::uint64),
                           field_of("words", TypeKind::text)},
                          130);
  Numbers numbers;
  for (std::size_t row = 0; row < rows.rows; ++row) {
    const std::uint64_t number = numbers.next();
    rows.columns[0].values.append_value((number % 5) * 0x123456789abcdefU);
    rows.columns[1].values.append_value(number);
    append_text("word " + std::to_string(number % 3), rows.columns[2]);
  }
  return rows;
}

// Lines that compress well, and doubles whose high bytes repeat.
Batch rows_for_compression() {
  Batch rows = empty_rows(
      "Compressed", {field_of("price", TypeKind::float64), field_of("line", TypeKind::text)}, 200);
  for (std::size_t row = 0; row < rows.rows; ++row) {
    rows.columns[0].values.append_value(static_cast<double>(row * 7919 % 1000) / 8);
    append_text("the " + std::to_string(row * 31 % 211) + " quick brown sprats", rows.columns[1]);
  }
  return rows;
}

// Numbers of a few decimal places among others, and sentences of few words: for effort fast.
Batch rows_of_measurements() {
  Batch rows =
      empty_rows("Measurement",
                 {field_of("height", TypeKind::float64), field_of("share", TypeKind::float32),
                  field_of("remark", TypeKind::text)},
                 130);
  constexpr double kOthers[] = {-0.0, 1.0 / 3, std::numeric_limits<double>::infinity()};
  constexpr const char* kWords[] = {"measured again ", "after the rain ", "by hand ",
                                    "doubtful \xc3\xbc "};
  Numbers numbers;
  for (std::size_t row = 0; row < rows.rows; ++row) {
    const std::uint64_t number = numbers.next();
    const double decimal = static_cast<double>(number % 100'000) / 1000;
    rows.columns[0].values.append_value(row % 40 == 7 ? kOthers[row / 40 % 3] : decimal);
    rows.columns[1].values.append_value(static_cast<float>(number % 1000) / 100);
    std::string remark = std::to_string(row) + ": ";
    for (unsigned word = 0; word < 6; ++word) remark += kWords[number >> (2 * word) & 3U];
    append_text(remark, rows.columns[2]);
  }
  return rows;
}

// Days and times near each other: for effort small.
Batch rows_of_trips() {
  Batch rows =
      empty_rows("Trip",
                 {field_of("shipped", TypeKind::date), field_of("received", TypeKind::date),
                  field_of("least", TypeKind::uint8), field_of("most", TypeKind::int8)},
                 1100);
  Numbers numbers;
  for (std::size_t row = 0; row < rows.rows; ++row) {
    const std::uint64_t number = numbers.next();
    const auto day = static_cast<std::int32_t>(number % 20'000);
    rows.columns[0].values.append_value(day);
    rows.columns[1].values.append_value(day + static_cast<std::int32_t>(number / 20'000 % 30));
    const auto least = static_cast<std::uint8_t>(number >> 32);
    rows.columns[2].values.append_value(least);
    rows.columns[3].values.append_value(static_cast<std::int8_t>(least + number / 7 % 4));
  }
  return rows;
}

Schema dialect_schema() {
  Schema schema;
  schema.name = "shop.Order";
  schema.doc = "What was ordered.";
  schema.fields = {field_of("number", TypeKind::int64), field_of("price", TypeKind::decimal, true),
                   field_of("day", TypeKind::date, true), field_of("state", TypeKind::int8)};
  schema.fields[1].type.scale = 2;
  schema.fields[1].csv_name = "Preis (€)";
  schema.fields[2].format = "%d.%m.%Y";
  schema.fields[2].doc = "Of the order.";
  schema.fields[3].type.name = "shop.State";
  schema.fields[3].type.enum_values = {{"open", 0, "Not sent."}, {"sent", 1, ""}};
  return schema;
}

WriterOptions dialect_options() {
  WriterOptions options = blocks_of(10);
  options.metadata = {{"origin", "tests"}, {"empty", ""}};
  CsvDialect dialect;
  dialect.delimiter = ';';
  dialect.line_end = LineEnd::crlf;
  dialect.encoding = TextEncoding::latin1;
  dialect.columns = {{"number", true, true, ""},
                     {"Preis (€)", false, false, "NA"},
                     {"", false, false, ""},
                     {"number", false, false, ""}};
  options.dialect = dialect;
  return options;
}

Buffer generate(const std::string& name) {
  if (name == "every_type")
    return write_rows(random_rows(every_type_schema(), 16, 11), blocks_of(6));
  if (name == "nested") return write_rows(random_rows(nested_schema(), 20, 11), blocks_of(8));
  if (name == "records") {
    WriterOptions options = blocks_of(8);
    options.layout = Layout::rows;
    return write_rows(random_rows(record_schema<flat::Sample>(), 20, 11), options);
  }
  if (name == "numbers") return write_rows(rows_of_numbers());
  if (name == "words") return write_rows(rows_of_words());
  if (name == "empty") return write_rows(random_rows(every_type_schema(), 0, 1));
  WriterOptions fast;
  fast.effort = Effort::fast;
  if (name == "measurements") return write_rows(rows_of_measurements(), fast);
  WriterOptions small;
  small.effort = Effort::small;
  if (name == "compressed") return write_rows(rows_for_compression(), small);
  if (name == "trips") return write_rows(rows_of_trips(), small);
  if (name == "dialect") return write_rows(random_rows(dialect_schema(), 25, 3), dialect_options());
  Buffer both = write_rows(random_rows(dialect_schema(), 12, 4), blocks_of(5));
  both.append(write_rows(random_rows(dialect_schema(), 3, 5)).bytes());
  return both;
}

std::string read_golden(const std::string& name) {
  BatchReader reader(golden_path(name, ".sprat"));
  Batch rows;
  read_into(reader, rows);
  return rows_to_json(rows);
}

}  // namespace

TEST_CASE("golden: files of version 1 are read as they were written") {
  for (const std::string name : kNames) {
    INFO(name);
    if (update_golden()) {
      write_file(golden_path(name, ".sprat"), text_of(generate(name).bytes()));
      write_file(golden_path(name, ".json"), read_golden(name));
    }
    CHECK(read_golden(name) == file_content(golden_path(name, ".json")));
  }
}

TEST_CASE("golden: dialect, metadata and enum of version 1 are read as they were written") {
  BatchReader reader(golden_path("dialect", ".sprat"));
  CHECK(reader.file_schema() == dialect_schema());
  CHECK(reader.dialect() == dialect_options().dialect);
  CHECK(reader.metadata() == dialect_options().metadata);
}

TEST_CASE("golden: every encoding is in a file of version 1") {
  std::set<std::string> found;
  for (const std::string name : kNames) {
    BatchReader reader(golden_path(name, ".sprat"));
    for (const BlockInfo& block : reader.blocks()) {
      for (const ChunkInfo& chunk : reader.chunks(block)) {
        std::string word;
        for (const char c : chunk.encoding + " ") {
          if ((c >= 'a' && c <= 'z') || c == '_') {
            word += c;
          } else if (!word.empty()) {
            found.insert(std::exchange(word, {}));
          }
        }
      }
    }
  }
  const std::set<std::string> all = {"plain",    "constant",   "run_length",   "bit_packed",
                                     "delta",    "dictionary", "byte_shuffle", "text",
                                     "nullable", "list",       "alp",          "fsst",
                                     "records",  "zstd",       "difference"};
  CHECK(found == all);
}

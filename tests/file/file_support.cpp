// SPDX-License-Identifier: Apache-2.0
#include "file/file_support.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <random>
#include <utility>

#include "base/checksum.hpp"
#include "file/frame.hpp"

using namespace sprat;

namespace {

using Random = std::mt19937_64;

// How a column's values follow on each other.
enum class Shape { constant, few, runs, sequence, wide };

std::uint64_t below(Random& random, std::uint64_t end) {
  return random() % end;
}

// The number of the value that a row holds; equal numbers make equal values.
std::vector<std::uint64_t> value_numbers(std::size_t rows, Shape shape, Random& random) {
  std::vector<std::uint64_t> numbers(rows);
  std::uint64_t current = random();
  for (std::uint64_t& number : numbers) {
    if (shape == Shape::few) current = below(random, 7);
    if (shape == Shape::runs && below(random, 20) == 0) current = random();
    if (shape == Shape::sequence) current += below(random, 3);
    if (shape == Shape::wide) current = random();
    number = current;
  }
  return numbers;
}

std::string random_text(std::uint64_t number) {
  if (number % 11 == 0) return {};
  static const char* const kParts[] = {"a",         "route ",    "Überlänge", "\xF0\x9F\x90\x9F",
                                       "x,\"y\"\n", "0123456789"};
  Random random(number);
  std::string text;
  for (std::uint64_t i = below(random, 8) + 1; i > 0; --i) text += kParts[below(random, 6)];
  return text;
}

std::string integer_text(std::uint64_t number) {
  std::string text = std::to_string(static_cast<std::int64_t>(number));
  return number % 3 == 0 && number != 0 ? text + "000000000000001" : text;
}

double floating_value(std::uint64_t number) {
  switch (number % 9) {
    case 0:
      return std::numeric_limits<double>::quiet_NaN();
    case 1:
      return -0.0;
    case 2:
      return number % 2 == 0 ? std::numeric_limits<double>::infinity() : -1e300;
    default:
      return static_cast<double>(static_cast<std::int32_t>(number)) / 100.0;
  }
}

void append_text_value(const std::string& text, Column& column) {
  if (column.offsets.empty()) column.offsets.append_value(std::int32_t{0});
  column.values.append(std::as_bytes(std::span(text)));
  column.offsets.append_value(static_cast<std::int32_t>(column.values.size()));
}

void append_fixed_value(const Type& type, std::uint64_t number, Column& column) {
  if (type.kind == TypeKind::float32) {
    column.values.append_value(static_cast<float>(floating_value(number)));
  } else if (type.kind == TypeKind::float64) {
    column.values.append_value(floating_value(number));
  } else if (type.kind == TypeKind::fixed_text) {
    std::string text = std::to_string(number % 100'000);
    text.resize(type.length, '.');
    column.values.append(std::as_bytes(std::span(text)));
  } else {
    const auto* bytes = reinterpret_cast<const std::byte*>(&number);
    column.values.append({bytes, fixed_width(type)});
  }
}

void append_value(const Type& type, std::uint64_t number, Column& column) {
  if (type.kind == TypeKind::boolean) {
    column.values.resize_zeroed(column.length / 8 + 1);
    if (number % 2 == 1) {
      column.values.data()[column.length / 8] |= std::byte{1} << (column.length % 8);
    }
  } else if (type.kind == TypeKind::integer) {
    append_text_value(integer_text(number), column);
  } else if (is_variable_width(type)) {
    append_text_value(random_text(number), column);
  } else {
    append_fixed_value(type, number, column);
  }
  ++column.length;
}

void append_validity(std::size_t rows, std::uint64_t null_of, Random& random, Column& column) {
  for (std::size_t row = 0; row < rows; ++row) {
    const bool is_null = null_of != 0 && below(random, null_of) == 0;
    column.validity.resize_zeroed(row / 8 + 1);
    if (!is_null) column.validity.data()[row / 8] |= std::byte{1} << (row % 8);
    column.null_count += is_null ? 1 : 0;
  }
}

Column random_column(const Field& field, std::size_t rows, Random& random) {
  Column column;
  const auto shape = static_cast<Shape>(below(random, 5));
  for (const std::uint64_t number : value_numbers(rows, shape, random)) {
    append_value(field.type, number, column);
  }
  if (rows == 0 && is_variable_width(field.type)) column.offsets.append_value(std::int32_t{0});
  // None null, all null, some null.
  static constexpr std::uint64_t kNullOf[] = {0, 1, 2, 10};
  if (field.nullable) append_validity(rows, kNullOf[below(random, 4)], random, column);
  return column;
}

std::vector<Type> every_type() {
  std::vector<Type> types;
  for (auto kind = TypeKind::boolean; kind <= TypeKind::integer;
       kind = static_cast<TypeKind>(static_cast<int>(kind) + 1)) {
    Type type;
    type.kind = kind;
    if (kind == TypeKind::fixed_text) type.length = 5;
    if (kind == TypeKind::decimal) type.scale = 2;
    types.push_back(type);
    if (kind != TypeKind::time && kind != TypeKind::timestamp) continue;
    types.back().unit = TimeUnit::millisecond;
    type.unit = TimeUnit::nanosecond;
    if (kind == TypeKind::timestamp) type.time_zone = "Europe/Berlin";
    types.push_back(type);
  }
  return types;
}

class PipeSource : public Source {
 public:
  explicit PipeSource(std::unique_ptr<Source> bytes) : bytes_(std::move(bytes)) {}
  const std::string& name() const override { return bytes_->name(); }
  std::size_t read(std::span<std::byte> into) override { return bytes_->read(into); }

 private:
  std::unique_ptr<Source> bytes_;
};

}  // namespace

Field field_of(const std::string& name, TypeKind kind, bool nullable) {
  Field field;
  field.name = name;
  field.type.kind = kind;
  field.nullable = nullable;
  return field;
}

Schema every_type_schema() {
  Schema schema;
  schema.name = "test.Everything";
  for (const Type& type : every_type()) {
    for (const bool nullable : {false, true}) {
      const std::string name = "field_" + std::to_string(schema.fields.size());
      schema.fields.push_back(field_of(name, type.kind, nullable));
      schema.fields.back().type = type;
    }
  }
  return schema;
}

Batch random_rows(const Schema& schema, std::size_t rows, std::uint64_t seed) {
  Random random(seed);
  Batch batch;
  batch.schema = std::make_shared<const Schema>(schema);
  batch.rows = rows;
  for (const Field& field : schema.fields) {
    batch.columns.push_back(random_column(field, rows, random));
  }
  return batch;
}

Batch slice(const Batch& batch, std::size_t first, std::size_t count) {
  Batch part;
  part.schema = batch.schema;
  part.columns.resize(batch.columns.size());
  append_rows(batch, first, count, part);
  return part;
}

Batch select(const Batch& batch, const std::vector<std::string>& fields) {
  Schema schema = *batch.schema;
  schema.fields.clear();
  Batch chosen;
  for (const std::string& name : fields) {
    const std::size_t column = batch.schema->find(name).value();
    schema.fields.push_back(batch.schema->fields[column]);
    chosen.columns.push_back(batch.columns[column]);
  }
  chosen.schema = std::make_shared<const Schema>(std::move(schema));
  chosen.rows = batch.rows;
  return chosen;
}

WriterOptions blocks_of(std::uint64_t rows) {
  WriterOptions options;
  options.block_rows = rows;
  return options;
}

Buffer write_rows(const Batch& rows, const WriterOptions& options) {
  Buffer file;
  BatchWriter writer(memory_sink(file), *rows.schema, options);
  writer.write(rows);
  writer.close();
  return file;
}

std::unique_ptr<Source> file_of(Bytes bytes) {
  return memory_source(bytes);
}

std::unique_ptr<Source> pipe_of(Bytes bytes) {
  return std::make_unique<PipeSource>(memory_source(bytes));
}

void read_into(BatchReader& reader, Batch& rows) {
  rows.schema = std::make_shared<const Schema>(reader.schema());
  rows.columns.resize(reader.schema().fields.size());
  Batch block;
  while (reader.next(block)) append_rows(block, 0, block.rows, rows);
}

Batch read_rows(std::unique_ptr<Source> source, const ReaderOptions& options) {
  BatchReader reader(std::move(source), options);
  Batch rows;
  read_into(reader, rows);
  return rows;
}

std::vector<std::size_t> frame_offsets(const Buffer& file) {
  std::vector<std::size_t> offsets;
  for (std::size_t at = 0; at < file.size();) {
    offsets.push_back(at);
    at += frame_bytes(parse_frame_header(file.bytes().subspan(at, kFrameHeaderSize)).stored_bytes);
  }
  return offsets;
}

void edit_frame(Buffer& file, std::size_t offset, const FrameEdit& edit) {
  std::byte* frame = file.data() + offset;
  const auto stored = load<std::uint64_t>(frame + 24);
  const auto kind = load<FrameKind>(frame + 4);
  edit(frame);
  std::uint64_t summed = stored;
  if (kind == FrameKind::block) {
    summed = std::min<std::uint64_t>(stored, load<std::uint32_t>(frame + kFrameHeaderSize));
  }
  const auto seal = [](std::byte* header, std::uint64_t payload_checksum) {
    store(header + 48, payload_checksum);
    store(header + 56, checksum({header, 56}));
  };
  if (kind == FrameKind::end) {
    store(frame + 56, checksum({frame, 56}));
    return;
  }
  const std::uint64_t sum = checksum({frame + kFrameHeaderSize, static_cast<std::size_t>(summed)});
  seal(frame, sum);
  if (kind == FrameKind::footer) seal(frame + frame_bytes(stored), sum);
}

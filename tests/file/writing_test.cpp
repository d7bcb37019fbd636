// SPDX-License-Identifier: Apache-2.0
// What the writer refuses, and what it does after a failure.
#include "file/file_support.hpp"
#include "support/catch.hpp"
#include "support/error_message.hpp"

using namespace sprat;

namespace {

Schema one_field(TypeKind kind, bool nullable = false) {
  Schema schema;
  schema.name = "One";
  schema.fields.push_back(field_of("field", kind, nullable));
  return schema;
}

Batch texts(TypeKind kind, const std::vector<std::string>& values) {
  Batch batch;
  batch.schema = std::make_shared<const Schema>(one_field(kind));
  Column& column = batch.columns.emplace_back();
  column.offsets.append_value(std::int32_t{0});
  for (const std::string& value : values) {
    column.values.append(std::as_bytes(std::span(value)));
    column.offsets.append_value(static_cast<std::int32_t>(column.values.size()));
  }
  batch.rows = column.length = values.size();
  return batch;
}

template <class ErrorType>
std::string refusal(const Batch& batch) {
  return message_of<ErrorType>([&] { write_rows(batch); });
}

// Takes so many bytes, then fails.
class FailingSink : public Sink {
 public:
  explicit FailingSink(std::size_t bytes) : left_(bytes) {}
  const std::string& name() const override { return name_; }
  void write(std::span<const std::byte> bytes) override {
    if (bytes.size() > left_) throw IoError("no space left");
    left_ -= bytes.size();
  }
  void commit() override {}

 private:
  std::string name_ = "failing";
  std::size_t left_;
};

}  // namespace

TEST_CASE("writing: a null in a field that is not nullable is refused by field and row") {
  Batch batch = texts(TypeKind::text, {"a", "b", "c"});
  batch.columns[0].validity.append_value(std::uint8_t{0b101});
  batch.columns[0].null_count = 1;
  CHECK(contains(refusal<SchemaError>(batch), "field field, row 1: a null"));
}

TEST_CASE("writing: texts that are not UTF-8 and integers that are none are refused") {
  CHECK(contains(refusal<SchemaError>(texts(TypeKind::text, {"ok", "\xff"})), "row 1"));
  // Two halves of one character.
  CHECK(contains(refusal<SchemaError>(texts(TypeKind::text, {"a\xc3", "\xa4"})), "row 0"));
  for (const char* text : {"", "-", "01", "-0", "+1", "1.0", " 1"}) {
    CHECK(contains(refusal<SchemaError>(texts(TypeKind::integer, {"12", text})), "row 1"));
  }
  CHECK(refusal<SchemaError>(texts(TypeKind::bytes, {"\xff"})) == "nothing thrown");
  CHECK(refusal<SchemaError>(texts(TypeKind::integer, {"-123456789012345678901234567890"})) ==
        "nothing thrown");
}

TEST_CASE("writing: a cell over the limit is refused") {
  const Batch batch = texts(TypeKind::bytes, {std::string(kMaxCellBytes + 1, 'x')});
  CHECK(contains(refusal<LimitError>(batch), "field field, row 0: a cell of 67108865 bytes"));
}

TEST_CASE("writing: columns that lack values are refused") {
  Batch batch = texts(TypeKind::text, {"abc", "def"});
  SECTION("rows") {
    batch.rows = 3;
  }
  SECTION("offsets") {
    batch.columns[0].offsets.resize(8);
  }
  SECTION("values") {
    batch.columns[0].values.resize(5);
  }
  SECTION("order") {
    batch.columns[0].offsets.as<std::int32_t>()[1] = 7;
  }
  SECTION("codes") {
    batch.columns[0].codes.append_value(std::uint32_t{0});
  }
  SECTION("range of codes") {
    batch.columns[0].codes.append_value(std::uint32_t{0});
    batch.columns[0].codes.append_value(std::uint32_t{2});
  }
  SECTION("validity") {
    batch.columns[0].null_count = 1;
  }
  SECTION("columns") {
    batch.columns.clear();
  }
  CHECK_THROWS_AS(write_rows(batch), SchemaError);
}

TEST_CASE("writing: a batch of another schema is refused, and the writer goes on") {
  Buffer file;
  BatchWriter writer(memory_sink(file), one_field(TypeKind::text));
  CHECK_THROWS_AS(writer.write(texts(TypeKind::bytes, {"x"})), SchemaError);
  writer.write(texts(TypeKind::text, {"x"}));
  writer.close();
  CHECK(read_rows(file_of(file.bytes())).rows == 1);
}

TEST_CASE("writing: block sizes that no reader takes are refused") {
  Buffer file;
  WriterOptions options;
  options.block_rows = GENERATE(values<std::uint64_t>({0, std::uint64_t{1} << 30}));
  CHECK_THROWS_AS(BatchWriter(memory_sink(file), one_field(TypeKind::text), options), LimitError);
}

TEST_CASE("writing: after a failure, everything is refused") {
  const Batch rows = texts(TypeKind::text, {"a", "b"});
  for (std::size_t bytes = 0; bytes < 1000; bytes += 50) {
    BatchWriter writer(std::make_unique<FailingSink>(bytes), *rows.schema, blocks_of(1));
    try {
      writer.write(rows);
      writer.close();
    } catch (const IoError&) {
      CHECK_THROWS_AS(writer.write(rows), IoError);
      CHECK_THROWS_AS(writer.close(), IoError);
    }
  }
}

TEST_CASE("writing: nothing can be written after close") {
  Buffer file;
  const Batch rows = texts(TypeKind::text, {"a"});
  BatchWriter writer(memory_sink(file), *rows.schema);
  writer.close();
  CHECK_THROWS_AS(writer.write(rows), IoError);
  CHECK_THROWS_AS(writer.close(), IoError);
}

TEST_CASE("writing: a dictionary comes back as its texts") {
  Batch batch = texts(TypeKind::text, {"red", "green", "unused"});
  Column& column = batch.columns[0];
  for (const std::uint32_t code : {1U, 0U, 0U, 1U, 1U}) column.codes.append_value(code);
  batch.rows = column.length = 5;
  const Buffer file = write_rows(batch);
  CHECK(same_rows(read_rows(file_of(file.bytes())), batch));
  BatchReader reader(file_of(file.bytes()));
  CHECK(reader.statistics()[0].maximum == Scalar(std::string("red")));
}

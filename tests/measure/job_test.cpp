// SPDX-License-Identifier: Apache-2.0
// Which columns are totalled, and what a Python contender is told.
#include "measure/job.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <sprat/writer.hpp>

#include "measure/scratch_folder.hpp"
#include "support/batch_builder.hpp"
#include "support/catch.hpp"

namespace {

using namespace sprat;
using measuring::Question;
using measuring::question_of;
using measuring::ScratchFolder;
using Texts = std::vector<std::optional<std::string>>;

bool has(const std::vector<std::string>& arguments, const std::string& argument) {
  return std::find(arguments.begin(), arguments.end(), argument) != arguments.end();
}

/// `count` texts, of which `distinct` differ.
Texts texts(std::size_t count, std::size_t distinct) {
  Texts result;
  for (std::size_t i = 0; i < count; ++i) result.push_back("t" + std::to_string(i % distinct));
  return result;
}

Column numbers(std::size_t count) {
  return fixed_column(std::vector<std::int64_t>(count, 7));
}

/// The columns as the scratch folder's sprat file.
std::string written(const ScratchFolder& scratch, const std::vector<Field>& fields,
                    std::vector<Column> columns, const WriterOptions& options = {}) {
  Schema schema;
  schema.name = "Row";
  schema.fields = fields;
  Batch batch;
  batch.schema = std::make_shared<const Schema>(schema);
  batch.rows = columns.front().length;
  batch.columns = std::move(columns);
  BatchWriter writer(scratch.sprat_file(), schema, options);
  writer.write(batch);
  writer.close();
  return scratch.sprat_file();
}

}  // namespace

TEST_CASE("job: the first text column is the key, the first numeric one the value") {
  const ScratchFolder scratch;
  const Question question = question_of(
      written(scratch,
              {nullable_field("ok", TypeKind::boolean), nullable_field("rides", TypeKind::int64),
               nullable_field("route", TypeKind::text), nullable_field("stop", TypeKind::text)},
              {boolean_column({true}), numbers(1), text_column({"X9"}), text_column({"A"})}));
  CHECK(question.key == 2U);
  CHECK(question.value == 1U);
  CHECK_FALSE(question.key_length);
}

TEST_CASE("job: a file without text or numbers has no such columns") {
  const ScratchFolder scratch;
  const Question question = question_of(
      written(scratch, {nullable_field("ok", TypeKind::boolean)}, {boolean_column({true})}));
  CHECK_FALSE(question.key);
  CHECK_FALSE(question.value);
}

TEST_CASE("job: a text column whose texts repeat is the key before one whose texts do not") {
  const ScratchFolder scratch;
  const Question question = question_of(written(
      scratch, {nullable_field("name", TypeKind::text), nullable_field("route", TypeKind::text)},
      {text_column(texts(2000, 2000)), text_column(texts(2000, 9))}));
  CHECK(question.key == 1U);
  CHECK_FALSE(question.key_length);
}

TEST_CASE("job: where no text repeats, the first characters are the key") {
  const ScratchFolder scratch;
  const Question question = question_of(
      written(scratch, {nullable_field("name", TypeKind::text)}, {text_column(texts(2000, 2000))}));
  CHECK(question.key == 0U);
  CHECK(question.key_length == 1U);
}

TEST_CASE("job: dialect and columns are told in the csv module's words") {
  const ScratchFolder scratch;
  WriterOptions options;
  options.dialect.emplace();
  options.dialect->delimiter = '\t';
  options.dialect->quote = '\0';
  options.dialect->encoding = TextEncoding::utf16le;
  options.dialect->byte_order_mark = true;
  options.dialect->columns.resize(3);
  options.dialect->columns[0].null_spelling = "NA";
  options.dialect->columns[2].null_spelling = "\"\"";
  const std::string file = written(
      scratch,
      {nullable_field("route", TypeKind::text), nullable_field("rides", TypeKind::int64),
       nullable_field("share", TypeKind::float64)},
      {text_column({"X28", "Y"}), numbers(2), fixed_column<double>({0.5, 0}, {true, false})},
      options);
  const auto arguments =
      measuring::job_arguments("a.csv", "data", question_of(file), BatchReader(file));
  CHECK(has(arguments, "delimiter=\t"));
  CHECK(has(arguments, "quote="));
  CHECK(has(arguments, "encoding=utf-16"));
  CHECK(has(arguments, "kinds=tir"));
  CHECK(has(arguments, "key=0"));
  CHECK(has(arguments, "key_length="));
  CHECK(has(arguments, "value=1"));
  CHECK(has(arguments, "required=110"));
  CHECK(has(arguments, "rows=2"));
  CHECK(has(arguments, "nulls=NA\x1f\x1f"));
}

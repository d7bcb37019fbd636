// SPDX-License-Identifier: Apache-2.0
// Which columns are totalled, and what a Python contender is told.
#include "measure/job.hpp"

#include <algorithm>
#include <string>

#include "support/catch.hpp"

namespace {

using namespace sprat;

Field field(const std::string& name, TypeKind kind) {
  Field result;
  result.name = name;
  result.type.kind = kind;
  return result;
}

bool has(const std::vector<std::string>& arguments, const std::string& argument) {
  return std::find(arguments.begin(), arguments.end(), argument) != arguments.end();
}

}  // namespace

TEST_CASE("job: the first text column is the key, the first numeric one the value") {
  Schema schema;
  schema.fields = {field("day", TypeKind::date), field("rides", TypeKind::int64),
                   field("route", TypeKind::text), field("stop", TypeKind::text)};
  const auto columns = measuring::totalled_columns(schema);
  CHECK(columns.key == 2U);
  CHECK(columns.value == 1U);
}

TEST_CASE("job: a file without text or numbers has no such columns") {
  Schema schema;
  schema.fields = {field("day", TypeKind::date), field("ok", TypeKind::boolean)};
  const auto columns = measuring::totalled_columns(schema);
  CHECK_FALSE(columns.key);
  CHECK_FALSE(columns.value);
}

TEST_CASE("job: the dialect is told in the csv module's words") {
  Schema schema;
  schema.fields = {field("route", TypeKind::text), field("rides", TypeKind::int64)};
  CsvDialect dialect;
  dialect.delimiter = '\t';
  dialect.quote = '\0';
  dialect.encoding = TextEncoding::utf16le;
  dialect.byte_order_mark = true;
  dialect.columns.resize(2);
  dialect.columns[0].null_spelling = "NA";
  dialect.columns[1].null_spelling = "\"\"";
  const auto arguments = measuring::job_arguments("a.csv", "data", schema, dialect);
  CHECK(has(arguments, "delimiter=\t"));
  CHECK(has(arguments, "quote="));
  CHECK(has(arguments, "encoding=utf-16"));
  CHECK(has(arguments, "key=0"));
  CHECK(has(arguments, "value=1"));
  CHECK(has(arguments, "key_null=NA"));
  CHECK(has(arguments, "value_null="));
}

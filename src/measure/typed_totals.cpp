// SPDX-License-Identifier: Apache-2.0
// sprat's own contender: the totals of typed records.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

#include <sprat/decimal.hpp>
#include <sprat/error.hpp>
#include <sprat/measure.hpp>
#include <sprat/reader.hpp>
#include <sprat/record.hpp>
#include <sprat/record_reader.hpp>
#include <sprat/writer.hpp>

#include "measure/job.hpp"
#include "measure/keyed_rows.hpp"
#include "measure/totals.hpp"

namespace sprat {

namespace measuring {

/// What the totals need of a row, as a program's own struct has it.
template <class Value>
struct KeyedRow {
  std::optional<std::string_view> key;
  std::optional<Value> value;
};

}  // namespace measuring

template <class Value>
struct RecordTable<measuring::KeyedRow<Value>> {
  using Row = measuring::KeyedRow<Value>;
  static constexpr std::string_view name = "KeyedRow";
  static constexpr std::string_view doc = "";
  static constexpr auto fields =
      std::tuple{record_field(measuring::kKeyField, &Row::key, offsetof(Row, key)),
                 record_field(measuring::kValueField, &Row::value, offsetof(Row, value))};
};

namespace measuring {
namespace {

double as_double(std::int64_t value) {
  return static_cast<double>(value);
}
double as_double(double value) {
  return value;
}
template <int Scale>
double as_double(Decimal<Scale> value) {
  return value.to_double();
}

template <class Value>
std::string totals_of(const std::string& file, const Question& question) {
  Totals totals(question.key_length);
  for (const KeyedRow<Value>& row : Reader<KeyedRow<Value>>(file)) {
    if (row.value) totals.add(row.key.value_or(""), as_double(*row.value));
  }
  return totals.answer();
}

using TotalsOf = std::string (*)(const std::string&, const Question&);

/// Null where no struct of ours has such a value.
TotalsOf totals_for(const Type& value) {
  if (value.kind == TypeKind::int64) return totals_of<std::int64_t>;
  if (value.kind == TypeKind::float64) return totals_of<double>;
  if (value.kind != TypeKind::decimal) return nullptr;
  switch (value.scale) {
    case 1:
      return totals_of<Decimal<1>>;
    case 2:
      return totals_of<Decimal<2>>;
    case 3:
      return totals_of<Decimal<3>>;
    default:
      return nullptr;
  }
}

}  // namespace

bool write_keyed_rows(const std::string& file, const Question& question, const std::string& to) {
  BatchReader reader(file);
  Schema schema = reader.file_schema();
  if (!question.key || !question.value) return false;
  if (schema.fields[*question.key].type.kind != TypeKind::text) return false;
  if (totals_for(schema.fields[*question.value].type) == nullptr) return false;
  for (std::size_t i = 0; i < schema.fields.size(); ++i) {
    schema.fields[i].name = "column_" + std::to_string(i);
  }
  schema.fields[*question.key].name = kKeyField;
  schema.fields[*question.value].name = kValueField;
  BatchWriter writer(to, schema);
  const auto shared = std::make_shared<const Schema>(schema);
  Batch batch;
  while (reader.next(batch)) {
    batch.schema = shared;
    writer.write(batch);
  }
  writer.close();
  return true;
}

}  // namespace measuring

std::string typed_totals(const std::string& file) {
  const measuring::Question question = measuring::question_of(file);
  const Schema schema = BatchReader(file).file_schema();
  const auto totals =
      question.value ? measuring::totals_for(schema.fields[*question.value].type) : nullptr;
  if (totals == nullptr)
    throw SchemaError(file + ": its first number is of no type that a struct has here");
  return totals(file, question);
}

}  // namespace sprat

// SPDX-License-Identifier: Apache-2.0
#include "filtered_reader.hpp"

#include <map>
#include <utility>

#include <nanobind/stl/string.h>

#include <sprat/error.hpp>

#include "python_source.hpp"
#include "value_appender.hpp"

namespace sprat::python {

namespace {

Comparison comparison_named(const std::string& name) {
  static const std::map<std::string, Comparison> comparisons = {
      {"==", Comparison::equal},        {"=", Comparison::equal},
      {"!=", Comparison::not_equal},    {"<", Comparison::less},
      {"<=", Comparison::less_equal},   {">", Comparison::greater},
      {">=", Comparison::greater_equal}};
  const auto found = comparisons.find(name);
  if (found == comparisons.end()) {
    throw nb::value_error(
        ("where compares by ==, !=, <, <=, > or >=, not by '" + name + "'").c_str());
  }
  return found->second;
}

Scalar scalar_at_first_row(const Type& type, const Column& column) {
  switch (type.kind) {
    case TypeKind::boolean:
      return std::int64_t{column.boolean(0)};
    case TypeKind::float32:
      return static_cast<double>(column.value<float>(0));
    case TypeKind::float64:
      return column.value<double>(0);
    case TypeKind::uint8:
      return std::uint64_t{column.value<std::uint8_t>(0)};
    case TypeKind::uint16:
      return std::uint64_t{column.value<std::uint16_t>(0)};
    case TypeKind::uint32:
      return std::uint64_t{column.value<std::uint32_t>(0)};
    case TypeKind::uint64:
      return column.value<std::uint64_t>(0);
    case TypeKind::text:
    case TypeKind::bytes:
    case TypeKind::integer:
      return std::string(column.text(0));
    default:
      break;
  }
  switch (fixed_width(type)) {
    case 1:
      return std::int64_t{column.value<std::int8_t>(0)};
    case 2:
      return std::int64_t{column.value<std::int16_t>(0)};
    case 4:
      return std::int64_t{column.value<std::int32_t>(0)};
    default:
      return column.value<std::int64_t>(0);
  }
}

// The value as the column would hold it, so that a date is compared as days.
Scalar scalar_of(const Field& field, nb::handle value) {
  Type type = field.type;
  if (type.kind == TypeKind::fixed_text) type = Type{.kind = TypeKind::text};
  if (type.kind == TypeKind::list || type.kind == TypeKind::array ||
      type.kind == TypeKind::structure) {
    throw SchemaError("where cannot compare field " + field.name + ", a " + to_string(type) +
                      ": filter its rows in Python");
  }
  Column column;
  append_value(*make_value_appender(type), value.ptr(), column);
  if (column.null_count != 0) {
    throw nb::value_error("where compares with values; a null satisfies nothing");
  }
  return scalar_at_first_row(type, column);
}

const Field& field_named(const Schema& schema, const std::string& name) {
  const auto found = schema.find(name);
  if (!found) throw SchemaError("where names " + name + ", which is no field of " + schema.name);
  return schema.fields[*found];
}

std::vector<Predicate> predicates_of(const nb::list& where, const Schema& schema) {
  std::vector<Predicate> predicates;
  for (nb::handle entry : where) {
    if (!nb::isinstance<nb::tuple>(entry) || nb::len(entry) != 3) {
      throw nb::type_error("where takes triples such as (\"rides\", \">\", 1000)");
    }
    const nb::tuple triple = nb::borrow<nb::tuple>(entry);
    const auto name = nb::cast<std::string>(triple[0]);
    predicates.push_back({name, comparison_named(nb::cast<std::string>(triple[1])),
                          scalar_of(field_named(schema, name), nb::object(triple[2]))});
  }
  return predicates;
}

BatchReader open_reader(std::unique_ptr<Source> source, const ReaderOptions& options) {
  const nb::gil_scoped_release no_gil;
  return BatchReader(std::move(source), options);
}

// The values of predicates are told by the file's types: a file that can be read again is, with
// the predicates, so that blocks are skipped; of any other all rows are looked at.
BatchReader reader_of(nb::handle file, const Selection& selection, ReaderOptions& options,
                      std::vector<Predicate>& predicates) {
  if (selection.schema) options.schema = *selection.schema;
  if (nb::len(selection.where) == 0) {
    options.columns = selection.columns;
    return open_reader(make_source(file), options);
  }
  const FilePlace place(file);
  BatchReader reader = open_reader(make_source(file), options);
  predicates = predicates_of(selection.where, reader.schema());
  if (!is_repeatable(file) && !place.is_known()) return reader;
  place.restore();
  options.columns = selection.columns;
  options.where = predicates;
  return open_reader(make_source(file), options);
}

}  // namespace

FilteredReader::FilteredReader(nb::handle file, const Selection& selection)
    : reader_(reader_of(file, selection, options_, predicates_)),
      schema_(std::make_shared<const Schema>(reader_.schema())) {
  if (!predicates_.empty() && options_.where.empty()) filter_here(selection);
}

void FilteredReader::filter_here(const Selection& selection) {
  filter_.emplace(*schema_, predicates_);
  if (selection.columns.empty()) return;
  const std::vector<Field> all = schema_columns(*schema_);
  Schema chosen = *schema_;
  chosen.fields.clear();
  for (const std::string& name : selection.columns) {
    chosen.fields.push_back(field_named(*schema_, name));
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (all[i].name == name || all[i].name.starts_with(name + ".")) chosen_.push_back(i);
    }
  }
  schema_ = std::make_shared<const Schema>(std::move(chosen));
}

bool FilteredReader::next(Batch& batch) {
  if (!filter_) return reader_.next(batch);
  while (reader_.next(unfiltered_)) {
    batch.schema = unfiltered_.schema;
    filter_->apply(unfiltered_, batch);
    if (batch.rows == 0) continue;
    if (!chosen_.empty()) choose(batch);
    return true;
  }
  return false;
}

void FilteredReader::choose(Batch& batch) const {
  std::vector<Column> columns;
  for (const std::size_t column : chosen_) columns.push_back(std::move(batch.columns[column]));
  batch.columns = std::move(columns);
  batch.schema = schema_;
}

std::optional<std::uint64_t> FilteredReader::row_count() const {
  return predicates_.empty() ? reader_.row_count() : std::nullopt;
}

}  // namespace sprat::python

// SPDX-License-Identifier: Apache-2.0
#include "file/reading_plan.hpp"

#include <algorithm>

#include "file/evolved_statistics.hpp"
#include "schema/column_types.hpp"

namespace sprat {

namespace {

// Without a copy, which takes megabytes where there are thousands of columns.
std::shared_ptr<const Schema> schema_of(const std::shared_ptr<const FileHeader>& header) {
  return {header, &header->schema};
}

// The file's columns that are read, in the order of the chosen ones.
std::vector<std::size_t> read_columns(const SchemaMatch& match,
                                      const std::vector<std::size_t>& chosen) {
  std::vector<std::size_t> columns;
  for (const std::size_t wanted : chosen) {
    if (const auto& source = match.columns[wanted].source) columns.push_back(*source);
  }
  return columns;
}

SegmentPredicate evolved_predicate(const Predicate& predicate, const SchemaMatch& match,
                                   std::size_t column) {
  const Field& wanted = match.wanted_columns[column];
  SegmentPredicate evolved{predicate, match.columns[column].source, {}, wanted.type, {}};
  if (evolved.column) {
    evolved.file = match.file_columns[*evolved.column].type;
  } else {
    evolved.filled = default_statistics(wanted, 1);
  }
  return evolved;
}

std::string header_text(const Field& column) {
  return column.csv_name.empty() ? column.name : column.csv_name;
}

// As the file has it, under the name of the wanted field.
CsvColumn evolved_column(const std::vector<CsvColumn>& known, const SchemaMatch& match,
                         std::size_t wanted) {
  const std::string header = header_text(match.wanted_columns[wanted]);
  const auto& source = match.columns[wanted].source;
  CsvColumn column = source ? known[*source] : CsvColumn();
  if (!source || header != header_text(match.file_columns[*source])) column.header = header;
  return column;
}

}  // namespace

bool SegmentReading::may_match(const Told& statistics, std::uint64_t rows) const {
  return std::all_of(predicates.begin(), predicates.end(), [&](const SegmentPredicate& entry) {
    const auto& [column, comparison, value] = entry.predicate;
    if (!entry.column) return sprat::may_match(entry.filled, 1, comparison, value);
    const std::optional<Statistics> told = statistics(*entry.column);
    return !told || sprat::may_match(cast_statistics(*told, entry.file, entry.wanted), rows,
                                     comparison, value);
  });
}

SchemaMatch match_segment(const FileHeader& later, const FileHeader& first,
                          const std::string& file_name) {
  SchemaMatch match = match_schemas(later.schema, first.schema);
  require_match(match, file_name + ": a later segment");
  return match;
}

ReadingPlan::ReadingPlan(std::string file_name, std::shared_ptr<const FileHeader> first,
                         const ReaderOptions& options)
    : file_name_(std::move(file_name)),
      first_(std::move(first)),
      is_evolved_(options.schema.has_value()),
      wanted_(options.schema ? std::make_shared<const Schema>(*options.schema) : schema_of(first_)),
      limits_(options.limits) {
  if (options.schema) validate(*wanted_);
  chosen_ = choose_fields(wanted_, options.columns, file_name_);
  decoded_ = chosen_;
  for (const Predicate& predicate : options.skip_unless) {
    predicates_.emplace_back(require_column(*wanted_, predicate.column, file_name_), predicate);
  }
  if (!options.where.empty()) filter_by(options.where);
  of(first_);
}

void ReadingPlan::filter_by(const std::vector<Predicate>& where) {
  // Names and values are checked against the wanted schema, where they are those of the caller.
  const RowFilter checked(*wanted_, where);
  const std::vector<Field> wanted = schema_columns(*wanted_);
  Schema decoded = *chosen_.schema;
  std::vector<std::size_t>& columns = decoded_.columns;
  std::vector<std::size_t> places;
  for (const Predicate& predicate : where) {
    const std::size_t number = require_column(*wanted_, predicate.column, file_name_);
    // Bounds of big integers are ordered as texts.
    if (wanted[number].type.kind != TypeKind::integer) predicates_.emplace_back(number, predicate);
    const auto known = std::find(columns.begin(), columns.end(), number);
    places.push_back(static_cast<std::size_t>(known - columns.begin()));
    if (known != columns.end()) continue;
    columns.push_back(number);
    decoded.fields.push_back(wanted[number]);
  }
  decoded_.schema = std::make_shared<const Schema>(std::move(decoded));
  filter_ = std::make_shared<const RowFilter>(checked.at(places));
}

SegmentReading& ReadingPlan::of(const std::shared_ptr<const FileHeader>& header) {
  const auto known = std::find_if(readings_.rbegin(), readings_.rend(),
                                  [&](const auto& entry) { return entry.first == header; });
  if (known != readings_.rend()) return *known->second;
  if (header != first_) match_segment(*header, *first_, file_name_);
  readings_.emplace_back(header, std::make_unique<SegmentReading>(read_as_wanted(header)));
  return *readings_.back().second;
}

std::shared_ptr<const SchemaMatch> ReadingPlan::match(const FileHeader& header) const {
  if (!is_evolved_ && header.schema.fields == wanted_->fields) return nullptr;
  auto match = std::make_shared<SchemaMatch>(match_schemas(header.schema, *wanted_));
  require_match(*match, file_name_);
  return match;
}

SegmentReading ReadingPlan::read_as_wanted(const std::shared_ptr<const FileHeader>& header) const {
  const std::shared_ptr<const SchemaMatch> evolved = match(*header);
  auto projection = std::make_shared<Projection>();
  projection->file_schema = schema_of(header);
  projection->file_columns = SharedColumns(header, &header->columns);
  projection->schema = decoded_.schema;
  projection->given_schema = chosen_.schema;
  projection->filter = filter_;
  projection->columns = evolved ? read_columns(*evolved, decoded_.columns) : decoded_.columns;
  if (evolved) {
    projection->evolution = std::make_shared<RowEvolution>(RowEvolution{evolved, decoded_.columns});
  }
  BlockDecoder decoder(header->schema, projection->file_columns, limits_);
  SegmentReading reading{std::move(projection), {}, std::move(decoder)};
  for (const auto& [column, predicate] : predicates_) {
    reading.predicates.push_back(evolved ? evolved_predicate(predicate, *evolved, column)
                                         : SegmentPredicate{predicate,
                                                            column,
                                                            header->columns[column].type,
                                                            header->columns[column].type,
                                                            {}});
  }
  return reading;
}

void ReadingPlan::skip_unless(std::size_t column, Predicate predicate) {
  predicates_.emplace_back(column, std::move(predicate));
  readings_.clear();
}

std::optional<CsvDialect> ReadingPlan::dialect() const {
  if (!first_->dialect) return std::nullopt;
  const std::vector<CsvColumn>& known = first_->dialect->columns;
  CsvDialect dialect = *first_->dialect;
  dialect.columns.clear();
  const std::shared_ptr<const SchemaMatch> evolved = match(*first_);
  for (const std::size_t column : chosen_.columns) {
    dialect.columns.push_back(evolved ? evolved_column(known, *evolved, column) : known[column]);
  }
  return dialect;
}

}  // namespace sprat

// SPDX-License-Identifier: Apache-2.0
#include "convert/csv_columns.hpp"

#include <algorithm>
#include <functional>
#include <unordered_map>

#include "convert/csv_misfit.hpp"

namespace sprat {

namespace {

std::size_t kind_hash(const Field& field) {
  const std::size_t numbers =
      static_cast<std::size_t>(field.type.kind) << 8 | static_cast<std::size_t>(field.type.scale);
  return std::hash<std::string>()(field.format) ^ numbers;
}

}  // namespace

CsvColumns::CsvColumns(const CsvPlan& plan, const CsvOptions& options)
    : plan_(plan), ragged_(options.ragged) {
  std::unordered_map<std::size_t, std::vector<std::uint32_t>> known;
  const std::size_t count = plan.columns.size();
  kind_of_.reserve(count);
  for (std::size_t column = 0; column < count; ++column) {
    const Field& field = plan.schema.fields[column];
    std::vector<std::uint32_t>& alike = known[kind_hash(field)];
    const auto found = std::find_if(alike.begin(), alike.end(), [&](std::uint32_t kind) {
      return is_of_kind(column, kinds_[kind]);
    });
    if (found != alike.end()) {
      kind_of_.push_back(*found);
      continue;
    }
    alike.push_back(static_cast<std::uint32_t>(kinds_.size()));
    kind_of_.push_back(alike.back());
    kinds_.push_back({column, csv::ColumnParser(field, plan.text_dialect, plan.columns[column])});
  }
}

bool CsvColumns::is_of_kind(std::size_t column, const Kind& kind) const {
  const Field& field = plan_.schema.fields[column];
  const Field& other = plan_.schema.fields[kind.column];
  const std::vector<CsvColumn>& spelled = plan_.text_dialect.columns;
  return field.type == other.type && field.format == other.format &&
         field.nullable == other.nullable &&
         spelled[plan_.columns[column]].null_spelling ==
             spelled[plan_.columns[kind.column]].null_spelling;
}

std::uint64_t CsvColumns::open(const csv::TextChunk& chunk, const std::string& input_name,
                               csv::TokenizerCounts& counts) {
  input_name_ = input_name;
  tokenizer_.emplace(plan_.text_dialect, plan_.text_dialect.columns.size(), ragged_, input_name);
  tokenizer_->open(chunk);
  tokenizer_->all(index_);
  counts = tokenizer_->counts();
  return index_.rows;
}

void CsvColumns::parse(std::size_t column, Column& into) {
  into.clear();
  csv::ColumnParser& parser = kinds_[kind_of_[column]].parser;
  const std::optional<std::size_t> misfit = parser.parse(index_, plan_.columns[column], into);
  if (misfit) fail_misfit({plan_, *tokenizer_, input_name_, index_}, *misfit, column, parser);
}

}  // namespace sprat

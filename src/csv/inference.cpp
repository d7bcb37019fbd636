// SPDX-License-Identifier: Apache-2.0
// Hands each column's cells to its inference, and types that the user gives to their columns.
#include "csv/inference.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include <sprat/error.hpp>

#include "csv/column_inference.hpp"
#include "csv/field_names.hpp"

namespace sprat::csv {

namespace {

// By header, which may repeat, else by the name that the field gets.
std::vector<std::size_t> columns_named(const std::string& name, const CsvDialect& dialect,
                                       const std::vector<std::string>& names) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < dialect.columns.size(); ++i) {
    if (dialect.columns[i].header == name) found.push_back(i);
  }
  for (std::size_t i = 0; i < names.size() && found.empty(); ++i) {
    if (names[i] == name) found.push_back(i);
  }
  return found;
}

std::map<std::size_t, Field> given_types(const CsvDialect& dialect, const CsvOptions& options) {
  std::map<std::size_t, Field> given;
  if (options.types.empty()) return given;
  const std::vector<std::string> names = field_names(dialect);
  for (const auto& [name, type] : options.types) {
    const std::vector<std::size_t> columns = columns_named(name, dialect, names);
    if (columns.empty()) {
      std::string known;
      for (const std::string& field : names) known += (known.empty() ? "" : ", ") + field;
      throw SchemaError("there is no column '" + name + "' to give a type; there are: " + known);
    }
    for (const std::size_t column : columns) given.insert_or_assign(column, parse_type(type));
  }
  return given;
}

}  // namespace

class Inference::Impl {
 public:
  Impl(const CsvDialect& dialect, const CsvOptions& options) {
    context_.dialect = dialect;
    context_.null_words = options.null_words;
    // The empty cell is a null in any case.
    std::erase(context_.null_words, std::string());
    context_.given = given_types(dialect, options);
    columns_.reserve(dialect.columns.size());
    for (std::size_t i = 0; i < dialect.columns.size(); ++i) columns_.emplace_back(context_, i);
  }

  void observe(std::size_t column, const RowIndex& index, const Tokenizer& tokenizer) {
    columns_.at(column).observe(index, tokenizer, scratch_);
  }
  std::size_t columns() const { return columns_.size(); }
  const ColumnInference& column(std::size_t column) const { return columns_.at(column); }

  std::vector<InferredColumn> result() const {
    std::vector<InferredColumn> results;
    results.reserve(columns_.size());
    for (const ColumnInference& column : columns_) results.push_back(column.result());
    return results;
  }

 private:
  InferenceContext context_;
  std::vector<ColumnInference> columns_;
  Column scratch_;
};

Inference::Inference(const CsvDialect& dialect, const CsvOptions& options)
    : impl_(std::make_unique<Impl>(dialect, options)) {}
Inference::~Inference() = default;

void Inference::observe(const RowIndex& index, const Tokenizer& tokenizer) {
  for (std::size_t column = 0; column < impl_->columns(); ++column) {
    impl_->observe(column, index, tokenizer);
  }
}

void Inference::observe(const RowIndex& index, const Tokenizer& tokenizer,
                        const std::vector<std::size_t>& columns) {
  for (const std::size_t column : columns) impl_->observe(column, index, tokenizer);
}

std::vector<InferredColumn> Inference::result() const {
  return impl_->result();
}

const ColumnInference& Inference::column(std::size_t column) const {
  return impl_->column(column);
}

}  // namespace sprat::csv

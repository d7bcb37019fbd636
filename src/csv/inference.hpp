// SPDX-License-Identifier: Apache-2.0
// Inference: finds each column's type, format, null spelling and quoting from its cells,
// losslessly.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <sprat/convert.hpp>
#include <sprat/dialect.hpp>
#include <sprat/schema.hpp>

#include "csv/row_index.hpp"
#include "csv/tokenizer.hpp"

namespace sprat::csv {

/// What is known of one column.
struct InferredColumn {
  Type type;
  std::string format;
  /// As in CsvColumn; where no null was seen, the first of the caller's words, else the empty cell.
  std::string null_spelling;
  bool quoted = false;
  /// Nothing but nulls yet, or date formats that differ in value survive: more rows may decide.
  bool undecided = false;
  /// Why it stays text, as a sentence for the report; empty where nothing needs saying.
  std::string note;
};

class ColumnInference;

/// Every column starts with all candidates and loses one at the first cell that would not come
/// back.
class Inference {
 public:
  /// `dialect` has its columns' headers. `options.types` fixes columns; an unknown name or type is
  /// a SchemaError listing what there is.
  Inference(const CsvDialect& dialect, const CsvOptions& options);
  ~Inference();

  /// Looks at all rows of the index. `tokenizer` is for line numbers.
  void observe(const RowIndex& index, const Tokenizer& tokenizer);
  /// The same for some columns only. A column has to see its rows in order, and may then see any of
  /// them again.
  void observe(const RowIndex& index, const Tokenizer& tokenizer,
               const std::vector<std::size_t>& columns);
  std::vector<InferredColumn> result() const;
  const ColumnInference& column(std::size_t column) const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

/// The schema of inferred columns: identifiers made from the headers and kept unique, the originals
/// as csv names; every field nullable.
Schema inferred_schema(const std::string& record_name, const CsvDialect& dialect,
                       const std::vector<InferredColumn>& columns);
/// "bus-rides.csv.gz" gives "BusRides".
std::string record_name(const std::string& path);

/// A type as `--type` and messages write it: "date(%d/%m/%Y)", "decimal(2)", "bool(Y/N)", "long",
/// "text". Throws SchemaError listing the types.
Field parse_type(const std::string& text);

}  // namespace sprat::csv

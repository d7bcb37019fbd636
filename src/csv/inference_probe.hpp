// SPDX-License-Identifier: Apache-2.0
// InferenceProbe: whether rows tell an inference anything new, found out aside from it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include <sprat/batch.hpp>
#include <sprat/dialect.hpp>

#include "csv/column_inference.hpp"
#include "csv/column_parser.hpp"
#include "csv/inference.hpp"

namespace sprat::csv {

/// Inference takes rows in order, for it names the first line that a type was lost on. But few rows
/// change what it knows, and those that do not may be left out: probes find them out of order, on
/// other threads, and for the most part as fast as cells are parsed.
class InferenceProbe {
 public:
  /// `known` is of rows in the same dialect, and outlives this.
  InferenceProbe(const Inference& known, const CsvDialect& dialect,
                 const std::vector<std::size_t>& columns);

  /// Takes over what is known by now; nobody may change it meanwhile.
  void update();
  void observe(const RowIndex& index, const Tokenizer& tokenizer);
  /// The columns of which rows observed since `update` told something new; `known` has to observe
  /// the same rows itself, after all rows before them. For the others it need not.
  std::vector<std::size_t> news() const;

 private:
  struct Probed {
    std::size_t column = 0;
    ColumnInference inference;
    std::uint32_t known_changes = 0;
    /// Of the type that is known.
    std::optional<ColumnParser> parser;
    SureCells sure;
  };

  void take_over(Probed& probed, const ColumnInference& known);
  bool changes_nothing(Probed& probed, const RowIndex& index);

  const Inference& known_;
  CsvDialect dialect_;
  std::vector<Probed> columns_;
  Column parsed_;
  Column scratch_;
};

}  // namespace sprat::csv

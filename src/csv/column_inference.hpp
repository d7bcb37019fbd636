// SPDX-License-Identifier: Apache-2.0
// ColumnInference: what one column's cells leave of its candidates, nulls and quoting.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <sprat/dialect.hpp>
#include <sprat/schema.hpp>

#include "csv/inference.hpp"
#include "csv/row_index.hpp"
#include "csv/tokenizer.hpp"
#include "csv/type_candidates.hpp"

namespace sprat::csv {

/// What all columns of an input share; it outlives their inference.
struct InferenceContext {
  CsvDialect dialect;
  std::vector<std::string> null_words;
  /// By column, the type and format that the user names: only nulls and quoting are looked at.
  std::map<std::size_t, Field> given;
  TypeCandidates candidates;
};

/// Where the cell at hand lies, for notes.
struct CellPlace {
  const RowIndex& index;
  const Tokenizer& tokenizer;
  std::size_t column = 0;
  std::size_t row = 0;

  std::uint64_t line() const { return tokenizer.line(index.begin(row, column)); }
};

/// Cells of up to `length` characters; where `fractions`, also those with a point and no exponent.
struct SureCells {
  std::size_t length = 0;
  bool fractions = false;
};

class ColumnInference {
 public:
  ColumnInference(const InferenceContext& context, std::size_t column);

  /// `scratch` is for the values of cells; columns may share it. What was observed before changes
  /// nothing.
  void observe(const RowIndex& index, const Tokenizer& tokenizer, Column& scratch);
  InferredColumn result() const;
  /// Whether more cells that fit the result may change it, besides its quoting.
  bool is_open() const;
  /// Cells of the result's type that are sure to change nothing, quoted or not; nor do nulls where
  /// `saw_null`.
  SureCells sure_cells() const;
  bool saw_null() const { return first_null_ != none; }
  /// Counts what changed by cells observed. Cells that change nothing now change nothing later.
  std::uint32_t changes() const { return changes_; }

 private:
  /// A candidate that every cell so far fits; those that read the same values are a group.
  struct Survivor {
    std::uint16_t candidate = 0;
    std::uint16_t group = 0;
  };
  /// Ways to write a null; words count up from first_word.
  enum Null : std::int32_t { none = -1, empty_cell = 0, quoted_empty = 1, first_word = 2 };

  bool is_settled() const;
  bool takes_other_null() const;
  bool is_text() const;
  Null null_kind(std::string_view raw) const;
  void observe_null(Null kind, const CellPlace& place);
  void observe_text(std::string_view text, const CellPlace& place, Column& scratch);
  void start(std::string_view text);
  bool keep_fitting(std::string_view text, Column& scratch);
  void split_groups(std::string_view text, Column& scratch);
  void add_ambiguous(std::string_view text);
  void lose(std::string note);
  void raise(bool& flag) {
    changes_ += flag ? 0U : 1U;
    flag = true;
  }

  std::string column_name() const;
  std::string null_name(Null kind) const;
  std::string null_note(Null kind, const CellPlace& place) const;
  std::string loss_note(std::string_view text, const CellPlace& place) const;
  std::string first_cell_note(std::string_view text, const CellPlace& place) const;
  std::string ambiguity_note(const std::vector<std::size_t>& rivals) const;
  std::string word_note() const;
  std::vector<std::size_t> rivals() const;
  std::string null_spelling(bool as_text) const;
  bool all_quoted(bool as_text) const;

  const InferenceContext* context_;
  std::size_t column_;
  /// None where the type is to be found.
  const Field* given_;

  std::vector<Survivor> survivors_;
  std::size_t sure_integer_length_ = 0;
  bool started_ = false;
  bool lost_ = false;
  // First cells, all different, on which survivors read different values.
  std::vector<std::string> ambiguous_cells_;
  std::string note_;

  Null first_null_ = none;
  Null word_ = none;
  std::uint64_t word_line_ = 0;
  bool saw_empty_ = false;
  bool saw_quoted_empty_ = false;
  bool saw_several_words_ = false;
  bool saw_cell_ = false;
  bool saw_unquoted_cell_ = false;
  std::uint32_t changes_ = 0;
};

}  // namespace sprat::csv

// SPDX-License-Identifier: Apache-2.0
// Loops over a column's cells, one for each family of types.
#include "csv/column_parser.hpp"

#include <utility>

#include <sprat/error.hpp>

#include "csv/null_spelling.hpp"
#include "csv/text_column_builder.hpp"
#include "csv/tokenizer.hpp"
#include "csv/validity_builder.hpp"
#include "text/cell_format.hpp"
#include "text/misfit.hpp"
#include "text/typed_format.hpp"

namespace sprat::csv {

namespace {

/// What all loops need to know of their column; of the dialect, only how cells are quoted.
struct ColumnSpelling {
  CsvDialect dialect;
  std::size_t column = 0;
  NullSpelling null;
  bool nullable = false;
};

/// One column's raw cells, as RowIndex::raw gives them, by places that stay in registers.
class RawCells {
 public:
  RawCells(const RowIndex& index, std::size_t column)
      : text_(index.text),
        begins_(column == 0 ? index.begins.data() : index.ends.data() + column - 1),
        begin_step_(column == 0 ? 1 : index.columns),
        delimiter_(column == 0 ? 0 : 1),
        ends_(index.ends.data() + column),
        end_step_(index.columns) {}

  std::string_view operator[](std::size_t row) const {
    const std::uint32_t from = begins_[row * begin_step_] + delimiter_;
    return {text_ + from, ends_[row * end_step_] - from};
  }

 private:
  const char* text_;
  const std::uint32_t* begins_;
  std::size_t begin_step_;
  std::uint32_t delimiter_;
  const std::uint32_t* ends_;
  std::size_t end_step_;
};

/// Parses the cells of one column; one virtual call for many rows.
class CellLoop {
 public:
  virtual ~CellLoop() = default;
  virtual std::optional<std::size_t> parse(const RowIndex& index, Column& into) = 0;
};

template <class Format>
class TypedLoop final : public CellLoop {
 public:
  TypedLoop(ColumnSpelling spelling, Format format)
      : spelling_(std::move(spelling)), format_(std::move(format)) {}

  std::optional<std::size_t> parse(const RowIndex& index, Column& into) override {
    using Value = typename Format::Value;
    ValidityBuilder validity(into, index.rows);
    into.values.resize((into.length + index.rows) * sizeof(Value));
    Value* const values = into.values.as<Value>().data() + into.length;
    const char quote = spelling_.dialect.quote;
    const RawCells cells(index, spelling_.column);
    for (std::size_t row = 0; row < index.rows; ++row) {
      const std::string_view raw = cells[row];
      if (spelling_.null.matches(raw)) {
        if (!spelling_.nullable) return row;
        values[row] = Value{};
        validity.set_null(row);
      } else if (raw.empty() || !format_.parse(typed_text(raw, quote), values[row])) {
        return row;
      }
    }
    validity.finish();
    return std::nullopt;
  }

 private:
  ColumnSpelling spelling_;
  Format format_;
};

/// Booleans, enums and text of a fixed length.
class WordLoop final : public CellLoop {
 public:
  WordLoop(ColumnSpelling spelling, std::unique_ptr<text::CellFormat> format)
      : spelling_(std::move(spelling)), format_(std::move(format)) {}

  std::optional<std::size_t> parse(const RowIndex& index, Column& into) override {
    const std::size_t first = into.length;
    ValidityBuilder validity(into, index.rows);
    const RawCells cells(index, spelling_.column);
    for (std::size_t row = 0; row < index.rows; ++row) {
      const std::string_view raw = cells[row];
      // The format finds its row by the length, and so does the validity.
      into.length = first + row;
      if (spelling_.null.matches(raw)) {
        if (!spelling_.nullable) return row;
        format_->append_null(into);
        into.length = first;
        validity.set_null(row);
      } else if (raw.empty() ||
                 !format_->parse(cell_text(raw, spelling_.dialect, scratch_), into)) {
        return row;
      }
    }
    into.length = first;
    validity.finish();
    return std::nullopt;
  }

 private:
  ColumnSpelling spelling_;
  std::unique_ptr<text::CellFormat> format_;
  std::string scratch_;
};

/// Text, bytes, and integers of any size.
class TextLoop final : public CellLoop {
 public:
  TextLoop(ColumnSpelling spelling, bool integers)
      : spelling_(std::move(spelling)), integers_(integers) {}

  std::optional<std::size_t> parse(const RowIndex& index, Column& into) override {
    const CsvDialect& dialect = spelling_.dialect;
    builder_.open(into, index.rows);
    ValidityBuilder validity(into, index.rows);
    const RawCells cells(index, spelling_.column);
    for (std::size_t row = 0; row < index.rows; ++row) {
      const std::string_view raw = cells[row];
      if (spelling_.null.matches(raw)) {
        if (!spelling_.nullable) return row;
        builder_.append_null();
        validity.set_null(row);
        continue;
      }
      // Where nulls are a word, an empty cell is neither: not this null, nor text, which is quoted.
      if (raw.empty()) return row;
      const std::string_view text = dialect.escape == 0 && raw.front() != dialect.quote
                                        ? raw
                                        : cell_text(raw, dialect, scratch_);
      if (integers_ && !text::is_canonical_integer(text)) return row;
      builder_.append(text);
    }
    validity.finish();
    return std::nullopt;
  }

 private:
  ColumnSpelling spelling_;
  TextColumnBuilder builder_;
  std::string scratch_;
  bool integers_;
};

CsvDialect quoting_of(const CsvDialect& dialect) {
  CsvDialect quoting;
  quoting.quote = dialect.quote;
  quoting.escape = dialect.escape;
  return quoting;
}

std::unique_ptr<CellLoop> make_loop(const Field& field, const ColumnSpelling& spelling) {
  if (is_variable_width(field.type)) {
    return std::make_unique<TextLoop>(spelling, field.type.kind == TypeKind::integer);
  }
  std::unique_ptr<CellLoop> loop;
  text::with_typed_format(field.type, field.format, [&](auto format) {
    loop = std::make_unique<TypedLoop<decltype(format)>>(spelling, std::move(format));
  });
  if (loop) return loop;
  return std::make_unique<WordLoop>(spelling, text::cell_format(field.type, field.format));
}

}  // namespace

class ColumnParser::Impl {
 public:
  Impl(const Field& field, const CsvDialect& dialect, std::size_t column)
      : field_(field),
        spelling_{quoting_of(dialect), column, null_spelling(field, dialect, column),
                  field.nullable},
        null_text_(dialect.columns[column].null_spelling),
        loop_(make_loop(field, spelling_)) {}

  std::optional<std::size_t> parse(const RowIndex& index, Column& into) {
    return loop_->parse(index, into);
  }

  std::string explain(std::string_view raw) const {
    if (spelling_.null.matches(raw)) {
      return (raw.empty() ? "an empty cell" : text::quoted_excerpt(raw)) +
             std::string(" is null, but the field is required; make it nullable");
    }
    if (raw.empty()) {
      return "an empty cell is a null, but this column writes nulls as " +
             text::quoted_excerpt(null_text_);
    }
    std::string scratch;
    const std::string_view text = cell_text(raw, spelling_.dialect, scratch);
    return text::quoted_excerpt(text) + " " + text::misfit(field_.type, field_.format, text);
  }

 private:
  static NullSpelling null_spelling(const Field& field, const CsvDialect& dialect,
                                    std::size_t column) {
    const std::string& spelling = dialect.columns[column].null_spelling;
    const bool text = has_empty_text(field.type) && spelling == kQuotedEmpty;
    return {text ? std::string() : spelling, dialect.quote};
  }

  Field field_;
  ColumnSpelling spelling_;
  std::string null_text_;
  std::unique_ptr<CellLoop> loop_;
};

ColumnParser::ColumnParser(const Field& field, const CsvDialect& dialect, std::size_t column)
    : impl_(std::make_unique<Impl>(field, dialect, column)) {}
ColumnParser::~ColumnParser() = default;
ColumnParser::ColumnParser(ColumnParser&&) noexcept = default;

std::optional<std::size_t> ColumnParser::parse(const RowIndex& index, Column& into) {
  return impl_->parse(index, into);
}

std::string ColumnParser::explain(std::string_view raw) const {
  return impl_->explain(raw);
}

}  // namespace sprat::csv

// SPDX-License-Identifier: Apache-2.0
// Loops over a column's cells, one for each family of types.
#include "csv/column_parser.hpp"

#include <algorithm>
#include <bit>
#include <span>
#include <type_traits>
#include <utility>

#include <sprat/error.hpp>

#include "csv/null_spelling.hpp"
#include "csv/text_column_builder.hpp"
#include "csv/text_words.hpp"
#include "csv/tokenizer.hpp"
#include "csv/validity_builder.hpp"
#include "text/cell_format.hpp"
#include "text/cell_kernels.hpp"
#include "text/misfit.hpp"
#include "text/typed_format.hpp"

namespace sprat::csv {

namespace {

/// What all loops need to know of their column; of the dialect, only how cells are quoted.
struct ColumnSpelling {
  CsvDialect dialect;
  NullSpelling null;
  bool nullable = false;
};

/// Parses the cells of one column; one virtual call for many rows.
class CellLoop {
 public:
  virtual ~CellLoop() = default;
  virtual std::optional<std::size_t> parse(const RowIndex& index, std::size_t column,
                                           Column& into) = 0;
};

/// A format's cells by the kernels, where there are some for it.
template <class Format>
class KernelParser {
 public:
  using Value = typename Format::Value;

  explicit KernelParser(const Format& format) {
    if constexpr (kIsDate) layout_ = format.date_layout();
    if constexpr (kIsTimestamp) layout_ = format.timestamp_layout();
    if constexpr (kIsNumber) layout_ = format.number_spelling();
    if constexpr (kIsDouble) layout_ = format.double_spelling();
  }

  /// Parses text::kCellGroup cells at most; returns a bit for each that is left.
  std::uint64_t parse(const text::CellSpans& cells, std::size_t count, Value* values) const {
    if (!layout_) return text::first_bits(count);
    if constexpr (kIsDate) {
      return kernels_.dates(cells, count, *layout_, values);
    } else if constexpr (kIsTimestamp) {
      return parse_wide(kernels_.timestamps, cells, count, values);
    } else if constexpr (kIsNumber) {
      return parse_wide(kernels_.numbers, cells, count, values);
    } else if constexpr (kIsDouble) {
      return kernels_.doubles(cells, count, *layout_, values);
    } else {
      return text::first_bits(count);
    }
  }

 private:
  static constexpr bool kIsDate = requires(const Format& format) { format.date_layout(); };
  static constexpr bool kIsTimestamp = requires(const Format& format) {
    format.timestamp_layout();
  };
  static constexpr bool kIsNumber = requires(const Format& format) { format.number_spelling(); };
  static constexpr bool kIsDouble = requires(const Format& format) { format.double_spelling(); };
  using Layout =
      std::conditional_t<kIsDate, text::DateLayout,
                         std::conditional_t<kIsTimestamp, text::TimestampLayout,
                                            std::conditional_t<kIsNumber, text::NumberSpelling,
                                                               text::DoubleSpelling>>>;

  /// By a kernel of 64 bits.
  template <class Kernel>
  std::uint64_t parse_wide(Kernel kernel, const text::CellSpans& cells, std::size_t count,
                           Value* values) const {
    if constexpr (std::is_same_v<Value, std::int64_t>) {
      return kernel(cells, count, *layout_, values);
    } else {
      std::int64_t wide[text::kCellGroup];
      const std::uint64_t left = kernel(cells, count, *layout_, wide);
      for (std::size_t i = 0; i < count; ++i) values[i] = static_cast<Value>(wide[i]);
      return left;
    }
  }

  const text::CellKernels& kernels_ = text::cell_kernels();
  std::optional<Layout> layout_;
};

template <class Format>
class TypedLoop final : public CellLoop {
 public:
  using Value = typename Format::Value;

  TypedLoop(ColumnSpelling spelling, Format format)
      : spelling_(std::move(spelling)), kernel_(format), format_(std::move(format)) {}

  std::optional<std::size_t> parse(const RowIndex& index, std::size_t column,
                                   Column& into) override {
    ValidityBuilder validity(into, index.rows);
    into.values.resize((into.length + index.rows) * sizeof(Value));
    Value* const values = into.values.as<Value>().data() + into.length;
    const text::CellSpans cells = index.cells(column);
    for (std::size_t first = 0; first < index.rows; first += text::kCellGroup) {
      const std::size_t count = std::min(text::kCellGroup, index.rows - first);
      std::uint64_t left = kernel_.parse(cells.from(first), count, values + first);
      for (; left != 0; left &= left - 1) {
        const std::size_t row = first + static_cast<std::size_t>(std::countr_zero(left));
        if (!parse_cell(cells[row], row, values[row], validity)) return row;
      }
    }
    validity.finish();
    return std::nullopt;
  }

 private:
  bool parse_cell(std::string_view raw, std::size_t row, Value& value,
                  ValidityBuilder& validity) const {
    if (spelling_.null.matches(raw)) {
      value = Value{};
      if (spelling_.nullable) validity.set_null(row);
      return spelling_.nullable;
    }
    return !raw.empty() && format_.parse(typed_text(raw, spelling_.dialect.quote), value);
  }

  ColumnSpelling spelling_;
  KernelParser<Format> kernel_;
  Format format_;
};

/// Booleans, enums and text of a fixed length.
class WordLoop final : public CellLoop {
 public:
  WordLoop(ColumnSpelling spelling, std::unique_ptr<text::CellFormat> format)
      : spelling_(std::move(spelling)), format_(std::move(format)) {}

  std::optional<std::size_t> parse(const RowIndex& index, std::size_t column,
                                   Column& into) override {
    const std::size_t first = into.length;
    ValidityBuilder validity(into, index.rows);
    const text::CellSpans cells = index.cells(column);
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
      : spelling_(std::move(spelling)),
        integers_(integers),
        longest_known_(integers || spelling_.dialect.escape != 0 ? 0
                       : spelling_.null.is_empty_cell()
                           ? kWordedBytes
                           : std::min(spelling_.null.size() - 1, kWordedBytes)),
        takes_spelled_(!integers && spelling_.dialect.escape == 0 &&
                       spelling_.null.is_empty_cell()) {}

  std::optional<std::size_t> parse(const RowIndex& index, std::size_t column,
                                   Column& into) override {
    const text::CellSpans cells = index.cells(column);
    builder_.open(into, index.rows, text::total_bytes(cells, index.rows));
    ValidityBuilder validity(into, index.rows);
    const text::SizeRange sizes = text::size_range(cells, index.rows);
    const bool may_be_known = sizes.shortest != 0 && sizes.longest <= longest_known_;
    for (std::size_t row = 0; row < index.rows; ++row) {
      const char quote = spelling_.dialect.quote;
      if (may_be_known) {
        row += builder_.append_known(cells.from(row), index.rows - row, sizes.longest, quote);
      }
      if (takes_spelled_) {
        row += builder_.append_spelled(cells.from(row), index.rows - row, quote);
      }
      if (row == index.rows) break;
      const std::string_view raw = cells[row];
      if (spelling_.null.matches(raw)) {
        if (!spelling_.nullable) return row;
        builder_.append_null();
        validity.set_null(row);
        continue;
      }
      // Where nulls are a word, an empty cell is neither: not this null, nor text, which is quoted.
      if (raw.empty()) return row;
      const std::string_view text = padded_text(raw);
      if (integers_ && !text::is_canonical_integer(text)) return row;
      builder_.append(text);
    }
    validity.finish();
    return std::nullopt;
  }

 private:
  // As cell_text gives it; 64 bytes after its end are readable.
  std::string_view padded_text(std::string_view raw) {
    const CsvDialect& dialect = spelling_.dialect;
    if (dialect.escape == 0) {
      if (raw.front() != dialect.quote) return raw;
      const std::string_view inner = typed_text(raw, dialect.quote);
      if (inner.size() != raw.size() && !contains_byte(inner, dialect.quote)) return inner;
    }
    const std::string_view text = cell_text(raw, dialect, scratch_);
    if (text.data() != scratch_.data()) return text;
    padded_.assign(std::as_bytes(std::span(text)));
    padded_.reserve(text.size() + 1);
    return {reinterpret_cast<const char*>(padded_.data()), text.size()};
  }

  ColumnSpelling spelling_;
  TextColumnBuilder builder_;
  std::string scratch_;
  Buffer padded_;
  bool integers_;
  /// A cell of up to so many bytes that is neither empty nor quoted is its text, and not null.
  std::size_t longest_known_;
  /// Whether cells that are not empty are their texts, but for quotes around and in them.
  bool takes_spelled_;
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
        column_(column),
        spelling_{quoting_of(dialect), null_spelling(field, dialect, column), field.nullable},
        null_text_(dialect.columns[column].null_spelling),
        loop_(make_loop(field, spelling_)) {}

  std::optional<std::size_t> parse(const RowIndex& index, Column& into) {
    return loop_->parse(index, column_, into);
  }
  std::optional<std::size_t> parse(const RowIndex& index, std::size_t column, Column& into) {
    return loop_->parse(index, column, into);
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
  std::size_t column_;
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

std::optional<std::size_t> ColumnParser::parse(const RowIndex& index, std::size_t column,
                                               Column& into) {
  return impl_->parse(index, column, into);
}

std::string ColumnParser::explain(std::string_view raw) const {
  return impl_->explain(raw);
}

}  // namespace sprat::csv

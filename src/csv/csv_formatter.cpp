// SPDX-License-Identifier: Apache-2.0
#include "csv/csv_formatter.hpp"

#include <cctype>
#include <string>
#include <utility>
#include <vector>

#include <sprat/error.hpp>

#include "csv/cell_quoting.hpp"
#include "csv/null_spelling.hpp"
#include "csv/text_cell_writer.hpp"
#include "csv/word_cell_writer.hpp"
#include "text/cell_format.hpp"
#include "text/row_assembler.hpp"

namespace sprat::csv {
namespace {

constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";

// How a column's nulls are spelled in the text; of texts, `""` is an empty one.
std::string null_text(const Field& field, const CsvDialect& dialect, std::size_t column) {
  const std::string& spelling = dialect.columns[column].null_spelling;
  if (spelling != kQuotedEmpty) return spelling;
  return has_empty_text(field.type) || dialect.quote == 0 ? std::string()
                                                          : std::string(2, dialect.quote);
}

/// Quotes the few numbers and dates that would not be read back as they stand.
class TypedGuard final : public text::CellGuard {
 public:
  explicit TypedGuard(CellQuoting quoting) : quoting_(std::move(quoting)) {}
  char* enclose(char* begin, char* end) const override {
    const std::string text(begin, end);
    return quoting_.needs_quotes(text) ? quoting_.write(text, begin) : end;
  }

 private:
  CellQuoting quoting_;
};

// Whether a number or date could hold one of the dialect's bytes, or spell a null.
bool needs_guard(const Field& field, const CsvDialect& dialect, std::size_t column) {
  const std::string& null_spelling = dialect.columns[column].null_spelling;
  if (!null_spelling.empty() && null_spelling != kQuotedEmpty) return true;
  const std::string format = field.format.empty() ? text::default_format(field.type) : field.format;
  for (const char byte :
       {dialect.delimiter, dialect.quote, dialect.escape, dialect.comment, '\n', '\r'}) {
    const bool in_numbers = std::isalnum(static_cast<unsigned char>(byte)) != 0 || byte == '+' ||
                            byte == '-' || byte == '.';
    if (byte != 0 && (in_numbers || format.find(byte) != std::string::npos)) return true;
  }
  return false;
}

std::unique_ptr<text::CellWriter> cell_writer(const Field& field, const CsvDialect& dialect,
                                              std::size_t column) {
  const std::string null = null_text(field, dialect, column);
  const bool quoted = dialect.columns[column].quoted && dialect.quote != 0;
  const bool begins_file = column == 0 && !dialect.has_header && !dialect.byte_order_mark;
  CellQuoting quoting(dialect, column, field.name, null, begins_file);
  if (is_variable_width(field.type)) {
    return std::make_unique<TextCellWriter>(std::move(quoting), null, quoted,
                                            field.type.kind == TypeKind::bytes);
  }
  std::shared_ptr<const text::CellGuard> guard;
  if (!quoted && needs_guard(field, dialect, column)) {
    guard = std::make_shared<TypedGuard>(quoting);
  }
  auto writer = text::typed_cell_writer(field.type, field.format, null,
                                        quoted ? dialect.quote : char{0}, std::move(guard));
  if (writer) return writer;
  return std::make_unique<WordCellWriter>(text::cell_format(field.type, field.format),
                                          std::move(quoting), null, quoted);
}

void append(std::string_view text, Buffer& out) {
  out.append(std::as_bytes(std::span(text.data(), text.size())));
}

void append_header_cell(const CsvDialect& dialect, std::size_t column, Buffer& out) {
  const CsvColumn& cell = dialect.columns[column];
  const bool begins_file = column == 0 && !dialect.byte_order_mark;
  const CellQuoting quoting(dialect, column, "header", "", begins_file);
  // Alone in its line, an empty name would be a blank line.
  const bool needs =
      cell.header.empty() ? dialect.columns.size() == 1 : quoting.needs_quotes(cell.header);
  if (!needs && (!cell.header_quoted || dialect.quote == 0)) {
    append(cell.header, out);
    return;
  }
  std::string written(quoting.written_bytes(cell.header), '\0');
  written.resize(
      static_cast<std::size_t>(quoting.write(cell.header, written.data()) - written.data()));
  append(written, out);
}

}  // namespace

class CsvFormatter::Impl {
 public:
  Impl(const Schema& schema, const CsvDialect& dialect)
      : dialect_(dialect), assembler_(line_end_text(dialect.line_end)) {
    const std::vector<Field> columns = schema_columns(schema);
    if (dialect.columns.size() != columns.size()) {
      throw SchemaError("the CSV dialect has " + std::to_string(dialect.columns.size()) +
                        " columns, but the schema " + std::to_string(columns.size()));
    }
    const std::string_view delimiter(&dialect_.delimiter, 1);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      assembler_.add(i == 0 ? std::string_view() : delimiter, cell_writer(columns[i], dialect, i));
    }
  }

  void header(Buffer& out) const {
    if (dialect_.byte_order_mark) append(kByteOrderMark, out);
    if (!dialect_.has_header || dialect_.columns.empty()) return;
    for (std::size_t i = 0; i < dialect_.columns.size(); ++i) {
      if (i != 0) append({&dialect_.delimiter, 1}, out);
      append_header_cell(dialect_, i, out);
    }
    append(line_end_text(dialect_.line_end), out);
  }

  void rows(const Batch& batch, std::size_t first, std::size_t count, Buffer& out) {
    assembler_.rows(batch, first, count, out);
  }

 private:
  CsvDialect dialect_;
  text::RowAssembler assembler_;
};

std::string_view line_end_text(LineEnd line_end) {
  switch (line_end) {
    case LineEnd::lf:
      return "\n";
    case LineEnd::crlf:
      return "\r\n";
    case LineEnd::cr:
      return "\r";
  }
  return "\n";
}

CsvFormatter::CsvFormatter(const Schema& schema, const CsvDialect& dialect)
    : impl_(std::make_unique<Impl>(schema, dialect)) {}
CsvFormatter::~CsvFormatter() = default;
CsvFormatter::CsvFormatter(CsvFormatter&&) noexcept = default;

void CsvFormatter::header(Buffer& out) const {
  impl_->header(out);
}
void CsvFormatter::rows(const Batch& batch, std::size_t first, std::size_t count, Buffer& out) {
  impl_->rows(batch, first, count, out);
}

CsvDialect default_dialect(const Schema& schema) {
  CsvDialect dialect;
  for (const Field& field : schema_columns(schema)) {
    CsvColumn& column = dialect.columns.emplace_back();
    column.header = field.csv_name.empty() ? field.name : field.csv_name;
  }
  return dialect;
}

}  // namespace sprat::csv

// SPDX-License-Identifier: Apache-2.0
#include "file/dialect_table.hpp"

#include <string>
#include <vector>

namespace sprat {

namespace {

const std::string& csv_name(const Field& field) {
  return field.csv_name.empty() ? field.name : field.csv_name;
}

CsvColumn default_column(const Field& field) {
  CsvColumn column;
  column.header = csv_name(field);
  return column;
}

std::vector<CsvColumn> default_columns(const std::vector<Field>& fields) {
  std::vector<CsvColumn> columns;
  for (const Field& field : fields) columns.push_back(default_column(field));
  return columns;
}

flatbuffers::Offset<wire::CsvColumn> create_column(flatbuffers::FlatBufferBuilder& builder,
                                                   const CsvColumn& column, const Field& field) {
  const auto header =
      column.header == csv_name(field) ? TextOffset() : create_text(builder, column.header);
  const auto null_spelling = create_nonempty_text(builder, column.null_spelling);
  return wire::CreateCsvColumn(builder, header, column.header_quoted, column.quoted, null_spelling);
}

std::vector<CsvColumn> read_columns(const wire::Dialect& table, const std::vector<Field>& fields,
                                    TableTexts& texts) {
  if (table.columns() == nullptr) return default_columns(fields);
  if (table.columns()->size() != fields.size()) {
    throw CorruptError("its dialect does not have one column for each of the schema's");
  }
  std::vector<CsvColumn> columns;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const auto* column = table.columns()->Get(static_cast<flatbuffers::uoffset_t>(i));
    const bool has_header = column->header() != nullptr;
    columns.push_back({has_header ? texts.read(column->header()) : csv_name(fields[i]),
                       column->header_quoted(), column->quoted(),
                       texts.read(column->null_spelling())});
  }
  return columns;
}

}  // namespace

flatbuffers::Offset<wire::Dialect> create_dialect(flatbuffers::FlatBufferBuilder& builder,
                                                  const CsvDialect& dialect,
                                                  const std::vector<Field>& fields) {
  if (dialect.columns.size() != fields.size()) {
    throw SchemaError("a dialect of " + std::to_string(dialect.columns.size()) +
                      " columns for a schema of " + std::to_string(fields.size()));
  }
  flatbuffers::Offset<flatbuffers::Vector<flatbuffers::Offset<wire::CsvColumn>>> columns;
  if (dialect.columns != default_columns(fields)) {
    std::vector<flatbuffers::Offset<wire::CsvColumn>> tables;
    for (std::size_t i = 0; i < dialect.columns.size(); ++i) {
      tables.push_back(create_column(builder, dialect.columns[i], fields[i]));
    }
    columns = builder.CreateVector(tables);
  }
  return wire::CreateDialect(
      builder, static_cast<std::uint8_t>(dialect.delimiter),
      static_cast<std::uint8_t>(dialect.quote), static_cast<std::uint8_t>(dialect.escape),
      static_cast<std::uint8_t>(dialect.comment), static_cast<std::uint8_t>(dialect.line_end),
      static_cast<std::uint8_t>(dialect.encoding), dialect.byte_order_mark, dialect.has_header,
      columns);
}

CsvDialect read_dialect(const wire::Dialect& table, const std::vector<Field>& fields,
                        TableTexts& texts) {
  if (table.line_end() > static_cast<std::uint8_t>(LineEnd::cr) ||
      table.encoding() > static_cast<std::uint8_t>(TextEncoding::utf16be)) {
    throw CorruptError("its dialect has a line end or encoding that is not known");
  }
  CsvDialect dialect;
  dialect.delimiter = static_cast<char>(table.delimiter());
  dialect.quote = static_cast<char>(table.quote());
  dialect.escape = static_cast<char>(table.escape());
  dialect.comment = static_cast<char>(table.comment());
  dialect.line_end = static_cast<LineEnd>(table.line_end());
  dialect.encoding = static_cast<TextEncoding>(table.encoding());
  dialect.byte_order_mark = table.byte_order_mark();
  dialect.has_header = table.has_header();
  dialect.columns = read_columns(table, fields, texts);
  return dialect;
}

}  // namespace sprat

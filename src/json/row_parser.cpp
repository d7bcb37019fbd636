// SPDX-License-Identifier: Apache-2.0
#include "json/row_parser.hpp"

#include <cstddef>

#include "json/object_parser.hpp"

namespace sprat::json {

namespace {

void set_nulls(const std::vector<std::uint32_t>& rows, Column& column) {
  column.null_count = rows.size();
  if (rows.empty()) return;
  const std::size_t bytes = (column.length + 7) / 8;
  column.validity.resize(bytes);
  std::memset(column.validity.data(), 0xff, bytes);
  for (const std::uint32_t row : rows) {
    column.validity.data()[row / 8] &= ~(std::byte{1} << (row % 8));
  }
  // The last byte's bits beyond the rows are zero.
  if (column.length % 8 != 0) {
    column.validity.data()[bytes - 1] &= std::byte{0xff} >> (8 - column.length % 8);
  }
}

}  // namespace

class RowParser::Impl {
 public:
  Impl(const Schema& schema, const RowParserOptions& options)
      : object_(schema.fields, 0,
                {.given = options.given, .skips_unknown_keys = options.skips_unknown_keys}),
        null_rows_(schema_columns(schema).size()) {}

  void parse(std::string_view line, Batch& batch) {
    text::JsonScanner scanner(line);
    if (scanner.peek() != text::JsonKind::object) {
      throw JsonError("each line is an object, as {\"key\": 1}; this one is something else");
    }
    RowState row{scanner, batch.columns, null_rows_, scratch_};
    object_.parse(row);
    scanner.finish();
    ++batch.rows;
  }

  void finish(Batch& batch) {
    for (std::size_t i = 0; i < null_rows_.size(); ++i) {
      set_nulls(null_rows_[i], batch.columns[i]);
      null_rows_[i].clear();
    }
  }

  const std::vector<std::uint64_t>& missing_keys() const { return object_.missing_keys(); }

 private:
  ObjectParser object_;
  std::vector<std::vector<std::uint32_t>> null_rows_;
  std::string scratch_;
};

RowParser::RowParser(const Schema& schema, const RowParserOptions& options)
    : impl_(std::make_unique<Impl>(schema, options)) {}
RowParser::~RowParser() = default;
RowParser::RowParser(RowParser&&) noexcept = default;

void RowParser::parse(std::string_view line, Batch& batch) {
  impl_->parse(line, batch);
}
void RowParser::finish(Batch& batch) {
  impl_->finish(batch);
}
const std::vector<std::uint64_t>& RowParser::missing_keys() const {
  return impl_->missing_keys();
}

}  // namespace sprat::json

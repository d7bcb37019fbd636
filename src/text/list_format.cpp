// SPDX-License-Identifier: Apache-2.0
#include "text/list_format.hpp"

#include <algorithm>

#include <sprat/error.hpp>

#include "batch/element_range.hpp"
#include "schema/column_types.hpp"
#include "text/cell_writer.hpp"
#include "text/json_cell_writers.hpp"
#include "text/json_value_reader.hpp"

namespace sprat::text {

namespace {

class ListFormat final : public CellFormat {
 public:
  explicit ListFormat(const Type& type)
      : type_(type), reader_(json_value_reader(field_of(type), NumberMatch::same_text)) {
    json_cell_writer(type_.fields.front());
  }

  void format(const Column& column, std::size_t row, Buffer& out) const override {
    std::vector<std::size_t> ends;
    format_rows(column, row, 1, out, ends);
  }

  void format_rows(const Column& column, std::size_t first, std::size_t count, Buffer& out,
                   std::vector<std::size_t>& ends) const override {
    if (count == 0) return;
    const auto writer = json_cell_writer(type_.fields.front());
    const ElementRange all = element_range(type_, column, first, count);
    writer->open(column.children.front(), all.first, all.count);
    for (std::size_t row = first; row < first + count; ++row) {
      if (!column.is_null(row)) append_list(*writer, element_range(type_, column, row, 1), out);
      ends.push_back(out.size());
    }
  }

  bool parse(std::string_view cell, Column& into) const override {
    try {
      JsonScanner scanner(cell);
      std::string scratch;
      if (!reader_->read(scanner, into, scratch)) return false;
      scanner.finish();
    } catch (const JsonError&) {
      return false;
    }
    const auto writer = json_cell_writer(type_.fields.front());
    const ElementRange elements = element_range(type_, into, into.length, 1);
    writer->open(into.children.front(), elements.first, elements.count);
    Buffer written;
    append_list(*writer, elements, written);
    return cell == std::string_view(reinterpret_cast<const char*>(written.data()), written.size());
  }

  void append_null(Column& into) const override { reader_->append_null(into); }

 private:
  // Longest texts are reserved for a few elements only, whatever the list's length.
  static constexpr std::size_t kStripElements = 32;

  static Field field_of(const Type& type) {
    Field field;
    field.type = type;
    return field;
  }

  static void append_list(CellWriter& writer, ElementRange elements, Buffer& out) {
    out.append_value('[');
    const std::size_t end = elements.first + elements.count;
    for (std::size_t at = elements.first; at < end;) {
      const std::size_t count = std::min(kStripElements, end - at);
      const std::size_t had = out.size();
      out.resize(had + writer.max_bytes(at, count) + count + kCopySlack);
      char* const begin = reinterpret_cast<char*>(out.data()) + had;
      char* to = begin;
      for (const std::size_t strip_end = at + count; at < strip_end; ++at) {
        if (at != elements.first) *to++ = ',';
        to = writer.write(at, to);
      }
      out.resize(had + static_cast<std::size_t>(to - begin));
    }
    out.append_value(']');
  }

  Type type_;
  std::unique_ptr<JsonValueReader> reader_;
};

}  // namespace

std::unique_ptr<CellFormat> list_format(const Type& type) {
  if (type.fields.size() != 1) throw SchemaError("a list has one element type");
  return std::make_unique<ListFormat>(type);
}

}  // namespace sprat::text

// SPDX-License-Identifier: Apache-2.0
// Joins the formats of the types to CellFormat.
#include "text/cell_format.hpp"

#include <utility>

#include <sprat/error.hpp>

#include "schema/column_types.hpp"
#include "text/list_format.hpp"
#include "text/symbol_format.hpp"
#include "text/typed_format.hpp"

namespace sprat::text {

namespace {

template <class Format>
class TypedCellFormat final : public CellFormat {
 public:
  using Value = typename Format::Value;

  explicit TypedCellFormat(Format format) : format_(std::move(format)) {}

  void format(const Column& column, std::size_t row, Buffer& out) const override {
    const std::size_t at = out.size();
    out.reserve(at + format_.max_length());
    char* const from = reinterpret_cast<char*>(out.data() + at);
    const char* const end = format_.format(column.value<Value>(row), from);
    out.resize(at + static_cast<std::size_t>(end - from));
  }

  void format_rows(const Column& column, std::size_t first, std::size_t count, Buffer& out,
                   std::vector<std::size_t>& ends) const override {
    for (std::size_t row = first; row < first + count; ++row) {
      if (!column.is_null(row)) TypedCellFormat::format(column, row, out);
      ends.push_back(out.size());
    }
  }

  bool parse(std::string_view cell, Column& into) const override {
    Value value;
    if (!format_.parse(cell, value)) return false;
    into.values.append_value(value);
    return true;
  }

  void append_null(Column& into) const override { into.values.append_value(Value{}); }

 private:
  Format format_;
};

bool takes_format(const Type& type) {
  return type.kind == TypeKind::boolean || type.kind == TypeKind::float32 ||
         type.kind == TypeKind::float64 || type.kind == TypeKind::date ||
         type.kind == TypeKind::time || type.kind == TypeKind::timestamp;
}

}  // namespace

void CellFormat::format_rows(const Column& column, std::size_t first, std::size_t count,
                             Buffer& out, std::vector<std::size_t>& ends) const {
  for (std::size_t row = first; row < first + count; ++row) {
    if (!column.is_null(row)) format(column, row, out);
    ends.push_back(out.size());
  }
}

std::int32_t zone_offset(const std::string& time_zone) {
  if (time_zone.size() != 6 || time_zone[3] != ':') return 0;
  if (time_zone[0] != '+' && time_zone[0] != '-') return 0;
  std::uint64_t hours = 0;
  std::uint64_t minutes = 0;
  if (!parse_digits(time_zone.data() + 1, 2, hours)) return 0;
  if (!parse_digits(time_zone.data() + 4, 2, minutes)) return 0;
  const auto seconds = static_cast<std::int32_t>(hours * 3600 + minutes * 60);
  return time_zone[0] == '-' ? -seconds : seconds;
}

std::string default_format(const Type& type) {
  const std::string fraction = type.unit == TimeUnit::second ? "" : ".%f";
  switch (type.kind) {
    case TypeKind::boolean:
      return "true/false";
    case TypeKind::float32:
    case TypeKind::float64:
      return "shortest";
    case TypeKind::date:
      return "%Y-%m-%d";
    case TypeKind::time:
      return "%H:%M:%S" + fraction;
    case TypeKind::timestamp: {
      std::string zone;
      if (!type.time_zone.empty()) zone = zone_offset(type.time_zone) == 0 ? "Z" : type.time_zone;
      return "%Y-%m-%dT%H:%M:%S" + fraction + zone;
    }
    default:
      return {};
  }
}

std::unique_ptr<CellFormat> cell_format(const Type& type, const std::string& format) {
  if (!format.empty() && !takes_format(type)) {
    throw SchemaError("a " + to_string(type) + " takes no format; leave out '" + format + "'");
  }
  if (has_elements(type)) return list_format(type);
  std::unique_ptr<CellFormat> made;
  const bool typed = with_typed_format(type, format, [&](auto typed_format) {
    made = std::make_unique<TypedCellFormat<decltype(typed_format)>>(std::move(typed_format));
  });
  return typed ? std::move(made)
               : symbol_format(type, format.empty() ? default_format(type) : format);
}

}  // namespace sprat::text

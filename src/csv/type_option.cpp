// SPDX-License-Identifier: Apache-2.0
// parse_type: types as `--type` and messages write them.
#include <optional>
#include <string_view>

#include <sprat/error.hpp>

#include "csv/inference.hpp"
#include "schema/type_names.hpp"
#include "text/cell_format.hpp"
#include "text/digits.hpp"

namespace sprat::csv {

namespace {

constexpr std::string_view kKnownTypes =
    "text, bool, bool(Y/N), byte, ubyte, short, ushort, int, uint, long, ulong, float, double, "
    "double(%.3f), decimal(2), date, date(%d/%m/%Y), time(%H:%M), timestamp, "
    "timestamp(%Y-%m-%d %H:%M:%S), text(8), bytes, integer";

constexpr TypeKind kKinds[] = {
    TypeKind::boolean, TypeKind::int8,   TypeKind::uint8,  TypeKind::int16,     TypeKind::uint16,
    TypeKind::int32,   TypeKind::uint32, TypeKind::int64,  TypeKind::uint64,    TypeKind::float32,
    TypeKind::float64, TypeKind::date,   TypeKind::time,   TypeKind::timestamp, TypeKind::decimal,
    TypeKind::text,    TypeKind::bytes,  TypeKind::integer};

[[noreturn]] void refuse(const std::string& text) {
  throw SchemaError("'" + text + "' is no type; types are: " + std::string(kKnownTypes));
}

std::optional<TypeKind> kind_of(std::string_view word) {
  if (word == "string") return TypeKind::text;
  for (const TypeKind kind : kKinds) {
    if (kind_name(kind) == word) return kind;
  }
  return std::nullopt;
}

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  return text;
}

// Takes "ms, " or "UTC, " from the front: a part without a directive.
std::string_view take_part(std::string_view& rest) {
  const std::size_t end = std::min(rest.find(','), rest.size());
  const std::string_view part = rest.substr(0, end);
  if (part.find('%') != std::string_view::npos) return {};
  rest = trimmed(rest.substr(std::min(end + 1, rest.size())));
  return part;
}

// The digits of %3f and the like, six for %f as in Python; 0 without a fraction.
std::size_t fraction_digits(std::string_view format) {
  for (std::size_t at = format.find('%'); at != std::string_view::npos && at + 1 < format.size();
       at = format.find('%', at + 2)) {
    const std::string_view rest = format.substr(at + 1);
    if (rest.front() == 'f') return 6;
    if (rest.size() > 1 && rest[1] == 'f' && text::is_digit(rest[0])) {
      return static_cast<std::size_t>(rest[0] - '0');
    }
  }
  return 0;
}

// A zone that the format's end spells out.
std::string zone_in(std::string_view format) {
  if (format.ends_with("Z") || format.ends_with("UTC")) return "UTC";
  if (format.size() < 6) return {};
  const std::string_view end = format.substr(format.size() - 6);
  const bool offset = (end[0] == '+' || end[0] == '-') && end[3] == ':' && text::is_digit(end[1]) &&
                      text::is_digit(end[2]) && text::is_digit(end[4]) && text::is_digit(end[5]);
  if (!offset) return {};
  return end.substr(1) == "00:00" ? "UTC" : std::string(end);
}

// "[unit, ][zone, ]format": the unit and zone that are not said follow from the format.
void parse_temporal(const std::string& text, std::string_view parameters, Field& field) {
  Type& type = field.type;
  std::string_view part = take_part(parameters);
  const std::optional<TimeUnit> unit = time_unit(part);
  if (unit) part = take_part(parameters);
  if (type.kind == TypeKind::timestamp) {
    type.time_zone = part;
  } else if (!part.empty()) {
    refuse(text);
  }
  field.format = parameters;
  type.unit = unit ? *unit : static_cast<TimeUnit>((fraction_digits(field.format) + 2) / 3);
  if (type.kind == TypeKind::timestamp && part.empty()) type.time_zone = zone_in(field.format);
}

std::int32_t parse_count(std::string_view digits, const std::string& text) {
  std::uint64_t count = 0;
  if (digits.empty() || digits.size() > 8 ||
      !text::parse_digits(digits.data(), digits.size(), count)) {
    refuse(text);
  }
  return static_cast<std::int32_t>(count);
}

}  // namespace

Field parse_type(const std::string& text) {
  const std::string_view all = text;
  const std::size_t open = std::min(all.find('('), all.size());
  const std::optional<TypeKind> kind = kind_of(all.substr(0, open));
  if (!kind || (open != all.size() && !all.ends_with(')'))) refuse(text);
  Field field;
  field.type.kind = *kind;
  const std::string_view parameters =
      open == all.size() ? std::string_view() : all.substr(open + 1, all.size() - open - 2);
  if (*kind == TypeKind::time || *kind == TypeKind::timestamp) {
    parse_temporal(text, parameters, field);
  } else if (*kind == TypeKind::decimal) {
    field.type.scale = parse_count(parameters, text);
    if (field.type.scale > 18)
      throw SchemaError("'" + text + "' has more than 18 digits after the point");
  } else if (*kind == TypeKind::text && !parameters.empty()) {
    field.type.kind = TypeKind::fixed_text;
    field.type.length = static_cast<std::uint32_t>(parse_count(parameters, text));
    if (field.type.length == 0) refuse(text);
  } else {
    field.format = parameters;
  }
  if (!is_variable_width(field.type)) {
    text::cell_format(field.type, field.format);
  } else if (!field.format.empty()) {
    refuse(text);
  }
  return field;
}

}  // namespace sprat::csv

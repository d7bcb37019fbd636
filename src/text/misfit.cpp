// SPDX-License-Identifier: Apache-2.0
// Finds the canonical spelling nearest to a cell's text.
#include "text/misfit.hpp"

#include <sprat/error.hpp>

#include "schema/column_types.hpp"
#include "text/cell_format.hpp"
#include "text/float_format.hpp"
#include "text/integer_format.hpp"
#include "text/json_value_reader.hpp"

namespace sprat::text {

namespace {

constexpr std::size_t kExcerptBytes = 40;

std::string_view trimmed(std::string_view cell) {
  while (!cell.empty() && (cell.front() == ' ' || cell.front() == '\t')) cell.remove_prefix(1);
  while (!cell.empty() && (cell.back() == ' ' || cell.back() == '\t')) cell.remove_suffix(1);
  return cell;
}

// Without '+' and leading zeros, and with `scale` digits after the point where none but zeros need
// to be added or left out for that.
std::string normalized_number(std::string_view cell, std::size_t scale) {
  const bool negative = cell.starts_with('-');
  if (negative || cell.starts_with('+')) cell.remove_prefix(1);
  const std::size_t point = cell.find('.');
  std::string whole(cell.substr(0, point));
  std::string fraction(point == std::string_view::npos ? "" : cell.substr(point + 1));
  whole.erase(0, whole.find_first_not_of('0'));
  if (whole.empty()) whole.push_back('0');
  while (fraction.size() > scale && fraction.back() == '0') fraction.pop_back();
  if (fraction.size() < scale) fraction.append(scale - fraction.size(), '0');
  const bool zero = whole == "0" && fraction.find_first_not_of('0') == std::string::npos;
  std::string number(negative && !zero ? 1 : 0, '-');
  number += whole;
  if (!fraction.empty()) number.append(1, '.').append(fraction);
  return number;
}

std::string respelled_float(const Type& type, const std::string& format, std::string_view cell) {
  if (cell.starts_with('+')) cell.remove_prefix(1);
  char text[FloatSpelling::kMaxLength];
  const FloatSpelling spelling(format);
  double value = 0;
  float narrow_value = 0;
  if (type.kind == TypeKind::float64 ? !parse_float(cell, value)
                                     : !parse_float(cell, narrow_value)) {
    return {};
  }
  const char* const end = type.kind == TypeKind::float64 ? spelling.write(value, text)
                                                         : spelling.write(narrow_value, text);
  return {text, static_cast<std::size_t>(end - text)};
}

// Without the spaces and escapes that JSON allows besides the ones that are written.
std::string respelled_list(const Type& type, std::string_view cell) {
  Field field;
  field.type = type;
  Column scratch;
  std::string texts;
  try {
    JsonScanner scanner(cell);
    if (!json_value_reader(field, NumberMatch::same_value)->read(scanner, scratch, texts)) {
      return {};
    }
    scanner.finish();
  } catch (const JsonError&) {
    return {};
  }
  scratch.length = 1;
  Buffer written;
  cell_format(type, "")->format(scratch, 0, written);
  return {reinterpret_cast<const char*>(written.data()), written.size()};
}

}  // namespace

std::string respelled(const Type& type, const std::string& format, std::string_view cell) {
  // Longer texts are no numbers and no dates; they need not be copied for a message.
  cell = trimmed(cell);
  if (cell.empty() || cell.size() > FloatSpelling::kMaxLength) return {};
  if (cell.find_first_of("0123456789") == std::string_view::npos && is_integral(type)) return {};
  if (type.kind == TypeKind::float32 || type.kind == TypeKind::float64) {
    return respelled_float(type, format, cell);
  }
  if (type.kind == TypeKind::integer) {
    std::string spelling = normalized_number(cell, 0);
    return is_canonical_integer(spelling) ? spelling : std::string();
  }
  if (is_variable_width(type) || type.kind == TypeKind::structure) return {};
  if (has_elements(type)) return respelled_list(type, cell);
  const auto cell_text = cell_format(type, format);
  Column scratch;
  const bool number =
      type.enum_values.empty() && (type.kind == TypeKind::decimal ||
                                   (type.kind >= TypeKind::int8 && type.kind <= TypeKind::uint64));
  std::string spelling =
      number ? normalized_number(cell, static_cast<std::size_t>(type.scale)) : std::string(cell);
  return cell_text->parse(spelling, scratch) ? spelling : std::string();
}

std::string misfit(const Type& type, const std::string& format, std::string_view cell) {
  const std::string spelling = respelled(type, format, cell);
  if (!spelling.empty() && spelling != cell) {
    return "would come back as " + quoted_excerpt(spelling);
  }
  const std::string name = to_string(type, format);
  return (name.starts_with('i') ? "is not an " : "is not a ") + name;
}

std::string quoted_excerpt(std::string_view cell) {
  std::string excerpt = "'";
  for (const char c : cell.substr(0, kExcerptBytes)) {
    excerpt.push_back(static_cast<unsigned char>(c) < ' ' ? ' ' : c);
  }
  if (cell.size() > kExcerptBytes) {
    // No half characters: continuation bytes go, and with them the byte that they continue.
    std::size_t end = kExcerptBytes;
    while (end > 0 && (static_cast<unsigned char>(cell[end]) & 0xC0U) == 0x80U) --end;
    excerpt.resize(end + 1);
    excerpt += "…";
  }
  return excerpt + "'";
}

}  // namespace sprat::text

// SPDX-License-Identifier: Apache-2.0
#include "measure/python_sizes.hpp"

#include <cmath>
#include <vector>

#include "schema/column_types.hpp"

namespace sprat::measuring {

namespace {

constexpr std::uint64_t kPointer = 8;
constexpr std::uint64_t kFloat = 24;
constexpr std::uint64_t kDate = 32;
constexpr std::uint64_t kTime = 40;
constexpr std::uint64_t kDatetime = 48;
constexpr std::uint64_t kDecimal = 104;
constexpr std::uint64_t kBytes = 33;
constexpr std::uint64_t kIntegerHead = 24;
constexpr std::uint64_t kDigit = 4;
constexpr int kDigitBits = 30;

// -5 to 256 are made once.
bool is_shared(std::int64_t value) {
  return value >= -5 && value <= 256;
}

std::uint64_t fixed_bytes(TypeKind kind) {
  switch (kind) {
    case TypeKind::float32:
    case TypeKind::float64:
      return kFloat;
    case TypeKind::date:
      return kDate;
    case TypeKind::time:
      return kTime;
    case TypeKind::timestamp:
      return kDatetime;
    case TypeKind::decimal:
      return kDecimal;
    default:
      return 0;
  }
}

bool is_integer(const Type& type) {
  return type.kind >= TypeKind::int8 && type.kind <= TypeKind::uint64 && type.enum_values.empty();
}

template <class T>
std::uint64_t integers_bytes(const Column& column) {
  using Wide = std::conditional_t<std::is_signed_v<T>, std::int64_t, std::uint64_t>;
  std::uint64_t bytes = 0;
  for (std::size_t row = 0; row < column.length; ++row) {
    if (!column.is_null(row)) bytes += python_integer_bytes(Wide{column.value<T>(row)});
  }
  return bytes;
}

std::uint64_t integers_bytes(TypeKind kind, const Column& column) {
  switch (kind) {
    case TypeKind::int8:
      return integers_bytes<std::int8_t>(column);
    case TypeKind::uint8:
      return integers_bytes<std::uint8_t>(column);
    case TypeKind::int16:
      return integers_bytes<std::int16_t>(column);
    case TypeKind::uint16:
      return integers_bytes<std::uint16_t>(column);
    case TypeKind::int32:
      return integers_bytes<std::int32_t>(column);
    case TypeKind::uint32:
      return integers_bytes<std::uint32_t>(column);
    case TypeKind::int64:
      return integers_bytes<std::int64_t>(column);
    default:
      return integers_bytes<std::uint64_t>(column);
  }
}

std::uint64_t entry_bytes(TypeKind kind, std::string_view text) {
  if (kind == TypeKind::bytes) return kBytes + text.size();
  return kind == TypeKind::integer ? python_integer_bytes(text) : python_text_bytes(text);
}

std::uint64_t texts_bytes(TypeKind kind, const Column& column) {
  std::vector<std::uint64_t> entries(column.entries());
  for (std::size_t i = 0; i < entries.size(); ++i) entries[i] = entry_bytes(kind, column.entry(i));
  std::uint64_t bytes = 0;
  for (std::size_t row = 0; row < column.length; ++row) {
    if (column.is_null(row)) continue;
    bytes += entries[column.is_dictionary() ? column.codes.as<std::uint32_t>()[row] : row];
  }
  return bytes;
}

std::uint64_t fixed_texts_bytes(std::size_t length, const Column& column) {
  std::uint64_t bytes = 0;
  for (std::size_t row = 0; row < column.length; ++row) {
    if (column.is_null(row)) continue;
    const auto* text = reinterpret_cast<const char*>(column.values.data()) + row * length;
    const std::string_view padded(text, length);
    bytes += python_text_bytes(padded.substr(0, padded.find_last_not_of('\0') + 1));
  }
  return bytes;
}

}  // namespace

std::uint64_t python_integer_bytes(std::uint64_t value) {
  if (value <= 256) return 0;
  std::uint64_t digits = 0;
  for (; value != 0; value >>= kDigitBits) ++digits;
  return kIntegerHead + kDigit * digits;
}

std::uint64_t python_integer_bytes(std::int64_t value) {
  if (is_shared(value)) return 0;
  const auto bits = static_cast<std::uint64_t>(value);
  const std::uint64_t magnitude = value < 0 ? 0 - bits : bits;
  return magnitude <= 256 ? kIntegerHead + kDigit : python_integer_bytes(magnitude);
}

std::uint64_t python_integer_bytes(std::string_view digits) {
  const bool is_negative = digits.starts_with('-');
  if (is_negative) digits.remove_prefix(1);
  // The leading digits tell the logarithm as precisely as it matters.
  constexpr std::size_t kLeading = 15;
  double leading = 0;
  for (const char digit : digits.substr(0, kLeading)) leading = leading * 10 + (digit - '0');
  if (digits.size() <= kLeading) {
    const auto value = static_cast<std::int64_t>(leading);
    return python_integer_bytes(is_negative ? -value : value);
  }
  const double bits =
      std::log2(leading) + static_cast<double>(digits.size() - kLeading) * std::log2(10.0);
  return kIntegerHead + kDigit * (static_cast<std::uint64_t>(bits) / kDigitBits + 1);
}

std::uint64_t python_text_bytes(std::string_view utf8) {
  std::uint64_t characters = 0;
  unsigned char largest = 0;
  for (const char c : utf8) {
    const auto byte = static_cast<unsigned char>(c);
    if ((byte & 0xc0) != 0x80) ++characters;
    if (byte > largest) largest = byte;
  }
  // The largest first byte tells the widest character, and that how all are held.
  constexpr unsigned char kAfterLatin1 = 0xc4;
  constexpr unsigned char kFourBytes = 0xf0;
  const bool is_latin1 = largest < kAfterLatin1;
  if (characters == 0 || (characters == 1 && is_latin1)) return 0;
  if (largest < 0x80) return 49 + characters;
  if (is_latin1) return 73 + characters;
  return largest < kFourBytes ? 74 + 2 * characters : 76 + 4 * characters;
}

std::uint64_t python_tuple_bytes(std::uint64_t items) {
  return 40 + kPointer * items;
}

std::uint64_t python_list_bytes(std::uint64_t items) {
  return 56 + kPointer * items;
}

// A table of places, two thirds of it in use, and of entries: key and value.
std::uint64_t python_dict_bytes(std::uint64_t items) {
  if (items == 0) return 64;
  std::uint64_t places = 8;
  while (places * 2 / 3 < items) places *= 2;
  const std::uint64_t place_bytes = places <= 1U << 7 ? 1 : places <= 1U << 15 ? 2 : 4;
  return 64 + 32 + places * place_bytes + places * 2 / 3 * 2 * kPointer;
}

std::uint64_t least_python_bytes(const Type& type) {
  if (is_integer(type)) return kIntegerHead + kDigit;
  switch (type.kind) {
    case TypeKind::text:
    case TypeKind::fixed_text:
      return 49;
    case TypeKind::integer:
      return kIntegerHead + kDigit;
    case TypeKind::bytes:
      return kBytes;
    case TypeKind::list:
      return python_list_bytes(0);
    case TypeKind::array:
      return python_list_bytes(type.length) + type.length * least_python_bytes(element_type(type));
    case TypeKind::structure: {
      std::uint64_t bytes = python_tuple_bytes(type.fields.size());
      for (const Field& field : type.fields) bytes += least_python_bytes(field.type);
      return bytes;
    }
    default:
      return fixed_bytes(type.kind);
  }
}

std::uint64_t python_bytes(const Type& type, const Column& column) {
  if (is_integer(type)) return integers_bytes(type.kind, column);
  if (type.kind == TypeKind::fixed_text) return fixed_texts_bytes(type.length, column);
  if (is_variable_width(type)) return texts_bytes(type.kind, column);
  const std::uint64_t rows = column.length - column.null_count;
  if (!has_elements(type)) return rows * fixed_bytes(type.kind);
  const Column& elements = column.children.front();
  std::uint64_t bytes = kPointer * elements.length + python_bytes(element_type(type), elements);
  // A null array has elements too, which are no objects.
  if (type.kind == TypeKind::array && rows != 0) bytes = bytes / column.length * rows;
  return rows == 0 ? 0 : rows * python_list_bytes(0) + bytes;
}

}  // namespace sprat::measuring

// SPDX-License-Identifier: Apache-2.0
// What each kind of type is in memory.
#include <sprat/schema.hpp>

namespace sprat {

std::size_t fixed_width(const Type& type) {
  switch (type.kind) {
    case TypeKind::int8:
    case TypeKind::uint8:
      return 1;
    case TypeKind::int16:
    case TypeKind::uint16:
      return 2;
    case TypeKind::int32:
    case TypeKind::uint32:
    case TypeKind::float32:
    case TypeKind::date:
      return 4;
    case TypeKind::int64:
    case TypeKind::uint64:
    case TypeKind::float64:
    case TypeKind::timestamp:
    case TypeKind::decimal:
      return 8;
    case TypeKind::time:
      return type.unit <= TimeUnit::millisecond ? 4 : 8;
    case TypeKind::fixed_text:
      return type.length;
    case TypeKind::boolean:
    case TypeKind::text:
    case TypeKind::bytes:
    case TypeKind::integer:
    case TypeKind::list:
    case TypeKind::array:
    case TypeKind::structure:
      return 0;
  }
  return 0;
}

bool is_variable_width(const Type& type) {
  return type.kind == TypeKind::text || type.kind == TypeKind::bytes ||
         type.kind == TypeKind::integer;
}

bool is_integral(const Type& type) {
  return (type.kind >= TypeKind::int8 && type.kind <= TypeKind::uint64) ||
         (type.kind >= TypeKind::date && type.kind <= TypeKind::decimal);
}

bool is_signed(const Type& type) {
  return type.kind != TypeKind::uint8 && type.kind != TypeKind::uint16 &&
         type.kind != TypeKind::uint32 && type.kind != TypeKind::uint64 && is_integral(type);
}

std::optional<std::size_t> Schema::find(std::string_view field_name) const {
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].name == field_name) return i;
  }
  return std::nullopt;
}

}  // namespace sprat

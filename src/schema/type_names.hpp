// SPDX-License-Identifier: Apache-2.0
// The words for types: FlatBuffers' names of scalars, and units of time.
#pragma once

#include <optional>
#include <string_view>

#include <sprat/schema.hpp>

namespace sprat {

/// A list's or array's one field bears this name.
inline constexpr std::string_view kElementName = "item";

/// Kinds that FlatBuffers has as scalars.
inline bool is_scalar(TypeKind kind) {
  return kind >= TypeKind::boolean && kind <= TypeKind::float64;
}
/// FlatBuffers' integers, which may be enums.
inline bool is_plain_integer(TypeKind kind) {
  return kind >= TypeKind::int8 && kind <= TypeKind::uint64;
}

/// One word for each kind: "int", "double", "text", "date".
std::string_view kind_name(TypeKind kind);
/// "s", "ms", "us", "ns".
std::string_view unit_name(TimeUnit unit);
std::optional<TimeUnit> time_unit(std::string_view name);
/// True for the words that mean a type to FlatBuffers, "int" and "int32" alike.
bool is_idl_type_word(std::string_view word);

}  // namespace sprat

// SPDX-License-Identifier: Apache-2.0
// Default values: which texts are one for a type, and the one spelling each value has.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <sprat/schema.hpp>
#include <sprat/statistics.hpp>

namespace sprat {

/// The value's canonical text: "5", "true", "1.5", "-inf", an enum value's name. None where `text`
/// is no value of the type, or the type has no defaults (bytes, lists, arrays, structs).
std::optional<std::string> canonical_default(const Type& type, std::string_view text);

/// The value of the field's default, which is in its canonical form; absent where it has none.
Scalar default_scalar(const Field& field);

/// How enum values of an unsigned 64-bit type are written; all others as they are.
std::string enum_value_text(TypeKind kind, std::int64_t value);
/// True where an integer of this kind can hold the enum value.
bool enum_value_fits(TypeKind kind, std::int64_t value);

}  // namespace sprat

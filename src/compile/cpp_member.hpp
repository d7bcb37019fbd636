// SPDX-License-Identifier: Apache-2.0
// Members of records: their C++ types and initial values.
#pragma once

#include <cstdint>
#include <string>

#include <sprat/schema.hpp>

#include "compile/cpp_names.hpp"

namespace sprat::compile {

/// "std::optional<std::int32_t>".
std::string member_type(const CppNames& names, const Field& field);

/// " = 0", "{150}", or nothing where the type has its own initial value.
std::string member_value(const CppNames& names, const Field& field);

/// Of an enum's value.
std::string enum_value_literal(const CppNames& names, const Type& type, std::int64_t value);

/// "std::uint8_t", of integer kinds.
std::string integer_type(const CppNames& names, TypeKind kind);

}  // namespace sprat::compile

// SPDX-License-Identifier: Apache-2.0
// What a type's parameters may be, and where a type may stand.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <sprat/schema.hpp>

namespace sprat {

/// Elements of an array, bytes of a fixed text: what FlatBuffers can write.
inline constexpr std::uint32_t kMaxLength = 65'535;

enum class Place : std::uint8_t { record, structure };

/// What is wrong with the field's type, nullability and default; named types are looked into by
/// `enum_problems` and by whoever walks a struct's fields.
std::vector<std::string> field_problems(const Field& field, Place place);

struct EnumProblem {
  /// Empty for the enum itself.
  std::string value_name;
  std::string message;
};
std::vector<EnumProblem> enum_problems(const Type& type);

}  // namespace sprat

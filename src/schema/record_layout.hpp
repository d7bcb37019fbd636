// SPDX-License-Identifier: Apache-2.0
// How C++ lays out a schema's record and each struct in it: in declaration order with natural
// alignment, on a machine of 64 bits.
#pragma once

#include <cstdint>
#include <vector>

#include <sprat/schema.hpp>

namespace sprat {

struct ValueLayout {
  std::uint64_t size = 0;
  std::uint64_t alignment = 1;
};

struct FieldLayout {
  std::uint64_t offset = 0;
  std::uint64_t size = 0;
  std::uint64_t alignment = 1;
};

struct RecordLayout {
  /// By field.
  std::vector<FieldLayout> fields;
  std::uint64_t size = 0;
  std::uint64_t alignment = 1;
  /// Bytes of `size` that belong to no field; those within its fields are not counted.
  std::uint64_t padding = 0;
};

/// Of a value of this type, as the types of <sprat/record_types.hpp> hold it; a text, bytes or a
/// list counts as its view.
ValueLayout value_layout(const Type& type);
/// Of the field's member: its type's, or an optional's around it.
ValueLayout member_layout(const Field& field);

/// Of a schema's fields, or a structure's. An empty struct takes a byte. Throws LimitError where
/// a size exceeds 64 bits.
RecordLayout record_layout(const std::vector<Field>& fields);
inline RecordLayout record_layout(const Schema& schema) {
  return record_layout(schema.fields);
}

}  // namespace sprat

// SPDX-License-Identifier: Apache-2.0
// record_layout: sizes, offsets and padding of records.
#include "schema/record_layout.hpp"

#include <algorithm>

#include "base/bytes.hpp"
#include "schema/column_types.hpp"

namespace sprat {

namespace {

// std::string_view, Integer, List: a pointer and a size.
constexpr ValueLayout kView = {16, 8};

ValueLayout number_layout(std::uint64_t size) {
  return {size, size};
}

std::uint64_t checked_round_up(std::uint64_t value, std::uint64_t multiple) {
  return checked_add(value, multiple - 1) / multiple * multiple;
}

}  // namespace

ValueLayout value_layout(const Type& type) {
  switch (type.kind) {
    case TypeKind::boolean:
      return {1, 1};
    case TypeKind::text:
    case TypeKind::bytes:
    case TypeKind::integer:
    case TypeKind::list:
      return kView;
    case TypeKind::fixed_text:
      return {type.length, 1};
    case TypeKind::array: {
      const ValueLayout element = value_layout(element_type(type));
      return {checked_multiply(element.size, type.length), element.alignment};
    }
    case TypeKind::structure: {
      const RecordLayout record = record_layout(type.fields);
      return {record.size, record.alignment};
    }
    default:
      return number_layout(fixed_width(type));
  }
}

ValueLayout member_layout(const Field& field) {
  ValueLayout layout = value_layout(field.type);
  if (field.nullable) layout.size = checked_round_up(checked_add(layout.size, 1), layout.alignment);
  return layout;
}

RecordLayout record_layout(const std::vector<Field>& fields) {
  RecordLayout record;
  std::uint64_t used = 0;
  for (const Field& field : fields) {
    const ValueLayout member = member_layout(field);
    const std::uint64_t offset = checked_round_up(record.size, member.alignment);
    record.fields.push_back({offset, member.size, member.alignment});
    record.size = checked_add(offset, member.size);
    record.alignment = std::max(record.alignment, member.alignment);
    used += member.size;
  }
  record.size = std::max<std::uint64_t>(checked_round_up(record.size, record.alignment), 1);
  record.padding = record.size - used;
  return record;
}

}  // namespace sprat

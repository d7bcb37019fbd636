// SPDX-License-Identifier: Apache-2.0
// record_schema: the schema that a record's table and the types of its members say.
#pragma once

#include <cstdint>
#include <string>
#include <tuple>
#include <type_traits>
#include <vector>

#include <sprat/record_traits.hpp>
#include <sprat/schema.hpp>

namespace sprat {

namespace detail {

template <class T>
constexpr TypeKind integer_kind() {
  static_assert(std::is_integral_v<T> && sizeof(T) <= 8, "no schema type is this C++ type");
  constexpr bool kSigned = std::is_signed_v<T>;
  switch (sizeof(T)) {
    case 1:
      return kSigned ? TypeKind::int8 : TypeKind::uint8;
    case 2:
      return kSigned ? TypeKind::int16 : TypeKind::uint16;
    case 4:
      return kSigned ? TypeKind::int32 : TypeKind::uint32;
    default:
      return kSigned ? TypeKind::int64 : TypeKind::uint64;
  }
}

template <class Period>
constexpr TimeUnit time_unit() {
  if constexpr (std::is_same_v<Period, std::ratio<1>>) {
    return TimeUnit::second;
  } else if constexpr (std::is_same_v<Period, std::milli>) {
    return TimeUnit::millisecond;
  } else if constexpr (std::is_same_v<Period, std::micro>) {
    return TimeUnit::microsecond;
  } else {
    static_assert(std::is_same_v<Period, std::nano>, "times are in s, ms, us or ns");
    return TimeUnit::nanosecond;
  }
}

template <class Enum>
Type enum_type() {
  Type type;
  type.kind = integer_kind<std::underlying_type_t<Enum>>();
  type.name = EnumTable<Enum>::name;
  if constexpr (requires { EnumTable<Enum>::doc; }) type.doc = EnumTable<Enum>::doc;
  for (const EnumEntry<Enum>& entry : EnumTable<Enum>::values) {
    type.enum_values.push_back(
        {std::string(entry.name), static_cast<std::int64_t>(entry.value), std::string(entry.doc)});
  }
  return type;
}

template <class Record>
std::vector<Field> record_fields();

template <class T>
Type member_type(const FieldAttributes& attributes);

template <class Element>
Type element_holder(TypeKind kind, std::size_t length, const FieldAttributes& attributes) {
  Type type;
  type.kind = kind;
  type.length = static_cast<std::uint32_t>(length);
  Field element;
  element.name = "item";
  element.type = member_type<Element>(attributes);
  type.fields.push_back(std::move(element));
  return type;
}

template <class T>
Type temporal_type(const FieldAttributes& attributes) {
  Type type;
  if constexpr (std::is_same_v<T, Date>) {
    type.kind = TypeKind::date;
  } else if constexpr (is_time<T>) {
    type.kind = TypeKind::time;
    type.unit = time_unit<typename T::period>();
    type.time_zone = attributes.time_zone;
  } else {
    type.kind = TypeKind::timestamp;
    type.unit = time_unit<typename T::period>();
    type.time_zone = attributes.time_zone;
    if (is_timestamp<T> && type.time_zone.empty()) type.time_zone = "UTC";
  }
  return type;
}

template <class T>
Type member_type(const FieldAttributes& attributes) {
  Type type;
  if constexpr (std::is_same_v<T, bool>) {
    type.kind = TypeKind::boolean;
  } else if constexpr (std::is_same_v<T, float>) {
    type.kind = TypeKind::float32;
  } else if constexpr (std::is_same_v<T, double>) {
    type.kind = TypeKind::float64;
  } else if constexpr (std::is_enum_v<T>) {
    static_assert(TabledEnum<T>, "an enum needs its EnumTable");
    type = enum_type<T>();
  } else if constexpr (std::is_same_v<T, Date> || is_time<T> || is_timestamp<T> ||
                       is_local_timestamp<T>) {
    type = temporal_type<T>(attributes);
  } else if constexpr (is_decimal<T>) {
    type.kind = TypeKind::decimal;
    type.scale = T::scale;
  } else if constexpr (std::is_same_v<T, std::string_view>) {
    type.kind = TypeKind::text;
  } else if constexpr (std::is_same_v<T, Integer>) {
    type.kind = TypeKind::integer;
  } else if constexpr (std::is_same_v<T, List<std::byte>>) {
    type.kind = TypeKind::bytes;
  } else if constexpr (is_fixed_text<T>) {
    type.kind = TypeKind::fixed_text;
    type.length = static_cast<std::uint32_t>(T::length);
  } else if constexpr (is_list<T>) {
    type = element_holder<typename T::value_type>(TypeKind::list, 0, attributes);
  } else if constexpr (is_array<T>) {
    type =
        element_holder<typename T::value_type>(TypeKind::array, std::tuple_size_v<T>, attributes);
  } else if constexpr (TabledRecord<T>) {
    type.kind = TypeKind::structure;
    type.name = RecordTable<T>::name;
    type.doc = RecordTable<T>::doc;
    type.fields = record_fields<T>();
  } else {
    type.kind = integer_kind<T>();
  }
  return type;
}

template <class Member>
Field schema_field(std::string_view name, const FieldAttributes& attributes) {
  Field field;
  field.name = name;
  field.type = member_type<unwrapped_t<Member>>(attributes);
  field.nullable = is_optional<Member>;
  field.csv_name = attributes.csv_name;
  field.format = attributes.format;
  if (attributes.has_default) field.default_value = std::string(attributes.default_value);
  field.renamed_from = attributes.renamed_from;
  field.doc = attributes.doc;
  return field;
}

template <class Record>
std::vector<Field> record_fields() {
  std::vector<Field> fields;
  std::apply(
      [&](const auto&... field) {
        (fields.push_back(schema_field<typename std::decay_t<decltype(field)>::member_type>(
             field.name, field.attributes)),
         ...);
      },
      RecordTable<Record>::fields);
  return fields;
}

}  // namespace detail

/// The schema whose rows the record holds.
template <TabledRecord Record>
Schema record_schema() {
  Schema schema;
  schema.name = RecordTable<Record>::name;
  schema.fields = detail::record_fields<Record>();
  schema.doc = RecordTable<Record>::doc;
  return schema;
}

}  // namespace sprat

// SPDX-License-Identifier: Apache-2.0
// RecordTable and EnumTable: what a schema says of a struct and an enum beyond their C++ types.
// `sprat compile` specialises them for what it emits; they can be written by hand too.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <tuple>
#include <type_traits>

namespace sprat {

/// Attributes of a field, as in the schema; those it does not have are left out.
struct FieldAttributes {
  std::string_view format = {};
  std::string_view csv_name = {};
  /// Counts only where `has_default`.
  std::string_view default_value = {};
  bool has_default = false;
  std::string_view renamed_from = {};
  std::string_view time_zone = {};
  std::string_view doc = {};
};

/// A field: its name in the schema, and its member.
template <class Record, class Member>
struct RecordField {
  using member_type = Member;

  std::string_view name;
  Member Record::*member;
  std::size_t offset;
  FieldAttributes attributes;
};

template <class Record, class Member>
constexpr RecordField<Record, Member> record_field(std::string_view name, Member Record::*member,
                                                   std::size_t offset,
                                                   const FieldAttributes& attributes = {}) {
  return {name, member, offset, attributes};
}

/// Specialised for each record and nested struct, with the members
///     static constexpr std::string_view name;  // with the namespace: "cta.Ride"
///     static constexpr std::string_view doc;
///     static constexpr auto fields = std::tuple{record_field(...), ...};
/// `fields` names all members, in the order of their declaration.
template <class Record>
struct RecordTable;

template <class Enum>
struct EnumEntry {
  Enum value;
  std::string_view name;
  std::string_view doc = {};
};

/// Specialised for each enum, with the members
///     static constexpr std::string_view name;  // with the namespace: "cta.DayType"
///     static constexpr std::string_view doc;  // may be left out
///     static constexpr EnumEntry<Enum> values[];
template <class Enum>
struct EnumTable;

template <class T>
concept TabledRecord = requires {
  std::tuple_size<std::decay_t<decltype(RecordTable<T>::fields)>>();
};

template <class T>
concept TabledEnum = std::is_enum_v<T> && requires {
  EnumTable<T>::values[0].name;
};

/// The value's name; empty where the schema has none for it.
template <TabledEnum Enum>
constexpr std::string_view enum_name(Enum value) {
  for (const EnumEntry<Enum>& entry : EnumTable<Enum>::values) {
    if (entry.value == value) return entry.name;
  }
  return {};
}

/// The value of this name.
template <TabledEnum Enum>
constexpr std::optional<Enum> parse_enum(std::string_view name) {
  for (const EnumEntry<Enum>& entry : EnumTable<Enum>::values) {
    if (entry.name == name) return entry.value;
  }
  return std::nullopt;
}

}  // namespace sprat

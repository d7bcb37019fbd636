// SPDX-License-Identifier: Apache-2.0
// Schema: the record's name and its ordered fields, as values. Its text form is FlatBuffers IDL
// (docs/schema.md).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sprat {

/// What a value is. The numbers are frozen in the file format (docs/format.md).
enum class TypeKind : std::uint8_t {
  boolean = 1,
  int8 = 2,
  uint8 = 3,
  int16 = 4,
  uint16 = 5,
  int32 = 6,
  uint32 = 7,
  int64 = 8,
  uint64 = 9,
  float32 = 10,
  float64 = 11,
  /// Days since 1970-01-01, 32 bits.
  date = 12,
  /// Time of day: 32 bits in s and ms, 64 in us and ns.
  time = 13,
  /// Units since 1970-01-01T00:00:00, 64 bits; in UTC where the type has a time zone.
  timestamp = 14,
  /// A 64-bit integer divided by ten to the power of `scale`.
  decimal = 15,
  /// UTF-8 of any length.
  text = 16,
  /// Bytes of any length.
  bytes = 17,
  /// Exactly `length` bytes of UTF-8.
  fixed_text = 18,
  /// An integer of any size, held as its decimal text.
  integer = 19,
  /// Any number of `element`.
  list = 20,
  /// Exactly `length` of `element`.
  array = 21,
  /// A nested struct of `fields`.
  structure = 22,
};

enum class TimeUnit : std::uint8_t { second = 0, millisecond = 1, microsecond = 2, nanosecond = 3 };

struct Field;

// Members have initialisers so that designated ones can leave out the rest without a warning.
struct EnumValue {
  std::string name = {};
  std::int64_t value = 0;
  std::string doc = {};
  bool operator==(const EnumValue&) const = default;
};

/// A field's type; the members that a kind does not use keep their defaults.
struct Type {
  TypeKind kind = TypeKind::text;
  TimeUnit unit = TimeUnit::second;
  /// time, timestamp: an IANA name or offset, empty for local time.
  std::string time_zone = {};
  /// decimal: digits after the point, 0 to 18.
  std::int32_t scale = 0;
  /// fixed_text: bytes; array: elements.
  std::uint32_t length = 0;
  /// Integer kinds that are an enum, and structures: the type's name with its namespace.
  std::string name = {};
  std::vector<EnumValue> enum_values = {};
  /// Of an enum or a structure.
  std::string doc = {};
  /// list, array: one field, the element, named "item". structure: its fields.
  /// (No initialiser: Clang would want Field whole here.)
  std::vector<Field> fields;

  bool operator==(const Type&) const;
};

struct Field {
  /// An identifier, unique within its schema.
  std::string name = {};
  Type type = {};
  bool nullable = false;
  /// The name in CSV where it is no identifier (attribute `csv`); empty: the same as `name`.
  std::string csv_name = {};
  /// How cells are written (attribute `format`); empty: the type's default. docs/schema.md
  /// §Formats.
  std::string format = {};
  /// The default's text as in IDL, for rows of files without the field; none: null, if anything.
  std::optional<std::string> default_value = {};
  /// Earlier name of this field (attribute `renamed_from`).
  std::string renamed_from = {};
  std::string doc = {};

  bool operator==(const Field&) const = default;
};

/// A record's name and fields. Equality compares everything, docs included.
struct Schema {
  /// With namespace: "cta.Ride".
  std::string name = {};
  std::vector<Field> fields = {};
  std::string doc = {};

  bool operator==(const Schema&) const = default;
  std::optional<std::size_t> find(std::string_view field_name) const;
};

/// The columns of a schema's rows, in files and in batches, as fields: structs are replaced by
/// their leaves, named "position.x" and nullable where the outermost struct is; all else is as it
/// stands. A list or array is one column.
std::vector<Field> schema_columns(const Schema& schema);

inline bool Type::operator==(const Type& other) const {
  return kind == other.kind && unit == other.unit && time_zone == other.time_zone &&
         scale == other.scale && length == other.length && name == other.name &&
         enum_values == other.enum_values && doc == other.doc && fields == other.fields;
}

/// Bytes of one value in memory: 0 for text, bytes, integer and the nested kinds, whose size varies
/// or lies in their leaves; boolean is 0 too, being a bit.
std::size_t fixed_width(const Type& type);
/// True for text, bytes and integer: offsets and bytes.
bool is_variable_width(const Type& type);
/// True for the kinds held as integers: all integers, date, time, timestamp, decimal.
bool is_integral(const Type& type);
bool is_signed(const Type& type);

/// As IDL would say it, for messages and reports: "date(%m/%d/%Y)", "decimal(2)", "long", "text".
std::string to_string(const Type& type, std::string_view format = {});

/// Throws SchemaError when names repeat or are no identifiers, or a type's parameters are out of
/// range. Every schema that enters the library passes here once.
void validate(const Schema& schema);

/// Reads FlatBuffers IDL. `file_name` is for messages and for resolving includes.
/// Throws SchemaError with one "file:line: what, and what to write instead" line per mistake.
Schema parse_schema(std::string_view idl, const std::string& file_name = "schema.fbs");
Schema load_schema(const std::string& path);

/// Writes FlatBuffers IDL that flatc accepts and parse_schema reads back equal.
std::string print_schema(const Schema& schema);

}  // namespace sprat

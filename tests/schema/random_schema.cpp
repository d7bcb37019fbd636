// SPDX-License-Identifier: Apache-2.0
// random_schema: draws names, types, defaults and texts, awkward ones among them.
#include "schema/random_schema.hpp"

#include <array>
#include <iterator>
#include <random>
#include <string>
#include <utility>

#include "schema/default_value.hpp"
#include "schema/type_names.hpp"

namespace sprat::test {

namespace {

constexpr std::array<const char*, 14> kTexts = {
    "Column Name", "0",        "a\"b",         "back\\slash",        "tab\tand\nline",
    "grün",        "日本",     "\x01\x1F\x7F", "// no comment",      "{};",
    "'",           "%m/%d/%Y", "é\\u",         "/* \xF0\x9F\x90\x9F"};
constexpr std::array<const char*, 10> kDocs = {
    "one line",  "two\nlines", "a gap\n\nand more", " indented",     "/slashes", "\nempty first",
    "tab\there", "grün",       "ends empty\n",      "*/ (required);"};
constexpr std::array<const char*, 12> kNames = {
    "value", "tags", "tags_length", "tagsLength", "name_byte_vector", "name",
    "table", "int",  "true",        "null",       "root_type",        "_"};

class Generator {
 public:
  explicit Generator(std::uint64_t seed) : random_(seed) {}

  Schema schema() {
    Schema schema;
    schema.name = qualified("Record");
    schema.doc = maybe_doc();
    make_named_types();
    const std::size_t count = below(12);
    for (std::size_t i = 0; i < count; ++i) add_field(schema.fields, record_field());
    return schema;
  }

 private:
  std::size_t below(std::size_t bound) {
    return std::uniform_int_distribution<std::size_t>(0, bound - 1)(random_);
  }
  bool chance(std::size_t one_in) { return below(one_in) == 0; }
  template <class Array>
  std::string one_of(const Array& texts) {
    return texts[below(std::size(texts))];
  }
  std::string maybe_doc() { return chance(3) ? one_of(kDocs) : ""; }

  std::string qualified(const std::string& stem) {
    static constexpr std::array<const char*, 4> kSpaces = {"", "alpha.", "alpha.beta.", "gamma."};
    return one_of(kSpaces) + stem;
  }

  void make_named_types() {
    const std::size_t enums = below(3);
    for (std::size_t i = 0; i < enums; ++i) named_enums_.push_back(enum_type(i));
    const std::size_t structs = below(4);
    for (std::size_t i = 0; i < structs; ++i) named_structs_.push_back(struct_type(i));
  }

  Type enum_type(std::size_t number) {
    Type type;
    type.kind = static_cast<TypeKind>(2 + below(8));
    type.name = qualified("Enum" + std::to_string(number));
    type.doc = maybe_doc();
    std::int64_t value = is_signed(type) && chance(2) ? -3 : 0;
    const std::size_t count = 1 + below(4);
    for (std::size_t i = 0; i < count; ++i) {
      type.enum_values.push_back({"value" + std::to_string(i), value, maybe_doc()});
      value += value < 0 ? 3 : static_cast<std::int64_t>(1 + below(20));
    }
    if (type.enum_values.size() > 1 && type.kind == TypeKind::uint64) {
      type.enum_values.back().value = -1;
    }
    return type;
  }

  Type struct_type(std::size_t number) {
    Type type;
    type.kind = TypeKind::structure;
    type.name = qualified("Struct" + std::to_string(number));
    type.doc = maybe_doc();
    const std::size_t count = 1 + below(4);
    for (std::size_t i = 0; i < count; ++i) {
      Field field;
      field.type = struct_member_type();
      field.doc = maybe_doc();
      if (chance(5)) field.csv_name = one_of(kTexts);
      add_field(type.fields, std::move(field));
    }
    return type;
  }

  static bool has_zero(const Type& type) {
    for (const EnumValue& value : type.enum_values) {
      if (value.value == 0) return true;
    }
    return false;
  }

  static Type of_kind(TypeKind kind) {
    Type type;
    type.kind = kind;
    return type;
  }

  Type number_type() {
    Type type;
    if (!named_enums_.empty() && chance(4)) return named_enums_[below(named_enums_.size())];
    type.kind = static_cast<TypeKind>(1 + below(15));
    if (type.kind == TypeKind::time || type.kind == TypeKind::timestamp) {
      type.unit = static_cast<TimeUnit>(below(4));
      if (chance(3)) type.time_zone = "Europe/Berlin";
    }
    if (type.kind == TypeKind::decimal) type.scale = static_cast<std::int32_t>(below(19));
    return type;
  }

  // A struct's enums must have a value of 0.
  Type struct_number_type() {
    const Type type = number_type();
    return type.enum_values.empty() || has_zero(type) ? type : of_kind(TypeKind::boolean);
  }

  Type struct_member_type() {
    switch (below(5)) {
      case 0: {
        Type type = of_kind(TypeKind::fixed_text);
        type.length = static_cast<std::uint32_t>(1 + below(20));
        return type;
      }
      case 1:
        return holder(TypeKind::array, struct_number_type());
      case 2:
        if (!named_structs_.empty()) return named_structs_[below(named_structs_.size())];
        [[fallthrough]];
      default:
        return struct_number_type();
    }
  }

  Type text_type() {
    static constexpr std::array<TypeKind, 3> kKinds = {TypeKind::text, TypeKind::fixed_text,
                                                       TypeKind::integer};
    Type type;
    type.kind = kKinds[below(kKinds.size())];
    if (type.kind == TypeKind::fixed_text) type.length = static_cast<std::uint32_t>(1 + below(9));
    return type;
  }

  Type holder(TypeKind kind, Type element) {
    Field item;
    item.name = kElementName;
    item.type = std::move(element);
    Type type;
    type.kind = kind;
    if (kind == TypeKind::array) type.length = static_cast<std::uint32_t>(1 + below(65'535));
    type.fields.push_back(std::move(item));
    return type;
  }

  Type record_type() {
    switch (below(6)) {
      case 0:
        return text_type();
      case 1:
        return of_kind(TypeKind::bytes);
      case 2:
        return holder(chance(2) ? TypeKind::list : TypeKind::array,
                      chance(2) ? number_type() : text_type());
      case 3:
        if (!named_structs_.empty()) return named_structs_[below(named_structs_.size())];
        [[fallthrough]];
      default:
        return number_type();
    }
  }

  std::string default_text(const Type& type) {
    if (!type.enum_values.empty()) return type.enum_values[below(type.enum_values.size())].name;
    if (type.kind == TypeKind::text) return one_of(kTexts);
    if (type.kind == TypeKind::fixed_text) return std::string(type.length, 'x');
    if (type.kind == TypeKind::integer) return "-123456789012345678901234567890";
    static constexpr std::array<const char*, 8> kNumbers = {"0",    "1",    "-inf", "nan",
                                                            "-128", "1e30", "0.1",  "65535"};
    return one_of(kNumbers);
  }

  Field record_field() {
    Field field;
    field.type = record_type();
    field.nullable = chance(2);
    if (!field.nullable && chance(2)) {
      field.default_value = canonical_default(field.type, default_text(field.type));
    }
    const bool needs_value = !field.type.enum_values.empty() && !has_zero(field.type);
    if (needs_value && !field.default_value) field.nullable = true;
    if (chance(4)) field.csv_name = one_of(kTexts);
    if (chance(4)) field.format = one_of(kTexts);
    field.doc = maybe_doc();
    return field;
  }

  void add_field(std::vector<Field>& fields, Field field) {
    field.name = chance(2) ? one_of(kNames) : chance(6) ? "Record" : "field";
    for (const Field& other : fields) {
      if (other.name == field.name) field.name += std::to_string(fields.size());
    }
    if (chance(6)) field.renamed_from = "old_" + field.name;
    fields.push_back(std::move(field));
  }

  std::mt19937_64 random_;
  std::vector<Type> named_enums_;
  std::vector<Type> named_structs_;
};

}  // namespace

Schema random_schema(std::uint64_t seed) {
  return Generator(seed).schema();
}

}  // namespace sprat::test

// SPDX-License-Identifier: Apache-2.0
#include <functional>
#include <string>

#include <sprat/error.hpp>
#include <sprat/schema.hpp>

#include "schema/type_names.hpp"
#include "support/catch.hpp"
#include "support/error_message.hpp"

namespace {

using namespace sprat;

constexpr const char* kNoComplaint = "nothing thrown";

Schema ride() {
  Schema schema;
  schema.name = "Ride";
  Field field;
  field.name = "day";
  schema.fields.push_back(field);
  return schema;
}

// What validate says of a record whose field was changed.
std::string complaint(const std::function<void(Field&)>& change) {
  Schema schema = ride();
  change(schema.fields.front());
  return message_of<SchemaError>([&] { validate(schema); });
}

Type struct_of(Type inner, const std::string& name) {
  Field field;
  field.name = "x";
  field.type = std::move(inner);
  Type type;
  type.kind = TypeKind::structure;
  type.name = name;
  type.fields.push_back(std::move(field));
  return type;
}

}  // namespace

TEST_CASE("validate: names are identifiers, and reserved words are names like any") {
  CHECK(complaint([](Field& f) { f.name = "class"; }) == kNoComplaint);
  CHECK(complaint([](Field& f) { f.name = "table"; }) == kNoComplaint);
  CHECK(complaint([](Field& f) { f.name = "a b"; }) ==
        "schema Ride: field 'a b' is no identifier; use letters, digits and _, and keep this name "
        "as csv");
  CHECK(contains(complaint([](Field& f) { f.name = ""; }), "is no identifier"));
  CHECK(contains(complaint([](Field& f) { f.name = "1st"; }), "is no identifier"));
  CHECK(contains(complaint([](Field& f) { f.name = "gr\xC3\xBCn"; }), "is no identifier"));
}

TEST_CASE("validate: parameters have bounds, and only the kinds that use them have any") {
  const auto decimal = [](std::int32_t scale) {
    return complaint([=](Field& f) {
      f.type.kind = TypeKind::decimal;
      f.type.scale = scale;
    });
  };
  CHECK(decimal(0) == kNoComplaint);
  CHECK(decimal(18) == kNoComplaint);
  CHECK(contains(decimal(19), "0 to 18"));
  CHECK(contains(decimal(-1), "0 to 18"));
  const auto text = [](std::uint32_t length) {
    return complaint([=](Field& f) {
      f.type.kind = TypeKind::fixed_text;
      f.type.length = length;
    });
  };
  CHECK(text(1) == kNoComplaint);
  CHECK(text(65'535) == kNoComplaint);
  CHECK(contains(text(0), "1 to 65535"));
  CHECK(contains(text(65'536), "1 to 65535"));
  CHECK(contains(complaint([](Field& f) { f.type.length = 3; }), "type text has no length"));
  CHECK(contains(complaint([](Field& f) { f.type.unit = TimeUnit::nanosecond; }), "no unit"));
}

TEST_CASE("validate: lists and arrays have one element field that is only a type") {
  const auto list = [](const std::function<void(Type&)>& change) {
    return complaint([&](Field& f) {
      f.type.kind = TypeKind::list;
      f.type.fields.emplace_back();
      f.type.fields.front().name = kElementName;
      change(f.type);
    });
  };
  CHECK(list([](Type&) {}) == kNoComplaint);
  CHECK(contains(list([](Type& t) { t.fields.clear(); }), "one element field, not 0"));
  CHECK(contains(list([](Type& t) { t.fields.push_back(t.fields.front()); }), "not 2"));
  CHECK(contains(list([](Type& t) { t.fields.front().nullable = true; }), "can't be null"));
  CHECK(contains(list([](Type& t) { t.fields.front().type.kind = TypeKind::bytes; }), "not bytes"));
}

TEST_CASE("validate: nesting goes 32 deep") {
  Type type;
  type.kind = TypeKind::boolean;
  for (int i = 0; i < 32; ++i) type = struct_of(type, std::string("S").append(std::to_string(i)));
  CHECK(complaint([&](Field& f) { f.type = type; }) == kNoComplaint);
  type = struct_of(type, "Last");
  CHECK(contains(complaint([&](Field& f) { f.type = type; }), "deeper than 32"));
}

TEST_CASE("validate: one type name means one type") {
  Type number;
  number.kind = TypeKind::int32;
  Schema schema = ride();
  schema.fields.push_back(schema.fields.front());
  schema.fields[0].type = struct_of(number, "Pos");
  schema.fields[1].name = "other";
  schema.fields[1].type = schema.fields[0].type;
  CHECK_NOTHROW(validate(schema));
  schema.fields[1].type.fields[0].name = "y";
  CHECK(
      contains(message_of<SchemaError>([&] { validate(schema); }), "another type is named 'Pos'"));
  schema.fields[1].type = struct_of(number, "Ride");
  CHECK(
      contains(message_of<SchemaError>([&] { validate(schema); }), "another type is named 'Ride'"));
}

TEST_CASE("validate: a struct's members are fixed-size, never null, and have no defaults") {
  const auto member = [](const std::function<void(Field&)>& change) {
    return complaint([&](Field& f) {
      Type number;
      number.kind = TypeKind::int32;
      f.type = struct_of(number, "Pos");
      change(f.type.fields.front());
    });
  };
  CHECK(member([](Field&) {}) == kNoComplaint);
  CHECK(contains(member([](Field& f) { f.nullable = true; }), "can't be null"));
  CHECK(contains(member([](Field& f) { f.default_value = "1"; }), "no defaults"));
  CHECK(contains(member([](Field& f) { f.type.kind = TypeKind::text; }),
                 "fixed-size fields, not text"));
}

TEST_CASE("validate: enum values are unique, ascending and fit their type") {
  const auto color = [](std::vector<EnumValue> values) {
    return complaint([&](Field& f) {
      f.type.kind = TypeKind::int8;
      f.type.name = "Color";
      f.type.enum_values = std::move(values);
    });
  };
  CHECK(color({{"red", -1, ""}, {"green", 0, ""}, {"blue", 127, ""}}) == kNoComplaint);
  CHECK(contains(color({{"red", 0, ""}, {"green", 0, ""}}), "same number as 'red'"));
  CHECK(contains(color({{"red", 0, ""}, {"red", 1, ""}}), "there twice"));
  CHECK(contains(color({{"red", 1, ""}, {"green", 0, ""}}), "order them by number"));
  CHECK(contains(color({{"red", 0, ""}, {"green", 128, ""}}), "does not fit byte"));
  CHECK(contains(color({{"red", 1, ""}}), "no value of 0"));
}

TEST_CASE("validate: a default is in its one spelling, and no nullable field has one") {
  const auto number = [](const char* text, bool nullable) {
    return complaint([=](Field& f) {
      f.type.kind = TypeKind::float64;
      f.default_value = text;
      f.nullable = nullable;
    });
  };
  CHECK(number("1.5", false) == kNoComplaint);
  CHECK(contains(number("1", false), "write its default '1' as '1.0'"));
  CHECK(contains(number("one", false), "no default for double"));
  CHECK(contains(number("1.5", true), "drop the default"));
}

TEST_CASE("validate: 65,536 columns are possible, one more is not") {
  Schema schema = ride();
  schema.fields.clear();
  for (int i = 0; i < 65'536; ++i) {
    Field field;
    field.name = std::string("f").append(std::to_string(i));
    schema.fields.push_back(std::move(field));
  }
  CHECK_NOTHROW(validate(schema));
  schema.fields.emplace_back().name = "one_more";
  CHECK(contains(message_of<SchemaError>([&] { validate(schema); }),
                 "65537 columns are more than 65536"));
}

TEST_CASE("validate: every problem is told, up to twenty") {
  Schema schema = ride();
  for (int i = 0; i < 30; ++i) schema.fields.push_back(schema.fields.front());
  const std::string message = message_of<SchemaError>([&] { validate(schema); });
  CHECK(contains(message, "and 10 more"));
  CHECK(contains(message, "'day' is there twice"));
}

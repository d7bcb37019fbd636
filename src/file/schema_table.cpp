// SPDX-License-Identifier: Apache-2.0
#include "file/schema_table.hpp"

#include <string>

namespace sprat {

namespace {

template <class Table>
using TableVector = flatbuffers::Offset<flatbuffers::Vector<flatbuffers::Offset<Table>>>;

TableVector<wire::EnumValue> create_enum_values(flatbuffers::FlatBufferBuilder& builder,
                                                const std::vector<EnumValue>& values) {
  if (values.empty()) return {};
  std::vector<flatbuffers::Offset<wire::EnumValue>> tables;
  for (const EnumValue& value : values) {
    const auto doc = create_nonempty_text(builder, value.doc);
    const auto name = create_text(builder, value.name);
    tables.push_back(wire::CreateEnumValue(builder, name, value.value, doc));
  }
  return builder.CreateVector(tables);
}

TableVector<wire::Field> create_fields(flatbuffers::FlatBufferBuilder& builder,
                                       const std::vector<Field>& fields);

flatbuffers::Offset<wire::Field> create_field(flatbuffers::FlatBufferBuilder& builder,
                                              const Field& field) {
  const Type& type = field.type;
  const auto enum_values = create_enum_values(builder, type.enum_values);
  const auto nested =
      type.fields.empty() ? TableVector<wire::Field>() : create_fields(builder, type.fields);
  const auto name = create_text(builder, field.name);
  const auto format = create_nonempty_text(builder, field.format);
  const auto csv_name = create_nonempty_text(builder, field.csv_name);
  const auto time_zone = create_nonempty_text(builder, type.time_zone);
  const auto type_name = create_nonempty_text(builder, type.name);
  const auto default_value =
      field.default_value ? create_text(builder, *field.default_value) : TextOffset();
  const auto renamed_from = create_nonempty_text(builder, field.renamed_from);
  const auto doc = create_nonempty_text(builder, field.doc);
  const auto type_doc = create_nonempty_text(builder, type.doc);
  return wire::CreateField(builder, name, static_cast<std::uint8_t>(type.kind), field.nullable,
                           format, csv_name, static_cast<std::uint8_t>(type.unit), type.scale,
                           type.length, time_zone, type_name, enum_values, nested, default_value,
                           renamed_from, doc, type_doc);
}

TableVector<wire::Field> create_fields(flatbuffers::FlatBufferBuilder& builder,
                                       const std::vector<Field>& fields) {
  std::vector<flatbuffers::Offset<wire::Field>> tables;
  for (const Field& field : fields) tables.push_back(create_field(builder, field));
  return builder.CreateVector(tables);
}

// Reads fields and counts them, nested ones too.
class FieldReader {
 public:
  FieldReader(TableTexts& texts, const Limits& limits) : texts_(texts), limits_(limits) {}

  std::vector<Field> read_fields(
      const flatbuffers::Vector<flatbuffers::Offset<wire::Field>>* tables) {
    std::vector<Field> fields;
    for (std::size_t i = 0; i < vector_size(tables); ++i) {
      if (++count_ > limits_.columns) {
        throw LimitError("the schema has more than " + std::to_string(limits_.columns) +
                         " columns (Limits::columns)");
      }
      fields.push_back(read_field(*tables->Get(static_cast<flatbuffers::uoffset_t>(i))));
    }
    return fields;
  }

 private:
  Field read_field(const wire::Field& table) {
    Field field;
    field.name = texts_.read(table.name());
    field.type = read_type(table);
    field.nullable = table.nullable();
    field.format = texts_.read(table.format());
    field.csv_name = texts_.read(table.csv_name());
    if (table.default_value() != nullptr) field.default_value = texts_.read(table.default_value());
    field.renamed_from = texts_.read(table.renamed_from());
    field.doc = texts_.read(table.doc());
    return field;
  }

  Type read_type(const wire::Field& table) {
    constexpr auto kFirst = static_cast<std::uint8_t>(TypeKind::boolean);
    constexpr auto kLast = static_cast<std::uint8_t>(TypeKind::structure);
    if (table.kind() < kFirst || table.kind() > kLast) {
      throw CorruptError("type " + std::to_string(table.kind()) + " is not known");
    }
    if (table.unit() > static_cast<std::uint8_t>(TimeUnit::nanosecond)) {
      throw CorruptError("time unit " + std::to_string(table.unit()) + " is not known");
    }
    Type type;
    type.kind = static_cast<TypeKind>(table.kind());
    type.unit = static_cast<TimeUnit>(table.unit());
    type.time_zone = texts_.read(table.time_zone());
    type.scale = table.scale();
    type.length = table.length();
    type.name = texts_.read(table.type_name());
    type.doc = texts_.read(table.type_doc());
    for (std::size_t i = 0; i < vector_size(table.enum_values()); ++i) {
      const auto* value = table.enum_values()->Get(static_cast<flatbuffers::uoffset_t>(i));
      type.enum_values.push_back(
          {texts_.read(value->name()), value->value(), texts_.read(value->doc())});
    }
    type.fields = read_fields(table.fields());
    return type;
  }

  TableTexts& texts_;
  const Limits& limits_;
  std::uint64_t count_ = 0;
};

}  // namespace

flatbuffers::Offset<wire::Schema> create_schema(flatbuffers::FlatBufferBuilder& builder,
                                                const Schema& schema) {
  const auto fields = create_fields(builder, schema.fields);
  const auto doc = create_nonempty_text(builder, schema.doc);
  const auto name = create_text(builder, schema.name);
  return wire::CreateSchema(builder, name, fields, doc);
}

Schema read_schema(const wire::Schema& table, TableTexts& texts, const Limits& limits) {
  Schema schema;
  schema.name = texts.read(table.name());
  schema.doc = texts.read(table.doc());
  schema.fields = FieldReader(texts, limits).read_fields(table.fields());
  try {
    validate(schema);
  } catch (const SchemaError& error) {
    throw CorruptError(std::string("its schema is not valid: ") + error.what());
  }
  return schema;
}

}  // namespace sprat

// SPDX-License-Identifier: Apache-2.0
// SchemaBuilder: makes a Schema of what FlatBuffers' parser understood.
#pragma once

#include <cstdint>
#include <map>
#include <string>

#include <flatbuffers/idl.h>

#include <sprat/schema.hpp>

#include "schema/fbs_field_reader.hpp"
#include "schema/fbs_mistakes.hpp"

namespace sprat::fbs {

class SchemaBuilder {
 public:
  explicit SchemaBuilder(Mistakes& mistakes) : mistakes_(mistakes) {}

  /// Where mistakes were added, the schema has stand-ins for what could not be built.
  Schema build(const flatbuffers::StructDef& root);

 private:
  std::uint64_t parts_of(const flatbuffers::StructDef& definition, std::size_t depth);
  bool is_too_large(const flatbuffers::StructDef& root);
  std::vector<Field> build_fields(const flatbuffers::StructDef& definition);
  Field build_field(const std::string& owner, const flatbuffers::FieldDef& definition,
                    bool in_struct);
  Type build_type(FieldReader& reader);
  Type build_vector(FieldReader& reader, const flatbuffers::Type& type);
  Type build_array(FieldReader& reader, const flatbuffers::Type& type);
  Type build_struct(FieldReader& reader, const flatbuffers::StructDef& definition);
  void read_default(FieldReader& reader, bool is_spelled_out, Field& field);

  Mistakes& mistakes_;
  std::map<const flatbuffers::StructDef*, std::uint64_t> parts_;
  bool too_deep_ = false;
};

}  // namespace sprat::fbs

// SPDX-License-Identifier: Apache-2.0
// value_type: the type of one value, from FlatBuffers' scalar or string and sprat's attributes.
#pragma once

#include <sprat/schema.hpp>

#include "schema/fbs_field_reader.hpp"

namespace sprat::fbs {

/// `base` is a scalar or the string type; `definition` its enum, if it is one.
Type value_type(FieldReader& reader, flatbuffers::BaseType base,
                const flatbuffers::EnumDef* definition);

/// Doc comment lines as one text, without the blank after each "///".
std::string doc_text(const std::vector<std::string>& lines);

/// With its namespace.
std::string full_name(const flatbuffers::Definition& definition);

/// FlatBuffers' word for the type: "int", "[string]", "Color".
std::string idl_words(const flatbuffers::Type& type);

}  // namespace sprat::fbs

// SPDX-License-Identifier: Apache-2.0
// Schema: the record's name and fields, read from and printed as FlatBuffers IDL.
#include "python_schema.hpp"

#include <string>
#include <tuple>
#include <vector>

#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/tuple.h>
#include <nanobind/stl/vector.h>

#include <sprat/schema.hpp>

namespace sprat::python {

namespace {

std::shared_ptr<Schema> parse(const std::string& text, const std::string& name) {
  return std::make_shared<Schema>(parse_schema(text, name));
}

// Fields by name, IDL type with its attributes, and name in CSV: a type is parsed under a name of
// no meaning, because FlatBuffers refuses some names that records may have.
std::shared_ptr<Schema> make(
    const std::string& name, const std::string& enums,
    const std::vector<std::tuple<std::string, std::string, std::string>>& fields) {
  std::string text = enums + "table Fields {\n";
  for (std::size_t i = 0; i < fields.size(); ++i) {
    text += "  field_" + std::to_string(i) + ": " + std::get<1>(fields[i]) + ";\n";
  }
  auto schema = std::make_shared<Schema>(parse_schema(text + "}\nroot_type Fields;\n"));
  schema->name = name;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    schema->fields[i].name = std::get<0>(fields[i]);
    schema->fields[i].csv_name = std::get<2>(fields[i]);
  }
  validate(*schema);
  return schema;
}

nb::dict types(const Schema& schema) {
  nb::dict by_name;
  for (const Field& field : schema.fields) {
    const std::string type = to_string(field.type, field.format) + (field.nullable ? "?" : "");
    by_name[field.name.c_str()] = type;
  }
  return by_name;
}

std::string repr(const Schema& schema) {
  std::string text = "<Schema of " + schema.name + ":";
  for (const Field& field : schema.fields) {
    text += " " + field.name + " " + to_string(field.type) + (field.nullable ? "?" : "") + ",";
  }
  text.back() = '>';
  return text;
}

}  // namespace

void bind_schema(nb::module_& module) {
  nb::class_<Schema>(module, "Schema", "A record's name and its ordered fields.")
      .def_static("parse", parse, nb::arg("text"), nb::arg("file_name") = "schema.fbs")
      .def_static(
          "load",
          [](const std::string& path) { return std::make_shared<Schema>(load_schema(path)); },
          nb::arg("path"))
      .def_static("make", make, nb::arg("name"), nb::arg("enums"), nb::arg("fields"))
      .def_ro("name", &Schema::name)
      .def_prop_ro("types", types)
      .def("__str__", print_schema)
      .def("__eq__", [](const Schema& left, const Schema& right) { return left == right; })
      .def("__repr__", repr);
}

}  // namespace sprat::python

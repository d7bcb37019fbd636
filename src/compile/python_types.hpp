// SPDX-License-Identifier: Apache-2.0
// Annotations and defaults of a record's fields in Python.
#pragma once

#include <optional>
#include <set>
#include <string>

#include <sprat/schema.hpp>

#include "compile/python_names.hpp"

namespace sprat::compile {

/// "int | None".
std::string python_annotation(const PythonNames& names, const Field& field);

/// The default's expression: None for a nullable field; nothing where the schema gives none.
std::optional<std::string> python_default(const PythonNames& names, const Field& field);

/// The modules that annotations and defaults of the fields need.
void add_modules(const PythonNames& names, const std::vector<Field>& fields,
                 std::set<std::string>& modules);

}  // namespace sprat::compile

// SPDX-License-Identifier: Apache-2.0
// The Arrow PyCapsule interface: schemas, batches and streams as capsules, and back.
#pragma once

#include <memory>
#include <string>

#include <nanobind/nanobind.h>

#include <sprat/arrow.hpp>

namespace sprat::python {

namespace nb = nanobind;

nb::object schema_capsule(const Schema& schema, const ArrowForm& form);
nb::object stream_capsule(const Schema& schema, const ArrowForm& form, NextRows next);
nb::object stream_capsule(const Schema& schema, const ArrowForm& form, NextArray next);
/// "views", "dictionary" or "offsets"; ValueError otherwise.
ArrowText arrow_text_named(const std::string& name);

/// Takes the stream of an object with `__arrow_c_stream__`, or the one batch of an object with
/// `__arrow_c_array__`.
ArrowImporter import_table(nb::handle table);

}  // namespace sprat::python

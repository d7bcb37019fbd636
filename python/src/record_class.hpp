// SPDX-License-Identifier: Apache-2.0
// RecordClass: the Python class of a schema's records, and the names by which their fields are
// found.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include <nanobind/nanobind.h>

#include <sprat/schema.hpp>

namespace sprat::python {

namespace nb = nanobind;

class RecordClass {
 public:
  /// Of a record or nested struct with these fields; the same class for equal names, as long as it
  /// is in use.
  static std::shared_ptr<const RecordClass> of(const std::string& name,
                                               const std::vector<Field>& fields);
  static std::shared_ptr<const RecordClass> of(const std::string& name, const nb::tuple& fields);

  PyTypeObject* type() const { return reinterpret_cast<PyTypeObject*>(type_.ptr()); }
  const std::string& name() const { return name_; }
  std::size_t size() const { return names_.size(); }
  /// A tuple of texts.
  const nb::tuple& names() const { return names_; }

  static constexpr std::size_t kNotFound = ~std::size_t{0};
  /// The field's number by an interned name.
  std::size_t find(PyObject* name) const;

 private:
  explicit RecordClass(const std::string& name, nb::tuple names);

  std::string name_;
  nb::tuple names_;
  nb::dict numbers_;
  nb::object type_;
};

}  // namespace sprat::python

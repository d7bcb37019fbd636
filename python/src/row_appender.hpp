// SPDX-License-Identifier: Apache-2.0
// RowAppender: rows as Python has them (tuples, dicts, objects with attributes) to a batch.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include <nanobind/nanobind.h>

#include <sprat/batch.hpp>

#include "value_appender.hpp"

namespace sprat::python {

class RowAppender {
 public:
  explicit RowAppender(std::shared_ptr<const Schema> schema);

  /// Appends one row. Throws nb::python_error naming the row's number, the field and the value; the
  /// batch then holds a part of the row (drop_partial_row).
  void append(PyObject* row, Batch& into);

 private:
  struct FieldAppender {
    std::string name;
    /// What dicts call it: its name in CSV where it has one.
    nb::object key;
    nb::object attribute;
    bool nullable = false;
    /// Of a struct: its fields. Else `value` is set.
    std::vector<FieldAppender> fields;
    std::unique_ptr<ValueAppender> value;
  };
  enum class RowKind { sequence, dict, mapping, attributes };

  static std::vector<FieldAppender> field_appenders(const std::vector<Field>& fields);
  RowKind kind_of(PyObject* row);
  void append_fields(PyObject* row, std::vector<FieldAppender>& fields, std::size_t& column,
                     Batch& into);
  void append_field(PyObject* value, FieldAppender& field, std::size_t& column, Batch& into);
  nb::object value_of(PyObject* row, RowKind kind, const FieldAppender& field, std::size_t number);
  void check_keys(PyObject* row, RowKind kind, const std::vector<FieldAppender>& fields,
                  std::size_t found);
  [[noreturn]] void refuse(const std::string& field, const Batch& batch);

  std::shared_ptr<const Schema> schema_;
  std::vector<FieldAppender> fields_;
  /// Rows are of one class, mostly.
  PyTypeObject* known_class_ = nullptr;
  RowKind known_kind_ = RowKind::sequence;
};

}  // namespace sprat::python

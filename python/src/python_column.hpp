// SPDX-License-Identifier: Apache-2.0
// RowsColumn: one column of rows in memory: a sequence of values, and a buffer where they lie as
// such.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

#include <nanobind/nanobind.h>

#include "python_rows.hpp"

namespace sprat::python {

class RowsColumn {
 public:
  /// Throws KeyError where the rows have no such field.
  RowsColumn(const Rows& rows, const std::string& name);

  std::size_t size() const { return rows_.size(); }
  const Field& field() const { return rows_.block()->batch()->schema->fields[field_]; }
  /// A new reference; null with a Python error set.
  PyObject* value(std::size_t index) const {
    return rows_.block()->value(field_, rows_.row(index));
  }
  /// Null for structs.
  const Column* column() const { return column_; }
  const Rows& rows() const { return rows_; }

 private:
  Rows rows_;
  std::size_t field_ = 0;
  const Column* column_ = nullptr;
};

void bind_column(nb::module_& module);

}  // namespace sprat::python

// SPDX-License-Identifier: Apache-2.0
#include "python_column.hpp"

#include <array>

#include <nanobind/stl/string.h>

#include "python_errors.hpp"
#include "python_objects.hpp"

namespace sprat::python {

RowsColumn::RowsColumn(const Rows& rows, const std::string& name) : rows_(rows) {
  const Schema& schema = *rows.block()->batch()->schema;
  const auto found = schema.find(name);
  if (!found) throw nb::key_error(name.c_str());
  field_ = *found;
  if (field().type.kind == TypeKind::structure) return;
  std::size_t number = 0;
  for (const Field& column : schema_columns(schema)) {
    if (column.name == name) column_ = &rows.block()->batch()->columns[number];
    ++number;
  }
}

namespace {

// PEP 3118's code of values that lie one after the other; null for others.
const char* format_of(const Type& type) {
  switch (type.kind) {
    case TypeKind::int8:
      return "b";
    case TypeKind::uint8:
      return "B";
    case TypeKind::int16:
      return "h";
    case TypeKind::uint16:
      return "H";
    case TypeKind::int32:
    case TypeKind::date:
      return "i";
    case TypeKind::uint32:
      return "I";
    case TypeKind::int64:
    case TypeKind::timestamp:
    case TypeKind::decimal:
      return "q";
    case TypeKind::uint64:
      return "Q";
    case TypeKind::float32:
      return "f";
    case TypeKind::float64:
      return "d";
    case TypeKind::time:
      return fixed_width(type) == 4 ? "i" : "q";
    default:
      return nullptr;
  }
}

// What a buffer points to besides the values.
struct BufferShape {
  Py_ssize_t length;
  Py_ssize_t stride;
};

int get_buffer(PyObject* self, Py_buffer* view, int flags) {
  const RowsColumn& column = *nb::inst_ptr<RowsColumn>(nb::handle(self));
  view->obj = nullptr;
  const char* const format = format_of(column.field().type);
  const bool is_strided = column.rows().step() != 1;
  if (format == nullptr || (flags & PyBUF_WRITABLE) == PyBUF_WRITABLE ||
      (is_strided && (flags & PyBUF_STRIDES) != PyBUF_STRIDES)) {
    PyErr_Format(PyExc_BufferError, "column %s, a %s, is no buffer of this kind",
                 column.field().name.c_str(), to_string(column.field().type).c_str());
    return -1;
  }
  const auto width = static_cast<Py_ssize_t>(fixed_width(column.field().type));
  auto* const shape =
      new BufferShape{static_cast<Py_ssize_t>(column.size()), width * column.rows().step()};
  const std::size_t first = column.size() == 0 ? 0 : column.rows().row(0);
  *view = Py_buffer{};
  view->buf = const_cast<std::byte*>(column.column()->values.data()) +
              first * static_cast<std::size_t>(width);
  view->obj = Py_NewRef(self);
  view->len = width * shape->length;
  view->itemsize = width;
  view->readonly = 1;
  view->ndim = 1;
  view->format = (flags & PyBUF_FORMAT) == PyBUF_FORMAT ? const_cast<char*>(format) : nullptr;
  view->shape = &shape->length;
  view->strides = &shape->stride;
  view->internal = shape;
  return 0;
}

void release_buffer(PyObject*, Py_buffer* view) {
  delete static_cast<BufferShape*>(view->internal);
}

PyObject* item(PyObject* self, Py_ssize_t index) {
  const RowsColumn& column = *nb::inst_ptr<RowsColumn>(nb::handle(self));
  if (index >= 0 && static_cast<std::size_t>(index) < column.size()) {
    return guarded([&] { return column.value(static_cast<std::size_t>(index)); });
  }
  return PyErr_Format(PyExc_IndexError, "row %zd of %zu", index, column.size());
}

PyObject* subscript(PyObject* self, PyObject* key) {
  const RowsColumn& column = *nb::inst_ptr<RowsColumn>(nb::handle(self));
  if (PySlice_Check(key)) {
    return guarded([&] {
      return nb::cast(RowsColumn(column.rows().sliced(key), column.field().name)).release().ptr();
    });
  }
  const Py_ssize_t index = PyNumber_AsSsize_t(key, PyExc_IndexError);
  if (index == -1 && PyErr_Occurred() != nullptr) return nullptr;
  return item(self, index < 0 ? index + static_cast<Py_ssize_t>(column.size()) : index);
}

Py_ssize_t length(PyObject* self) {
  return static_cast<Py_ssize_t>(nb::inst_ptr<RowsColumn>(nb::handle(self))->size());
}

PyType_Slot column_slots[] = {
    {Py_bf_getbuffer, reinterpret_cast<void*>(get_buffer)},
    {Py_bf_releasebuffer, reinterpret_cast<void*>(release_buffer)},
    {Py_sq_item, reinterpret_cast<void*>(item)},
    {Py_sq_length, reinterpret_cast<void*>(length)},
    {Py_mp_length, reinterpret_cast<void*>(length)},
    {Py_mp_subscript, reinterpret_cast<void*>(subscript)},
    {0, nullptr},
};

std::size_t null_count(const RowsColumn& column) {
  std::size_t count = 0;
  for (std::size_t i = 0; column.column() != nullptr && i < column.size(); ++i) {
    count += column.column()->is_null(column.rows().row(i)) ? 1U : 0U;
  }
  return count;
}

// A byte a row: 1 where the value is there.
nb::bytes presence(const RowsColumn& column) {
  std::string bytes(column.size(), '\1');
  for (std::size_t i = 0; column.column() != nullptr && i < bytes.size(); ++i) {
    if (column.column()->is_null(column.rows().row(i))) bytes[i] = '\0';
  }
  return nb::bytes(bytes.data(), bytes.size());
}

nb::object to_numpy(const nb::object& column) {
  return nb::borrow(imported("sprat._arrays", "to_numpy"))(column);
}

}  // namespace

void bind_column(nb::module_& module) {
  nb::class_<RowsColumn>(module, "Column", "One column of rows in memory.",
                         nb::type_slots(column_slots))
      .def_prop_ro("name", [](const RowsColumn& column) { return column.field().name; })
      .def_prop_ro("type", [](const RowsColumn& column) { return to_string(column.field().type); })
      .def_prop_ro("null_count", null_count)
      .def("presence", presence)
      .def("__repr__",
           [](const RowsColumn& column) {
             return "<Column " + column.field().name + " of " + std::to_string(column.size()) +
                    " rows: " + to_string(column.field().type) + ">";
           })
      .def("to_numpy", to_numpy)
      .def(
          "__array__",
          [](const nb::object& column, const nb::object& dtype, const nb::object&) {
            const nb::object array = to_numpy(column);
            return dtype.is_none() ? array : nb::object(array.attr("astype")(dtype));
          },
          nb::arg("dtype") = nb::none(), nb::arg("copy") = nb::none());
}

}  // namespace sprat::python

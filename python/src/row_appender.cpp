// SPDX-License-Identifier: Apache-2.0
#include "row_appender.hpp"

#include <utility>

#include "python_objects.hpp"
#include "record_object.hpp"

namespace sprat::python {

namespace {

nb::object interned(const std::string& text) {
  PyObject* object = PyUnicode_FromStringAndSize(text.data(), static_cast<Py_ssize_t>(text.size()));
  if (object == nullptr) nb::raise_python_error();
  PyUnicode_InternInPlace(&object);
  return nb::steal(object);
}

bool has_attributes(PyTypeObject* type) {
  const nb::handle object(reinterpret_cast<PyObject*>(type));
  return nb::hasattr(object, "__dataclass_fields__") || nb::hasattr(object, "__attrs_attrs__") ||
         nb::hasattr(object, "__struct_fields__");
}

}  // namespace

RowAppender::RowAppender(std::shared_ptr<const Schema> schema)
    : schema_(std::move(schema)), fields_(field_appenders(schema_->fields)) {}

std::vector<RowAppender::FieldAppender> RowAppender::field_appenders(
    const std::vector<Field>& fields) {
  std::vector<FieldAppender> appenders;
  for (const Field& field : fields) {
    FieldAppender appender;
    appender.name = field.name;
    appender.key = interned(field.csv_name.empty() ? field.name : field.csv_name);
    appender.attribute = interned(field.name);
    appender.nullable = field.nullable;
    if (field.type.kind == TypeKind::structure) {
      appender.fields = field_appenders(field.type.fields);
    } else {
      appender.value = make_value_appender(field.type);
    }
    appenders.push_back(std::move(appender));
  }
  return appenders;
}

RowAppender::RowKind RowAppender::kind_of(PyObject* row) {
  PyTypeObject* const type = Py_TYPE(row);
  if (type == known_class_) return known_kind_;
  RowKind kind;
  if (PyTuple_Check(row) || PyList_Check(row) || is_record(row)) {
    kind = RowKind::sequence;
  } else if (PyDict_Check(row)) {
    kind = RowKind::dict;
  } else if (has_attributes(type)) {
    kind = RowKind::attributes;
  } else if (PyObject_IsInstance(row, imported("collections.abc", "Mapping")) == 1) {
    kind = RowKind::mapping;
  } else {
    PyErr_Format(PyExc_TypeError,
                 "%.200R is no row: a row is a tuple, a dict, or an object with fields (a "
                 "dataclass, an attrs or msgspec class); for single values, write (value,)",
                 row);
    nb::raise_python_error();
  }
  known_class_ = type;
  known_kind_ = kind;
  return kind;
}

void RowAppender::append(PyObject* row, Batch& into) {
  std::size_t column = 0;
  append_fields(row, fields_, column, into);
  ++into.rows;
}

void RowAppender::append_fields(PyObject* row, std::vector<FieldAppender>& fields,
                                std::size_t& column, Batch& into) {
  const RowKind kind = kind_of(row);
  if (kind == RowKind::sequence) {
    const Py_ssize_t size = PySequence_Size(row);
    if (size != static_cast<Py_ssize_t>(fields.size())) {
      PyErr_Format(PyExc_TypeError, "row %zu: %.200R has %zd values, %s has %zu fields",
                   static_cast<std::size_t>(into.first_row) + into.rows, row, size,
                   schema_->name.c_str(), fields.size());
      nb::raise_python_error();
    }
  }
  std::size_t found = 0;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    nb::object value = value_of(row, kind, fields[i], i);
    if (value.is_valid()) {
      ++found;
    } else {
      value = nb::none();
    }
    append_field(value.ptr(), fields[i], column, into);
  }
  check_keys(row, kind, fields, found);
}

// An invalid object where a dict has no such key.
nb::object RowAppender::value_of(PyObject* row, RowKind kind, const FieldAppender& field,
                                 std::size_t number) {
  PyObject* value = nullptr;
  switch (kind) {
    case RowKind::sequence:
      if (PyTuple_Check(row)) {
        return nb::borrow(PyTuple_GET_ITEM(row, static_cast<Py_ssize_t>(number)));
      }
      value = PySequence_GetItem(row, static_cast<Py_ssize_t>(number));
      break;
    case RowKind::dict:
      value = Py_XNewRef(PyDict_GetItemWithError(row, field.key.ptr()));
      break;
    case RowKind::mapping:
      value = PyObject_GetItem(row, field.key.ptr());
      if (value == nullptr && PyErr_ExceptionMatches(PyExc_KeyError) != 0) PyErr_Clear();
      break;
    case RowKind::attributes:
      value = PyObject_GetAttr(row, field.attribute.ptr());
      break;
  }
  if (value == nullptr && PyErr_Occurred() != nullptr) nb::raise_python_error();
  return nb::steal(value);
}

// A key that no field takes would be lost.
void RowAppender::check_keys(PyObject* row, RowKind kind, const std::vector<FieldAppender>& fields,
                             std::size_t found) {
  if (kind != RowKind::dict && kind != RowKind::mapping) return;
  const Py_ssize_t size = PyObject_Size(row);
  if (size < 0) nb::raise_python_error();
  if (static_cast<std::size_t>(size) == found) return;
  nb::set known;
  for (const FieldAppender& field : fields) known.add(field.key);
  for (nb::handle key : nb::borrow(row)) {
    if (known.contains(key)) continue;
    PyErr_Format(PyExc_TypeError,
                 "%s has no field %R: give schema= one that has it, or leave it out of the rows",
                 schema_->name.c_str(), key.ptr());
    nb::raise_python_error();
  }
}

void RowAppender::append_field(PyObject* value, FieldAppender& field, std::size_t& column,
                               Batch& into) {
  try {
    if (value == Py_None && !field.nullable) {
      PyErr_SetString(PyExc_TypeError, "None, but the field is required");
      nb::raise_python_error();
    }
    if (field.value) return append_value(*field.value, value, into.columns[column++]);
  } catch (nb::python_error& error) {
    error.restore();
    refuse(field.name, into);
  }
  if (value != Py_None) return append_fields(value, field.fields, column, into);
  for (FieldAppender& part : field.fields) {
    const bool was_nullable = std::exchange(part.nullable, true);
    append_field(Py_None, part, column, into);
    part.nullable = was_nullable;
  }
}

// Puts the place before the message of the error that is set, whose class stays.
void RowAppender::refuse(const std::string& field, const Batch& batch) {
  PyObject *type, *value, *trace;
  PyErr_Fetch(&type, &value, &trace);
  const bool is_unicode_error = PyErr_GivenExceptionMatches(type, PyExc_UnicodeError) != 0;
  const nb::object plain = nb::steal(type);
  // A UnicodeError wants more than a message.
  const nb::object kind = is_unicode_error ? nb::borrow(PyExc_ValueError) : plain;
  const nb::object problem = nb::steal(value);
  Py_XDECREF(trace);
  PyErr_Format(kind.ptr(), "row %zu, field %s: %S (schema= can say another type)",
               static_cast<std::size_t>(batch.first_row) + batch.rows, field.c_str(),
               problem.is_valid() ? problem.ptr() : Py_None);
  nb::raise_python_error();
}

}  // namespace sprat::python

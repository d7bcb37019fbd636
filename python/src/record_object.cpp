// SPDX-License-Identifier: Apache-2.0
#include "record_object.hpp"

#include <set>
#include <string>

#include "python_objects.hpp"
#include "value_iterator.hpp"

namespace sprat::python {

namespace {

struct RecordObject {
  PyObject_HEAD RowBlock* block;
  std::size_t row;
};

RecordObject* as_record(PyObject* object) {
  return reinterpret_cast<RecordObject*>(object);
}

std::size_t field_count(PyObject* self) {
  return class_of(self).size();
}

PyObject* field_value(PyObject* self, std::size_t field) {
  const RecordObject* record = as_record(self);
  return record->block->value(field, record->row);
}

// All values as a tuple: what a record is equal to.
PyObject* values(PyObject* self) {
  const std::size_t count = field_count(self);
  PyObject* tuple = PyTuple_New(static_cast<Py_ssize_t>(count));
  for (std::size_t i = 0; tuple != nullptr && i < count; ++i) {
    PyObject* const value = field_value(self, i);
    if (value == nullptr) {
      Py_CLEAR(tuple);
    } else {
      PyTuple_SET_ITEM(tuple, static_cast<Py_ssize_t>(i), value);
    }
  }
  return tuple;
}

void dealloc(PyObject* self) {
  PyTypeObject* const type = Py_TYPE(self);
  as_record(self)->block->release();
  PyObject_Free(self);
  Py_DECREF(type);
}

PyObject* getattro(PyObject* self, PyObject* name) {
  const std::size_t field = class_of(self).find(name);
  if (field != RecordClass::kNotFound) return field_value(self, field);
  if (PyErr_Occurred() != nullptr) return nullptr;
  return PyObject_GenericGetAttr(self, name);
}

int setattro(PyObject*, PyObject* name, PyObject*) {
  PyErr_Format(PyExc_AttributeError,
               "a record never changes; record._replace(%U=value) gives a changed copy", name);
  return -1;
}

Py_ssize_t length(PyObject* self) {
  return static_cast<Py_ssize_t>(field_count(self));
}

PyObject* item(PyObject* self, Py_ssize_t index) {
  if (index >= 0 && index < length(self)) return field_value(self, static_cast<std::size_t>(index));
  return PyErr_Format(PyExc_IndexError, "record has no field %zd; it has %zd", index, length(self));
}

PyObject* named_item(PyObject* self, PyObject* name) {
  const std::size_t field = class_of(self).find(name);
  if (field != RecordClass::kNotFound) return field_value(self, field);
  if (PyErr_Occurred() == nullptr) PyErr_SetObject(PyExc_KeyError, name);
  return nullptr;
}

PyObject* subscript(PyObject* self, PyObject* key) {
  if (PyUnicode_Check(key)) return named_item(self, key);
  if (PyIndex_Check(key)) {
    const Py_ssize_t index = PyNumber_AsSsize_t(key, PyExc_IndexError);
    if (index == -1 && PyErr_Occurred() != nullptr) return nullptr;
    return item(self, index < 0 ? index + length(self) : index);
  }
  const nb::object tuple = nb::steal(values(self));
  return tuple.is_valid() ? PyObject_GetItem(tuple.ptr(), key) : nullptr;
}

PyObject* iterate(PyObject* self) {
  const RecordObject* record = as_record(self);
  return make_value_iterator(record->block, record->row);
}

int contains(PyObject* self, PyObject* value) {
  const nb::object tuple = nb::steal(values(self));
  return tuple.is_valid() ? PySequence_Contains(tuple.ptr(), value) : -1;
}

PyObject* richcompare(PyObject* self, PyObject* other, int operation) {
  if (!is_record(other) && !PyTuple_Check(other)) Py_RETURN_NOTIMPLEMENTED;
  const nb::object left = nb::steal(values(self));
  const nb::object right = is_record(other) ? nb::steal(values(other)) : nb::borrow(other);
  if (!left.is_valid() || !right.is_valid()) return nullptr;
  return PyObject_RichCompare(left.ptr(), right.ptr(), operation);
}

Py_hash_t hash(PyObject* self) {
  const nb::object tuple = nb::steal(values(self));
  return tuple.is_valid() ? PyObject_Hash(tuple.ptr()) : -1;
}

PyObject* repr(PyObject* self) {
  const RecordClass& fields = class_of(self);
  nb::list parts;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const nb::object value = nb::steal(field_value(self, i));
    PyObject* const part =
        value.is_valid()
            ? PyUnicode_FromFormat("%U=%R", nb::object(fields.names()[i]).ptr(), value.ptr())
            : nullptr;
    if (part == nullptr) return nullptr;
    parts.append(nb::steal(part));
  }
  const nb::object separator = nb::steal(PyUnicode_FromString(", "));
  const nb::object list = nb::steal(PyUnicode_Join(separator.ptr(), parts.ptr()));
  return PyUnicode_FromFormat("%s(%U)", fields.name().c_str(), list.ptr());
}

PyObject* as_dict(PyObject* self, PyObject*) {
  const RecordClass& fields = class_of(self);
  PyObject* dict = PyDict_New();
  for (std::size_t i = 0; dict != nullptr && i < fields.size(); ++i) {
    const nb::object value = nb::steal(field_value(self, i));
    if (!value.is_valid() ||
        PyDict_SetItem(dict, nb::object(fields.names()[i]).ptr(), value.ptr()) != 0) {
      Py_CLEAR(dict);
    }
  }
  return dict;
}

// What a record is rebuilt from: (name, fields, values).
nb::object parts_of(PyObject* self, const nb::object& held) {
  return nb::make_tuple(class_of(self).name().c_str(), class_of(self).names(), held);
}

PyObject* rebuild(PyObject* self, const nb::object& held) {
  return PyObject_Call(imported("sprat._classes", "rebuild_record"), parts_of(self, held).ptr(),
                       nullptr);
}

PyObject* replace(PyObject* self, PyObject* arguments, PyObject* changes) {
  if (PyTuple_GET_SIZE(arguments) != 0) {
    PyErr_SetString(PyExc_TypeError, "_replace takes fields by name: record._replace(rides=0)");
    return nullptr;
  }
  const nb::object held = nb::steal(PySequence_List(self));
  if (!held.is_valid()) return nullptr;
  PyObject* name = nullptr;
  PyObject* value = nullptr;
  for (Py_ssize_t at = 0; changes != nullptr && PyDict_Next(changes, &at, &name, &value) != 0;) {
    const std::size_t field = class_of(self).find(name);
    if (field == RecordClass::kNotFound) {
      return PyErr_Format(PyExc_ValueError, "%s has no field %R; it has %R",
                          class_of(self).name().c_str(), name, class_of(self).names().ptr());
    }
    PyList_SetItem(held.ptr(), static_cast<Py_ssize_t>(field), Py_NewRef(value));
  }
  const nb::object tuple = nb::steal(PyList_AsTuple(held.ptr()));
  return rebuild(self, tuple);
}

PyObject* reduce(PyObject* self, PyObject*) {
  const nb::object held = nb::steal(values(self));
  if (!held.is_valid()) return nullptr;
  return nb::make_tuple(nb::borrow(imported("sprat._classes", "rebuild_record")),
                        parts_of(self, held))
      .release()
      .ptr();
}

PyObject* copy(PyObject* self, PyObject*) {
  return Py_NewRef(self);
}

PyObject* count(PyObject* self, PyObject* value) {
  const nb::object tuple = nb::steal(values(self));
  return tuple.is_valid() ? PyObject_CallMethod(tuple.ptr(), "count", "O", value) : nullptr;
}

PyObject* index(PyObject* self, PyObject* arguments) {
  const nb::object tuple = nb::steal(values(self));
  if (!tuple.is_valid()) return nullptr;
  const nb::object method = tuple.attr("index");
  return PyObject_Call(method.ptr(), arguments, nullptr);
}

PyMethodDef methods[] = {
    {"_asdict", as_dict, METH_NOARGS, "The fields and their values as a dict."},
    {"_replace", reinterpret_cast<PyCFunction>(reinterpret_cast<void (*)()>(replace)),
     METH_VARARGS | METH_KEYWORDS, "A copy with some fields changed: record._replace(rides=0)."},
    {"count", count, METH_O, "How many of the values are equal to this one."},
    {"index", index, METH_VARARGS, "The first field that has this value."},
    {"__reduce__", reduce, METH_NOARGS, nullptr},
    {"__copy__", copy, METH_NOARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

PyType_Slot slots[] = {
    {Py_tp_dealloc, reinterpret_cast<void*>(dealloc)},
    {Py_tp_getattro, reinterpret_cast<void*>(getattro)},
    {Py_tp_setattro, reinterpret_cast<void*>(setattro)},
    {Py_tp_richcompare, reinterpret_cast<void*>(richcompare)},
    {Py_tp_hash, reinterpret_cast<void*>(hash)},
    {Py_tp_repr, reinterpret_cast<void*>(repr)},
    {Py_tp_iter, reinterpret_cast<void*>(iterate)},
    {Py_tp_methods, methods},
    {Py_sq_length, reinterpret_cast<void*>(length)},
    {Py_sq_item, reinterpret_cast<void*>(item)},
    {Py_sq_contains, reinterpret_cast<void*>(contains)},
    {Py_mp_length, reinterpret_cast<void*>(length)},
    {Py_mp_subscript, reinterpret_cast<void*>(subscript)},
    {0, nullptr},
};

constexpr unsigned long kFlags =
    Py_TPFLAGS_DEFAULT | Py_TPFLAGS_SEQUENCE | Py_TPFLAGS_DISALLOW_INSTANTIATION;

}  // namespace

PyTypeObject* record_base() {
  static PyType_Spec spec = {"sprat.Record", static_cast<int>(sizeof(RecordObject)), 0,
                             static_cast<unsigned>(kFlags | Py_TPFLAGS_BASETYPE), slots};
  static PyTypeObject* const type = reinterpret_cast<PyTypeObject*>(PyType_FromSpec(&spec));
  if (type == nullptr) nb::raise_python_error();
  return type;
}

nb::object make_record_type(const std::string& name, const nb::tuple& fields) {
  // Python 3.10 keeps the pointer for as long as the class lives.
  static std::set<std::string> names;
  PyType_Spec spec = {names.insert("sprat." + name).first->c_str(),
                      static_cast<int>(sizeof(RecordObject)), 0, static_cast<unsigned>(kFlags),
                      slots};
  const nb::tuple bases = nb::make_tuple(nb::borrow(reinterpret_cast<PyObject*>(record_base())));
  nb::object type = nb::steal(PyType_FromSpecWithBases(&spec, bases.ptr()));
  if (!type.is_valid()) nb::raise_python_error();
  type.attr("_fields") = fields;
  type.attr("__match_args__") = fields;
  return type;
}

bool is_record(PyObject* object) {
  return Py_TYPE(object)->tp_dealloc == dealloc;
}

const RecordClass& class_of(PyObject* record) {
  return as_record(record)->block->record_class();
}

void move_record(PyObject* record, std::size_t row) {
  as_record(record)->row = row;
}

PyObject* make_record(const RowBlockRef& block, std::size_t row) {
  PyTypeObject* const type = block->record_class().type();
  auto* const record = PyObject_New(RecordObject, type);
  if (record == nullptr) return nullptr;
  record->block = block.get();
  record->block->acquire();
  record->row = row;
  return reinterpret_cast<PyObject*>(record);
}

}  // namespace sprat::python

// SPDX-License-Identifier: Apache-2.0
#include "value_iterator.hpp"

#include "python_errors.hpp"

namespace sprat::python {

namespace {

struct ValueIterator {
  PyObject_HEAD RowBlock* block;
  std::size_t row;
  std::size_t next;
};

ValueIterator* as_iterator(PyObject* object) {
  return reinterpret_cast<ValueIterator*>(object);
}

void dealloc(PyObject* self) {
  PyTypeObject* const type = Py_TYPE(self);
  RowBlock* const block = as_iterator(self)->block;
  if (!block->keep_spare(self)) PyObject_Free(self);
  block->release();
  Py_DECREF(type);
}

PyObject* next(PyObject* self) {
  ValueIterator* const iterator = as_iterator(self);
  if (iterator->next == iterator->block->record_class().size()) return nullptr;
  return guarded([&] { return iterator->block->value(iterator->next++, iterator->row); });
}

PyObject* length_hint(PyObject* self, PyObject*) {
  const ValueIterator* const iterator = as_iterator(self);
  return PyLong_FromSize_t(iterator->block->record_class().size() - iterator->next);
}

PyMethodDef methods[] = {
    {"__length_hint__", length_hint, METH_NOARGS, nullptr},
    {nullptr, nullptr, 0, nullptr},
};

PyType_Slot slots[] = {
    {Py_tp_dealloc, reinterpret_cast<void*>(dealloc)},
    {Py_tp_iter, reinterpret_cast<void*>(PyObject_SelfIter)},
    {Py_tp_iternext, reinterpret_cast<void*>(next)},
    {Py_tp_methods, methods},
    {0, nullptr},
};

PyTypeObject* iterator_type() {
  static PyType_Spec spec = {"sprat.ValueIterator", static_cast<int>(sizeof(ValueIterator)), 0,
                             Py_TPFLAGS_DEFAULT | Py_TPFLAGS_DISALLOW_INSTANTIATION, slots};
  static PyTypeObject* const type = reinterpret_cast<PyTypeObject*>(PyType_FromSpec(&spec));
  return type;
}

}  // namespace

PyObject* make_value_iterator(RowBlock* block, std::size_t row) {
  PyTypeObject* const type = iterator_type();
  if (type == nullptr) return nullptr;
  void* const spare = block->take_spare();
  auto* const iterator = spare == nullptr
                             ? PyObject_New(ValueIterator, type)
                             : as_iterator(PyObject_Init(static_cast<PyObject*>(spare), type));
  if (iterator == nullptr) return nullptr;
  iterator->block = block;
  iterator->block->acquire();
  iterator->row = row;
  iterator->next = 0;
  return reinterpret_cast<PyObject*>(iterator);
}

}  // namespace sprat::python

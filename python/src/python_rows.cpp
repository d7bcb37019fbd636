// SPDX-License-Identifier: Apache-2.0
#include "python_rows.hpp"

#include <nanobind/stl/string.h>

#include "arrow_capsules.hpp"
#include "python_column.hpp"
#include "python_errors.hpp"
#include "python_objects.hpp"
#include "record_object.hpp"

namespace sprat::python {

Rows::Rows(NarrowBatch rows) : size_(rows.batch->rows) {
  const Schema& schema = *rows.batch->schema;
  block_ = RowBlockRef(new RowBlock(RecordClass::of(schema.name, schema.fields), std::move(rows)));
}

Rows::Rows(const Rows& of, Py_ssize_t first, Py_ssize_t step, std::size_t size)
    : block_(of.block_),
      first_(of.first_ + first * of.step_),
      step_(of.step_ * step),
      size_(size) {}

Rows Rows::sliced(nb::handle slice) const {
  Py_ssize_t first = 0;
  Py_ssize_t stop = 0;
  Py_ssize_t step = 1;
  if (PySlice_Unpack(slice.ptr(), &first, &stop, &step) != 0) nb::raise_python_error();
  const Py_ssize_t size =
      PySlice_AdjustIndices(static_cast<Py_ssize_t>(size_), &first, &stop, step);
  return Rows(*this, first, step, static_cast<std::size_t>(size));
}

PyObject* Rows::record(std::size_t index) const {
  return make_record(block_, row(index));
}

nb::object Rows::stream(ArrowText text) const {
  if (step_ != 1) {
    throw nb::value_error("these rows are a slice with gaps; Arrow takes rows that lie together");
  }
  return stream_capsule(*block_->batch()->schema, form(text),
                        [rows = range()]() mutable { return std::exchange(rows, RowRange{}); });
}

nb::object Rows::arrow_schema() const {
  return schema_capsule(*block_->batch()->schema, form(ArrowText::views));
}

ArrowForm Rows::form(ArrowText text) const {
  ArrowForm form{.text = text};
  const nb::gil_scoped_release no_gil;
  fit_integers(range(), form);
  return form;
}

namespace {

class RowsIterator {
 public:
  explicit RowsIterator(const Rows& rows) : rows_(rows) {}
  PyObject* next() { return at_ == rows_.size() ? nullptr : rows_.record(at_++); }
  std::size_t left() const { return rows_.size() - at_; }

 private:
  Rows rows_;
  std::size_t at_ = 0;
};

PyObject* iterator_next(PyObject* self) {
  return guarded([self] { return nb::inst_ptr<RowsIterator>(nb::handle(self))->next(); });
}

PyObject* same_object(PyObject* self) {
  return Py_NewRef(self);
}

PyType_Slot iterator_slots[] = {
    {Py_tp_iter, reinterpret_cast<void*>(same_object)},
    {Py_tp_iternext, reinterpret_cast<void*>(iterator_next)},
    {0, nullptr},
};

nb::object item(const Rows& rows, Py_ssize_t index) {
  const auto size = static_cast<Py_ssize_t>(rows.size());
  const Py_ssize_t at = index < 0 ? index + size : index;
  if (at < 0 || at >= size) {
    throw nb::index_error(("row " + std::to_string(index) + " of " + std::to_string(size)).c_str());
  }
  PyObject* const record = rows.record(static_cast<std::size_t>(at));
  if (record == nullptr) nb::raise_python_error();
  return nb::steal(record);
}

nb::object no_item(const Rows&, nb::handle key) {
  PyErr_Format(PyExc_TypeError,
               "rows are found by number or slice, not by %R; rows.column(name) is a column",
               key.ptr());
  nb::raise_python_error();
}

// As lists do, by comparison with each.
nb::object by_operator(const char* name, nb::handle rows, nb::handle value) {
  return nb::borrow(imported("operator", name))(rows, value);
}

// What slices share is counted for the whole.
std::size_t size_in_memory(const Rows& rows) {
  const Batch& batch = *rows.block()->batch();
  return sizeof(Rows) + (rows.size() == batch.rows ? decoded_bytes(batch) : 0);
}

// Equal to any sequence of equal rows, as lists of tuples are to each other.
nb::object equals(const Rows& rows, const nb::object& other) {
  if (nb::isinstance<nb::str>(other) || PySequence_Check(other.ptr()) == 0) {
    return nb::borrow(Py_NotImplemented);
  }
  const Py_ssize_t size = PySequence_Size(other.ptr());
  if (size < 0) nb::raise_python_error();
  if (static_cast<std::size_t>(size) != rows.size()) return nb::bool_(false);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const nb::object left = nb::steal(rows.record(i));
    const nb::object right = nb::steal(PySequence_GetItem(other.ptr(), static_cast<Py_ssize_t>(i)));
    if (!left.is_valid() || !right.is_valid()) nb::raise_python_error();
    const int same = PyObject_RichCompareBool(left.ptr(), right.ptr(), Py_EQ);
    if (same < 0) nb::raise_python_error();
    if (same == 0) return nb::bool_(false);
  }
  return nb::bool_(true);
}

nb::object call_library(const char* module, const char* function, const nb::object& rows) {
  return nb::module_::import_(module).attr(function)(rows);
}

std::string repr(const Rows& rows) {
  std::string text =
      "<" + std::to_string(rows.size()) + " rows of " + rows.block()->record_class().name();
  if (rows.size() != 0) {
    text += ", first " + nb::cast<std::string>(nb::repr(item(rows, 0)));
  }
  return text + ">";
}

}  // namespace

void bind_rows(nb::module_& module) {
  nb::class_<RowsIterator>(module, "RowsIterator", nb::type_slots(iterator_slots))
      .def("__length_hint__", &RowsIterator::left);
  nb::class_<Rows>(module, "Rows", "All rows of a file, held as columns: a sequence of records.")
      .def("__len__", &Rows::size)
      .def("__getitem__", item, nb::arg("index"))
      .def(
          "__getitem__",
          [](const Rows& rows, const nb::slice& index) { return rows.sliced(index); },
          nb::arg("index"))
      .def("__getitem__", no_item, nb::arg("index"))
      .def("index",
           [](nb::handle rows, nb::handle row) { return by_operator("indexOf", rows, row); })
      .def("count",
           [](nb::handle rows, nb::handle row) { return by_operator("countOf", rows, row); })
      .def("__sizeof__", size_in_memory)
      .def("__copy__", [](nb::object rows) { return rows; })
      .def("__reduce__",
           [](nb::handle rows) {
             return nb::borrow(imported("sprat._classes", "reduce_rows"))(rows);
           })
      .def("__iter__", [](const Rows& rows) { return RowsIterator(rows); })
      .def("__eq__", equals, nb::arg("other").none())
      .def(
          "__arrow_c_stream__",
          [](const Rows& rows, nb::object) { return rows.stream(ArrowText::views); },
          nb::arg("requested_schema") = nb::none())
      .def("__arrow_c_schema__", &Rows::arrow_schema)
      .def(
          "arrow_stream",
          [](const Rows& rows, const std::string& text) {
            return rows.stream(arrow_text_named(text));
          },
          nb::arg("text"))
      .def_prop_ro("schema",
                   [](const Rows& rows) { return Schema(*rows.block()->batch()->schema); })
      .def(
          "column",
          [](const Rows& rows, const std::string& name) { return RowsColumn(rows, name); },
          nb::arg("name"))
      .def("to_arrow", [](nb::object self) { return call_library("pyarrow", "table", self); })
      .def("to_polars", [](nb::object self) { return call_library("polars", "DataFrame", self); })
      .def("to_pandas",
           [](nb::object self) { return nb::borrow(imported("sprat._arrays", "to_pandas"))(self); })
      .def("__repr__", repr)
      .attr("__hash__") = nb::none();
}

}  // namespace sprat::python

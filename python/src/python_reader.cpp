// SPDX-License-Identifier: Apache-2.0
#include "python_reader.hpp"

#include <utility>

#include <nanobind/stl/optional.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include "arrow_capsules.hpp"
#include "collected_rows.hpp"
#include "python_errors.hpp"
#include "python_rows.hpp"
#include "python_source.hpp"
#include "record_object.hpp"

namespace sprat::python {

namespace {

// A Python object that may be let go on any thread.
class SharedObject {
 public:
  explicit SharedObject(nb::object object)
      : object_(new nb::object(std::move(object)), [](nb::object* last) {
          const nb::gil_scoped_acquire gil;
          delete last;
        }) {}

 private:
  std::shared_ptr<nb::object> object_;
};

RowRange next_rows(FilteredReader& reader) {
  auto batch = reader.next();
  if (!batch) return {};
  const std::size_t rows = batch->rows;
  return {std::move(batch), 0, rows};
}

}  // namespace

Reader::Reader(nb::handle file, const Selection& selection)
    : file_(nb::borrow(file)), selection_(selection), is_repeatable_(is_repeatable(file)) {
  reader_.emplace(file, selection);
  const Schema& schema = *reader_->schema();
  record_class_ = RecordClass::of(schema.name, schema.fields);
}

FilteredReader& Reader::open_reader() {
  if (!reader_) throw nb::value_error("the reader is closed");
  return *reader_;
}

void Reader::close() {
  block_ = RowBlockRef();
  row_ = rows_ = 0;
  reader_.reset();
}

bool Reader::next_block() {
  FilteredReader& reader = open_reader();
  block_ = RowBlockRef();
  row_ = rows_ = 0;
  if (PyErr_CheckSignals() != 0) nb::raise_python_error();
  std::shared_ptr<Batch> batch;
  {
    const nb::gil_scoped_release no_gil;
    batch = reader.next();
  }
  if (!batch) return false;
  rows_ = batch->rows;
  block_ = RowBlockRef(new RowBlock(record_class_, std::move(batch)));
  return true;
}

PyObject* Reader::next() {
  while (row_ == rows_) {
    if (!next_block()) return nullptr;
  }
  return make_record(block_, row_++);
}

nb::object Reader::stream(const nb::object& self, ArrowText text) {
  const Schema& schema = *open_reader().schema();
  if (!is_repeatable_) {
    if (std::exchange(has_streamed_, true)) {
      throw nb::value_error("this file can be read only once, and its rows were handed out");
    }
    return stream_capsule(schema, text,
                          [owner = SharedObject(self), this] { return next_rows(open_reader()); });
  }
  return stream_capsule(
      schema, text,
      [owner = SharedObject(self), this, reader = std::shared_ptr<FilteredReader>()]() mutable {
        if (!reader) {
          const nb::gil_scoped_acquire gil;
          reader = std::make_shared<FilteredReader>(file_, selection_);
        }
        return next_rows(*reader);
      });
}

std::shared_ptr<const Batch> Reader::collect() {
  FilteredReader& reader = open_reader();
  const nb::gil_scoped_release no_gil;
  return collect_rows(reader);
}

namespace {

// Translates what C++ throws, as nanobind does for functions of its own.
PyObject* iternext(PyObject* self) {
  return guarded([self] { return nb::inst_ptr<Reader>(nb::handle(self))->next(); });
}

PyObject* iterate(PyObject* self) {
  return Py_NewRef(self);
}

PyType_Slot reader_slots[] = {
    {Py_tp_iter, reinterpret_cast<void*>(iterate)},
    {Py_tp_iternext, reinterpret_cast<void*>(iternext)},
    {0, nullptr},
};

std::string repr(Reader& reader) {
  return "<Reader of " + reader.record_class()->name() + ">";
}

}  // namespace

void bind_reader(nb::module_& module) {
  nb::class_<Reader>(module, "Reader", "A file's rows, one after the other, in constant memory.",
                     nb::type_slots(reader_slots))
      .def(
          "__init__",
          [](Reader* self, nb::handle file, const std::vector<std::string>& columns,
             const nb::list& where) {
            new (self) Reader(file, Selection{columns, where});
          },
          nb::arg("file"), nb::arg("columns"), nb::arg("where"))
      .def("load", [](Reader& reader) { return Rows(reader.collect()); })
      .def(
          "__arrow_c_stream__",
          [](nb::object self, nb::object) {
            return nb::cast<Reader&>(self).stream(self, ArrowText::views);
          },
          nb::arg("requested_schema") = nb::none())
      .def("__arrow_c_schema__",
           [](Reader& reader) {
             return schema_capsule(*reader.open_reader().schema(), ArrowText::views);
           })
      .def(
          "arrow_stream",
          [](nb::object self, const std::string& text) {
            return nb::cast<Reader&>(self).stream(self, arrow_text_named(text));
          },
          nb::arg("text"))
      .def_prop_ro("schema", [](Reader& reader) { return Schema(*reader.open_reader().schema()); })
      .def_prop_ro("row_count", [](Reader& reader) { return reader.open_reader().row_count(); })
      .def("close", &Reader::close)
      .def("__enter__", [](nb::object self) { return self; })
      .def("__exit__", [](Reader& reader, nb::args) { reader.close(); })
      .def("__repr__", repr);
}

}  // namespace sprat::python

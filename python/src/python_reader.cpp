// SPDX-License-Identifier: Apache-2.0
#include "python_reader.hpp"

#include <utility>

#include <nanobind/stl/map.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/vector.h>

#include "arrow_capsules.hpp"
#include "arrow_scan.hpp"
#include "collected_rows.hpp"
#include "exclusive_use.hpp"
#include "python_errors.hpp"
#include "python_rows.hpp"
#include "python_source.hpp"
#include "python_totals.hpp"
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

// Receivers hold the GIL or not when they ask for rows.
class NoGil {
 public:
  NoGil() {
    if (PyGILState_Check() != 0) released_.emplace();
  }

 private:
  std::optional<nb::gil_scoped_release> released_;
};

bool holds_integers(const Type& type) {
  const bool has_elements = type.kind == TypeKind::list || type.kind == TypeKind::array;
  return (has_elements ? type.fields.front().type : type).kind == TypeKind::integer;
}

ArrowForm fitted_form(FilteredReader& reader) {
  const nb::gil_scoped_release no_gil;
  ArrowForm form;
  form.integers.resize(schema_columns(*reader.schema()).size());
  const auto batch = std::make_shared<Batch>();
  while (reader.next(*batch)) fit_integers({.batch = batch}, form);
  return form;
}

RowRange next_rows(FilteredReader& reader) {
  auto batch = std::make_shared<Batch>();
  if (!reader.next(*batch)) return {};
  const std::size_t rows = batch->rows;
  return {.batch = std::move(batch), .first = 0, .count = rows};
}

}  // namespace

Reader::Reader(nb::handle file, const Selection& selection)
    : file_(nb::borrow(file)),
      place_(file),
      selection_(selection),
      is_native_(is_repeatable(file)),
      is_repeatable_(is_native_ || place_.is_known()) {
  blocks_.emplace(file, selection);
  record_class_ = RecordClass::of(schema().name, schema().fields);
}

BlockAhead& Reader::open_blocks() {
  if (!blocks_) throw nb::value_error("the reader is closed");
  return *blocks_;
}

void Reader::forget_block() {
  given_ = {};
  block_ = RowBlockRef();
  row_ = rows_ = 0;
}

void Reader::close() {
  const ExclusiveUse use(is_used_, "reader");
  forget_block();
  blocks_.reset();
}

bool Reader::next_block() {
  const ExclusiveUse use(is_used_, "reader");
  BlockAhead& blocks = open_blocks();
  forget_block();
  if (PyErr_CheckSignals() != 0) nb::raise_python_error();
  std::optional<NarrowBatch> rows;
  {
    const nb::gil_scoped_release no_gil;
    rows = blocks.next();
  }
  if (!rows) return false;
  rows_ = rows->batch->rows;
  block_ = RowBlockRef(new RowBlock(record_class_, std::move(*rows)));
  return true;
}

PyObject* Reader::next() {
  while (row_ == rows_) {
    if (!next_block()) return nullptr;
  }
  // A loop still holds the record before when it asks for the next one.
  nb::object& given = given_[row_ % given_.size()];
  if (given.is_valid() && Py_REFCNT(given.ptr()) == 1) {
    move_record(given.ptr(), row_++);
  } else {
    given = nb::steal(make_record(block_, row_++));
  }
  return Py_XNewRef(given.ptr());
}

nb::object Reader::stream(const nb::object& self, ArrowText text) {
  const Schema& rows = schema();
  if (!is_repeatable_) {
    if (std::exchange(has_streamed_, true)) {
      throw nb::value_error("this file can be read only once, and its rows were handed out");
    }
    return stream_capsule(rows, form(text), [owner = SharedObject(self), this] {
      return next_rows(open_blocks().untouched());
    });
  }
  const ReaderOptions options = column_options();
  const ArrowForm columns = form(text);
  return stream_capsule(rows, columns,
                        [owner = SharedObject(self), this, options, columns,
                         scan = std::shared_ptr<ArrowScan>()]() mutable {
                          if (!scan) {
                            auto source = source_again();
                            const NoGil no_gil;
                            scan = std::make_shared<ArrowScan>(std::move(source), options, columns);
                          }
                          const NoGil no_gil;
                          return scan->next();
                        });
}

// Python calls a file object on the thread that asks for its rows alone.
ReaderOptions Reader::column_options() {
  ReaderOptions options = open_blocks().reader().options();
  options.threads = is_native_ ? selection_.threads : 1;
  return options;
}

std::unique_ptr<Source> Reader::source_again() const {
  const nb::gil_scoped_acquire gil;
  place_.restore();
  return make_source(file_);
}

nb::object Reader::totals() {
  const std::vector<std::string> columns =
      selection_.columns.empty() ? summed_columns(schema()) : selection_.columns;
  if (is_repeatable_) {
    place_.restore();
    return totals_of(file_, column_options(), columns);
  }
  const ExclusiveUse use(is_used_, "reader");
  return totals_of_rest(open_blocks().untouched(), columns);
}

nb::object Reader::arrow_schema() {
  return schema_capsule(schema(), form(ArrowText::views));
}

FilteredReader Reader::open_again(const Selection& selection) const {
  place_.restore();
  return FilteredReader(file_, selection);
}

// Arrow wants to know the widest integer before the first row: the columns of integers are read
// for it; where that can't be, any of them fits a text.
ArrowForm Reader::form(ArrowText text) {
  if (integers_) return {text, *integers_};
  const std::vector<Field> columns = schema_columns(schema());
  ArrowForm all{.text = text, .integers = {}};
  Selection integers{{}, selection_.where, selection_.schema};
  for (const Field& column : columns) {
    if (holds_integers(column.type)) integers.columns.push_back(column.name);
  }
  if (!integers.columns.empty() && !is_repeatable_) {
    all.integers.assign(columns.size(), ArrowInteger::text);
  } else if (!integers.columns.empty()) {
    FilteredReader reader = open_again(integers);
    const ArrowForm found = fitted_form(reader);
    all.integers.assign(columns.size(), ArrowInteger::int64);
    for (std::size_t i = 0, at = 0; i < columns.size(); ++i) {
      if (holds_integers(columns[i].type)) all.integers[i] = found.integers[at++];
    }
  }
  integers_ = all.integers;
  return all;
}

NarrowBatch Reader::collect() {
  const ExclusiveUse use(is_used_, "reader");
  FilteredReader& reader = open_blocks().untouched();
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
             const nb::list& where, std::shared_ptr<Schema> schema,
             std::optional<unsigned> threads) {
            new (self) Reader(file, Selection{columns, where, std::move(schema), threads});
          },
          nb::arg("file"), nb::arg("columns"), nb::arg("where"), nb::arg("schema").none(),
          nb::arg("threads").none())
      .def("totals", &Reader::totals)
      .def("load", [](Reader& reader) { return Rows(reader.collect()); })
      .def(
          "__arrow_c_stream__",
          [](nb::object self, nb::object) {
            return nb::cast<Reader&>(self).stream(self, ArrowText::views);
          },
          nb::arg("requested_schema") = nb::none())
      .def("__arrow_c_schema__", &Reader::arrow_schema)
      .def(
          "arrow_stream",
          [](nb::object self, const std::string& text) {
            return nb::cast<Reader&>(self).stream(self, arrow_text_named(text));
          },
          nb::arg("text"))
      .def_prop_ro("schema", [](Reader& reader) { return Schema(reader.schema()); })
      .def_prop_ro("row_count",
                   [](Reader& reader) { return reader.open_blocks().reader().row_count(); })
      .def_prop_ro("metadata",
                   [](Reader& reader) { return reader.open_blocks().reader().metadata(); })
      .def("close", &Reader::close)
      .def("__enter__", [](nb::object self) { return self; })
      .def("__exit__", [](Reader& reader, nb::args) { reader.close(); })
      .def("__repr__", repr);
}

}  // namespace sprat::python

// SPDX-License-Identifier: Apache-2.0
#include "python_writer.hpp"

#include <utility>

#include <nanobind/stl/map.h>
#include <nanobind/stl/shared_ptr.h>
#include <nanobind/stl/string.h>

#include <sprat/error.hpp>

#include "arrow_capsules.hpp"
#include "exclusive_use.hpp"
#include "python_source.hpp"
#include "row_truncation.hpp"

namespace sprat::python {

namespace {

// Rows handed over at a time: enough to make the call cheap, few enough to stay in the cache.
constexpr std::size_t kRowsAtOnce = 1024;
// Blocks of wide rows are smaller than the library's own: a block is held decoded and encoded.
constexpr std::uint64_t kBlockBytes = std::uint64_t{2} << 20;
// Looked at after each row of large values.
constexpr std::size_t kBytesAtOnce = std::size_t{1} << 20;

}  // namespace

Effort effort_named(const std::string& name) {
  if (name == "fast") return Effort::fast;
  if (name == "default") return Effort::standard;
  if (name == "small") return Effort::small;
  throw nb::value_error(("effort is 'fast', 'default' or 'small', not '" + name + "'").c_str());
}

Writer::Writer(nb::handle file, std::shared_ptr<const Schema> schema, const WriterOptions& options,
               const SinkOptions& sink_options)
    : schema_(std::move(schema)), appender_(schema_) {
  writer_.emplace(make_sink(file, sink_options), *schema_, options);
  batch_.schema = schema_;
  batch_.columns.resize(schema_columns(*schema_).size());
}

BatchWriter& Writer::open_writer() {
  if (!writer_) throw nb::value_error("the writer is closed, or the file could not be written");
  return *writer_;
}

void Writer::append(PyObject* row) {
  try {
    appender_.append(row, batch_);
  } catch (...) {
    drop_partial_row(batch_);
    throw;
  }
  if (batch_.rows == kRowsAtOnce || decoded_bytes(batch_) >= kBytesAtOnce) hand_over();
}

void Writer::write(nb::handle row) {
  const ExclusiveUse use(is_used_, "writer");
  open_writer();
  append(row.ptr());
}

void Writer::write_rows(nb::handle rows) {
  const ExclusiveUse use(is_used_, "writer");
  open_writer();
  for (nb::handle row : nb::iter(rows)) append(row.ptr());
}

void Writer::hand_over() {
  if (PyErr_CheckSignals() != 0) nb::raise_python_error();
  BatchWriter& writer = open_writer();
  if (batch_.rows == 0) return;
  try {
    const nb::gil_scoped_release no_gil;
    writer.write(batch_);
  } catch (...) {
    writer_.reset();
    throw;
  }
  batch_.first_row += batch_.rows;
  batch_.clear();
}

void Writer::write_batches(ArrowImporter& table) {
  const ExclusiveUse use(is_used_, "writer");
  hand_over();
  BatchWriter& writer = open_writer();
  try {
    const nb::gil_scoped_release no_gil;
    Batch batch;
    while (table.next(batch)) {
      batch.schema = schema_;
      writer.write(batch);
      batch_.first_row += batch.rows;
    }
  } catch (...) {
    writer_.reset();
    throw;
  }
}

void Writer::flush() {
  const ExclusiveUse use(is_used_, "writer");
  BatchWriter& writer = open_writer();
  hand_over();
  const nb::gil_scoped_release no_gil;
  writer.flush();
}

void Writer::close() {
  const ExclusiveUse use(is_used_, "writer");
  if (!writer_) return;
  hand_over();
  try {
    const nb::gil_scoped_release no_gil;
    writer_->close();
  } catch (...) {
    writer_.reset();
    throw;
  }
  writer_.reset();
}

void Writer::discard() {
  const ExclusiveUse use(is_used_, "writer");
  writer_.reset();
}

void bind_writer(nb::module_& module) {
  nb::class_<ArrowImporter>(module, "ArrowTable", "Another library's table, to be written once.")
      .def("__init__", [](ArrowImporter* self,
                          nb::handle table) { new (self) ArrowImporter(import_table(table)); })
      .def_prop_ro("schema", [](const ArrowImporter& table) {
        return std::make_shared<Schema>(table.schema());
      });
  nb::class_<Writer>(module, "Writer", "Writes rows; the file appears, whole, when it is closed.")
      .def(
          "__init__",
          [](Writer* self, nb::handle file, std::shared_ptr<const Schema> schema,
             const std::string& effort, bool overwrite, bool sync,
             const std::map<std::string, std::string>& metadata) {
            WriterOptions options;
            options.effort = effort_named(effort);
            options.metadata = metadata;
            options.block_bytes = kBlockBytes;
            new (self) Writer(file, std::move(schema), options, {overwrite, sync});
          },
          nb::arg("file"), nb::arg("schema"), nb::kw_only(), nb::arg("effort") = "default",
          nb::arg("overwrite") = true, nb::arg("sync") = false, nb::arg("metadata") = nb::dict())
      .def("write", &Writer::write, nb::arg("row"))
      .def("write_rows", &Writer::write_rows, nb::arg("rows"))
      .def("write_batches", &Writer::write_batches, nb::arg("table"))
      .def("flush", &Writer::flush)
      .def("close", &Writer::close)
      .def("discard", &Writer::discard)
      .def_prop_ro("schema", [](const Writer& writer) { return Schema(writer.schema()); })
      .def_prop_ro("rows", &Writer::rows)
      .def_prop_ro("closed", [](const Writer& writer) { return !writer.is_open(); });
}

}  // namespace sprat::python

// SPDX-License-Identifier: Apache-2.0
// Writer: rows, as Python has them, to a sprat file.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include <nanobind/nanobind.h>

#include <sprat/arrow.hpp>
#include <sprat/writer.hpp>

#include "row_appender.hpp"

namespace sprat::python {

class Writer {
 public:
  Writer(nb::handle file, std::shared_ptr<const Schema> schema, const WriterOptions& options,
         const SinkOptions& sink_options);

  /// A row that does not fit is refused, and the writer goes on after the row before.
  void write(nb::handle row);
  void write_rows(nb::handle rows);
  /// Rows of another library's table, whose schema is this writer's.
  void write_batches(ArrowImporter& table);
  void flush();
  /// The file is there when this has returned.
  void close();
  /// Nothing of the file is left.
  void discard();
  bool is_open() const { return writer_.has_value(); }
  const Schema& schema() const { return *schema_; }
  std::uint64_t rows() const { return batch_.first_row + batch_.rows; }

 private:
  void append(PyObject* row);
  void hand_over();
  BatchWriter& open_writer();

  std::shared_ptr<const Schema> schema_;
  RowAppender appender_;
  std::optional<BatchWriter> writer_;
  Batch batch_;
  bool is_used_ = false;
};

/// "fast", "default" or "small"; ValueError otherwise.
Effort effort_named(const std::string& name);

void bind_writer(nb::module_& module);

}  // namespace sprat::python

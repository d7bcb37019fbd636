// SPDX-License-Identifier: Apache-2.0
// RecordSink: what sprat::Writer writes through: leaves of rows that become batches. Programs use
// Writer.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <sprat/buffer.hpp>
#include <sprat/io.hpp>
#include <sprat/schema.hpp>
#include <sprat/writer.hpp>

namespace sprat {

/// One leaf of the rows that are not yet a batch; `schema_columns` says which and in which order.
struct LeafRows {
  /// Fixed width: the values, side by side, a bool as a byte; text: the bytes.
  Buffer values;
  /// int32, text and lists: where each row ends.
  Buffer ends;
  /// A byte a row, of nullable leaves: 1 where the value is there.
  Buffer present;
  /// One, the elements, of lists and arrays.
  std::vector<LeafRows> elements;

  /// Throws LimitError where the rows' texts would exceed 2 GiB.
  void append_text(std::string_view text);
  /// Of a list whose elements were appended; `count`: of all rows'.
  void end_list(std::size_t count);
};

/// Not thread-safe.
class RecordSink {
 public:
  RecordSink(std::unique_ptr<Sink> sink, const Schema& schema, const WriterOptions& options);
  ~RecordSink();
  RecordSink(RecordSink&&) noexcept;
  RecordSink& operator=(RecordSink&&) noexcept;

  /// What takes the next row, which `end_row` ends. Throws IoError after a failure or `close`.
  LeafRows* begin_row();
  void end_row();
  void flush();
  void close();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sprat

// SPDX-License-Identifier: Apache-2.0
// The records of a block of layout rows: a flat schema's rows as C++ structs, and what must hold of
// them (docs/format.md, Records).
#pragma once

#include <cstddef>
#include <vector>

#include <sprat/batch.hpp>
#include <sprat/schema.hpp>

#include "base/bytes.hpp"

namespace sprat {

class RecordRows {
 public:
  /// Throws SchemaError where the schema is not flat.
  explicit RecordRows(const Schema& schema);

  std::size_t record_bytes() const { return record_bytes_; }

  /// A batch whose columns are sound; replaces what `records` holds. Padding is zero.
  void scatter(const Batch& batch, Buffer& records) const;

  /// One column of whole records. Throws CorruptError naming the row where a value cannot be.
  void gather(std::size_t column, Bytes records, Column& into) const;

  /// Throws CorruptError where padding is not zero.
  void check_padding(Bytes records) const;
  /// Throws CorruptError where a value cannot be what its column's type says.
  void check_values(Bytes records) const;

 private:
  std::vector<Field> columns_;
  /// By column.
  std::vector<std::size_t> offsets_;
  /// Offsets of the bytes that belong to no field.
  std::vector<std::size_t> padding_;
  std::size_t record_bytes_ = 0;
};

}  // namespace sprat

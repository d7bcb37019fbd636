// SPDX-License-Identifier: Apache-2.0
// Column and Batch: some rows in memory, column by column, in the Apache Arrow memory layout.
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include <sprat/buffer.hpp>
#include <sprat/schema.hpp>

namespace sprat {

/// One column of a batch. Which buffers are used depends on the type:
/// - boolean: `values` is a bitmap, least significant bit first;
/// - fixed width: `values` holds the values, little-endian;
/// - text, bytes, integer: entry i is values[offsets[i], offsets[i + 1]); row i is entry i, or,
///   where `codes` is not empty, entry codes[i] (a dictionary);
/// - fixed text: `values` holds `length` bytes a row;
/// - list: row i is elements [offsets[i], offsets[i + 1]) of children[0];
/// - array: row i is elements [i * length, (i + 1) * length) of children[0].
/// A null row's slot holds some valid value of no meaning (an empty or a repeated one); a null list
/// has no elements, a null array has `length` of them. Elements are never null.
class Column {
 public:
  std::size_t length = 0;
  std::size_t null_count = 0;
  /// Bitmap, bit set: the value is there. Empty where nothing is null.
  Buffer validity;
  Buffer values;
  /// int32, one more than there are entries.
  Buffer offsets;
  /// uint32 a row.
  Buffer codes;
  /// One, the elements, of lists and arrays.
  std::vector<Column> children;

  bool is_dictionary() const { return !codes.empty(); }
  bool is_null(std::size_t row) const { return null_count != 0 && !bit(validity, row); }
  bool boolean(std::size_t row) const { return bit(values, row); }
  template <class T>
  T value(std::size_t row) const {
    return values.as<T>()[row];
  }
  std::size_t entries() const {
    return offsets.empty() ? 0 : offsets.as<std::int32_t>().size() - 1;
  }
  std::string_view entry(std::size_t index) const {
    const auto at = offsets.as<std::int32_t>();
    return {reinterpret_cast<const char*>(values.data()) + at[index],
            static_cast<std::size_t>(at[index + 1] - at[index])};
  }
  std::string_view text(std::size_t row) const {
    return entry(is_dictionary() ? codes.as<std::uint32_t>()[row] : row);
  }
  /// Empties the column, keeping its memory for the next rows.
  void clear();

  static bool bit(const Buffer& bitmap, std::size_t index) {
    return (std::to_integer<unsigned>(bitmap.data()[index / 8]) >> (index % 8) & 1U) != 0;
  }
};

/// Some rows. `columns[i]` belongs to `schema_columns(*schema)[i]`: to `schema->fields[i]` where
/// there are no structs. The columns of a nullable struct are null in the same rows.
struct Batch {
  std::shared_ptr<const Schema> schema;
  std::vector<Column> columns;
  std::size_t rows = 0;
  /// The first row's number in its file or input.
  std::uint64_t first_row = 0;

  void clear();
};

/// Bytes that the rows take in memory: what the block size limits.
std::size_t decoded_bytes(const Batch& batch);

/// Appends rows [first, first + count) of `source`, which has the same schema, to `target`.
void append_rows(const Batch& source, std::size_t first, std::size_t count, Batch& target);

/// True where both hold the same rows, however they hold them (dictionary or not, slots of nulls).
bool same_rows(const Batch& left, const Batch& right);

}  // namespace sprat

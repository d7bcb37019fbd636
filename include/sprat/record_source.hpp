// SPDX-License-Identifier: Apache-2.0
// RecordSource: what sprat::Reader reads through: a file's values, leaf by leaf, as records hold
// them. Programs use Reader.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include <sprat/io.hpp>
#include <sprat/limits.hpp>
#include <sprat/schema.hpp>
#include <sprat/statistics.hpp>

namespace sprat {

struct RecordReaderOptions {
  Limits limits;
};

/// Rows that come at once, at most.
inline constexpr std::size_t kRecordVector = 1024;

/// One leaf of some rows; `schema_columns` of the record's schema says which and in which order.
struct RecordLeaf {
  /// Fixed width: the values, side by side; a bool is a byte, 0 or 1. Of a list: the elements of
  /// the block, text as views.
  const std::byte* values = nullptr;
  /// Text, bytes, integers: row i is texts[codes[i]].
  const std::string_view* texts = nullptr;
  const std::uint32_t* codes = nullptr;
  /// Texts of the block's dictionary; 0 where each row has a text of its own.
  std::size_t dictionary_size = 0;
  /// Of a list: row i has elements [begins[i], ends[i]).
  const std::int32_t* begins = nullptr;
  const std::int32_t* ends = nullptr;
  /// A byte a row: 1 where the value is there, 0 where it is null.
  const std::uint8_t* present = nullptr;
};

/// Not thread-safe.
class RecordSource {
 public:
  /// `record_bytes`: of the struct, to be given records as they lie in blocks of layout rows; 0:
  /// as leaves only. Throws SchemaError that lists every field of `schema` that the file's rows do
  /// not fit.
  RecordSource(std::unique_ptr<Source> source, const Schema& schema,
               const RecordReaderOptions& options, std::size_t record_bytes = 0);
  ~RecordSource();
  RecordSource(RecordSource&&) noexcept;
  RecordSource& operator=(RecordSource&&) noexcept;

  /// Only rows whose leaf satisfies this, and all that was asked before, are given.
  void where(std::size_t leaf, Comparison comparison, const Scalar& value);
  /// Only rows [first, first + count) are given.
  void rows(std::uint64_t first, std::uint64_t count);
  /// Known where the file can be read by place.
  std::optional<std::uint64_t> row_count() const;
  const Schema& file_schema() const;

  /// Begins anew. Throws IoError where rows were given and the file cannot be read by place.
  void rewind();
  /// The next rows; 0 at the end. What the leaves lead to lives until the next call, except texts
  /// and elements: they live until the first call after their block's last row.
  std::size_t next();
  /// Of the rows that `next` gave.
  const RecordLeaf* leaves() const;
  /// Where the rows that `next` gave are records already, those, side by side; the leaves tell
  /// nothing then. Else null.
  const std::byte* records() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sprat

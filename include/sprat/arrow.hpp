// SPDX-License-Identifier: Apache-2.0
// Batches to and from the Apache Arrow C data interface (its page "The Arrow C data interface" and
// "C stream interface" specify the structs), so that they go to other libraries without a copy.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include <sprat/batch.hpp>

extern "C" {

#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema {
  const char* format;
  const char* name;
  const char* metadata;
  std::int64_t flags;
  std::int64_t n_children;
  struct ArrowSchema** children;
  struct ArrowSchema* dictionary;
  void (*release)(struct ArrowSchema*);
  void* private_data;
};

struct ArrowArray {
  std::int64_t length;
  std::int64_t null_count;
  std::int64_t offset;
  std::int64_t n_buffers;
  std::int64_t n_children;
  const void** buffers;
  struct ArrowArray** children;
  struct ArrowArray* dictionary;
  void (*release)(struct ArrowArray*);
  void* private_data;
};

#endif

#ifndef ARROW_C_STREAM_INTERFACE
#define ARROW_C_STREAM_INTERFACE

struct ArrowArrayStream {
  int (*get_schema)(struct ArrowArrayStream*, struct ArrowSchema*);
  int (*get_next)(struct ArrowArrayStream*, struct ArrowArray*);
  const char* (*get_last_error)(struct ArrowArrayStream*);
  void (*release)(struct ArrowArrayStream*);
  void* private_data;
};

#endif

}  // extern "C"

namespace sprat {

/// How text is handed out: as string views, as codes of a dictionary, or as Arrow's oldest layout,
/// offsets into the bytes, which lists' elements always have.
enum class ArrowText : std::uint8_t { views, dictionary, offsets };

/// How a column of integers of any size is handed out, from the narrowest: Arrow has no such type.
enum class ArrowInteger : std::uint8_t { int64, decimal128, decimal256, text };

struct ArrowForm {
  ArrowText text = ArrowText::views;
  /// By column (schema_columns); empty: int64.
  std::vector<ArrowInteger> integers = {};
};

/// The rows' schema as a struct type. Decimals are decimal128. The receiver releases it.
void export_arrow_schema(const Schema& schema, const ArrowForm& form, ArrowSchema& into);

/// Some rows of a batch; a range without a batch is the end of a stream.
struct RowRange {
  std::shared_ptr<const Batch> batch = {};
  std::size_t first = 0;
  std::size_t count = 0;
  /// By column, the bytes of a dictionary's codes, 1, 2 or 4: rows that are held long may have them
  /// narrow. 0, and where the vector is empty: 4.
  std::vector<std::uint8_t> code_widths = {};
};

/// The rows as a struct array that keeps the batch alive. What Arrow lays out as a batch does is
/// not copied. Throws LimitError where an integer does not fit its column's form.
void export_arrow_rows(const RowRange& rows, const ArrowForm& form, ArrowArray& into);

/// Widens the form of each column of integers of any size so that it has room for the batch's.
void fit_integers(const RowRange& rows, ArrowForm& form);

/// Gives a stream's next rows.
using NextRows = std::function<RowRange()>;
/// A stream that calls `next`, on whatever thread the receiver asks from; its errors are the
/// stream's.
void export_arrow_stream(const Schema& schema, ArrowForm form, NextRows next,
                         ArrowArrayStream& into);

/// Reads another library's stream of struct arrays as batches.
class ArrowImporter {
 public:
  /// Takes the stream over. Throws SchemaError naming every column whose type sprat does not have.
  explicit ArrowImporter(ArrowArrayStream& stream);
  ~ArrowImporter();
  ArrowImporter(ArrowImporter&&) noexcept;

  const Schema& schema() const;
  /// False at the end. Throws SchemaError where a value does not fit its column's type, IoError
  /// where the stream fails.
  bool next(Batch& batch);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sprat

// SPDX-License-Identifier: Apache-2.0
// Batches to and from the Apache Arrow C data interface (its page "The Arrow C data interface" and
// "C stream interface" specify the structs), so that they go to other libraries without a copy.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>
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

/// Memory of rows that were handed out, for the next ones: the system's pages cost more than what
/// is written into them. Thread-safe; batches and arrays keep it alive.
class ArrowMemory : public std::enable_shared_from_this<ArrowMemory> {
 public:
  /// Keeps so many batches that came back, and 4 MiB for each of what was made for them.
  static std::shared_ptr<ArrowMemory> create(std::size_t batches);

  /// A batch to be filled, which comes back when nobody holds it any more.
  std::shared_ptr<Batch> batch();
  /// So many bytes of no known content; `give` brings them back.
  Buffer buffer(std::size_t bytes);
  void give(Buffer&& buffer);

 private:
  explicit ArrowMemory(std::size_t batches) : most_batches_(batches) {}
  void give(std::unique_ptr<Batch> batch);

  std::size_t most_batches_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Batch>> batches_;
  std::vector<Buffer> buffers_;
  std::size_t buffer_bytes_ = 0;
};

/// Some rows of a batch; a range without a batch is the end of a stream.
struct RowRange {
  std::shared_ptr<const Batch> batch = {};
  std::size_t first = 0;
  std::size_t count = 0;
  /// By column, the bytes of a dictionary's codes, 1, 2 or 4: rows that are held long may have them
  /// narrow. 0, and where the vector is empty: 4.
  std::vector<std::uint8_t> code_widths = {};
  /// Where what is made for the arrays comes from; none: the heap.
  std::shared_ptr<ArrowMemory> memory = {};
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

/// An array to be handed out; released unless it is.
class ExportedArray {
 public:
  ExportedArray() = default;
  explicit ExportedArray(const RowRange& rows, const ArrowForm& form) {
    export_arrow_rows(rows, form, array_);
  }
  ExportedArray(ExportedArray&& other) noexcept : array_(other.take()) {}
  ExportedArray& operator=(ExportedArray&& other) noexcept {
    std::swap(array_, other.array_);
    return *this;
  }
  ~ExportedArray() {
    if (array_.release != nullptr) array_.release(&array_);
  }
  /// Whose the array is from now on.
  ArrowArray take() noexcept { return std::exchange(array_, ArrowArray{}); }

 private:
  ArrowArray array_ = {};
};

/// Gives a stream's next rows as they were exported elsewhere; one without an array at the end.
using NextArray = std::function<ExportedArray()>;
void export_arrow_stream(const Schema& schema, ArrowForm form, NextArray next,
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

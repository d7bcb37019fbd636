// SPDX-License-Identifier: Apache-2.0
// RowBlock: decoded rows that records are views of.
#pragma once

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

#include <nanobind/nanobind.h>

#include "narrow_batch.hpp"
#include "record_class.hpp"
#include "value_column.hpp"

namespace sprat::python {

/// Lives as long as one of its records; guarded by the GIL.
class RowBlock {
 public:
  /// `record_class` is of the batch's schema.
  RowBlock(std::shared_ptr<const RecordClass> record_class, NarrowBatch rows);
  /// One row of values that are no file's.
  RowBlock(std::shared_ptr<const RecordClass> record_class, const nb::tuple& values);
  RowBlock(const RowBlock&) = delete;
  RowBlock& operator=(const RowBlock&) = delete;
  ~RowBlock() { PyObject_Free(spare_); }

  const RecordClass& record_class() const { return *record_class_; }
  const NarrowBatch& rows() const { return rows_; }
  const std::shared_ptr<const Batch>& batch() const { return rows_.batch; }
  /// A new reference; null with a Python error set.
  PyObject* value(std::size_t field, std::size_t row) { return fields_[field]->value(row); }

  /// Memory of an iterator over a record's values that is no longer used; the next one takes it.
  void* take_spare() { return std::exchange(spare_, nullptr); }
  /// False where there is one already.
  bool keep_spare(void* memory) {
    if (spare_ != nullptr) return false;
    spare_ = memory;
    return true;
  }

  void acquire() { ++references_; }
  void release() {
    if (--references_ == 0) delete this;
  }

 private:
  friend class StructColumn;
  using Fields = std::vector<std::unique_ptr<ValueColumn>>;
  RowBlock(std::shared_ptr<const RecordClass> record_class, const NarrowBatch& rows, Fields fields);

  std::size_t references_ = 0;
  void* spare_ = nullptr;
  std::shared_ptr<const RecordClass> record_class_;
  NarrowBatch rows_;
  Fields fields_;
};

/// An owning pointer to a RowBlock.
class RowBlockRef {
 public:
  RowBlockRef() = default;
  explicit RowBlockRef(RowBlock* block) : block_(block) {
    if (block_ != nullptr) block_->acquire();
  }
  RowBlockRef(const RowBlockRef& other) : RowBlockRef(other.block_) {}
  RowBlockRef(RowBlockRef&& other) noexcept : block_(std::exchange(other.block_, nullptr)) {}
  RowBlockRef& operator=(RowBlockRef other) noexcept {
    std::swap(block_, other.block_);
    return *this;
  }
  ~RowBlockRef() {
    if (block_ != nullptr) block_->release();
  }

  RowBlock* get() const { return block_; }
  RowBlock* operator->() const { return block_; }
  explicit operator bool() const { return block_ != nullptr; }

 private:
  RowBlock* block_ = nullptr;
};

}  // namespace sprat::python

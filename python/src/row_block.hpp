// SPDX-License-Identifier: Apache-2.0
// RowBlock: decoded rows that records are views of.
#pragma once

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

#include <nanobind/nanobind.h>

#include <sprat/batch.hpp>

#include "record_class.hpp"
#include "value_column.hpp"

namespace sprat::python {

/// Lives as long as one of its records; guarded by the GIL.
class RowBlock {
 public:
  /// `record_class` is of the batch's schema.
  RowBlock(std::shared_ptr<const RecordClass> record_class, std::shared_ptr<const Batch> batch);
  /// One row of values that are no file's.
  RowBlock(std::shared_ptr<const RecordClass> record_class, const nb::tuple& values);

  const RecordClass& record_class() const { return *record_class_; }
  const std::shared_ptr<const Batch>& batch() const { return batch_; }
  /// A new reference; null with a Python error set.
  PyObject* value(std::size_t field, std::size_t row) { return fields_[field]->value(row); }

  void acquire() { ++references_; }
  void release() {
    if (--references_ == 0) delete this;
  }

 private:
  friend class StructColumn;
  using Fields = std::vector<std::unique_ptr<ValueColumn>>;
  RowBlock(std::shared_ptr<const RecordClass> record_class, std::shared_ptr<const Batch> batch,
           Fields fields);

  std::size_t references_ = 0;
  std::shared_ptr<const RecordClass> record_class_;
  std::shared_ptr<const Batch> batch_;
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

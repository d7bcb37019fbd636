// SPDX-License-Identifier: Apache-2.0
// BaseChoice: which earlier column of a block another one might be told as its difference from.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include <sprat/batch.hpp>
#include <sprat/schema.hpp>

namespace sprat {

/// Goes by a sample of rows; whether the difference is smaller in the end, encoding it will show.
class BaseChoice {
 public:
  /// `columns` must outlive this.
  explicit BaseChoice(const std::vector<Field>& columns) : columns_(columns) {}

  /// Samples the batch.
  void begin(const Batch& batch);
  /// The column from which the differences are narrowest, where that saves bits.
  std::optional<std::size_t> find(std::size_t column) const;
  /// The column became a difference, so none can be told from it.
  void leave_out(std::size_t column) { samples_[column].clear(); }

 private:
  const std::vector<Field>& columns_;
  /// By column; empty where it cannot be a base.
  std::vector<std::vector<std::int64_t>> samples_;
};

}  // namespace sprat

// SPDX-License-Identifier: Apache-2.0
// LeafValues: a decoded column, vector by vector, as records hold its values.
#pragma once

#include <cstddef>

#include <sprat/batch.hpp>
#include <sprat/record_source.hpp>

#include "record/leaf_shape.hpp"
#include "record/text_views.hpp"

namespace sprat {

class LeafValues {
 public:
  explicit LeafValues(const Type& type) : shape_(leaf_shape(type)) {}

  const LeafShape& shape() const { return shape_; }

  /// Takes up a block's column, which must outlive what is read of it.
  void open(const Column& column);
  /// The next rows, at most kRecordVector.
  void read(std::size_t rows, RecordLeaf& leaf);

 private:
  void open_elements();
  void read_values(const Column& values, std::size_t first, std::size_t count, RecordLeaf& leaf);
  void read_texts(const Column& texts, std::size_t first, std::size_t count, RecordLeaf& leaf);
  void read_present(std::size_t rows, RecordLeaf& leaf);

  LeafShape shape_;
  const Column* column_ = nullptr;
  std::size_t row_ = 0;
  TextViews views_;
  Buffer booleans_;
  Buffer present_;
};

}  // namespace sprat

// SPDX-License-Identifier: Apache-2.0
// RecordFilter: which rows satisfy all conditions, and the leaves without the others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include <sprat/record_source.hpp>

#include "record/leaf_condition.hpp"
#include "record/leaf_shape.hpp"

namespace sprat {

class RecordFilter {
 public:
  /// By leaf of the record.
  explicit RecordFilter(std::vector<LeafShape> shapes);

  void add(std::size_t leaf, const Type& type, Comparison comparison, const Scalar& value);
  bool is_empty() const { return conditions_.empty(); }

  /// Texts that were seen before may be others from now on.
  void begin_block();
  /// Makes `leaves`, of `rows` rows, lead to those that satisfy everything, and returns how many.
  std::size_t apply(std::size_t rows, std::vector<RecordLeaf>& leaves);

 private:
  std::size_t select(std::size_t rows, const std::vector<RecordLeaf>& leaves);
  void gather(std::size_t leaf, RecordLeaf& values);

  struct Condition {
    std::size_t leaf = 0;
    LeafCondition holds;
  };
  /// What a leaf's chosen rows are copied to.
  struct Gathered {
    Buffer values;
    std::vector<std::uint32_t> codes;
    std::vector<std::int32_t> begins;
    std::vector<std::int32_t> ends;
    std::vector<std::uint8_t> present;
  };

  std::vector<LeafShape> shapes_;
  std::vector<Condition> conditions_;
  std::vector<Gathered> gathered_;
  std::vector<std::uint8_t> keep_;
  std::vector<std::uint16_t> chosen_;
};

}  // namespace sprat

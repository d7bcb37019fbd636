// SPDX-License-Identifier: Apache-2.0
// LeafCondition: whether a leaf's values compare so with a given one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <sprat/record_source.hpp>

namespace sprat {

class LeafCondition {
 public:
  /// Of a leaf with one value a row.
  LeafCondition(const Type& type, Comparison comparison, const Scalar& value);

  void begin_block() { answers_.clear(); }
  /// Sets `keep` to 0 where the row's value is null or does not compare so.
  void narrow(const RecordLeaf& leaf, std::size_t rows, std::uint8_t* keep);

 private:
  using Test = std::function<void(const std::byte* values, std::size_t rows, std::uint8_t* keep)>;
  using TextTest = std::function<bool(std::string_view)>;

  void narrow_texts(const RecordLeaf& leaf, std::size_t rows, std::uint8_t* keep);

  /// One of them.
  Test test_;
  TextTest text_test_;
  /// By entry of a block's texts: unknown, no, yes.
  enum class Answer : std::uint8_t { unknown, no, yes };
  std::vector<Answer> answers_;
};

}  // namespace sprat

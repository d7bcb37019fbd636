// SPDX-License-Identifier: Apache-2.0
// StructNulls: whether the columns of each nullable struct are null in the same rows.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include <sprat/batch.hpp>

namespace sprat {

class StructNulls {
 public:
  explicit StructNulls(const Schema& schema);

  struct Difference {
    std::size_t column = 0;
    std::size_t row = 0;
  };
  /// A column that is null, or not, where the first one of its struct is not, or is. The columns
  /// are those of the schema; each has its bitmap where it has nulls.
  std::optional<Difference> first_difference(const std::vector<Column>& columns) const;

 private:
  /// The columns [first, end) of a nullable struct.
  struct Span {
    std::size_t first = 0;
    std::size_t end = 0;
  };
  std::vector<Span> structs_;
};

}  // namespace sprat

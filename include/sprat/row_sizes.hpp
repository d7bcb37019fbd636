// SPDX-License-Identifier: Apache-2.0
// RowSizes: what a row takes as a C++ record, and as CPython's objects.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <sprat/reader.hpp>
#include <sprat/schema.hpp>

namespace sprat {

struct FieldSizes {
  Field field;
  /// In the record, where a text or a list is a view.
  std::uint64_t offset = 0;
  std::uint64_t bytes = 0;
  /// Between this field and what follows it.
  std::uint64_t padding = 0;
  /// What the views lead to, texts and elements, on average.
  double viewed_bytes = 0;
  /// Of the values as CPython 3.11's objects, on average; shared ones count as nothing.
  double python_bytes = 0;
};

struct RowSizes {
  std::string schema_name;
  std::vector<FieldSizes> fields;
  std::uint64_t record_bytes = 0;
  /// Rows that were measured; 0: none, and the averages are the least that values take.
  std::uint64_t rows = 0;

  std::uint64_t padding_bytes() const;
  double viewed_bytes() const;
  /// A tuple and its values, and a dict and its values.
  double python_tuple_bytes() const;
  double python_dict_bytes() const;
};

/// Of a schema alone.
RowSizes row_sizes(const Schema& schema);
/// Of the rows of a file, which are read to the end; the record is that of `schema`, which has the
/// file's fields, narrower or not.
RowSizes measure_row_sizes(BatchReader& reader, const Schema& schema);

}  // namespace sprat

// SPDX-License-Identifier: Apache-2.0
// ListRows: lists with nothing but the elements of rows that are there.
#pragma once

#include "base/bytes.hpp"
#include "encoding/chunk.hpp"

namespace sprat::encoding {

class ListRows {
 public:
  /// The rows with empty lists in the place of nulls, and of the elements only those of rows. The
  /// result views `rows` and this.
  Values gather(const Values& rows, Bytes validity);

 private:
  void copy_rows(const Values& rows, Bytes validity);
  void copy_elements(const Values& from, std::size_t first, std::size_t count);

  Values elements_;
  Buffer offsets_;
  Buffer values_;
  Buffer text_offsets_;
};

}  // namespace sprat::encoding

// SPDX-License-Identifier: Apache-2.0
#include "text/text_entries.hpp"

#include <string>

#include <sprat/error.hpp>

namespace sprat::text {

void refuse_entry(std::size_t size) {
  if (size > kMaxCellBytes) {
    throw LimitError("a cell of " + std::to_string(size) + " bytes exceeds the limit of " +
                     std::to_string(kMaxCellBytes) + " bytes (64 MiB)");
  }
  throw LimitError("the texts of one column and block exceed 2 GiB; take smaller blocks");
}

}  // namespace sprat::text

// SPDX-License-Identifier: Apache-2.0
// TextDictionary: text rows as codes of distinct entries.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/bytes.hpp"
#include "encoding/chunk.hpp"

namespace sprat::encoding {

class TextDictionary {
 public:
  /// Takes up the rows, entries in the order of their first appearance, each used by some row. A
  /// null row gets the code of the row before it. False, with no meaning left in here, where there
  /// are more than `max_entries`.
  bool build(const Values& rows, Bytes validity, std::size_t max_entries);

  /// The rows in terms of this dictionary, which must outlive them.
  Values coded_rows() const;
  /// The entries themselves.
  Values entries() const;

 private:
  bool number_rows(const Values& rows, Bytes validity, std::size_t max_entries);
  bool renumber_codes(const Values& rows, Bytes validity, std::size_t max_entries);
  std::string_view entry_text(std::size_t entry) const {
    const auto* offset = reinterpret_cast<const std::int32_t*>(offsets_.data()) + entry;
    return {reinterpret_cast<const char*>(bytes_.data()) + offset[0],
            static_cast<std::size_t>(offset[1] - offset[0])};
  }
  void add_entry(const Values& rows, std::size_t row);
  std::size_t entry_count() const { return offsets_.size() / sizeof(std::int32_t) - 1; }

  std::size_t count_ = 0;
  Buffer codes_;
  Buffer offsets_;
  Buffer bytes_;
  Buffer scratch_;
};

}  // namespace sprat::encoding

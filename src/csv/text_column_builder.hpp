// SPDX-License-Identifier: Apache-2.0
// TextColumnBuilder: appends texts to a column, as a dictionary for as long as that pays.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include <sprat/batch.hpp>

namespace sprat::csv {

/// Whether a block's texts become a dictionary depends on these texts alone, not on how they are
/// spread over calls. Texts over kMaxCellBytes are a LimitError.
class TextColumnBuilder {
 public:
  /// Takes up a column; one of no rows begins a block. `rows` are about to be appended.
  void open(Column& column, std::size_t rows);
  void append(std::string_view text) {
    is_dictionary_ ? append_code(text) : append_plain(text);
    ++row_;
  }
  void append_null();

 private:
  struct Slot {
    std::uint32_t hash = 0;
    /// Entry number plus one; 0: free.
    std::uint32_t entry = 0;
  };

  void begin_block();
  void append_code(std::string_view text);
  /// A row's text, or an entry of the dictionary.
  void append_plain(std::string_view text);
  std::uint32_t find_or_add(std::string_view text);
  void grow_slots();
  void spell_out();

  Column* column_ = nullptr;
  std::vector<Slot> slots_;
  std::size_t row_ = 0;
  std::uint32_t entries_ = 0;
  std::uint32_t last_code_ = 0;
  bool is_dictionary_ = true;
};

}  // namespace sprat::csv

// SPDX-License-Identifier: Apache-2.0
// TextColumnBuilder: appends texts to a column, as a dictionary for as long as that pays.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include <sprat/batch.hpp>

#include "csv/text_words.hpp"
#include "text/cell_kernels.hpp"

namespace sprat::csv {

/// Whether a block's texts become a dictionary depends on these texts alone, not on how they are
/// spread over calls. Texts over kMaxCellBytes are a LimitError.
class TextColumnBuilder {
 public:
  /// Takes up a column; one of no rows begins a block. `rows` are about to be appended, with
  /// `bytes` of text at most.
  void open(Column& column, std::size_t rows, std::size_t bytes);
  /// 64 bytes after the text's end are readable.
  void append(std::string_view text) {
    is_dictionary_ ? append_code(text) : append_entry(text, *column_);
    ++row_;
  }
  void append_null();
  /// Appends cells of one to kWordedBytes bytes, `longest` at most, up to the first that begins
  /// with `quote` or is no entry yet; returns how many it took: none where there is no dictionary.
  std::size_t append_known(const text::CellSpans& cells, std::size_t rows, std::size_t longest,
                           char quote);
  /// Appends cells as they are, or what their quotes enclose, up to the first that is empty or has
  /// more quotes; returns how many it took: none where there is a dictionary.
  std::size_t append_spelled(const text::CellSpans& cells, std::size_t rows, char quote);

 private:
  struct Slot {
    /// Up to seven bytes and their number, else a hash.
    std::uint64_t key = 0;
    /// Entry number plus one; 0: free.
    std::uint32_t entry = 0;
  };

  struct WordedEntry {
    TextWords words;
    std::size_t size;
  };

  void begin_block(std::size_t rows);
  void append_code(std::string_view text) {
    last_code_ = text.size() <= kKeyBytes ? find_short(text) : find_long(text);
    if (is_dictionary_) {
      codes_[row_] = last_code_;
    } else {
      append_entry(text, *column_);
    }
  }
  std::uint32_t find_short(std::string_view text) {
    const std::uint64_t key = short_key(text);
    return find_or_add(text, key, [&](const Slot& slot) { return slot.key == key; });
  }
  std::uint32_t find_long(std::string_view text);
  std::size_t find_known_bytes(const text::CellSpans& cells, std::size_t rows, char quote) const;
  std::size_t find_known_keys(const text::CellSpans& cells, std::size_t rows, char quote) const;
  std::size_t find_known_words(const text::CellSpans& cells, std::size_t rows, char quote) const;
  template <class Matches>
  std::uint32_t find_or_add(std::string_view text, std::uint64_t key, Matches matches);
  std::size_t first_place(std::uint64_t key) const {
    return static_cast<std::size_t>(key * 0x9E3779B97F4A7C15 >> 32) & (slots_.size() - 1);
  }
  /// The first slot with this key, else a free one.
  const Slot& first_with_key(std::uint64_t key) const {
    std::size_t at = first_place(key);
    while (slots_[at].key != key && slots_[at].entry != 0) at = (at + 1) & (slots_.size() - 1);
    return slots_[at];
  }
  bool is_entry(std::uint32_t code, std::string_view text, const TextWords& words) const;
  std::uint32_t add(std::string_view text, std::uint64_t key, std::size_t at);
  static void append_entry(std::string_view text, Column& column);
  void grow_slots();
  void reserve_text();
  void spell_out();

  // Texts made to collide end the dictionary, not the converter.
  static constexpr std::size_t kMaxProbes = 128;
  static constexpr std::size_t kWordedEntries = 256;

  Column* column_ = nullptr;
  std::uint32_t* codes_ = nullptr;
  std::vector<Slot> slots_;
  std::size_t row_ = 0;
  /// Of text that the call under way appends, at most.
  std::size_t bytes_ = 0;
  std::uint32_t entries_ = 0;
  std::uint32_t last_code_ = 0;
  bool is_dictionary_ = true;
  /// By the byte that is an entry, its number plus one.
  std::array<std::uint32_t, 256> byte_entries_ = {};
  /// The first entries' words and sizes, which most cells are compared with.
  std::vector<WordedEntry> worded_;
  /// A dictionary that was given up, while its rows are spelled out.
  Column given_up_;
};

// What it returns is of no use where the dictionary is given up.
template <class Matches>
std::uint32_t TextColumnBuilder::find_or_add(std::string_view text, std::uint64_t key,
                                             Matches matches) {
  std::size_t at = first_place(key);
  for (std::size_t probes = 0; slots_[at].entry != 0; ++probes) {
    if (matches(slots_[at])) return slots_[at].entry - 1;
    if (probes == kMaxProbes) {
      spell_out();
      return 0;
    }
    at = (at + 1) & (slots_.size() - 1);
  }
  return add(text, key, at);
}

}  // namespace sprat::csv

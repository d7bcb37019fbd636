// SPDX-License-Identifier: Apache-2.0
// A hash table of a block's distinct texts, given up for plain texts where most are distinct.
#include "csv/text_column_builder.hpp"

#include <algorithm>
#include <bit>
#include <cstring>
#include <span>
#include <string>

#include <sprat/error.hpp>
#include <sprat/limits.hpp>

#include "base/checksum.hpp"

namespace sprat::csv {

namespace {

constexpr std::size_t kFirstSlots = 256;
/// Of blocks of few rows.
constexpr std::size_t kFewestSlots = 32;
// From this many entries on, a dictionary has at most half as many as rows ...
constexpr std::size_t kTriedEntries = 2048;
// ... and before, from this many on, some rows at least repeat others.
constexpr std::size_t kFirstTriedEntries = 1024;

bool pays(std::size_t entries, std::size_t rows) {
  if (entries < kFirstTriedEntries) return true;
  return entries < kTriedEntries ? 16 * entries <= 15 * rows : 2 * entries <= rows;
}

[[noreturn]] void refuse_size(std::size_t size) {
  if (size > kMaxCellBytes) {
    throw LimitError("a cell of " + std::to_string(size) + " bytes exceeds the limit of " +
                     std::to_string(kMaxCellBytes) + " bytes (64 MiB)");
  }
  throw LimitError("the texts of one column and block exceed 2 GiB; take smaller blocks");
}

}  // namespace

void TextColumnBuilder::open(Column& column, std::size_t rows, std::size_t bytes) {
  column_ = &column;
  if (column.length == 0) begin_block(rows);
  const std::size_t end = column.length + rows;
  column.offsets.reserve((end + 1) * sizeof(std::int32_t));
  bytes_ = bytes;
  reserve_text();
  if (!is_dictionary_) return;
  column.codes.resize(end * sizeof(std::uint32_t));
  codes_ = column.codes.as<std::uint32_t>().data();
}

void TextColumnBuilder::begin_block(std::size_t rows) {
  slots_.assign(std::clamp(std::bit_ceil(2 * rows), kFewestSlots, kFirstSlots), Slot());
  byte_entries_.fill(0);
  worded_.clear();
  row_ = 0;
  entries_ = 0;
  last_code_ = 0;
  is_dictionary_ = true;
  column_->clear();
  column_->offsets.append_value(std::int32_t{0});
}

// A row's text, or an entry of the dictionary.
void TextColumnBuilder::append_entry(std::string_view text, Column& column) {
  const std::size_t at = column.values.size();
  const std::size_t end = at + text.size();
  if (text.size() > kMaxCellBytes || end > INT32_MAX) refuse_size(text.size());
  column.values.reserve(end + kCopiedBlock);
  copy_in_blocks(text, column.values.data() + at);
  column.values.resize(end);
  column.offsets.append_value(static_cast<std::int32_t>(end));
}

// A null repeats the row before, which costs the encodings nothing.
void TextColumnBuilder::append_null() {
  static constexpr char kNothing[kCopiedBlock] = {};
  const std::string_view nothing(kNothing, 0);
  if (!is_dictionary_) {
    append_entry(nothing, *column_);
  } else if (entries_ == 0) {
    append_code(nothing);
  } else {
    codes_[row_] = last_code_;
  }
  ++row_;
}

std::size_t TextColumnBuilder::append_known(const text::CellSpans& cells, std::size_t rows,
                                            std::size_t longest, char quote) {
  if (!is_dictionary_) return 0;
  const std::size_t known = longest == 1           ? find_known_bytes(cells, rows, quote)
                            : longest <= kKeyBytes ? find_known_keys(cells, rows, quote)
                                                   : find_known_words(cells, rows, quote);
  row_ += known;
  if (known != 0) last_code_ = codes_[row_ - 1];
  return known;
}

std::size_t TextColumnBuilder::append_spelled(const text::CellSpans& cells, std::size_t rows,
                                              char quote) {
  if (is_dictionary_ || column_->values.capacity() > INT32_MAX) return 0;
  Buffer& values = column_->values;
  std::byte* const bytes = values.data();
  std::size_t end = values.size();
  column_->offsets.resize((row_ + rows + 1) * sizeof(std::int32_t));
  std::int32_t* const ends = column_->offsets.as<std::int32_t>().data() + row_ + 1;
  std::size_t row = 0;
  for (; row < rows; ++row) {
    std::string_view text = cells[row];
    if (text.empty() || text.size() > kMaxCellBytes) break;
    if (quote != 0 && text.front() == quote) {
      if (text.size() < 2 || text.back() != quote) break;
      text = text.substr(1, text.size() - 2);
      if (copy_and_find(text, quote, bytes + end)) break;
    } else {
      copy_in_blocks(text, bytes + end);
    }
    end += text.size();
    ends[row] = static_cast<std::int32_t>(end);
  }
  values.resize(end);
  row_ += row;
  column_->offsets.resize((row_ + 1) * sizeof(std::int32_t));
  return row;
}

std::size_t TextColumnBuilder::find_known_bytes(const text::CellSpans& cells, std::size_t rows,
                                                char quote) const {
  std::array<std::uint32_t, 256> known = byte_entries_;
  known[static_cast<unsigned char>(quote)] = 0;
  std::uint32_t* const codes = codes_ + row_;
  for (std::size_t row = 0; row < rows; ++row) {
    const char byte = cells.text[cells.begins[row] + cells.skipped];
    const std::uint32_t entry = known[static_cast<unsigned char>(byte)];
    if (entry == 0) return row;
    codes[row] = entry - 1;
  }
  return rows;
}

std::size_t TextColumnBuilder::find_known_keys(const text::CellSpans& cells, std::size_t rows,
                                               char quote) const {
  std::uint32_t* const codes = codes_ + row_;
  for (std::size_t row = 0; row < rows; ++row) {
    const std::string_view cell = cells[row];
    const std::uint32_t entry = first_with_key(short_key(cell)).entry;
    if (entry == 0 || cell.front() == quote) return row;
    codes[row] = entry - 1;
  }
  return rows;
}

std::size_t TextColumnBuilder::find_known_words(const text::CellSpans& cells, std::size_t rows,
                                                char quote) const {
  std::uint32_t* const codes = codes_ + row_;
  for (std::size_t row = 0; row < rows; ++row) {
    const std::string_view cell = cells[row];
    const TextWords words(cell);
    const std::uint32_t entry = first_with_key(key_of(cell, words)).entry;
    if (entry == 0 || cell.front() == quote) return row;
    // Another text of the same key is for find_or_add.
    if (!is_entry(entry - 1, cell, words)) return row;
    codes[row] = entry - 1;
  }
  return rows;
}

bool TextColumnBuilder::is_entry(std::uint32_t code, std::string_view text,
                                 const TextWords& words) const {
  if (code < worded_.size() && text.size() <= kWordedBytes) {
    return worded_[code].size == text.size() && worded_[code].words == words;
  }
  const std::string_view entry = column_->entry(code);
  if (entry.size() != text.size()) return false;
  return text.size() <= kWordedBytes ? TextWords(entry) == words : entry == text;
}

std::uint32_t TextColumnBuilder::find_long(std::string_view text) {
  const TextWords words(text);
  const std::uint64_t key = text.size() <= kWordedBytes
                                ? key_of(text, words)
                                : long_key(checksum(std::as_bytes(std::span(text))));
  return find_or_add(text, key, [&](const Slot& slot) {
    return slot.key == key && is_entry(slot.entry - 1, text, words);
  });
}

// Gives the dictionary up where it does not pay.
std::uint32_t TextColumnBuilder::add(std::string_view text, std::uint64_t key, std::size_t at) {
  if (!pays(entries_, row_)) {
    spell_out();
    return 0;
  }
  append_entry(text, *column_);
  slots_[at] = {key, ++entries_};
  if (entries_ <= kWordedEntries) worded_.push_back({TextWords(text), text.size()});
  if (text.size() == 1) byte_entries_[static_cast<unsigned char>(text.front())] = entries_;
  if (2 * std::size_t{entries_} > slots_.size()) grow_slots();
  return entries_ - 1;
}

void TextColumnBuilder::grow_slots() {
  std::vector<Slot> slots(4 * slots_.size());
  slots_.swap(slots);
  for (const Slot& slot : slots) {
    if (slot.entry == 0) continue;
    std::size_t at = first_place(slot.key);
    while (slots_[at].entry != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }
}

// The column keeps its memory, which holds more than the dictionary: that is copied aside.
void TextColumnBuilder::spell_out() {
  is_dictionary_ = false;
  given_up_.values.assign(column_->values.bytes());
  given_up_.offsets.assign(column_->offsets.bytes());
  column_->values.clear();
  column_->offsets.resize(sizeof(std::int32_t));
  for (std::size_t row = 0; row < row_; ++row) append_entry(given_up_.entry(codes_[row]), *column_);
  column_->codes.clear();
  reserve_text();
}

// For all cells of this call.
void TextColumnBuilder::reserve_text() {
  column_->values.reserve(column_->values.size() + bytes_ + kCopiedBlock);
}

}  // namespace sprat::csv

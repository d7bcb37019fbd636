// SPDX-License-Identifier: Apache-2.0
// A hash table of a block's distinct texts, given up for plain texts where most are distinct.
#include "csv/text_column_builder.hpp"

#include <cstring>
#include <span>

#include "base/checksum.hpp"
#include "text/digits.hpp"
#include "text/text_entries.hpp"

namespace sprat::csv {

namespace {

constexpr std::size_t kFirstSlots = 256;
// A dictionary is judged from this many entries on; it must have at most half as many as rows.
constexpr std::size_t kTriedEntries = 2048;
// Texts made to collide end the dictionary, not the converter.
constexpr std::size_t kMaxProbes = 128;

std::uint32_t hash_text(std::string_view text) {
  const std::size_t size = text.size();
  if (size > 16) return static_cast<std::uint32_t>(checksum(std::as_bytes(std::span(text))));
  const std::size_t head = size < 8 ? size : 8;
  const std::uint64_t low = text::load_bytes(text.data(), head);
  const std::uint64_t high = text::load_bytes(text.data() + size - head, head);
  std::uint64_t hash = (low ^ size) * 0x9E3779B97F4A7C15;
  hash = (hash ^ hash >> 32 ^ high) * 0xD6E8FEB86659FD93;
  return static_cast<std::uint32_t>(hash >> 32);
}

}  // namespace

void TextColumnBuilder::open(Column& column, std::size_t rows) {
  column_ = &column;
  if (column.length == 0) begin_block();
  column.offsets.reserve((column.length + rows + 1) * sizeof(std::int32_t));
  if (is_dictionary_) column.codes.reserve((column.length + rows) * sizeof(std::uint32_t));
}

void TextColumnBuilder::begin_block() {
  slots_.assign(kFirstSlots, Slot());
  row_ = 0;
  entries_ = 0;
  last_code_ = 0;
  is_dictionary_ = true;
  column_->clear();
  column_->offsets.append_value(std::int32_t{0});
}

void TextColumnBuilder::append_plain(std::string_view text) {
  text::append_entry(text, *column_);
}

void TextColumnBuilder::append_code(std::string_view text) {
  last_code_ = find_or_add(text);
  if (is_dictionary_) {
    column_->codes.append_value(last_code_);
  } else {
    append_plain(text);
  }
}

// A null repeats the row before, which costs the encodings nothing.
void TextColumnBuilder::append_null() {
  if (!is_dictionary_) {
    append_plain({});
  } else if (entries_ == 0) {
    append_code({});
  } else {
    column_->codes.append_value(last_code_);
  }
  ++row_;
}

// Gives the dictionary up, and then returns nothing of use, where it does not pay.
std::uint32_t TextColumnBuilder::find_or_add(std::string_view text) {
  const std::uint32_t hash = hash_text(text);
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  std::size_t probes = 0;
  for (; slots_[at].entry != 0; at = (at + 1) & mask, ++probes) {
    const std::uint32_t code = slots_[at].entry - 1;
    if (slots_[at].hash == hash && column_->entry(code) == text) return code;
  }
  if (probes > kMaxProbes || (entries_ >= kTriedEntries && 2 * std::size_t{entries_} > row_)) {
    spell_out();
    return 0;
  }
  append_plain(text);
  slots_[at] = {hash, ++entries_};
  if (2 * std::size_t{entries_} > slots_.size()) grow_slots();
  return entries_ - 1;
}

void TextColumnBuilder::grow_slots() {
  std::vector<Slot> slots(4 * slots_.size());
  const std::size_t mask = slots.size() - 1;
  for (const Slot& slot : slots_) {
    if (slot.entry == 0) continue;
    std::size_t at = slot.hash & mask;
    while (slots[at].entry != 0) at = (at + 1) & mask;
    slots[at] = slot;
  }
  slots_.swap(slots);
}

void TextColumnBuilder::spell_out() {
  is_dictionary_ = false;
  Column plain;
  plain.offsets.reserve(column_->codes.size() * 2);
  plain.offsets.append_value(std::int32_t{0});
  for (const std::uint32_t code : column_->codes.as<std::uint32_t>()) {
    text::append_entry(column_->entry(code), plain);
  }
  column_->values.swap(plain.values);
  column_->offsets.swap(plain.offsets);
  column_->codes.clear();
}

}  // namespace sprat::csv

// SPDX-License-Identifier: Apache-2.0
// Building a dictionary of texts by hashing, or from codes that the rows already have.
#include "encoding/text_dictionary.hpp"

#include <algorithm>
#include <span>

#include "encoding/bitmap.hpp"
#include "encoding/distinct_index.hpp"
#include "encoding/hashing.hpp"
#include "encoding/text_rows.hpp"

namespace sprat::encoding {
namespace {

constexpr std::uint32_t kUnseen = ~std::uint32_t{0};

}  // namespace

void TextDictionary::add_entry(const Values& rows, std::size_t row) {
  bytes_.append(std::as_bytes(std::span(text_row(rows, row))));
  offsets_.append_value(static_cast<std::int32_t>(bytes_.size()));
}

bool TextDictionary::number_rows(const Values& rows, Bytes validity, std::size_t max_entries) {
  DistinctIndex index(scratch_);
  auto* codes = reinterpret_cast<std::uint32_t*>(codes_.data());
  std::uint32_t code = 0;
  for (std::size_t row = 0; row < rows.count; ++row) {
    if (is_set(validity, row)) {
      const std::string_view text = text_row(rows, row);
      const std::size_t readable = readable_bytes(rows, text);
      const std::size_t known = index.size();
      code = index.find_or_add(hash_text(text, readable), [&](std::uint32_t entry) {
        return equal_texts(entry_text(entry), Buffer::kPadding, text, readable);
      });
      if (code == known) {
        if (known == max_entries) return false;
        add_entry(rows, row);
      }
    }
    codes[row] = code;
  }
  return true;
}

bool TextDictionary::renumber_codes(const Values& rows, Bytes validity, std::size_t max_entries) {
  scratch_.resize(rows.entries * sizeof(std::uint32_t));
  auto* renumbered = reinterpret_cast<std::uint32_t*>(scratch_.data());
  std::fill_n(renumbered, rows.entries, kUnseen);
  auto* codes = reinterpret_cast<std::uint32_t*>(codes_.data());
  std::uint32_t code = 0;
  for (std::size_t row = 0; row < rows.count; ++row) {
    if (is_set(validity, row)) {
      code = renumbered[rows.codes[row]];
      if (code == kUnseen) {
        if (entry_count() == max_entries) return false;
        code = renumbered[rows.codes[row]] = static_cast<std::uint32_t>(entry_count());
        add_entry(rows, row);
      }
    }
    codes[row] = code;
  }
  return true;
}

bool TextDictionary::build(const Values& rows, Bytes validity, std::size_t max_entries) {
  count_ = rows.count;
  codes_.resize(rows.count * sizeof(std::uint32_t));
  bytes_.clear();
  bytes_.reserve(1);  // Padding to read even where all entries are empty.
  offsets_.clear();
  offsets_.append_value(std::int32_t{0});
  return rows.codes == nullptr ? number_rows(rows, validity, max_entries)
                               : renumber_codes(rows, validity, max_entries);
}

Values TextDictionary::coded_rows() const {
  Values rows = entries();
  rows.count = count_;
  rows.entries = entry_count();
  rows.codes = reinterpret_cast<const std::uint32_t*>(codes_.data());
  return rows;
}

Values TextDictionary::entries() const {
  return {.shape = Shape{},
          .count = entry_count(),
          .data = bytes_.data(),
          .offsets = reinterpret_cast<const std::int32_t*>(offsets_.data()),
          .entries = entry_count()};
}

}  // namespace sprat::encoding

// SPDX-License-Identifier: Apache-2.0
#include "block/text_check.hpp"

#include <algorithm>
#include <string_view>

#include "base/utf8.hpp"
#include "batch/element_range.hpp"
#include "schema/column_types.hpp"

namespace sprat {

namespace {

// Texts that follow on each other are UTF-8 where the whole is and none begins within a character;
// begin(i) is where text i begins, begin(count) where the last one ends.
template <class Begin>
std::size_t first_malformed_utf8(Bytes bytes, std::size_t count, Begin begin) {
  const std::size_t first = begin(0);
  const std::size_t valid_end =
      first + valid_utf8_prefix(bytes.subspan(first, begin(count) - first));
  for (std::size_t i = 0; i < count; ++i) {
    if (begin(i + 1) > valid_end) return i;
    const std::size_t end = begin(i + 1);
    if (end < valid_end && is_utf8_continuation(bytes[end])) return i;
  }
  return count;
}

// As Python prints one: no leading zero, no plus, no minus zero.
bool is_integer_text(std::string_view text) {
  if (text == "0") return true;
  if (text.starts_with('-')) text.remove_prefix(1);
  if (text.empty() || text.front() == '0') return false;
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::size_t first_malformed_entry(const Type& type, const Column& column) {
  const std::size_t entries = column.entries();
  if (entries == 0) return 0;
  if (type.kind == TypeKind::text) {
    const auto offsets = column.offsets.as<std::int32_t>();
    return first_malformed_utf8(column.values.bytes(), entries, [&](std::size_t i) {
      return static_cast<std::size_t>(offsets[i]);
    });
  }
  std::size_t entry = 0;
  while (entry < entries && (column.entry(entry).empty() || is_integer_text(column.entry(entry)))) {
    ++entry;
  }
  return entry;
}

// The first row with that text; the entry's number where no row has it.
std::size_t row_of_entry(const Column& column, std::size_t entry) {
  if (!column.is_dictionary()) return entry;
  const auto codes = column.codes.as<std::uint32_t>();
  const auto at = std::find(codes.begin(), codes.end(), static_cast<std::uint32_t>(entry));
  return at == codes.end() ? entry : static_cast<std::size_t>(at - codes.begin());
}

std::optional<std::size_t> empty_row(const Column& column) {
  for (std::size_t row = 0; row < column.length; ++row) {
    if (column.text(row).empty() && !column.is_null(row)) return row;
  }
  return std::nullopt;
}

// The same of lists: a row with an empty element.
std::optional<std::size_t> row_with_empty(const Type& type, const Column& lists) {
  for (std::size_t row = 0; row < lists.length; ++row) {
    if (lists.is_null(row)) continue;
    const ElementRange elements = element_range(type, lists, row, 1);
    for (std::size_t i = elements.first; i < elements.first + elements.count; ++i) {
      if (lists.children[0].text(i).empty()) return row;
    }
  }
  return std::nullopt;
}

// The row that the element belongs to, or one beside it where it belongs to none.
std::size_t row_of_element(const Type& type, const Column& lists, std::size_t element) {
  std::size_t row = element / std::max<std::size_t>(type.length, 1);
  if (type.kind == TypeKind::list) {
    const auto offsets = lists.offsets.as<std::int32_t>();
    const auto after =
        std::upper_bound(offsets.begin(), offsets.end(), static_cast<std::int32_t>(element));
    row = after == offsets.begin() ? 0 : static_cast<std::size_t>(after - offsets.begin() - 1);
  }
  return std::min(row, lists.length - 1);
}

// A value whose text is not well formed, other than an integer that is empty.
std::optional<std::size_t> malformed_value(const Type& type, const Column& column) {
  if (type.kind == TypeKind::fixed_text) {
    const std::size_t width = type.length;
    const std::size_t row = first_malformed_utf8(column.values.bytes(), column.length,
                                                 [&](std::size_t i) { return i * width; });
    return row == column.length ? std::nullopt : std::optional(row);
  }
  if (type.kind != TypeKind::text && type.kind != TypeKind::integer) return std::nullopt;
  const std::size_t entry = first_malformed_entry(type, column);
  if (entry != column.entries()) return row_of_entry(column, entry);
  return std::nullopt;
}

std::optional<std::size_t> malformed_list(const Type& type, const Column& lists) {
  const Type& element = element_type(type);
  if (const auto found = malformed_value(element, lists.children[0])) {
    return row_of_element(type, lists, *found);
  }
  return element.kind == TypeKind::integer ? row_with_empty(type, lists) : std::nullopt;
}

}  // namespace

std::optional<std::size_t> malformed_row(const Type& type, const Column& column) {
  if (column.length == 0) return std::nullopt;
  if (has_elements(type)) return malformed_list(type, column);
  if (const auto row = malformed_value(type, column)) return row;
  return type.kind == TypeKind::integer ? empty_row(column) : std::nullopt;
}

const char* malformed_text_problem(const Type& type) {
  if (has_elements(type)) return malformed_text_problem(element_type(type));
  return type.kind == TypeKind::integer ? "is not an integer" : "is not UTF-8";
}

}  // namespace sprat

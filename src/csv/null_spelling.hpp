// SPDX-License-Identifier: Apache-2.0
// NullSpelling: which raw cells of a column are nulls; and what a typed cell's quotes enclose.
#pragma once

#include <cstring>
#include <string>
#include <string_view>
#include <utility>

#include <sprat/schema.hpp>

namespace sprat::csv {

/// In CsvColumn::null_spelling, whatever the dialect's quote is.
inline constexpr std::string_view kQuotedEmpty = "\"\"";

/// Kinds that have an empty text, so that a quoted empty cell is no null.
inline bool has_empty_text(const Type& type) {
  return is_variable_width(type) ? type.kind != TypeKind::integer
                                 : type.kind == TypeKind::fixed_text;
}

class NullSpelling {
 public:
  NullSpelling(std::string spelling, char quote) : raw_(std::move(spelling)) {
    if (raw_ == kQuotedEmpty && quote != 0) raw_.assign(2, quote);
  }

  bool matches(std::string_view raw) const {
    if (raw.size() != raw_.size()) return false;
    return raw.empty() || std::memcmp(raw.data(), raw_.data(), raw.size()) == 0;
  }
  std::size_t size() const { return raw_.size(); }
  bool is_empty_cell() const { return raw_.empty(); }

 private:
  std::string raw_;
};

/// The text of a cell that is not empty and whose type has no quotes and escapes in its texts:
/// where resolving them would give anything else, the result does not fit the type.
inline std::string_view typed_text(std::string_view raw, char quote) {
  if (raw.front() != quote || quote == 0 || raw.size() < 2 || raw.back() != quote) return raw;
  return raw.substr(1, raw.size() - 2);
}

}  // namespace sprat::csv

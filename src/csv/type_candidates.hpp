// SPDX-License-Identifier: Apache-2.0
// TypeCandidates: the types and formats that inference tries, in order of preference.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <sprat/batch.hpp>
#include <sprat/schema.hpp>

#include "csv/cell_outline.hpp"
#include "text/cell_format.hpp"

namespace sprat::csv {

/// Whether a cell is a whole number of more than 15 digits, which doubles do not hold all of.
bool is_too_long_for_doubles(std::string_view cell);

struct TypeCandidate {
  Type type;
  std::string format;
  std::unique_ptr<const text::CellFormat> cells;
  /// Every canonical integer of up to this many characters fits, and means the same.
  std::size_t sure_integer_length = 0;

  bool is_temporal() const {
    return type.kind >= TypeKind::date && type.kind <= TypeKind::timestamp;
  }
  /// Every cell that fits `first` and has up to this many characters fits, and means the same.
  std::size_t sure_length(const TypeCandidate& first) const;
  /// The same for cells of any length that have a point and no exponent.
  bool takes_fractions_of(const TypeCandidate& first) const;
  /// Whether the cell would come back as it is; its value is then row 0 of `scratch`. A whole
  /// number that is too long for doubles is no floating-point number.
  bool fits(std::string_view cell, Column& scratch) const;

  /// What a cell's outline must show for the cell to fit.
  enum class Sign : std::uint8_t { none, no_digits, decimals, decimals_or_letters, letters };
  Sign sign = Sign::none;
  std::size_t decimals = 0;

  bool may_fit(const CellOutline& outline) const;
};

class TypeCandidates {
 public:
  TypeCandidates();

  std::size_t size() const { return all_.size(); }
  const TypeCandidate& operator[](std::size_t index) const { return all_[index]; }
  /// Those that the cell fits.
  std::vector<std::uint16_t> matching(std::string_view cell) const;

 private:
  TypeCandidate& add(const Type& type, const std::string& format,
                     std::size_t sure_integer_length = 0);
  void add_numbers();
  void add_dates();
  void add_times();
  void add_timestamps();
  void group_temporals();

  std::vector<TypeCandidate> all_;
  /// From here on all are dates and times.
  std::size_t first_temporal_ = 0;
  /// By the outline of their texts: dates and times, in order.
  std::unordered_map<std::string, std::vector<std::uint16_t>> temporals_;
};

}  // namespace sprat::csv

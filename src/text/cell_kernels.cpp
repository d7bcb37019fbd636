// SPDX-License-Identifier: Apache-2.0
// The portable kernels, a cell in one or two words, and the choice among all.
#include "text/cell_kernels.hpp"

#include <algorithm>

#include "text/calendar.hpp"
#include "text/digits.hpp"

namespace sprat::text {

namespace {

constexpr std::uint64_t kPoint = '.' ^ '0';

/// Sixteen digits less '0', the last one in the highest byte of `low`.
struct DigitWords {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
};

/// One cell's characters less '0', right-aligned, zeros before them.
DigitWords right_aligned(const char* from, std::size_t size, std::size_t sign) {
  const std::size_t digits = size - sign;
  const std::uint64_t begin = (load_text<std::uint64_t>(from) ^ kAsciiZeros) >> 8 * sign;
  if (digits <= 8 && size <= 8) return {0, begin << (64 - 8 * digits)};
  const std::uint64_t end = load_text<std::uint64_t>(from + size - 8) ^ kAsciiZeros;
  return {digits == 8 ? 0 : begin << (128 - 8 * digits), end};
}

/// Takes the point out; nonzero where it is not in its place.
std::uint64_t drop_point(DigitWords& words, std::size_t scale) {
  const std::size_t point = 8 * (7 - scale);
  const std::uint64_t before = (std::uint64_t{1} << point) - 1;
  const std::uint64_t after = ~before << 8;
  const std::uint64_t wrong = (words.low >> point & 0xFF) ^ kPoint;
  words.low = (words.low & after) | (words.low & before) << 8 | words.high >> 56;
  words.high <<= 8;
  return wrong;
}

std::uint64_t above_nine(std::uint64_t word) {
  constexpr std::uint64_t kHighBits = 0x8080808080808080;
  return (word | ((word & ~kHighBits) + 0x7676767676767676)) & kHighBits;
}

bool parse_number(std::string_view cell, const NumberSpelling& spelling, std::int64_t& value) {
  const std::size_t least = spelling.least_size();
  if (spelling.scale > 7 || cell.size() < least || cell.size() > 16) return false;
  const std::size_t sign = cell.front() == '-' ? 1 : 0;
  const std::size_t size = cell.size() - sign;
  if (size < least || (size > least && cell[sign] == '0')) return false;
  DigitWords words = right_aligned(cell.data(), cell.size(), sign);
  std::uint64_t wrong = spelling.scale == 0 ? 0 : drop_point(words, spelling.scale);
  wrong |= above_nine(words.low) | above_nine(words.high);
  const std::uint64_t high = words.high == 0 ? 0 : eight_digits(words.high) * kPowersOfTen[8];
  const auto magnitude = static_cast<std::int64_t>(high + eight_digits(words.low));
  value = sign == 0 ? magnitude : -magnitude;
  const bool negative_zero = sign != 0 && magnitude == 0;
  return wrong == 0 && !negative_zero && value >= spelling.min && value <= spelling.max;
}

std::uint64_t parse_numbers(const CellSpans& cells, std::size_t count,
                            const NumberSpelling& spelling, std::int64_t* values) {
  std::uint64_t left = 0;
  for (std::size_t row = 0; row < count; ++row) {
    const bool taken = parse_number(cells[row], spelling, values[row]);
    left |= std::uint64_t{taken ? 0U : 1U} << row;
  }
  return left;
}

/// A layout's first and last eight bytes, which may overlap, as words.
class DateWords {
 public:
  explicit DateWords(const TemporalPlaces& layout) : last_at_(layout.length - 8) {
    char mask[DateLayout::kMaxLength];
    char text[DateLayout::kMaxLength];
    char carry[DateLayout::kMaxLength] = {};
    std::fill(std::begin(mask), std::end(mask), static_cast<char>(0xFF));
    std::copy_n(layout.literals, std::size(text), text);
    const auto place_digits = [&](std::size_t at, std::size_t count) {
      for (std::size_t i = at; i < at + count; ++i) {
        mask[i] = static_cast<char>(0xF0);
        text[i] = '0';
        carry[i] = 6;
      }
    };
    place_digits(layout.year_at, 4);
    place_digits(layout.month_at, 2);
    place_digits(layout.day_at, 2);
    first_ = word_at(0, mask, text, carry);
    last_ = word_at(last_at_, mask, text, carry);
  }

  bool match(const char* from) const {
    return (first_.difference(from) | last_.difference(from + last_at_)) == 0;
  }

 private:
  struct Word {
    // Digits are '0' above the mask, and still are when six is added.
    std::uint64_t difference(const char* from) const {
      const auto word = load_text<std::uint64_t>(from);
      return ((word & mask) ^ text) | (((word + carry) & mask) ^ text);
    }

    std::uint64_t mask = 0;
    std::uint64_t text = 0;
    std::uint64_t carry = 0;
  };

  static Word word_at(std::size_t at, const char* mask, const char* text, const char* carry) {
    return {load_text<std::uint64_t>(mask + at), load_text<std::uint64_t>(text + at),
            load_text<std::uint64_t>(carry + at)};
  }

  std::size_t last_at_;
  Word first_;
  Word last_;
};

std::int32_t two_digits(const char* from) {
  return (from[0] - '0') * 10 + (from[1] - '0');
}

std::uint64_t parse_dates(const CellSpans& cells, std::size_t count, const DateLayout& layout,
                          std::int32_t* days) {
  const TemporalPlaces& places = layout.places;
  if (places.short_year) return first_bits(count);
  const DateWords words(places);
  std::uint64_t left = 0;
  for (std::size_t row = 0; row < count; ++row) {
    const std::string_view cell = cells[row];
    const char* const from = cell.data();
    bool taken = cell.size() == layout.length && words.match(from);
    if (taken) {
      const char* const year = from + places.year_at;
      const CivilDate date{two_digits(year) * 100 + two_digits(year + 2),
                           two_digits(from + places.month_at), two_digits(from + places.day_at)};
      taken = is_valid(date);
      if (taken) days[row] = days_since_epoch(date);
    }
    left |= std::uint64_t{taken ? 0U : 1U} << row;
  }
  return left;
}

// The formats parse these as fast, a cell at a time.
template <class Layout, class Value>
std::uint64_t leave_all(const CellSpans&, std::size_t count, const Layout&, Value* values) {
  std::fill_n(values, count, Value{});
  return first_bits(count);
}

}  // namespace

const CellKernels kPortableCells = {"portable", parse_numbers, parse_dates, leave_all, leave_all};

std::vector<const CellKernels*> all_cell_kernels() {
  std::vector<const CellKernels*> kernels = {&kPortableCells};
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2")) kernels.push_back(&kAvx2Cells);
  if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") &&
      __builtin_cpu_supports("avx512vl")) {
    kernels.push_back(&kAvx512Cells);
  }
#endif
  return kernels;
}

const CellKernels& cell_kernels() {
  static const CellKernels* const best = all_cell_kernels().back();
  return *best;
}

}  // namespace sprat::text

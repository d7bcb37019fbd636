// SPDX-License-Identifier: Apache-2.0
// TemporalShuffle: where in a text of fixed length the digits of dates and times stand, as vectors
// need it to bring them into one order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "text/cell_kernels.hpp"

namespace sprat::text {

/// The text's first sixteen bytes are its head, its last sixteen the tail, if it is longer.
class TemporalShuffle {
 public:
  explicit TemporalShuffle(const TimestampLayout& layout)
      : tail_at(layout.length > 16 ? layout.length - 16 : 0) {
    std::memset(&head_digits, kNone, sizeof(head_digits));
    std::memset(&tail_digits, kNone, sizeof(tail_digits));
    std::memset(&head_fraction, kNone, sizeof(head_fraction));
    std::memset(&tail_fraction, kNone, sizeof(tail_fraction));
    for (std::size_t at = 0; at < layout.length; ++at) place_literal(at, layout.literals[at]);
    std::size_t next = 0;
    for (const std::size_t at : {layout.year_at, layout.year_at + 2, layout.month_at, layout.day_at,
                                 layout.hour_at, layout.minute_at, layout.second_at}) {
      if (at < layout.length) place_digits(at, 2, next, head_digits, tail_digits, zeros);
      next += 2;
    }
    // Such that the last digit has the value of one unit.
    place_digits(layout.fraction_at, layout.fraction_digits,
                 sizeof(fraction_zeros) - layout.unit_digits, head_fraction, tail_fraction,
                 fraction_zeros);
  }

  std::size_t tail_at;
  /// Of YYYYMMDDHHMMSS, in that order, and two zeros.
  char head_digits[16];
  char tail_digits[16];
  /// '0' for each that the text has, the digits of 1970-01-01 00:00:00 for others.
  char zeros[16] = {1, 9, 7, 0, 0, 1, 0, 1};
  /// Digits of the second, right-aligned.
  char head_fraction[16];
  char tail_fraction[16];
  char fraction_zeros[16] = {};
  /// All ones over literals, and these.
  char head_mask[16] = {};
  char tail_mask[16] = {};
  char head_literals[16] = {};
  char tail_literals[16] = {};

 private:
  static constexpr int kNone = 0x80;

  void place_literal(std::size_t at, char literal) {
    const bool in_head = at < 16;
    const std::size_t place = in_head ? at : at - tail_at;
    (in_head ? head_mask : tail_mask)[place] = static_cast<char>(0xFF);
    (in_head ? head_literals : tail_literals)[place] = literal;
  }

  void place_digits(std::size_t at, std::size_t count, std::size_t to, char* head, char* tail,
                    char* expected) {
    for (std::size_t i = 0; i < count; ++i) {
      const bool in_head = at + i < 16;
      const std::size_t place = in_head ? at + i : at + i - tail_at;
      (in_head ? head : tail)[to + i] = static_cast<char>(place);
      (in_head ? head_mask : tail_mask)[place] = 0;
      expected[to + i] = '0';
    }
  }
};

}  // namespace sprat::text

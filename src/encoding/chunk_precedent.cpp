// SPDX-License-Identifier: Apache-2.0
#include "encoding/chunk_precedent.hpp"

#include <algorithm>
#include <cmath>

namespace sprat::encoding {
namespace {

/// Of bytes or runs for each row: an eighth apart at most, or next to nothing.
bool are_near(double left, double right) {
  return std::abs(left - right) <= std::max(left, right) / 8 + 1.0 / 64;
}

/// Estimates of how many are distinct are rough.
bool are_roughly_equal(std::size_t left, std::size_t right) {
  return std::max(left, right) / 2 <= std::min(left, right);
}

}  // namespace

bool ChunkPrecedent::applies_to(const Profile& later) const {
  if (profile.shape != later.shape || profile.is_coded != later.is_coded) return false;
  if ((profile.decimal_bytes == kNever) != (later.decimal_bytes == kNever)) return false;
  if (profile.count == 0 || later.count == 0) return false;
  const auto near_by_row = [&](std::uint64_t of_first, std::uint64_t of_later) {
    return are_near(static_cast<double>(of_first) / static_cast<double>(profile.count),
                    static_cast<double>(of_later) / static_cast<double>(later.count));
  };
  const bool same_decimals =
      profile.decimal_bytes == kNever || near_by_row(profile.decimal_bytes, later.decimal_bytes);
  return same_decimals && near_by_row(profile.packed_bytes, later.packed_bytes) &&
         near_by_row(profile.delta_packed_bytes, later.delta_packed_bytes) &&
         near_by_row(profile.runs, later.runs) &&
         near_by_row(profile.delta_runs, later.delta_runs) &&
         near_by_row(profile.text_bytes, later.text_bytes) &&
         near_by_row(profile.entry_bytes, later.entry_bytes) &&
         are_roughly_equal(profile.distinct, later.distinct);
}

}  // namespace sprat::encoding

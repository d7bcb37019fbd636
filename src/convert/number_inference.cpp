// SPDX-License-Identifier: Apache-2.0
#include "convert/number_inference.hpp"

#include <algorithm>
#include <iterator>

#include "text/cell_format.hpp"
#include "text/integer_format.hpp"
#include "text/misfit.hpp"

namespace sprat {

bool NumberInference::observe(std::string_view number) {
  all_integers_ = all_integers_ && text::is_canonical_integer(number);
  if (!started_) {
    survivors_ = candidates_->matching(number);
    started_ = true;
  } else {
    Column scratch;
    std::vector<std::uint16_t> left;
    std::copy_if(
        survivors_.begin(), survivors_.end(), std::back_inserter(left),
        [&](std::uint16_t candidate) { return (*candidates_)[candidate].fits(number, scratch); });
    if (left.empty() && !all_integers_) return false;
    survivors_.swap(left);
  }
  return all_integers_ || !survivors_.empty();
}

std::optional<Field> NumberInference::result(bool plain) const {
  Field field;
  for (const std::uint16_t survivor : survivors_) {
    const csv::TypeCandidate& candidate = (*candidates_)[survivor];
    field.type = candidate.type;
    if (candidate.format == text::default_format(candidate.type)) return field;
    if (plain) continue;
    field.format = candidate.format;
    return field;
  }
  if (!all_integers_) return std::nullopt;
  field.type = Type();
  field.type.kind = TypeKind::integer;
  return field;
}

std::string NumberInference::misfit(std::string_view number) const {
  Type type;
  type.kind = all_integers_ ? TypeKind::integer : TypeKind::float64;
  if (survivors_.empty()) return text::misfit(type, "", number);
  for (const std::uint16_t survivor : survivors_) {
    const csv::TypeCandidate& candidate = (*candidates_)[survivor];
    if (text::respelled(candidate.type, candidate.format, number).empty()) continue;
    return text::misfit(candidate.type, candidate.format, number);
  }
  const csv::TypeCandidate& best = (*candidates_)[survivors_.front()];
  return text::misfit(best.type, best.format, number);
}

}  // namespace sprat

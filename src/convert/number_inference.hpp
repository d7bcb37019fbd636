// SPDX-License-Identifier: Apache-2.0
// NumberInference: the number types that give all of a key's numbers back as they are written.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <sprat/batch.hpp>
#include <sprat/schema.hpp>

#include "csv/type_candidates.hpp"

namespace sprat {

class NumberInference {
 public:
  /// `candidates` outlives this.
  explicit NumberInference(const csv::TypeCandidates& candidates) : candidates_(&candidates) {}

  /// False where no type is left.
  bool observe(std::string_view number);
  /// The best type left, of its default format only where `plain`.
  std::optional<Field> result(bool plain) const;
  /// Why a number that ended the last types is no value of the best of them.
  std::string misfit(std::string_view number) const;

 private:
  const csv::TypeCandidates* candidates_;
  std::vector<std::uint16_t> survivors_;
  bool started_ = false;
  bool all_integers_ = true;
};

}  // namespace sprat

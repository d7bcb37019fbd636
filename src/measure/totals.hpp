// SPDX-License-Identifier: Apache-2.0
// Totals: the question that every contender answers, so that nothing is measured that was not read.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace sprat::measuring {

/// Sums of a numeric column by a text column. Added in the rows' order, so that all contenders
/// round alike; bench/contenders/_job.py has the same.
class Totals {
 public:
  /// Of keys, only the first `key_length` characters count.
  explicit Totals(std::optional<std::size_t> key_length = {}) : key_length_(key_length) {}

  void add(std::string_view key, double value);
  /// The five largest, then by key: "22=104039097 9=98765432". Keys are percent-encoded.
  std::string answer() const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };
  std::optional<std::size_t> key_length_;
  std::unordered_map<std::string, double, Hash, std::equal_to<>> sums_;
};

}  // namespace sprat::measuring

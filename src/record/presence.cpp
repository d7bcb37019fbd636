// SPDX-License-Identifier: Apache-2.0
#include "record/presence.hpp"

#include <array>

namespace sprat {

namespace {

constexpr std::array<std::uint8_t, kRecordVector> kAllPresent = [] {
  std::array<std::uint8_t, kRecordVector> ones{};
  for (std::uint8_t& one : ones) one = 1;
  return ones;
}();

}  // namespace

const std::uint8_t* all_present() {
  return kAllPresent.data();
}

}  // namespace sprat

// SPDX-License-Identifier: Apache-2.0
// What a contender might have taken.
#pragma once

#include <string>

#include <sprat/measure.hpp>

namespace sprat::cli {

inline Measurement measurement(const std::string& group, const std::string& name, double peak_mb) {
  Measurement result;
  result.group = group;
  result.name = name;
  result.peak_mb = peak_mb;
  result.seconds = 1;
  result.status = "ok";
  return result;
}

}  // namespace sprat::cli

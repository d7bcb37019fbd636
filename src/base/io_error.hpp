// SPDX-License-Identifier: Apache-2.0
// Turns errno into an IoError's message.
#pragma once

#include <string>
#include <system_error>

#include <sprat/error.hpp>

namespace sprat {

/// "cannot open rides.csv: No such file or directory", for `doing` "cannot open rides.csv".
inline IoError system_error(const std::string& doing, int code) {
  return IoError(doing + ": " + std::generic_category().message(code));
}

}  // namespace sprat

// SPDX-License-Identifier: Apache-2.0
// message_of: what an expression throws says.
#pragma once

#include <string>

#include <sprat/error.hpp>

namespace sprat::test {

/// Empty where nothing was thrown.
template <class Error = SchemaError, class Action>
std::string message_of(Action&& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.what();
  }
  return {};
}

}  // namespace sprat::test

// SPDX-License-Identifier: Apache-2.0
// What an error said, to be compared without a framework's matchers.
#pragma once

#include <string>
#include <string_view>

/// The message of the ErrorType that `action` throws; "nothing thrown" where it throws none.
template <class ErrorType, class Action>
std::string message_of(Action action) {
  try {
    action();
  } catch (const ErrorType& error) {
    return error.what();
  }
  return "nothing thrown";
}

inline bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

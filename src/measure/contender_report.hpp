// SPDX-License-Identifier: Apache-2.0
// ContenderReport: the line of JSON that a Python contender prints.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sprat::measuring {

/// As json.dumps writes it: `"name": value`, numbers and texts that need no escapes.
class ContenderReport {
 public:
  explicit ContenderReport(std::string line) : line_(std::move(line)) {}

  /// None where it is missing or null.
  std::optional<double> number(const std::string& name) const;
  std::optional<std::string> text(const std::string& name) const;

 private:
  std::optional<std::string_view> value(const std::string& name) const;

  std::string line_;
};

}  // namespace sprat::measuring

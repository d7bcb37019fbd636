// SPDX-License-Identifier: Apache-2.0
#include "measure/contender_report.hpp"

#include <cstdlib>

namespace sprat::measuring {

std::optional<std::string_view> ContenderReport::value(const std::string& name) const {
  const std::string key = '"' + name + "\": ";
  const std::size_t at = line_.find(key);
  if (at == std::string::npos) return std::nullopt;
  std::string_view value = std::string_view(line_).substr(at + key.size());
  const bool is_text = value.starts_with('"');
  if (is_text) value.remove_prefix(1);
  return value.substr(0, value.find_first_of(is_text ? "\"" : ",}"));
}

std::optional<double> ContenderReport::number(const std::string& name) const {
  const auto found = value(name);
  if (!found) return std::nullopt;
  const std::string text(*found);
  char* end = nullptr;
  const double number = std::strtod(text.c_str(), &end);
  return end == text.c_str() ? std::nullopt : std::optional<double>(number);
}

std::optional<std::string> ContenderReport::text(const std::string& name) const {
  const auto found = value(name);
  if (!found || found->data()[-1] != '"') return std::nullopt;
  return std::string(*found);
}

}  // namespace sprat::measuring

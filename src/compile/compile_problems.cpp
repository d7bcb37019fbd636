// SPDX-License-Identifier: Apache-2.0
#include "compile/compile_problems.hpp"

#include <sprat/error.hpp>

namespace sprat::compile {

void raise_problems(const Schema& schema, const std::vector<Problem>& problems) {
  std::string message;
  for (const Problem& problem : problems) {
    if (!message.empty()) message += '\n';
    message += "schema " + schema.name + ": " + problem.message;
  }
  if (!message.empty()) throw SchemaError(message);
}

std::string printable(std::string_view text) {
  std::string result(text);
  for (char& c : result) {
    const bool is_control = (c >= 0 && c < ' ') || c == 0x7F;
    if (is_control) c = '?';
  }
  return result;
}

}  // namespace sprat::compile

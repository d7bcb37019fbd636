// SPDX-License-Identifier: Apache-2.0
#include "depfile.hpp"

#include <sprat/error.hpp>

namespace sprat::cli {
namespace {

std::string escaped(const std::string& path) {
  std::string text;
  for (const char c : path) {
    if (c == '\n') throw IoError(path + ": a depfile can't name a path with a line feed");
    if (c == ' ' || c == '\t' || c == '#') text += '\\';
    if (c == '$') text += '$';
    text += c;
  }
  return text;
}

}  // namespace

std::string depfile_rule(const std::string& output, const std::vector<std::string>& inputs) {
  std::string rule = escaped(output) + ":";
  for (const std::string& input : inputs) rule += " \\\n  " + escaped(input);
  return rule + "\n";
}

}  // namespace sprat::cli

// SPDX-License-Identifier: Apache-2.0
#include "compile/cpp_guard.hpp"

#include <cstddef>
#include <span>
#include <string_view>

#include "base/checksum.hpp"
#include "schema/type_names.hpp"

namespace sprat::compile {

namespace {

void describe(const Type& type, std::string& text) {
  text += type.name + '/' + to_string(type);
  for (const EnumValue& value : type.enum_values) {
    text += ' ' + value.name + '=' + std::to_string(value.value);
  }
  for (const Field& field : type.fields) {
    text += '{' + field.name + ':' + field.csv_name + ':' + field.format + ':' + field.renamed_from;
    describe(field.type, text += ':');
    text += '}';
  }
}

std::string guard_name(const Type& type) {
  std::string name = "SPRAT_TYPE";
  bool is_gap = true;
  for (const char c : type.name) {
    const bool is_lower = c >= 'a' && c <= 'z';
    const bool is_word = is_lower || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (is_word && is_gap) name += '_';
    if (is_word) name += is_lower ? static_cast<char>(c - 'a' + 'A') : c;
    is_gap = !is_word;
  }
  name += '_';
  std::string description(kind_name(type.kind));
  describe(type, description);
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const std::uint64_t sum = checksum(std::as_bytes(std::span(description)));
  for (unsigned shift = 32; shift != 0; shift -= 4) name += kDigits[(sum >> (shift - 4)) & 0xFU];
  return name;
}

}  // namespace

std::string guarded(const Type& type, const std::string& code) {
  const std::string name = guard_name(type);
  return "\n#ifndef " + name + "\n#define " + name + "\n" + code + "\n#endif  // " + name + "\n";
}

}  // namespace sprat::compile

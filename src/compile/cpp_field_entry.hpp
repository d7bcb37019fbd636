// SPDX-License-Identifier: Apache-2.0
// A field's entry in a record's table, broken into lines as clang-format breaks it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sprat::compile {

struct CppAttribute {
  /// "csv_name".
  std::string_view name;
  std::string text;
  /// `text` is a string, to be quoted.
  bool is_quoted = true;
};

/// `sprat::record_field(arguments..., {.name = "text", ...}),` six columns in, with its line feed.
std::string field_entry(const std::vector<std::string>& arguments,
                        const std::vector<CppAttribute>& attributes);

/// `{arguments..., "doc"},` six columns in; without a doc where it is empty.
std::string enum_entry(const std::vector<std::string>& arguments, std::string_view doc);

}  // namespace sprat::compile

// SPDX-License-Identifier: Apache-2.0
// scan: what FlatBuffers' parser does not keep of a schema's text: lines, repeated attributes,
// which fields spell a default out, includes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace sprat::fbs {

struct ScannedName {
  std::string name;
  std::size_t line = 0;
};

/// A field of a table or struct, or a value of an enum or union.
struct ScannedMember {
  std::string name;
  std::size_t line = 0;
  bool has_default = false;
  std::vector<ScannedName> attributes;
};

struct ScannedDeclaration {
  /// "table", "struct", "enum" or "union".
  std::string keyword;
  /// With its namespace.
  std::string name;
  std::size_t line = 0;
  std::vector<ScannedName> attributes;
  std::vector<ScannedMember> members;
};

/// `include "name";` before any declaration, and its place in the text.
struct ScannedInclude {
  std::string name;
  std::size_t line = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct ScannedFile {
  std::vector<ScannedInclude> includes;
  std::vector<ScannedDeclaration> declarations;
  /// Each `namespace` statement.
  std::vector<ScannedName> namespaces;
  /// Where data in JSON begins among the schema; 0 for nowhere.
  std::size_t data_line = 0;
};

ScannedFile scan(std::string_view text);

}  // namespace sprat::fbs

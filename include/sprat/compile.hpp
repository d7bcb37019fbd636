// SPDX-License-Identifier: Apache-2.0
// The schema compiler: C++ headers and Python modules whose records are a schema's rows.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <sprat/schema.hpp>

namespace sprat {

struct CompileOptions {
  /// Named in the first line: "rides.fbs".
  std::string source_name = {};
};

/// A struct for the record and each nested struct, its field table, and what holds its layout
/// (docs/cpp.md). Enums and nested structs are guarded one by one, so that headers that share some
/// can be included together. Throws SchemaError that lists the names that C++ cannot have.
std::string cpp_header(const Schema& schema, const CompileOptions& options = {});

/// A module with a class for the record, and for each nested struct and enum (docs/schema.md).
/// Throws SchemaError that lists the names that Python cannot have.
std::string python_module(const Schema& schema, const CompileOptions& options = {});

enum class CompileLanguage : std::uint8_t { cpp, python };

struct CompiledFile {
  std::string text;
  /// Every file that was read for it.
  std::vector<std::string> files;
};

/// A .fbs file. Throws SchemaError with one "file:line: what, and what to write instead" line per
/// mistake.
CompiledFile compile_file(const std::string& path, CompileLanguage language);

}  // namespace sprat

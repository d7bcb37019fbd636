// SPDX-License-Identifier: Apache-2.0
// compile_file: a schema file to a header or module.
#include <filesystem>
#include <utility>

#include <sprat/compile.hpp>

#include "compile/cpp_names.hpp"
#include "compile/python_names.hpp"
#include "schema/schema_file.hpp"

namespace sprat {

CompiledFile compile_file(const std::string& path, CompileLanguage language) {
  const bool is_cpp = language == CompileLanguage::cpp;
  SchemaFile file =
      load_schema_file(path, is_cpp ? compile::find_cpp_problems : compile::find_python_problems);
  CompileOptions options;
  options.source_name = std::filesystem::path(path).filename().string();
  CompiledFile compiled;
  compiled.text = is_cpp ? cpp_header(file.schema, options) : python_module(file.schema, options);
  compiled.files = std::move(file.files);
  return compiled;
}

}  // namespace sprat

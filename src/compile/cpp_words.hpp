// SPDX-License-Identifier: Apache-2.0
// Names that C++ code may bear: around keywords, macros, and what is reserved for the
// implementation.
#pragma once

#include <string>
#include <string_view>

namespace sprat::compile {

/// `name` itself where it is free to use. A keyword or a standard macro's name gets a _ appended; a
/// name reserved by its underscores loses those.
std::string cpp_identifier(std::string_view name);

/// The same at global scope, where std, sprat and the C library's names are taken too.
std::string cpp_global_identifier(std::string_view name);

}  // namespace sprat::compile

// SPDX-License-Identifier: Apache-2.0
// What names, attribute strings and doc comments may hold.
#pragma once

#include <string>
#include <string_view>

namespace sprat {

/// Letters, digits and _, not starting with a digit.
bool is_identifier(std::string_view name);
/// Identifiers with dots between them.
bool is_qualified_name(std::string_view name);
/// The part after the last dot, and the part before it (empty without a dot).
std::string_view base_name(std::string_view qualified_name);
std::string_view namespace_of(std::string_view qualified_name);

/// Why FlatBuffers could not hold the text as a string, or as doc comments; empty where it can.
std::string string_problem(std::string_view text);
std::string doc_problem(std::string_view text);

}  // namespace sprat

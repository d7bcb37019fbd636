// SPDX-License-Identifier: Apache-2.0
// Says, for messages, why a cell's text cannot be held as a type and come back unchanged.
#pragma once

#include <string>
#include <string_view>

#include <sprat/schema.hpp>

namespace sprat::text {

/// The text that the cell would come back as, if it names a value of the type at all: "1.1" for
/// "1.10" and "7" for "007"; else empty.
std::string respelled(const Type& type, const std::string& format, std::string_view cell);

/// "would come back as '1.1'" or "is not a date(%m/%d/%Y)".
std::string misfit(const Type& type, const std::string& format, std::string_view cell);

/// The cell in quotes on one line, cut where it is long.
std::string quoted_excerpt(std::string_view cell);

}  // namespace sprat::text

// SPDX-License-Identifier: Apache-2.0
// Integers of any size as Arrow's integers and decimals.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include <sprat/arrow.hpp>

namespace sprat::arrow {

/// The narrowest form that has room for the number.
ArrowInteger integer_form(std::string_view digits);

/// Appends the number, little-endian, in as many bytes as the form has; `form` is not text.
/// LimitError where there is no room.
void append_integer(std::string_view digits, ArrowInteger form, Buffer& into);

/// The digits of a little-endian number of 16 or 32 bytes.
std::string integer_digits(std::span<const std::byte> number);

}  // namespace sprat::arrow

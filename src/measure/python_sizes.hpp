// SPDX-License-Identifier: Apache-2.0
// What values take as objects of CPython 3.11 on 64 bits, as sys.getsizeof tells; shared objects
// (None, True, small integers, the empty text and texts of one Latin-1 character) count as nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <sprat/batch.hpp>

namespace sprat::measuring {

std::uint64_t python_integer_bytes(std::int64_t value);
std::uint64_t python_integer_bytes(std::uint64_t value);
/// Of an integer of any size, by its digits.
std::uint64_t python_integer_bytes(std::string_view digits);
std::uint64_t python_text_bytes(std::string_view utf8);
std::uint64_t python_tuple_bytes(std::uint64_t items);
std::uint64_t python_list_bytes(std::uint64_t items);
/// Filled key by key with texts, as csv.DictReader does.
std::uint64_t python_dict_bytes(std::uint64_t items);

/// The least that a value of the type takes: empty texts and lists, small integers.
std::uint64_t least_python_bytes(const Type& type);
/// Of all values of a column together. Lists and arrays are lists.
std::uint64_t python_bytes(const Type& type, const Column& column);

}  // namespace sprat::measuring

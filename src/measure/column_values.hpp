// SPDX-License-Identifier: Apache-2.0
// Single values of columns, as the totals need them.
#pragma once

#include <cstddef>
#include <string_view>

#include <sprat/batch.hpp>

namespace sprat::measuring {

/// Of a column of any numeric type; the value is not null.
double numeric_value(const Type& type, const Column& column, std::size_t row);

/// Of a column of text or fixed text; empty where it is null.
std::string_view text_value(const Type& type, const Column& column, std::size_t row);

}  // namespace sprat::measuring

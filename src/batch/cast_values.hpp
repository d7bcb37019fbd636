// SPDX-License-Identifier: Apache-2.0
// cast_values: fixed-width values of one type as values of another, as evolution allows.
#pragma once

#include <cstddef>

#include <sprat/schema.hpp>

namespace sprat {

/// Whether values of the types are spelled in different bytes. Of types that judge_types accepts.
bool needs_cast(const Type& from, const Type& to);

/// Casts `count` values from `in` to `out`, which do not overlap. Of fixed-width types that
/// judge_types accepts (not boolean); where the type narrows, false when a value does not fit.
bool cast_values(const Type& from, const Type& to, std::size_t count, const std::byte* in,
                 std::byte* out);

}  // namespace sprat

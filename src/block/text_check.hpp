// SPDX-License-Identifier: Apache-2.0
// Whether a column's texts are what its type says: UTF-8, or the digits of an integer.
#pragma once

#include <cstddef>
#include <optional>

#include <sprat/batch.hpp>

namespace sprat {

/// A row whose text, or one of whose elements, is not well formed; none where all are, and for
/// types without text. Nulls' slots hold valid text too, except that an integer's may be empty. The
/// column's layout is sound.
std::optional<std::size_t> malformed_row(const Type& type, const Column& column);

/// "is not UTF-8" or "is not an integer".
const char* malformed_text_problem(const Type& type);

}  // namespace sprat

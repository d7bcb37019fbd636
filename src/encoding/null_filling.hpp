// SPDX-License-Identifier: Apache-2.0
// Null filling: giving the slots of nulls the content that costs least.
#pragma once

#include <sprat/buffer.hpp>

#include "base/bytes.hpp"
#include "encoding/chunk.hpp"

namespace sprat::encoding {

/// True where no bit of `validity` below `count` is set.
bool all_null(Bytes validity, std::size_t count);
/// True where every bit is set, or the bitmap is empty.
bool none_null(Bytes validity, std::size_t count);

/// Fixed width: a null takes the value before it, those in front the first value there is, and
/// where there is none, zero. The result views `filled`.
Values fill_nulls(const Values& values, Bytes validity, Buffer& filled);

/// Text: nulls become empty, codes are resolved. The result views `offsets` and `bytes`, or
/// `values` itself where that is so already.
Values resolve_texts(const Values& values, Bytes validity, Buffer& offsets, Buffer& bytes);

/// Bytes of the rows that are not null.
std::uint64_t valid_text_bytes(const Values& values, Bytes validity);

}  // namespace sprat::encoding

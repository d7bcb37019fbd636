// SPDX-License-Identifier: Apache-2.0
// A sample of a chunk's values: a few whole vectors, spread over all of them.
#pragma once

#include "base/bytes.hpp"
#include "encoding/chunk.hpp"

namespace sprat::encoding {

inline constexpr std::size_t kSampledVectors = 3;
inline constexpr std::size_t kSampledRows = kSampledVectors * kVectorSize;

/// Of at least kSampledRows values of fixed width, or the codes of coded text. The result views
/// `copy`.
Values sample_values(const Values& values, Buffer& copy);
/// Some of the bytes of text that is not coded.
Bytes sample_text(const Values& values, Buffer& copy);

}  // namespace sprat::encoding

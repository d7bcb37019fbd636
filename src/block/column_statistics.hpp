// SPDX-License-Identifier: Apache-2.0
// The statistics of a column in memory (docs/format.md, Statistics).
#pragma once

#include <cstdint>

#include <sprat/batch.hpp>
#include <sprat/schema.hpp>
#include <sprat/statistics.hpp>

namespace sprat {

/// Which alternative of Scalar the bounds of a type are.
enum class BoundKind : std::uint8_t { none, signed_integer, unsigned_integer, floating, text };
BoundKind bound_kind(const Type& type);

Statistics column_statistics(const Type& type, const Column& column);

}  // namespace sprat

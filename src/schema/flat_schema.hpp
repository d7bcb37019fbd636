// SPDX-License-Identifier: Apache-2.0
// Which schemas are flat: those whose records have one size and no nulls, so that layout rows can
// hold them as they are.
#pragma once

#include <sprat/schema.hpp>

namespace sprat {

bool is_flat(const Schema& schema);

/// Throws a SchemaError that lists every field that keeps the schema from being flat, each with
/// what to do.
void require_flat(const Schema& schema);

}  // namespace sprat

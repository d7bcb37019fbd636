// SPDX-License-Identifier: Apache-2.0
// The enums and structs of a schema.
#pragma once

#include <vector>

#include <sprat/schema.hpp>

namespace sprat {

/// Each once, and after those it is made of. They point into `schema`.
std::vector<const Type*> named_types(const Schema& schema);

}  // namespace sprat

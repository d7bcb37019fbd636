// SPDX-License-Identifier: Apache-2.0
// random_schema: valid schemas of every shape, the same for the same seed.
#pragma once

#include <cstdint>

#include <sprat/schema.hpp>

namespace sprat::test {

Schema random_schema(std::uint64_t seed);

}  // namespace sprat::test

// SPDX-License-Identifier: Apache-2.0
// The standard headers that a generated header needs.
#pragma once

#include <set>
#include <string>

#include <sprat/schema.hpp>

namespace sprat::compile {

std::set<std::string> cpp_includes(const Schema& schema);

}  // namespace sprat::compile

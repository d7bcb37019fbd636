// SPDX-License-Identifier: Apache-2.0
// Guards around types that several headers define.
#pragma once

#include <string>

#include <sprat/schema.hpp>

namespace sprat::compile {

/// `code`, which defines the enum or struct, to be compiled only where no other header has defined
/// it. The guard's name stands for all of the type but its docs, so that two that differ are an
/// error of the compiler.
std::string guarded(const Type& type, const std::string& code);

}  // namespace sprat::compile

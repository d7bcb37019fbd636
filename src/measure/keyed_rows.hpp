// SPDX-License-Identifier: Apache-2.0
// Rows under the names that a struct of this program has for them.
#pragma once

#include <string>
#include <string_view>

#include "measure/job.hpp"

namespace sprat::measuring {

inline constexpr std::string_view kKeyField = "key";
inline constexpr std::string_view kValueField = "value";

/// The file's rows with the question's columns called so, for typed_totals. False where no struct
/// has such columns.
bool write_keyed_rows(const std::string& file, const Question& question, const std::string& to);

}  // namespace sprat::measuring

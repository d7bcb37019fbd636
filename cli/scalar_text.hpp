// SPDX-License-Identifier: Apache-2.0
// Statistics' bounds as text and JSON: dates and times in ISO 8601, decimals with their point.
#pragma once

#include <string>

#include <sprat/schema.hpp>
#include <sprat/statistics.hpp>

#include "json_writer.hpp"

namespace sprat::cli {

/// Empty where there is no bound.
std::string scalar_text(const Scalar& scalar, const Type& type);

/// A number where JSON has the type, else text; null where there is no bound.
void write_scalar(JsonWriter& json, const Scalar& scalar, const Type& type);

}  // namespace sprat::cli

// SPDX-License-Identifier: Apache-2.0
// One pass over CSV text, by plan.
#pragma once

#include <sprat/convert.hpp>

#include "convert/csv_plan.hpp"
#include "convert/csv_text.hpp"
#include "convert/text_pass.hpp"

namespace sprat {

/// Throws TypeBreak where a cell does not fit a type that was inferred, CsvError where the caller
/// gave the type.
PassResult run_csv_pass(CsvText& text, const CsvPlan& plan, Sink& sink,
                        const ConvertOptions& options);

}  // namespace sprat

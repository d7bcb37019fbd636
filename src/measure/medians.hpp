// SPDX-License-Identifier: Apache-2.0
// One measurement from several runs of a contender.
#pragma once

#include <vector>

#include "measure/contender_run.hpp"

namespace sprat::measuring {

/// Each figure's median over the runs that went well; the first run that did not, where one did
/// not. At least one run.
Outcome median_outcome(const std::vector<Outcome>& runs);

}  // namespace sprat::measuring

// SPDX-License-Identifier: Apache-2.0
// Depfiles: what was read for an output, in the syntax of Make, for build systems.
#pragma once

#include <string>
#include <vector>

namespace sprat::cli {

/// "out.h: a.fbs b.fbs", with a line feed; blanks, $ and # in paths are escaped.
std::string depfile_rule(const std::string& output, const std::vector<std::string>& inputs);

}  // namespace sprat::cli

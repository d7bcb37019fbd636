// SPDX-License-Identifier: Apache-2.0
// Opens one or several sprat files as one reader.
#pragma once

#include <string>
#include <vector>

#include <sprat/reader.hpp>

namespace sprat::cli {

/// Several files are read one after the other, as the file that `cat` of their bytes would be.
BatchReader open_reader(const std::vector<std::string>& paths, const ReaderOptions& options);

}  // namespace sprat::cli

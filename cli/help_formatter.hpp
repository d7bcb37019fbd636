// SPDX-License-Identifier: Apache-2.0
// HelpFormatter: the pages of --help.
#pragma once

#include <string>

#include <CLI/CLI.hpp>

namespace sprat::cli {

// Groups of commands, in the order of the page.
inline constexpr const char* kConvertGroup = "Convert";
inline constexpr const char* kLookGroup = "Look";
inline constexpr const char* kMeasureGroup = "Measure";

/// "sprat convert IN... OUT [OPTION]..."
std::string usage_line(const CLI::App& app);

/// One layout for the program's page and each command's, whatever version of CLI11 there is.
class HelpFormatter : public CLI::Formatter {
 public:
  std::string make_help(const CLI::App* app, std::string name,
                        CLI::AppFormatMode mode) const override;
};

}  // namespace sprat::cli

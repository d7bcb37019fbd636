// SPDX-License-Identifier: Apache-2.0
// What `convert` was asked for, and whether that makes sense.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "file_kind.hpp"

namespace sprat::cli {

struct ConversionPlan {
  std::vector<std::string> inputs;
  std::string output;
  /// As given by --from and --to; after `complete`, always there.
  std::optional<FileKind> from;
  std::optional<FileKind> to;

  bool is_text_output() const { return to != FileKind::sprat; }

  /// Fills in what the names tell. Throws CLI::ValidationError where they do not tell, where the
  /// conversion is none of ours, and where options were given that mean nothing to it.
  void complete(const CLI::App& app);
};

}  // namespace sprat::cli

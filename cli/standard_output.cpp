// SPDX-License-Identifier: Apache-2.0
// Printing through the library's own sink.
#include "standard_output.hpp"

#include <span>

#include <sprat/io.hpp>

namespace sprat::cli {

void print(std::string_view text) {
  const auto sink = create_sink("-");
  sink->write(std::as_bytes(std::span(text.data(), text.size())));
  sink->commit();
}

}  // namespace sprat::cli

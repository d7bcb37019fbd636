// SPDX-License-Identifier: Apache-2.0
// Text for HTML and SVG.
#pragma once

#include <string>
#include <string_view>

namespace sprat::cli {

/// Any bytes, shown as they are: markup escaped, for content and for quoted attributes; control
/// characters and broken UTF-8 become U+FFFD, which HTML would not take as they are.
std::string html_text(std::string_view text);

}  // namespace sprat::cli

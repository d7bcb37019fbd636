// SPDX-License-Identifier: Apache-2.0
// Text for HTML and SVG, and the tags around it.
#pragma once

#include <string>
#include <string_view>

namespace sprat::cli {

/// Any bytes, shown as they are: markup escaped, for content and for quoted attributes; control
/// characters and broken UTF-8 become U+FFFD, which HTML would not take as they are.
std::string html_text(std::string_view text);

/// Text inside a tag, on a line of its own.
std::string html_element(std::string_view tag, std::string_view text);

/// A heading, a paragraph below it unless `lead` is empty, then `content`, which is HTML.
std::string html_section(std::string_view heading, std::string_view lead,
                         const std::string& content);

}  // namespace sprat::cli

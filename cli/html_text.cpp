// SPDX-License-Identifier: Apache-2.0
// Escaping for HTML and SVG.
#include "html_text.hpp"

#include "utf8_text.hpp"

namespace sprat::cli {

std::string html_text(std::string_view text) {
  std::string html;
  for (const char byte : replace_invalid_utf8(text)) {
    const auto code = static_cast<unsigned char>(byte);
    switch (byte) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      case '"':
        html += "&quot;";
        break;
      case '\'':
        html += "&#39;";
        break;
      default:
        (code < 0x20 && byte != '\n' && byte != '\t') || code == 0x7F ? html += "\xEF\xBF\xBD"
                                                                      : html += byte;
    }
  }
  return html;
}

std::string html_element(std::string_view tag, std::string_view text) {
  const std::string name(tag);
  return '<' + name + '>' + html_text(text) + "</" + name + ">\n";
}

std::string html_section(std::string_view heading, std::string_view lead,
                         const std::string& content) {
  std::string html = "<section>\n" + html_element("h2", heading);
  if (!lead.empty()) html += html_element("p", lead);
  return html + content + "</section>\n";
}

}  // namespace sprat::cli

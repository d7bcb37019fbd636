// SPDX-License-Identifier: Apache-2.0
// field_entry: tries the ways to break an entry, and takes the one that costs least.
#include "compile/cpp_field_entry.hpp"

#include <algorithm>
#include <cstddef>

#include "compile/cpp_text.hpp"
#include "compile/doc_lines.hpp"
#include "compile/joined.hpp"

namespace sprat::compile {

namespace {

constexpr std::string_view kOpen = "      sprat::record_field(";
constexpr std::size_t kEntryColumn = 6;
constexpr std::size_t kIndentedColumn = kEntryColumn + 4;

struct Layout {
  std::vector<std::string> lines;
  std::size_t literal_breaks = 0;
  bool breaks_attributes = false;
};

std::string padded(std::size_t column, std::string_view text) {
  return std::string(column, ' ').append(text);
}

// Appends `item` to the last line, or begins a new one at `column` where it does not fit.
void append_item(std::vector<std::string>& lines, const std::string& item, std::size_t column) {
  std::string& line = lines.back();
  const bool is_first = line.ends_with('(') || line.ends_with('{') || line.empty();
  const std::string_view gap = is_first ? "" : " ";
  if (line.find_first_not_of(' ') == line.npos && line.size() == column) {
    line += item;
  } else if (text_width(line) + gap.size() + text_width(item) <= kCppWidth) {
    line.append(gap).append(item);
  } else {
    lines.push_back(padded(column, item));
  }
}

std::string attribute_text(const CppAttribute& attribute) {
  return joined({".", attribute.name, " = ",
                 attribute.is_quoted ? cpp_view(attribute.text) : attribute.text});
}

std::string in_one_line(const std::vector<CppAttribute>& attributes) {
  std::string text;
  for (const CppAttribute& attribute : attributes) {
    text += text.empty() ? "{" : ", ";
    text += attribute_text(attribute);
  }
  return text + "}";
}

// `{.a = "1",`, `.b = "2"}),` below each other.
void append_attributes(const std::vector<CppAttribute>& attributes, std::size_t column,
                       Layout& layout) {
  layout.breaks_attributes = true;
  for (const CppAttribute& attribute : attributes) {
    const bool is_last = &attribute == &attributes.back();
    const std::string end = is_last ? "})," : ",";
    std::string line = padded(column, &attribute == &attributes.front() ? "{." : " .");
    line.append(attribute.name).append(" = ");
    const std::size_t text_column = line.size();
    std::vector<std::string> pieces = {attribute.text};
    if (attribute.is_quoted) pieces = cpp_view_lines(attribute.text, text_column, end.size());
    layout.literal_breaks += pieces.size() - 1;
    for (const std::string& piece : pieces) {
      if (&piece != &pieces.front()) line = std::string(text_column, ' ');
      line += piece;
      if (&piece == &pieces.back()) line += end;
      layout.lines.push_back(line);
    }
  }
}

Layout lay_out(const std::vector<std::string>& arguments,
               const std::vector<CppAttribute>& attributes, bool is_indented,
               bool breaks_attributes) {
  Layout layout;
  layout.lines.emplace_back(kOpen);
  const std::size_t column = is_indented ? kIndentedColumn : kOpen.size();
  if (is_indented) layout.lines.emplace_back(column, ' ');
  for (const std::string& argument : arguments) {
    const bool is_last = attributes.empty() && &argument == &arguments.back();
    append_item(layout.lines, argument + (is_last ? ")," : ","), column);
  }
  if (attributes.empty()) return layout;
  if (breaks_attributes) {
    append_attributes(attributes, column, layout);
  } else {
    append_item(layout.lines, in_one_line(attributes) + "),", column);
  }
  return layout;
}

// In the proportions of clang-format's penalties, as far as entries need them.
std::size_t cost(const Layout& layout) {
  std::size_t excess = 0;
  for (const std::string& line : layout.lines) {
    const std::size_t width = text_width(line);
    if (width > kCppWidth) excess += width - kCppWidth;
  }
  return excess * 1'000'000 + layout.literal_breaks * 10'000 + layout.lines.size() * 10 +
         (layout.breaks_attributes ? 15 : 0);
}

std::string with_line_feeds(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text.append(line).append("\n");
  return text;
}

}  // namespace

std::string field_entry(const std::vector<std::string>& arguments,
                        const std::vector<CppAttribute>& attributes) {
  std::vector<Layout> layouts = {lay_out(arguments, attributes, false, false),
                                 lay_out(arguments, attributes, true, false)};
  if (!attributes.empty()) {
    layouts.push_back(lay_out(arguments, attributes, false, true));
    layouts.push_back(lay_out(arguments, attributes, true, true));
  }
  const auto best =
      std::min_element(layouts.begin(), layouts.end(),
                       [](const Layout& a, const Layout& b) { return cost(a) < cost(b); });
  return with_line_feeds(best->lines);
}

std::string enum_entry(const std::vector<std::string>& arguments, std::string_view doc) {
  std::vector<std::string> lines = {padded(kEntryColumn, "{")};
  const std::size_t column = kEntryColumn + 1;
  for (const std::string& argument : arguments) {
    const bool is_last = doc.empty() && &argument == &arguments.back();
    append_item(lines, argument + (is_last ? "}," : ","), column);
  }
  if (doc.empty()) return with_line_feeds(lines);
  const std::string whole = cpp_view(doc) + "},";
  if (text_width(lines.back()) + 1 + text_width(whole) <= kCppWidth) {
    append_item(lines, whole, column);
    return with_line_feeds(lines);
  }
  for (const std::string& piece : cpp_view_lines(doc, column, 2)) {
    lines.push_back(padded(column, piece));
  }
  lines.back() += "},";
  return with_line_feeds(lines);
}

}  // namespace sprat::compile

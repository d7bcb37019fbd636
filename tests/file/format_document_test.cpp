// SPDX-License-Identifier: Apache-2.0
// docs/format.md: the dump of a minimal file is what the writer writes.
#include <cctype>

#include "file/file_support.hpp"
#include "file/golden_support.hpp"
#include "support/catch.hpp"

using namespace sprat;

namespace {

constexpr std::string_view kBegin = "<!-- dump:begin -->\n";
constexpr std::string_view kEnd = "<!-- dump:end -->\n";

Buffer minimal_file() {
  Schema schema;
  schema.name = "Minimal";
  schema.fields = {field_of("id", TypeKind::int32), field_of("word", TypeKind::text)};
  Batch rows;
  rows.schema = std::make_shared<const Schema>(schema);
  rows.columns.resize(2);
  rows.columns[0].values.append_value(std::int32_t{7});
  rows.columns[1].values.append(std::as_bytes(std::span("sprat", 5)));
  rows.columns[1].offsets.append_value(std::int32_t{0});
  rows.columns[1].offsets.append_value(std::int32_t{5});
  rows.rows = rows.columns[0].length = rows.columns[1].length = 1;
  return write_rows(rows);
}

std::string hex(std::uint64_t value, std::size_t digits) {
  static constexpr char kDigits[] = "0123456789abcdef";
  std::string text(digits, '0');
  for (std::size_t i = digits; i > 0; --i, value >>= 4) text[i - 1] = kDigits[value & 15];
  return text;
}

std::string dump_line(Bytes line, std::size_t offset) {
  std::string text = hex(offset, 4) + " ";
  std::string characters;
  for (const std::byte byte : line) {
    const auto value = std::to_integer<unsigned char>(byte);
    text.append(1, ' ').append(hex(value, 2));
    characters += value >= 0x20 && value < 0x7f ? static_cast<char>(value) : '.';
  }
  return text + "  |" + characters + "|\n";
}

std::string dump(const Buffer& file) {
  static const char* const kNames[] = {"HEADER", "BLOCK", "FOOTER", "END"};
  std::string text = "```text\n";
  std::size_t frame = 0;
  const auto offsets = frame_offsets(file);
  for (std::size_t at = 0; at < file.size(); at += 16) {
    if (frame < offsets.size() && offsets[frame] == at) {
      text += std::string(frame == 0 ? "" : "\n") + kNames[frame] + "\n";
      ++frame;
    }
    text += dump_line(file.bytes().subspan(at, 16), at);
  }
  return text + "```\n";
}

}  // namespace

TEST_CASE("format.md: the dump of a minimal file is what the writer writes") {
  const std::string path = repository_path("docs/format.md");
  std::string document = file_content(path);
  const std::size_t begin = document.find(kBegin) + kBegin.size();
  const std::size_t end = document.find(kEnd);
  REQUIRE(end != std::string::npos);
  const std::string expected = dump(minimal_file());
  if (update_golden()) {
    write_file(path, document.replace(begin, end - begin, expected));
  } else {
    CHECK(document.substr(begin, end - begin) == expected);
  }
}

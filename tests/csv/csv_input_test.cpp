// SPDX-License-Identifier: Apache-2.0
#include "csv/csv_input.hpp"

#include <string>

#include "support/catch.hpp"

#include "csv_support.hpp"

namespace sprat::csv {
namespace {

std::string text_of(const std::string& bytes, const CsvOptions& options = {},
                    std::size_t most = 3) {
  CsvInput input(dribble(bytes, most), options);
  return read_all(input, 5);
}

CsvOptions with_encoding(TextEncoding encoding) {
  CsvOptions options;
  options.encoding = encoding;
  return options;
}

std::string error_of(const std::string& bytes, const CsvOptions& options = {}) {
  return message_of<CsvError>([&] { text_of(bytes, options); });
}

// Code units of text in UTF-16.
std::string utf16(const std::u16string& text, bool little) {
  std::string bytes;
  for (const char16_t unit : text) {
    const char low = static_cast<char>(unit & 0xff);
    const char high = static_cast<char>(unit >> 8);
    bytes += little ? low : high;
    bytes += little ? high : low;
  }
  return bytes;
}

TEST_CASE("csv_input: UTF-8 passes as it is, its byte-order mark left out") {
  CHECK(text_of("") == "");
  CHECK(text_of("a\xc3\xa9\xe2\x82\xac\xf0\x9f\x90\x9f\n") ==
        "a\xc3\xa9\xe2\x82\xac\xf0\x9f\x90\x9f\n");
  CHECK(text_of(std::string("a\0b", 3)) == std::string("a\0b", 3));
  CsvInput input(dribble("\xef\xbb\xbf"
                         "a,b\n"),
                 CsvOptions{});
  CHECK(input.byte_order_mark());
  CHECK(input.encoding() == TextEncoding::utf8);
  CHECK(read_all(input, 100) == "a,b\n");
  CHECK(text_of("\xef\xbb\xbf") == "");
  CHECK(text_of("\xef\xbb\xbf\xef\xbb\xbf") == "\xef\xbb\xbf");
}

TEST_CASE("csv_input: what is not UTF-8 is an error naming line and byte, and --encoding") {
  CHECK(error_of("a,b\r\nc,d\xe9"
                 "f\n") ==
        "rides.csv:2: byte 4 of the line is not UTF-8; name the file's encoding, as in "
        "--encoding latin-1");
  CHECK(contains(error_of("\r\r\n\n\x80"), "rides.csv:4: byte 1 "));
  CHECK(contains(error_of("ab\xe2\x82"), "rides.csv:1: byte 3 "));
  CHECK(contains(error_of("ab\xe2\x82"
                          "c"),
                 "rides.csv:1: byte 3 "));
  CHECK(contains(error_of("\xc0\x80"), "byte 1 "));
  CHECK(contains(error_of("\xed\xa0\x80"), "byte 1 "));
  CHECK(contains(error_of("\xf4\x90\x80\x80"), "byte 1 "));
  CHECK(contains(error_of(std::string(1000, 'x') + "\n" + std::string(99, 'y') + "\xff"),
                 "rides.csv:2: byte 100 "));
}

TEST_CASE("csv_input: characters split over reads are whole, wherever they are split") {
  const std::string characters = "\xc3\xa9\xe2\x82\xac\xf0\x9f\x90\x9f";
  for (std::size_t before = 0; before < 70; ++before) {
    const std::string text = std::string(before, 'x') + characters + "\n" + characters;
    for (const std::size_t piece : {1U, 2U, 3U, 64U}) {
      CsvInput input(dribble(text, 1 + before % 4), CsvOptions{});
      REQUIRE(read_all(input, piece) == text);
    }
  }
}

TEST_CASE("csv_input: Latin-1 is decoded, every byte") {
  std::string bytes;
  for (int byte = 0; byte < 256; ++byte) bytes += static_cast<char>(byte);
  const std::string text = text_of(bytes, with_encoding(TextEncoding::latin1));
  CHECK(text.size() == 128 + 2 * 128);
  CHECK(text.substr(128, 4) == "\xc2\x80\xc2\x81");
  CHECK(text.substr(text.size() - 2) == "\xc3\xbf");
}

TEST_CASE("csv_input: UTF-16 is known by its byte-order mark, or told") {
  const std::u16string content = u"a,\u00e9\u20ac\n\U0001F41F";
  const std::string expected = "a,\xc3\xa9\xe2\x82\xac\n\xf0\x9f\x90\x9f";
  for (const bool little : {true, false}) {
    const TextEncoding encoding = little ? TextEncoding::utf16le : TextEncoding::utf16be;
    CsvInput marked(dribble(utf16(u"\ufeff" + content, little), 3), CsvOptions{});
    CHECK(marked.encoding() == encoding);
    CHECK(marked.byte_order_mark());
    CHECK(read_all(marked, 5) == expected);
    CHECK(text_of(utf16(content, little), with_encoding(encoding)) == expected);
  }
}

TEST_CASE("csv_input: broken UTF-16 is an error naming the place") {
  const CsvOptions little = with_encoding(TextEncoding::utf16le);
  CHECK(contains(error_of(utf16(u"ab\nc", true) + "x", little), "rides.csv:2: byte 2 "));
  CHECK(contains(error_of(utf16({u'a', 0xd800, u'b'}, true), little), "rides.csv:1: byte 2 "));
  CHECK(contains(error_of(utf16({u'a', 0xdc00}, true), little), "rides.csv:1: byte 2 "));
  CHECK(contains(error_of(utf16({u'a', 0xd83d}, true), little), "not UTF-16"));
  CHECK(contains(error_of(std::string("\xff\xfe\0\0a\0\0\0", 8)), "UTF-32"));
}

TEST_CASE("csv_input: lines are left out before the text, of any line end") {
  CsvOptions options;
  options.skip_lines = 3;
  CsvInput input(dribble("x\r\n\ry\n\nz,\n", 2), options);
  CHECK(input.first_line() == 4);
  CHECK(read_all(input, 4) == "\nz,\n");
  CHECK(text_of("a\nb", options) == "");
  options.skip_lines = 1;
  CHECK(text_of(std::string(200'000, 'x') + "\r\na", options, 1000) == "a");
  CHECK(text_of(std::string((64 << 10) - 1, 'x') + "\r\na", options, 1000) == "a");
}

TEST_CASE("csv_input: peeking shows the next bytes and consumes none") {
  CsvInput input(dribble("abcdefgh"), CsvOptions{});
  CHECK(input.peek(3) == "abc");
  CHECK(input.peek(2) == "ab");
  CHECK(input.peek(5) == "abcde");
  std::string two(2, ' ');
  CHECK(input.read({two.data(), 2}) == 2);
  CHECK(two == "ab");
  CHECK(input.peek(100) == "cdefgh");
  CHECK(read_all(input, 4) == "cdefgh");
  CHECK(input.peek(1).empty());
}

}  // namespace
}  // namespace sprat::csv

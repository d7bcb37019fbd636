// SPDX-License-Identifier: Apache-2.0
#include "csv/row_splitter.hpp"

#include <random>
#include <string>

#include "support/catch.hpp"

#include "csv_support.hpp"

namespace sprat::csv {
namespace {

ReadResult split(const std::string& text, const RowSplitter::Size& size,
                 std::size_t most_per_read = 7, const CsvDialect& dialect = {}) {
  CsvInput input(dribble(text, most_per_read), CsvOptions{});
  RowSplitter splitter(input, dialect, size);
  ReadResult result;
  TextChunk chunk;
  bool last = false;
  while (splitter.next(chunk)) {
    CHECK_FALSE(last);
    last = chunk.last;
    result.chunks.emplace_back(reinterpret_cast<const char*>(chunk.text.data()), chunk.text.size());
    result.first_lines.push_back(chunk.first_line);
  }
  CHECK(last == !text.empty());
  result.final_newline = splitter.final_newline();
  return result;
}

using Chunks = std::vector<std::string>;

TEST_CASE("row_splitter: a chunk ends after so many lines outside quotes") {
  const ReadResult result = split("a\n\"b\nc\"\n\nd\re\r\nf", {2, 1000, 0});
  CHECK(result.chunks == Chunks{"a\n\"b\nc\"\n", "\nd\r", "e\r\nf"});
  CHECK(result.first_lines == std::vector<std::uint64_t>{1, 4, 6});
  CHECK_FALSE(result.final_newline);
}

TEST_CASE("row_splitter: CRLF is never cut in two") {
  CHECK(split("a\r\nb\r\n", {1, 1000, 0}).chunks == Chunks{"a\r\n", "b\r\n"});
  CHECK(split("a\r\rb\r", {1, 1000, 0}).chunks == Chunks{"a\r", "\r", "b\r"});
}

TEST_CASE("row_splitter: a chunk ends before the row that would take it over its bytes") {
  CHECK(split("aa\nbb\ncc\n", {100, 6, 0}).chunks == Chunks{"aa\nbb\n", "cc\n"});
  CHECK(split("aa\nbb\ncc\n", {100, 6, 2}).chunks == Chunks{"aa\n", "bb\n", "cc\n"});
  CHECK(split("aa\nbbbbbbbbbbbb\ncc\nd", {100, 6, 0}).chunks ==
        Chunks{"aa\n", "bbbbbbbbbbbb\n", "cc\nd"});
}

TEST_CASE("row_splitter: chunks depend on the text and the size only, not on reads") {
  std::mt19937 random(7);
  const std::string alphabet = ",,,\"\"\n\r aaaaaaaa";
  for (int i = 0; i < 300; ++i) {
    std::string text(random() % 3000, ' ');
    for (char& byte : text) byte = alphabet[random() % alphabet.size()];
    text += "\"\n";
    CsvDialect dialect;
    if (random() % 3 == 0) dialect.quote = 0;
    const RowSplitter::Size size{1 + random() % 50, 1 + random() % 500, random() % 10};
    std::optional<Chunks> expected;
    for (const std::size_t most : {1U, 3U, 64U, 100'000U}) {
      Chunks chunks;
      try {
        chunks = split(text, size, most, dialect).chunks;
      } catch (const CsvError& error) {
        chunks = {error.what()};
      }
      if (!expected) expected = chunks;
      REQUIRE(chunks == *expected);
    }
  }
}

TEST_CASE("row_splitter: chunks put together are the text, and lines are counted through") {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += std::to_string(i) + ",\"x\r\ny\"\r\n";
  for (const std::uint64_t rows : {1U, 1000U, 65'536U}) {
    const ReadResult result = split(text, {rows, std::uint64_t{1} << 20, 8}, 100'000);
    std::string all;
    for (std::size_t i = 0; i < result.chunks.size(); ++i) {
      REQUIRE(result.first_lines[i] ==
              1 + static_cast<std::uint64_t>(std::count(all.begin(), all.end(), '\n')));
      all += result.chunks[i];
    }
    CHECK(all == text);
    CHECK(result.final_newline);
  }
}

TEST_CASE("row_splitter: a quote that is never closed is an error naming its line") {
  const std::string text = "a,b\nc,\"d\n\"\ne,\"f\ng,h\n";
  CHECK(contains(message_of<CsvError>([&] {
                   split(text, {1000, 1000, 0});
                 }),
                 "rides.csv:4: a quoted cell begins here and is never closed"));
  CHECK(contains(message_of<CsvError>([&] { split("\"", {1000, 1000, 0}); }), "rides.csv:1: "));
}

TEST_CASE("row_splitter: empty input has no chunk, and says how it ended where there is one") {
  CHECK(split("", {10, 10, 0}).chunks.empty());
  CHECK(split("a", {10, 10, 0}).final_newline == false);
  CHECK(split("a\r", {10, 10, 0}).final_newline == true);
  CHECK(split("a\n\"b\n\"", {10, 100, 0}).final_newline == false);
  CsvDialect dialect;
  dialect.escape = '\\';
  CHECK(split("a\\\n", {10, 100, 0}, 7, dialect).final_newline == false);
}

TEST_CASE("row_splitter: a row over the limit is an error naming its line, in quotes or not") {
  const std::size_t over = static_cast<std::size_t>(kMaxCellBytes) + 10;
  const auto message = [](const std::string& text) {
    return message_of<LimitError>([&] { split(text, {1000, 1 << 20, 0}, 1 << 20); });
  };
  CHECK(contains(message("a\nb\n" + std::string(over, 'x')),
                 "rides.csv:3: a row of over 64 MiB begins here"));
  CHECK(contains(message("a\n\"" + std::string(over, 'x')), "rides.csv:2: "));
  CHECK(contains(message("a\n\"" + std::string(over, '\n')), "is a quote in it never closed?"));
}

TEST_CASE("row_splitter: a row up to the limit is a chunk of its own") {
  const std::string row = std::string(static_cast<std::size_t>(kMaxCellBytes) - 1, 'x') + "\n";
  const ReadResult result = split("a\n" + row + "b\n", {1000, 1 << 20, 0}, 1 << 20);
  REQUIRE(result.chunks.size() == 3);
  CHECK(result.chunks[1] == row);
}

}  // namespace
}  // namespace sprat::csv

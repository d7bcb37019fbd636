// SPDX-License-Identifier: Apache-2.0
#include "csv/dialect_detection.hpp"

#include <string>
#include <vector>

#include <sprat/error.hpp>

#include "support/catch.hpp"
#include "support/error_message.hpp"

namespace sprat::csv {
namespace {

Detected detect(std::string_view sample, const CsvOptions& options = {}, bool is_all = true) {
  return detect_dialect(sample, is_all, options, "rides.csv");
}

std::vector<std::string> headers(const Detected& detected) {
  std::vector<std::string> names;
  for (const CsvColumn& column : detected.dialect.columns) names.push_back(column.header);
  return names;
}

using Names = std::vector<std::string>;

TEST_CASE("dialect_detection: the delimiter is the one that cuts every row alike") {
  CHECK(detect("a,b\n1,2\n").dialect.delimiter == ',');
  CHECK(detect("a;b\n1,5;2\n3;4,5\n").dialect.delimiter == ';');
  CHECK(detect("a\tb\n1, 2\t3\n").dialect.delimiter == '\t');
  CHECK(detect("a|b|c\n1|2|3\n").dialect.delimiter == '|');
  CHECK(detect("id,notes\n1,a;b;c\n2,d\n").dialect.delimiter == ',');
  CHECK(detect("\"a;b\",\"c;d\"\n1,2\n").dialect.delimiter == ',');
}

TEST_CASE("dialect_detection: ties and single columns give a comma, a tab in a .tsv") {
  CHECK(detect("a,b;c\n1,2;3\n").dialect.delimiter == ',');
  CHECK(detect("text\nx\ny\n").dialect.delimiter == ',');
  CHECK(detect("").dialect.delimiter == ',');
  CHECK(detect_dialect("text\nx\n", true, {}, "a.tsv").dialect.delimiter == '\t');
  CHECK(detect_dialect("a,b\nc,d\n", true, {}, "a.tsv.gz").dialect.delimiter == ',');
  CHECK(detect_dialect("a,b\tc\nd,e\tf\n", true, {}, "a.tsv.gz").dialect.delimiter == '\t');
}

TEST_CASE("dialect_detection: what is given is not detected") {
  CsvOptions options;
  options.delimiter = ':';
  options.quote = '\'';
  const Detected detected = detect("a:b,c\n'x:y':z\n", options);
  CHECK(detected.dialect.delimiter == ':');
  CHECK(detected.dialect.quote == '\'');
  CHECK(headers(detected) == Names{"a", "b,c"});
}

TEST_CASE("dialect_detection: header texts are kept exactly, empty and repeated ones too") {
  const Detected detected = detect("\"id\",,id, x ,\"a\"\"\n,b\",\"\"\n1,2,3,4,5,6\n");
  CHECK(headers(detected) == Names{"id", "", "id", " x ", "a\"\n,b", ""});
  CHECK(detected.dialect.columns[0].header_quoted);
  CHECK_FALSE(detected.dialect.columns[1].header_quoted);
  CHECK(detected.dialect.columns[5].header_quoted);
  CHECK(detected.header_lines == 2);
  CHECK(detected.header_bytes == 25);
}

TEST_CASE("dialect_detection: rows begin past blank and comment lines and the header") {
  CsvOptions options;
  options.comment = '#';
  const Detected detected = detect("\r\n# a, b; c\na,b\r\n1,2\n", options);
  CHECK(headers(detected) == Names{"a", "b"});
  CHECK(detected.header_bytes == 17);
  CHECK(detected.header_lines == 3);
}

TEST_CASE("dialect_detection: the line end is the most frequent, the first of equals") {
  CHECK(detect("a\nb\nc\r\n").dialect.line_end == LineEnd::lf);
  CHECK(detect("a\r\nb\r\nc\n").dialect.line_end == LineEnd::crlf);
  CHECK(detect("a\rb\rc\r").dialect.line_end == LineEnd::cr);
  CHECK(detect("a\r\nb\n").dialect.line_end == LineEnd::crlf);
  CHECK(detect("a\nb\r\n").dialect.line_end == LineEnd::lf);
  CHECK(detect("\"a\nb\n\"\r\nx").dialect.line_end == LineEnd::crlf);
  CHECK(detect("a").dialect.line_end == LineEnd::lf);
}

TEST_CASE("dialect_detection: without a header the first row gives the columns") {
  CsvOptions options;
  options.has_header = false;
  const Detected detected = detect("\n1;2;3\n4;5;6\n", options);
  CHECK(detected.dialect.delimiter == ';');
  CHECK(headers(detected) == Names{"", "", ""});
  CHECK(detected.header_bytes == 0);
  CHECK(detected.header_lines == 0);
}

TEST_CASE("dialect_detection: empty files have no columns, a header alone has rows nowhere") {
  CHECK(headers(detect("")).empty());
  CHECK(headers(detect("\n\r\n")).empty());
  CHECK(detect("\n\r\n").header_bytes == 3);
  const Detected detected = detect("a,b");
  CHECK(headers(detected) == Names{"a", "b"});
  CHECK(detected.header_bytes == 3);
}

TEST_CASE("dialect_detection: a header that does not end in the sample is an error") {
  const auto message = [](std::string_view sample, bool is_all) {
    return message_of<CsvError>([&] { detect(sample, {}, is_all); });
  };
  CHECK(contains(message("\na,\"b\nc,d\n", true), "rides.csv:2: a quoted cell"));
  CHECK(contains(message("a,\"b\nc,d\n", false), "never closed"));
  CHECK(contains(message("a,b", false), "does not end within 3 bytes"));
  CHECK(contains(message("a,b\r", false), "does not end within 4 bytes"));
  CHECK(message("a,b\n1,\"", true) == "nothing thrown");
  CHECK(message("a,b\n1,\"", false) == "nothing thrown");
}

TEST_CASE("dialect_detection: the sample's last row, cut off, counts for nothing") {
  CHECK(detect("a;b\n1;2,0\n3;4,0\n5;6,0\n7", {}, false).dialect.delimiter == ';');
  CHECK(detect("a\tb,c\n1\t2,3\n4\t5", {}, false).dialect.delimiter == ',');
}

TEST_CASE("dialect_detection: separators that are equal, or none, are refused") {
  const auto message = [](const CsvOptions& options) {
    return message_of<CsvError>([&] { detect("a,b\n", options); });
  };
  CsvOptions options;
  options.delimiter = '"';
  CHECK(contains(message(options), "must differ"));
  options.quote = char{0};
  CHECK(message(options) == "nothing thrown");
  options.delimiter = '\n';
  CHECK(contains(message(options), "--delimiter"));
  options.delimiter = '\xe9';
  CHECK(contains(message(options), "ASCII"));
  CsvOptions doubled;
  doubled.escape = '"';
  CHECK(detect("a,b\n", doubled).dialect.escape == 0);
}

}  // namespace
}  // namespace sprat::csv

// SPDX-License-Identifier: Apache-2.0
#include <string>

#include <sprat/convert.hpp>

#include "convert/conversion.hpp"
#include "support/catch.hpp"

namespace sprat {
namespace {

std::string numbers(std::size_t first, std::size_t count) {
  std::string csv = "n\n";
  for (std::size_t n = first; n < first + count; ++n) csv += std::to_string(n) + "\n";
  return csv;
}

TEST_CASE(
    "write text: rows can be left out at both ends, across blocks, on any number of threads") {
  const TemporaryFolder files;
  ConvertOptions convert;
  convert.writer.block_rows = 4;
  convert_text(files, numbers(0, 10), convert);
  for (const unsigned threads : {1U, 3U}) {
    for (std::size_t skip = 0; skip <= 11; ++skip) {
      for (std::size_t limit = 0; limit <= 11; ++limit) {
        TextOptions options;
        options.threads = threads;
        options.skip = skip;
        options.limit = limit;
        const std::size_t first = std::min<std::size_t>(skip, 10);
        REQUIRE(converted_text(files, options) == numbers(first, std::min(limit, 10 - first)));
      }
    }
  }
}

TEST_CASE("write text: tab-separated text and JSON lines") {
  const TemporaryFolder files;
  convert_text(files, "a,b\n1,\"x\ty\"\n2,\n");
  TextOptions options;
  options.format = TextFormat::tsv;
  CHECK(converted_text(files, options) == "a\tb\n1\t\"x\ty\"\n2\t\n");
  options.format = TextFormat::json_lines;
  CHECK(converted_text(files, options) == "{\"a\":1,\"b\":\"x\\ty\"}\n{\"a\":2,\"b\":null}\n");
}

TEST_CASE("write text: the encoding that was read is written") {
  const TemporaryFolder files;
  ConvertOptions convert;
  convert.csv.encoding = TextEncoding::latin1;
  const std::string csv = "n\ncaf\xe9\n";
  convert_text(files, csv, convert);
  CHECK(converted_text(files) == csv);
  TextOptions json;
  json.format = TextFormat::json_lines;
  CHECK(converted_text(files, json) == "{\"n\":\"caf\xc3\xa9\"}\n");
}

TEST_CASE("write text: a pipe can be read as well as a file") {
  const TemporaryFolder files;
  ConvertOptions convert;
  convert.writer.block_rows = 2;
  const std::string csv = numbers(0, 7);
  convert_text(files, csv.substr(0, csv.size() - 1), convert);
  const std::string bytes = file_content(files.file("out.sprat"));

  class Pipe final : public Source {
   public:
    explicit Pipe(std::unique_ptr<Source> source) : source_(std::move(source)) {}
    const std::string& name() const override { return source_->name(); }
    std::size_t read(std::span<std::byte> into) override { return source_->read(into); }

   private:
    std::unique_ptr<Source> source_;
  };
  BatchReader reader(std::make_unique<Pipe>(memory_source(bytes_of(bytes))));
  Buffer text;
  const auto sink = memory_sink(text);
  CHECK(write_text(reader, *sink) == 7);
  CHECK(::text_of(text.bytes()) == csv.substr(0, csv.size() - 1));
}

}  // namespace
}  // namespace sprat

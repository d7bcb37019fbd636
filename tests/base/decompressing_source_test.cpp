// SPDX-License-Identifier: Apache-2.0
#include <string>
#include <utility>

#include <zlib.h>

#include "base/compression.hpp"
#include "support/byte_text.hpp"
#include "support/catch.hpp"
#include "support/error_message.hpp"

namespace {

std::string sample_text(std::size_t size) {
  std::string text;
  for (unsigned line = 0; text.size() < size; ++line)
    text += std::to_string(line * 2654435761U) + ",x\n";
  return text;
}

std::string gzipped(const std::string& text) {
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, 6, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(deflateBound(&stream, static_cast<uLong>(text.size())) + 32, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string zstd_compressed(const std::string& text) {
  sprat::Buffer frame;
  sprat::ZstdCompressor().compress(bytes_of(text), {3}, frame);
  return text_of(frame.bytes());
}

std::string compressed(const std::string& text, const std::string& format) {
  return format == "gzip" ? gzipped(text) : zstd_compressed(text);
}

/// Hides that memory can be read by place, and gives a few bytes at a time.
class Trickle final : public sprat::Source {
 public:
  explicit Trickle(std::string_view text) : source_(sprat::memory_source(bytes_of(text), "pipe")) {}
  const std::string& name() const override { return source_->name(); }
  std::size_t read(std::span<std::byte> into) override { return source_->read(into); }

 private:
  std::unique_ptr<sprat::Source> source_;
};

/// Of bytes that outlive it.
std::unique_ptr<sprat::Source> source_of(const std::string& bytes, bool from_pipe = false,
                                         std::uint64_t* raw_bytes = nullptr) {
  std::unique_ptr<sprat::Source> source;
  if (from_pipe)
    source = std::make_unique<Trickle>(bytes);
  else
    source = sprat::memory_source(bytes_of(bytes), "rides.csv");
  return sprat::decompressing_source(std::move(source), raw_bytes);
}

}  // namespace

TEST_CASE("decompressing source: compressed input reads as its text, in steps of any size") {
  const std::string format = GENERATE("gzip", "zstd");
  const bool from_pipe = GENERATE(false, true);
  const std::size_t size = GENERATE(0U, 1U, 1000U, 700'000U);
  const std::string text = sample_text(size);
  const std::string bytes = compressed(text, format);
  std::uint64_t raw_bytes = 0;
  const auto source = source_of(bytes, from_pipe, &raw_bytes);
  CHECK(read_all(*source, size < 5000 ? 1 : 77'777) == text);
  CHECK(raw_bytes == bytes.size());
  CHECK_FALSE(source->size().has_value());
  CHECK_THROWS_AS(source->seek(0), sprat::IoError);
}

TEST_CASE("decompressing source: members and frames one after another are one text") {
  const std::string format = GENERATE("gzip", "zstd");
  const std::string bytes =
      compressed("one,", format) + compressed("", format) + compressed("two\n", format);
  CHECK(read_all(*source_of(bytes)) == "one,two\n");
}

TEST_CASE("decompressing source: zeros after the last gzip member are padding") {
  CHECK(read_all(*source_of(gzipped("text") + std::string(600, '\0'))) == "text");
}

TEST_CASE("decompressing source: a zstd file may begin with a skippable frame") {
  const std::string skippable("\x50\x2a\x4d\x18\x04\0\0\0abcd", 12);
  CHECK(read_all(*source_of(skippable + zstd_compressed("text"))) == "text");
}

TEST_CASE("decompressing source: a stream cut anywhere is an error that names the file") {
  const std::string format = GENERATE("gzip", "zstd");
  const std::string bytes = compressed(sample_text(300), format);
  for (std::size_t length = 4; length < bytes.size(); ++length) {
    const std::string cut = bytes.substr(0, length);
    const std::string message = message_of<sprat::IoError>([&] { read_all(*source_of(cut)); });
    REQUIRE(message == "rides.csv is cut off: its " + format + " data ends early");
  }
}

TEST_CASE("decompressing source: damage is an error that names the file") {
  const std::string format = GENERATE("gzip", "zstd");
  SECTION("in the middle") {
    std::string bytes = compressed(sample_text(50'000), format);
    for (std::size_t at = bytes.size() / 2; at < bytes.size() / 2 + 50; ++at) bytes[at] = '\x7f';
    const std::string message = message_of<sprat::IoError>([&] { read_all(*source_of(bytes)); });
    CHECK(contains(message, "rides.csv"));
    CHECK(contains(message, format));
  }
  SECTION("text after the end") {
    const std::string bytes = compressed("text", format) + "more";
    const std::string message = message_of<sprat::IoError>([&] { read_all(*source_of(bytes)); });
    CHECK(contains(message, "rides.csv: its " + format + " data is damaged"));
  }
}

TEST_CASE("decompressing source: a zstd window above 128 MiB is refused") {
  // RFC 8878 §3.1.1: no content size, window descriptor of 2^28 bytes, one raw last block.
  const std::string bytes("\x28\xb5\x2f\xfd\x00\x90\x09\x00\x00x", 10);
  CHECK_THROWS_AS(read_all(*source_of(bytes)), sprat::IoError);
}

TEST_CASE("decompressing source: plain input is passed through") {
  const bool from_pipe = GENERATE(false, true);
  const std::string text = GENERATE("", "a", "abc", "abcd", "a,b\n1,2\n", "\x1f", "\x28\xb5\x2f");
  std::uint64_t raw_bytes = 0;
  const auto source = source_of(text, from_pipe, &raw_bytes);
  CHECK(read_all(*source, 3) == text);
  CHECK(raw_bytes == text.size());
  CHECK(source->size().has_value() != from_pipe);
}

TEST_CASE("decompressing source: plain files still read by place") {
  std::uint64_t raw_bytes = 0;
  const std::string text = "abcdefgh";
  const auto source = source_of(text, false, &raw_bytes);
  std::byte letter{};
  CHECK(source->read_at(3, {&letter, 1}) == 1);
  CHECK(letter == std::byte{'d'});
  source->seek(6);
  CHECK(read_all(*source) == "gh");
  CHECK(raw_bytes == 8);
}

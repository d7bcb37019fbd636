// SPDX-License-Identifier: Apache-2.0
#include <random>
#include <string>
#include <vector>

#include "base/compression.hpp"
#include "support/byte_text.hpp"
#include "support/catch.hpp"

namespace {

std::string repetitive_text(std::size_t size) {
  std::string text;
  for (int line = 0; text.size() < size; ++line) text += "line " + std::to_string(line % 17) + "\n";
  text.resize(size);
  return text;
}

sprat::Buffer frame_of(const std::string& text, int level = 3) {
  sprat::Buffer frame;
  sprat::ZstdCompressor().compress(bytes_of(text), {level}, frame);
  return frame;
}

}  // namespace

TEST_CASE("zstd: every size and level comes back") {
  const std::size_t size = GENERATE(0U, 1U, 2U, 1000U, 200'000U);
  const int level = GENERATE(1, 3, 9);
  const std::string text = repetitive_text(size);
  const sprat::Buffer frame = frame_of(text, level);
  std::vector<std::byte> decoded(size);
  sprat::ZstdDecompressor().decompress(frame.bytes(), decoded);
  CHECK(text_of(decoded) == text);
}

TEST_CASE("zstd: frames are appended, and contexts are good for many") {
  sprat::ZstdCompressor compressor;
  sprat::ZstdDecompressor decompressor;
  sprat::Buffer frames;
  const std::size_t first = compressor.compress(bytes_of("first"), {1}, frames);
  const std::size_t second = compressor.compress(bytes_of("second"), {3}, frames);
  REQUIRE(frames.size() == first + second);
  std::vector<std::byte> decoded(6);
  decompressor.decompress(frames.bytes().subspan(first), decoded);
  CHECK(text_of(decoded) == "second");
}

TEST_CASE("zstd: a frame of another size than the target is corrupt") {
  const sprat::Buffer frame = frame_of(repetitive_text(1000));
  const std::size_t size = GENERATE(0U, 999U, 1001U);
  std::vector<std::byte> decoded(size);
  CHECK_THROWS_AS(sprat::ZstdDecompressor().decompress(frame.bytes(), decoded),
                  sprat::CorruptError);
}

TEST_CASE("zstd: bytes that are not exactly one frame are corrupt") {
  const std::string text = repetitive_text(500);
  const sprat::Buffer frame = frame_of(text);
  std::vector<std::byte> decoded(text.size());
  sprat::ZstdDecompressor decompressor;
  SECTION("cut off anywhere") {
    for (std::size_t length = 0; length < frame.size(); ++length)
      REQUIRE_THROWS_AS(decompressor.decompress(frame.bytes().first(length), decoded),
                        sprat::CorruptError);
  }
  SECTION("one byte more") {
    sprat::Buffer longer = frame;
    longer.append_value('x');
    CHECK_THROWS_AS(decompressor.decompress(longer.bytes(), decoded), sprat::CorruptError);
  }
  SECTION("a skippable frame") {
    const std::string skippable("\x50\x2a\x4d\x18\0\0\0\0", 8);
    CHECK_THROWS_AS(decompressor.decompress(bytes_of(skippable), {}), sprat::CorruptError);
  }
}

TEST_CASE("zstd: damaged frames are refused or fill the target, never more") {
  std::mt19937 random(1);
  const std::string text = repetitive_text(2000);
  const sprat::Buffer frame = frame_of(text);
  std::vector<std::byte> decoded(text.size());
  sprat::ZstdDecompressor decompressor;
  for (int round = 0; round < 2000; ++round) {
    sprat::Buffer damaged = frame;
    damaged.data()[random() % damaged.size()] ^= static_cast<std::byte>(1U << (random() % 8));
    try {
      decompressor.decompress(damaged.bytes(), decoded);
    } catch (const sprat::CorruptError&) {
    }
  }
  decompressor.decompress(frame.bytes(), decoded);
  CHECK(text_of(decoded) == text);
}

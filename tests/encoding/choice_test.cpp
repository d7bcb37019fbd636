// SPDX-License-Identifier: Apache-2.0
// The encodings that typical columns get.
#include <array>
#include <random>
#include <span>

#include "base/compression.hpp"
#include "support/catch.hpp"

#include "value_sets.hpp"

namespace sprat::encoding {
namespace {

constexpr std::size_t kRows = 65'536;

template <class Make>
EncodedChunk encode_longs(Effort effort, Make&& make) {
  ValueSet set;
  set.shape = {.width = 8, .is_signed = true, .is_floating = false};
  set.count = kRows;
  for (std::size_t row = 0; row < kRows; ++row) {
    set.data.append_value(static_cast<std::int64_t>(make(row)));
  }
  ChunkEncoder encoder(effort);
  return encode_chosen(encoder, set).info;
}

template <class Make>
EncodedChunk encode_texts(Effort effort, Make&& make) {
  ValueSet set;
  set.count = kRows;
  set.offsets.append_value(std::int32_t{0});
  for (std::size_t row = 0; row < kRows; ++row) {
    const std::string text = make(row);
    set.data.append(std::as_bytes(std::span(text)));
    set.offsets.append_value(static_cast<std::int32_t>(set.data.size()));
  }
  ChunkEncoder encoder(effort);
  return encode_chosen(encoder, set).info;
}

}  // namespace

TEST_CASE("choice: one value is constant") {
  const EncodedChunk chunk = encode_longs(Effort::standard, [](std::size_t) { return 7; });
  CHECK(to_string(chunk.tree) == "constant");
  CHECK(chunk.stored_bytes == 8);
}

TEST_CASE("choice: row numbers are a constant difference") {
  const EncodedChunk chunk = encode_longs(Effort::standard, [](std::size_t row) { return row; });
  CHECK(to_string(chunk.tree) == "delta(constant)");
}

TEST_CASE("choice: random numbers take the bits of their range, zstd or not") {
  for (const Effort effort : {Effort::fast, Effort::standard, Effort::small}) {
    std::mt19937_64 random(1);
    const EncodedChunk chunk =
        encode_longs(effort, [&](std::size_t) { return random() % 1'000'000; });
    CHECK(to_string(chunk.tree) == "bit_packed");
    CHECK_FALSE(chunk.zstd);
    CHECK(chunk.stored_bytes < kRows * 20 / 8 + 1024);
  }
}

TEST_CASE("choice: long runs are run-length encoded") {
  std::mt19937_64 random(2);
  std::uint64_t value = 0;
  const EncodedChunk chunk = encode_longs(Effort::fast, [&](std::size_t row) {
    if (row % 200 == 0) value = random() % 100'000;
    return value;
  });
  CHECK(to_string(chunk.tree).rfind("run_length", 0) == 0);
  CHECK(chunk.stored_bytes < 1200);
}

TEST_CASE("choice: few wide values are a dictionary") {
  std::mt19937_64 random(3);
  const EncodedChunk chunk =
      encode_longs(Effort::fast, [&](std::size_t) { return random() % 30 * 0x123456789abcdU; });
  CHECK(to_string(chunk.tree) == "dictionary(bit_packed, bit_packed)");
}

TEST_CASE("choice: numbers that repeat far apart are shuffled for zstd") {
  std::mt19937_64 random(4);
  std::vector<std::uint64_t> period(500);
  for (std::uint64_t& value : period) value = random() % 200 * 4'999;
  const EncodedChunk chunk =
      encode_longs(Effort::standard, [&](std::size_t row) { return period[row % 500]; });
  CHECK(chunk.zstd);
  CHECK(chunk.stored_bytes < 8000);
}

TEST_CASE("choice: values that come again in the same order are runs of differences") {
  std::mt19937_64 random(4);
  std::vector<std::uint64_t> period(500);
  for (std::uint64_t& value : period) value = random();
  for (const Effort effort : {Effort::fast, Effort::standard}) {
    const EncodedChunk chunk =
        encode_longs(effort, [&](std::size_t row) { return period[row % 500]; });
    CHECK(to_string(chunk.tree).rfind("dictionary(delta(run_length", 0) == 0);
    CHECK_FALSE(chunk.zstd);
    CHECK(chunk.stored_bytes < 6000);
  }
}

TEST_CASE("choice: repeated texts are a dictionary, others a heap") {
  std::mt19937_64 random(5);
  const auto route = [&](std::size_t) { return "route " + std::to_string(random() % 130); };
  const auto comment = [&](std::size_t) { return "comment " + std::to_string(random()); };
  CHECK(to_string(encode_texts(Effort::fast, route).tree).rfind("dictionary(bit_packed", 0) == 0);
  CHECK(to_string(encode_texts(Effort::fast, comment).tree) == "fsst(bit_packed)");
}

TEST_CASE(
    "choice: sentences are codes of symbols with zstd after them, smaller than by zstd alone") {
  for (const Effort effort : {Effort::standard, Effort::small}) {
    std::mt19937_64 random(8);
    Buffer plain;
    const auto sentence = [&](std::size_t) {
      constexpr std::array<const char*, 12> kWords = {
          "carefully", "quickly", "regular", "final",    "deposits", "accounts",
          "requests",  "foxes",   "among",   "silently", "packages", "theodolites"};
      std::string text;
      for (std::size_t left = 2 + random() % 5; left != 0; --left) {
        text += std::string(text.empty() ? 0 : 1, ' ') + kWords[random() % kWords.size()];
      }
      plain.append(std::as_bytes(std::span(text)));
      return text;
    };
    const EncodedChunk chunk = encode_texts(effort, sentence);
    CHECK(to_string(chunk.tree).rfind("fsst(", 0) == 0);
    CHECK(chunk.zstd);
    Buffer frame;
    CHECK(chunk.stored_bytes < ZstdCompressor().compress(plain.bytes(), {}, frame));
  }
}

TEST_CASE("choice: what zstd alone writes shorter has no symbols") {
  const auto counted = [](std::size_t row) {
    return "Customer#" + std::to_string(100'000'000 + row);
  };
  const auto digits = [](std::size_t row) {
    std::mt19937_64 random(row);
    return std::to_string(random()) + std::to_string(random());
  };
  for (const EncodedChunk& chunk :
       {encode_texts(Effort::standard, counted), encode_texts(Effort::standard, digits)}) {
    CHECK(to_string(chunk.tree).rfind("text(", 0) == 0);
    CHECK(chunk.zstd);
  }
}

TEST_CASE("choice: text of random bytes stays as it is") {
  std::mt19937_64 random(6);
  const auto noise = [&](std::size_t) {
    std::string text(20, ' ');
    for (char& c : text) c = static_cast<char>(random());
    return text;
  };
  for (const Effort effort : {Effort::fast, Effort::standard, Effort::small}) {
    const EncodedChunk chunk = encode_texts(effort, noise);
    CHECK(to_string(chunk.tree) == "text(constant)");
    CHECK_FALSE(chunk.zstd);
  }
}

TEST_CASE("choice: numbers of a few decimal places are integers") {
  std::mt19937_64 random(7);
  ValueSet set;
  set.shape = {.width = 8, .is_signed = true, .is_floating = true};
  set.count = kRows;
  for (std::size_t row = 0; row < kRows; ++row) {
    set.data.append_value(row == 777 ? -0.0 : static_cast<double>(random() % 1'000'000) / 1000);
  }
  ChunkEncoder encoder(Effort::standard);
  const Chunk chunk = encode_chosen(encoder, set);
  CHECK(to_string(chunk.info.tree) == "alp(bit_packed)");
  CHECK(chunk.info.stored_bytes < kRows * 20 / 8 + 1024);
  CHECK(decodes_to(chunk, set));
}

TEST_CASE("choice: real numbers are no decimal ones") {
  std::mt19937_64 random(8);
  ValueSet set;
  set.shape = {.width = 8, .is_signed = true, .is_floating = true};
  set.count = kRows;
  std::uniform_real_distribution<double> between(0, 1);
  for (std::size_t row = 0; row < kRows; ++row) set.data.append_value(between(random));
  ChunkEncoder encoder(Effort::fast);
  CHECK(to_string(encode_chosen(encoder, set).info.tree) == "bit_packed");
}

TEST_CASE("choice: nulls cost a bitmap and no values") {
  ValueSet set;
  set.shape = {.width = 8, .is_signed = true, .is_floating = false};
  set.count = kRows;
  set.data.resize_zeroed(kRows * 8);
  ChunkEncoder encoder(Effort::fast);
  const EncodedChunk all_null = encode_chosen(encoder, with_nulls(set, 100)).info;
  CHECK(to_string(all_null.tree) == "nullable(constant, constant)");
  CHECK(all_null.stored_bytes == 9);
}

}  // namespace sprat::encoding

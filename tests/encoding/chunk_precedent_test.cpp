// SPDX-License-Identifier: Apache-2.0
// Chunks that follow an earlier one of their column.
#include "encoding/chunk_precedent.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <span>
#include <string>

#include "support/catch.hpp"

#include "value_sets.hpp"

namespace sprat::encoding {
namespace {

/// Enough to be sampled.
constexpr std::size_t kRows = 16'384;

template <class Make>
ValueSet longs(Make&& make) {
  ValueSet set;
  set.shape = {.width = 8, .is_signed = true, .is_floating = false};
  set.count = kRows;
  for (std::size_t row = 0; row < kRows; ++row) {
    set.data.append_value(static_cast<std::int64_t>(make(row)));
  }
  return set;
}

/// Rows of some words each.
template <std::size_t N>
ValueSet sentences(const std::array<const char*, N>& words, unsigned seed) {
  ValueSet set;
  set.count = kRows;
  set.offsets.append_value(std::int32_t{0});
  std::mt19937_64 random(seed);
  for (std::size_t row = 0; row < kRows; ++row) {
    for (std::size_t left = 3 + random() % 4; left != 0; --left) {
      const std::string word = std::string(words[random() % N]) + ' ';
      set.data.append(std::as_bytes(std::span(word)));
    }
    set.offsets.append_value(static_cast<std::int32_t>(set.data.size()));
  }
  return set;
}

constexpr std::array<const char*, 8> kEnglish = {"carefully", "quickly",    "deposits",
                                                 "accounts",  "requests",   "silently",
                                                 "packages",  "theodolites"};
constexpr std::array<const char*, 8> kGerman = {"Buchstaben", "Zahlen",  "umgekehrt", "schneller",
                                                "Rechnung",   "Haltung", "woanders",  "beizeiten"};

Chunk encoded(ChunkEncoder& encoder, const ValueSet& set, const ChunkPrecedent* before = nullptr) {
  Chunk chunk;
  chunk.info = encoder.encode(set.values(), {}, chunk.bytes, before);
  return chunk;
}

bool are_same(const Chunk& left, const Chunk& right) {
  return left.info.tree == right.info.tree && left.info.zstd == right.info.zstd &&
         std::ranges::equal(left.bytes.bytes(), right.bytes.bytes());
}

}  // namespace

TEST_CASE("precedent: a chunk that is like it gets its form") {
  ChunkEncoder encoder(Effort::standard);
  std::mt19937_64 random(1);
  const ValueSet skewed = longs([&](std::size_t) { return random() % 7 * (random() % 11); });
  const ValueSet noise = longs([&](std::size_t) { return random() % 100'000; });
  for (const ValueSet* set : {&skewed, &noise}) {
    const Chunk first = encoded(encoder, *set);
    const ChunkPrecedent precedent = encoder.precedent();
    CHECK(precedent.zstd == first.info.zstd);
    CHECK(precedent.applies_to(precedent.profile));
    CHECK(are_same(encoded(encoder, *set, &precedent), first));
  }
}

TEST_CASE("precedent: values unlike it are tried anew") {
  ChunkEncoder encoder(Effort::standard);
  std::mt19937_64 random(2);
  const ValueSet noise = longs([&](std::size_t) { return random() % 100'000; });
  const ValueSet skewed = longs([&](std::size_t) { return random() % 7 * (random() % 11); });
  const ValueSet sorted = longs([&](std::size_t row) { return 3 * row; });
  for (const ValueSet* first : {&noise, &skewed, &sorted}) {
    encoded(encoder, *first);
    const ChunkPrecedent precedent = encoder.precedent();
    for (const ValueSet* later : {&noise, &skewed, &sorted}) {
      CHECK(are_same(encoded(encoder, *later, &precedent), encoded(encoder, *later)));
    }
  }
}

TEST_CASE("precedent: text takes its symbols where they fit, and finds others where they do not") {
  ChunkEncoder encoder(Effort::standard);
  const ValueSet first = sentences(kEnglish, 3);
  const Chunk chunk = encoded(encoder, first);
  const ChunkPrecedent precedent = encoder.precedent();
  REQUIRE(precedent.symbols != nullptr);
  CHECK(are_same(encoded(encoder, first, &precedent), chunk));

  const ValueSet alike = sentences(kEnglish, 4);
  const Chunk followed = encoded(encoder, alike, &precedent);
  CHECK(encoder.precedent().symbols == precedent.symbols);
  CHECK(decodes_to(followed, alike));

  const ValueSet other = sentences(kGerman, 5);
  const Chunk anew = encoded(encoder, other, &precedent);
  CHECK(encoder.precedent().symbols != precedent.symbols);
  CHECK(are_same(anew, encoded(encoder, other)));
  CHECK(decodes_to(anew, other));
}

TEST_CASE("precedent: whatever comes first, every row comes back") {
  constexpr std::size_t kSampled = 6'500;
  for (const Shape& shape : all_shapes()) {
    const std::vector<ValueSet> sets = value_sets(shape, kSampled);
    ChunkEncoder encoder(Effort::standard);
    for (const ValueSet& first : sets) {
      encode_chosen(encoder, first);
      const ChunkPrecedent precedent = encoder.precedent();
      for (const ValueSet& later : sets) {
        CAPTURE(to_string(shape), first.name, later.name);
        CHECK(decodes_to(encoded(encoder, later, &precedent), later));
      }
    }
  }
}

TEST_CASE("precedent: chunks that are not sampled are none") {
  ChunkEncoder encoder(Effort::small);
  const ValueSet set = longs([](std::size_t row) { return row; });
  encoded(encoder, set);
  const ChunkPrecedent precedent = encoder.precedent();
  ChunkEncoder standard(Effort::standard);
  encoded(standard, set);
  CHECK_FALSE(precedent.applies_to(standard.precedent().profile));
}

}  // namespace sprat::encoding

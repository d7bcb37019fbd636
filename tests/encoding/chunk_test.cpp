// SPDX-License-Identifier: Apache-2.0
// Chunks as the block part sees them: round trips at every effort, sizes, sameness.
#include <random>

#include "encoding/chunk_bounds.hpp"
#include "encoding/text_rows.hpp"
#include "support/catch.hpp"

#include "value_sets.hpp"

namespace sprat::encoding {
namespace {

constexpr Effort kEfforts[] = {Effort::fast, Effort::standard, Effort::small};

std::uint64_t plain_size_of(const ValueSet& set) {
  const Values values = set.values();
  std::uint64_t content = set.shape.is_text() ? text_bytes(values) : 0;
  if (set.shape.is_list) content = plain_size_of(set.elements[0]);
  return plain_size(set.shape, set.count, content, !set.validity.empty());
}

/// The high levels of zstd take their time: fewer counts for them.
bool is_tested_with(std::size_t count, Effort effort) {
  return effort != Effort::small || count <= 1 || count == 1025;
}

template <class Check>
void for_each_set(Effort effort, Check&& check) {
  for (const Shape& shape : all_shapes()) {
    for (const std::size_t count : kCounts) {
      if (!is_tested_with(count, effort)) continue;
      for (ValueSet& set : value_sets(shape, count)) {
        check(with_nulls(set, 20));
        check(with_nulls(set, 100));
        check(std::move(set));
      }
    }
  }
}

ValueSet int64_set(std::size_t count, std::uint64_t modulus) {
  std::mt19937_64 random(1);
  ValueSet set;
  set.shape = {.width = 8, .is_signed = true, .is_floating = false};
  set.count = count;
  for (std::size_t i = 0; i < count; ++i) set.data.append_value(random() % modulus);
  return set;
}

}  // namespace

TEST_CASE("chunk: every kind of value comes back at every effort, nulls or not") {
  for (const Effort effort : kEfforts) {
    ChunkEncoder encoder(effort);
    for_each_set(effort, [&](const ValueSet& set) {
      const Chunk chunk = encode_chosen(encoder, set);
      INFO(static_cast<int>(effort) << ", " << to_string(set.shape) << ", " << set.count << ", "
                                    << set.name << ", " << to_string(chunk.info.tree));
      CHECK(decodes_to(chunk, set));
    });
  }
}

TEST_CASE("chunk: never larger than plain and a few bytes") {
  for (const Effort effort : kEfforts) {
    ChunkEncoder encoder(effort);
    for_each_set(effort, [&](const ValueSet& set) {
      const Chunk chunk = encode_chosen(encoder, set);
      INFO(to_string(set.shape) << ", " << set.count << ", " << set.name << ", "
                                << to_string(chunk.info.tree));
      CHECK(chunk.info.stored_bytes == chunk.bytes.size());
      CHECK(chunk.info.stored_bytes <= plain_size_of(set) + kMaxExcessBytes);
      CHECK(chunk.info.encoded_bytes <= plain_size_of(set) + kMaxExcessBytes);
    });
  }
}

TEST_CASE("chunk: the bytes depend on the values alone, not on what was encoded before") {
  for (const Effort effort : kEfforts) {
    ChunkEncoder used(effort);
    for_each_set(effort, [&](const ValueSet& set) {
      if (set.count != 1025) return;
      ChunkEncoder fresh(effort);
      const Chunk first = encode_chosen(used, set);
      const Chunk second = encode_chosen(fresh, set);
      INFO(to_string(set.shape) << ", " << set.name);
      CHECK(first.info.tree == second.info.tree);
      CHECK(std::equal(first.bytes.bytes().begin(), first.bytes.bytes().end(),
                       second.bytes.bytes().begin(), second.bytes.bytes().end()));
    });
  }
}

TEST_CASE("chunk: what the slots of nulls hold changes nothing") {
  for (const Effort effort : kEfforts) {
    ChunkEncoder encoder(effort);
    ValueSet clean = with_nulls(int64_set(3000, 100), 40);
    ValueSet dirty = clean;
    for (std::size_t row = 0; row < dirty.count; ++row) {
      const auto bit = std::to_integer<unsigned>(dirty.validity.data()[row / 8]) >> (row % 8) & 1U;
      if (bit == 0) dirty.data.as<std::uint64_t>()[row] = row * 0x123456789abcdefU;
    }
    const Chunk left = encode_chosen(encoder, clean);
    const Chunk right = encode_chosen(encoder, dirty);
    CHECK(left.info.tree == right.info.tree);
    CHECK(std::equal(left.bytes.bytes().begin(), left.bytes.bytes().end(),
                     right.bytes.bytes().begin(), right.bytes.bytes().end()));
  }
}

TEST_CASE("chunk: a full bitmap is no bitmap") {
  ValueSet set = with_nulls(int64_set(2000, 100), 0);
  ChunkEncoder encoder(Effort::standard);
  const Chunk chunk = encode_chosen(encoder, set);
  ChunkDecoder decoder;
  decoder.open(chunk.info, set.shape, set.count, chunk.bytes.bytes(), 0);
  CHECK_FALSE(decoder.has_validity());
}

TEST_CASE("chunk: values are read in parts of whole vectors") {
  const ValueSet set = int64_set(5000, 1'000'000);
  for (const Effort effort : kEfforts) {
    ChunkEncoder encoder(effort);
    const Chunk chunk = encode_chosen(encoder, set);
    ChunkDecoder decoder;
    decoder.open(chunk.info, set.shape, set.count, chunk.bytes.bytes(), 0);
    Buffer out(set.count * 8);
    decoder.read(1024, out.data());
    decoder.read(2048, out.data() + 1024 * 8);
    decoder.read(5000 - 3072, out.data() + 3072 * 8);
    CHECK(std::equal(out.bytes().begin(), out.bytes().end(), set.data.bytes().begin()));
  }
}

TEST_CASE("chunk: repeated texts come back as a dictionary without unused entries") {
  ValueSet set;
  set.count = 4000;
  const std::string words = "unusedAIRTRUCK";
  set.data.append(std::as_bytes(std::span(words)));
  for (const std::int32_t offset : {0, 6, 9, 14}) set.offsets.append_value(offset);
  for (std::uint32_t row = 0; row < 4000; ++row) set.codes.append_value(1 + row % 2);
  ChunkEncoder encoder(Effort::standard);
  const Chunk chunk = encode_chosen(encoder, set);
  CHECK(decodes_to(chunk, set));
  ChunkDecoder decoder;
  decoder.open(chunk.info, set.shape, set.count, chunk.bytes.bytes(), 100);
  Column column;
  decoder.read_text(column);
  CHECK(column.is_dictionary());
  CHECK(column.entries() == 2);
}

TEST_CASE("chunk: a long text that repeats stays one entry among many distinct ones") {
  ValueSet set;
  set.count = 1000;
  set.offsets.append_value(std::int32_t{0});
  set.data.resize_zeroed(1 << 20);
  set.offsets.append_value(std::int32_t{1 << 20});
  for (std::uint32_t row = 0; row < 1000; ++row) {
    set.codes.append_value(row < 400 ? 0U : row - 399);
    if (row < 400) continue;
    set.data.append_value(row);
    set.offsets.append_value(static_cast<std::int32_t>(set.data.size()));
  }
  ChunkEncoder encoder(Effort::fast);
  const Chunk chunk = encode_chosen(encoder, set);
  CHECK(decodes_to(chunk, set));
  CHECK(chunk.bytes.size() < 2 << 20);
}

}  // namespace sprat::encoding

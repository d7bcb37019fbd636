// SPDX-License-Identifier: Apache-2.0
// Damaged and invented chunks: CorruptError or some values of the right count, never anything else.
#include <random>

#include "support/catch.hpp"

#include "value_sets.hpp"

namespace sprat::encoding {
namespace {

constexpr std::size_t kHostileCounts[] = {0, 1, 9, 1024, 1030};
constexpr std::uint64_t kMaxTextBytes = 1 << 20;

/// True where the chunk decodes; anything but a CorruptError fails the test.
bool decodes(const EncodedChunk& info, Bytes bytes, const Shape& shape, std::size_t count,
             Bytes base = {}) {
  ChunkDecoder decoder;
  try {
    decode_all(decoder, info, bytes, shape, count, kMaxTextBytes, base);
    return true;
  } catch (const CorruptError&) {
    return false;
  }
}

/// Some chunk of every encoding, shape and count.
template <class Attack>
void for_each_chunk(Attack&& attack) {
  for (const EncodingInfo& encoding : all_encodings()) {
    for (const Shape& shape : all_shapes()) {
      for (const std::size_t count : kHostileCounts) {
        const std::vector<ValueSet> sets = value_sets(shape, count);
        for (std::size_t i = 0; i < sets.size() && i < 13; i += 2) {
          const ValueSet set = fit_for(encoding, sets[i]);
          const auto chunk = encode_directly(encoding, set);
          if (chunk) attack(*chunk, set);
        }
      }
    }
  }
}

EncodedChunk uncompressed(const Tree& tree, std::size_t size) {
  return {.tree = tree, .zstd = false, .encoded_bytes = size, .stored_bytes = size};
}

}  // namespace

TEST_CASE("hostile chunk: a chunk cut off anywhere, or with bytes to spare, is refused") {
  std::mt19937_64 random(1);
  for_each_chunk([&](const Chunk& chunk, const ValueSet& set) {
    const std::size_t size = chunk.bytes.size();
    for (int i = 0; i < 20 && size != 0; ++i) {
      const std::size_t cut = size <= 20 ? static_cast<std::size_t>(i) % size : random() % size;
      INFO(to_string(chunk.info.tree) << ", " << set.name << ", cut at " << cut);
      CHECK_FALSE(decodes(uncompressed(chunk.info.tree, cut), chunk.bytes.bytes().first(cut),
                          set.shape, set.count, set.base.bytes()));
    }
    Buffer longer = chunk.bytes;
    longer.append_value(std::uint8_t{0});
    CHECK_FALSE(decodes(uncompressed(chunk.info.tree, longer.size()), longer.bytes(), set.shape,
                        set.count, set.base.bytes()));
  });
}

TEST_CASE("hostile chunk: flipped bits give an error or values") {
  std::mt19937_64 random(2);
  for_each_chunk([&](const Chunk& chunk, const ValueSet& set) {
    const std::size_t bits = chunk.bytes.size() * 8;
    Buffer flipped = chunk.bytes;
    for (std::size_t i = 0; i < 40 && bits != 0; ++i) {
      // The first bytes hold counts and widths.
      const std::size_t bit = i % 2 == 0 ? i % bits : random() % bits;
      const auto mask = static_cast<std::byte>(1U << (bit % 8));
      flipped.data()[bit / 8] ^= mask;
      decodes(chunk.info, flipped.bytes(), set.shape, set.count, set.base.bytes());
      flipped.data()[bit / 8] ^= mask;
    }
  });
}

TEST_CASE("hostile chunk: a wrong count or type gives an error or values") {
  for_each_chunk([&](const Chunk& chunk, const ValueSet& set) {
    for (const std::size_t count : {0U, 1U, 8U, 1023U, 1025U, 100'000U}) {
      decodes(chunk.info, chunk.bytes.bytes(), set.shape, count, set.base.bytes());
    }
    for (const Shape& shape : all_shapes()) {
      decodes(chunk.info, chunk.bytes.bytes(), shape, set.count, set.base.bytes());
    }
  });
}

TEST_CASE("hostile chunk: random trees over random bytes give an error or values") {
  std::mt19937_64 random(3);
  const std::vector<Shape> shapes = all_shapes();
  Buffer bytes;
  for (int round = 0; round < 20'000; ++round) {
    Tree tree(1 + random() % 7);
    for (std::uint8_t& id : tree)
      id = static_cast<std::uint8_t>(1 + random() % all_encodings().size());
    bytes.resize(random() % 300);
    // Mostly small numbers, so that counts and widths are often plausible.
    for (std::byte& byte : bytes.as<std::byte>()) {
      byte = static_cast<std::byte>(random() % 4 == 0 ? random() : random() % 3);
    }
    decodes(uncompressed(tree, bytes.size()), bytes.bytes(), shapes[random() % shapes.size()],
            random() % 40);
  }
}

TEST_CASE("hostile chunk: damaged zstd frames are refused") {
  std::mt19937_64 random(4);
  for (const Shape& shape : all_shapes()) {
    ValueSet set = value_sets(shape, 5000)[shape.element().is_text() ? 2 : 9];
    ChunkEncoder encoder(Effort::small);
    const Chunk chunk = encode_chosen(encoder, set);
    if (!chunk.info.zstd) continue;
    for (int i = 0; i < 200; ++i) {
      Buffer flipped = chunk.bytes;
      flipped.data()[random() % flipped.size()] ^= static_cast<std::byte>(1U << (random() % 8));
      decodes(chunk.info, flipped.bytes(), set.shape, set.count);
    }
    EncodedChunk lying = chunk.info;
    for (const std::uint64_t size :
         {std::uint64_t{0}, chunk.info.encoded_bytes - 1, chunk.info.encoded_bytes + 1,
          ~std::uint64_t{0}, std::uint64_t{1} << 62}) {
      lying.encoded_bytes = size;
      CHECK_FALSE(decodes(lying, chunk.bytes.bytes(), set.shape, set.count));
    }
  }
}

TEST_CASE("hostile chunk: text beyond the caller's limit is refused") {
  const ValueSet set = value_sets(Shape{}, 1025)[2];
  for (const EncodingId id : {EncodingId::text, EncodingId::dictionary}) {
    const auto chunk = encode_directly(find_encoding(id), set);
    REQUIRE(chunk);
    ChunkDecoder decoder;
    CHECK_THROWS_AS(decoder.open(chunk->info, set.shape, set.count, chunk->bytes.bytes(), 100),
                    CorruptError);
  }
}

TEST_CASE("hostile chunk: lists that claim more elements than the caller's limit are refused") {
  const auto id = [](EncodingId encoding) { return static_cast<std::uint8_t>(encoding); };
  const Tree tree = {id(EncodingId::list), id(EncodingId::constant), id(EncodingId::constant)};
  for (const std::uint32_t elements :
       {static_cast<std::uint32_t>(kMaxTextBytes / 8 + 1), 0x7fffffffU, 0xffffffffU}) {
    Buffer bytes;
    bytes.append_value(elements);
    bytes.append_value(elements);
    bytes.append_value(std::uint64_t{7});
    const Shape shape{.width = 8, .is_signed = true, .is_floating = false, .is_list = true};
    CHECK_FALSE(decodes(uncompressed(tree, bytes.size()), bytes.bytes(), shape, 1));
  }
}

TEST_CASE("hostile chunk: a difference without its column, or below the root, is refused") {
  const Shape shape{.width = 4, .is_signed = true, .is_floating = false};
  const EncodingInfo& difference = find_encoding(EncodingId::difference);
  const ValueSet set = fit_for(difference, value_sets(shape, 1030)[7]);
  const auto chunk = encode_directly(difference, set);
  REQUIRE(chunk);
  const Bytes base = set.base.bytes();
  CHECK(decodes(chunk->info, chunk->bytes.bytes(), shape, set.count, base));
  CHECK_FALSE(decodes(chunk->info, chunk->bytes.bytes(), shape, set.count));
  CHECK_FALSE(decodes(chunk->info, chunk->bytes.bytes(), shape, set.count, base.first(4 * 1029)));
  Buffer bytes;
  bytes.resize_zeroed(64);
  const auto id = [](EncodingId encoding) { return static_cast<std::uint8_t>(encoding); };
  const Tree nested = {id(EncodingId::delta), id(EncodingId::difference), id(EncodingId::constant)};
  CHECK_FALSE(
      decodes(uncompressed(nested, 8), bytes.bytes().first(8), shape, 10, bytes.bytes().first(40)));
}

TEST_CASE("hostile chunk: lists below lists, and values of a list's shape, are refused") {
  const auto id = [](EncodingId encoding) { return static_cast<std::uint8_t>(encoding); };
  Buffer bytes;
  bytes.resize_zeroed(64);
  const Shape shape{.width = 4, .is_signed = true, .is_floating = false, .is_list = true};
  const std::uint8_t list = id(EncodingId::list);
  const std::uint8_t constant = id(EncodingId::constant);
  for (const Tree& tree : {Tree{list, constant, list, constant, constant}, Tree{constant},
                           Tree{id(EncodingId::plain)}}) {
    CHECK_FALSE(decodes(uncompressed(tree, 64), bytes.bytes(), shape, 3));
  }
  CHECK_FALSE(decodes(uncompressed({list, constant, constant}, 64), bytes.bytes(), Shape{}, 3));
}

TEST_CASE(
    "hostile chunk: nullable below the root, and entries that are a dictionary, are refused") {
  const auto id = [](EncodingId encoding) { return static_cast<std::uint8_t>(encoding); };
  Buffer bytes;
  bytes.resize_zeroed(64);
  const Tree nested = {id(EncodingId::delta), id(EncodingId::nullable), id(EncodingId::constant),
                       id(EncodingId::constant)};
  CHECK_FALSE(decodes(uncompressed(nested, 64), bytes.bytes(),
                      {.width = 8, .is_signed = true, .is_floating = false}, 10));
  const Tree twice = {id(EncodingId::dictionary), id(EncodingId::constant),
                      id(EncodingId::constant)};
  Buffer entry;
  for (const std::uint32_t word : {1U, 0U, 0U}) entry.append_value(word);
  CHECK_FALSE(decodes(uncompressed(twice, entry.size()), entry.bytes(), Shape{}, 10));
}

}  // namespace sprat::encoding

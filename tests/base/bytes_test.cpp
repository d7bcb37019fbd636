// SPDX-License-Identifier: Apache-2.0
#include "base/bytes.hpp"

#include <array>
#include <limits>

#include "base/checksum.hpp"
#include "support/byte_text.hpp"
#include "support/catch.hpp"

using sprat::ByteReader;

TEST_CASE("bytes: values are little-endian and need no alignment") {
  std::array<std::byte, 9> bytes{};
  sprat::store<std::uint32_t>(bytes.data() + 1, 0x04030201);
  CHECK(bytes[1] == std::byte{1});
  CHECK(bytes[4] == std::byte{4});
  CHECK(sprat::load<std::uint32_t>(bytes.data() + 1) == 0x04030201);
}

TEST_CASE("bytes: sums and products that overflow are limit errors") {
  constexpr std::uint64_t kMax = std::numeric_limits<std::uint64_t>::max();
  CHECK(sprat::checked_multiply(1U << 31, 1U << 31) == std::uint64_t{1} << 62);
  CHECK(sprat::checked_add(kMax - 1, 1) == kMax);
  CHECK_THROWS_AS(sprat::checked_multiply(std::uint64_t{1} << 32, std::uint64_t{1} << 32),
                  sprat::LimitError);
  CHECK_THROWS_AS(sprat::checked_add(kMax, 1), sprat::LimitError);
}

TEST_CASE("bytes: a reader takes what is there and not one byte more") {
  ByteReader reader(bytes_of("abcdefgh"));
  CHECK(text_of(reader.take(3)) == "abc");
  CHECK_THROWS_AS(reader.read<std::uint64_t>(), sprat::CorruptError);
  CHECK_THROWS_AS(reader.take(std::numeric_limits<std::uint64_t>::max()), sprat::CorruptError);
  CHECK(text_of(reader.take(5)) == "defgh");
  CHECK(reader.remaining() == 0);
  CHECK(reader.take(0).empty());
}

TEST_CASE("bytes: padding that is not zero is corrupt") {
  const std::array<std::byte, 16> zero{};
  ByteReader good(zero);
  good.take(1);
  good.align(8);
  CHECK(good.remaining() == 8);
  good.align(8);
  CHECK(good.remaining() == 8);

  ByteReader bad(bytes_of("abcdefgh"));
  bad.take(1);
  CHECK_THROWS_AS(bad.align(8), sprat::CorruptError);
}

TEST_CASE("checksum: is XXH3-64, and depends on its seed") {
  CHECK(sprat::checksum({}) == 0x2d06800538d394c2);
  CHECK(sprat::checksum(bytes_of("sprat")) != sprat::checksum(bytes_of("spraT")));
  CHECK(sprat::checksum(bytes_of("sprat"), 1) != sprat::checksum(bytes_of("sprat"), 2));
}

// SPDX-License-Identifier: Apache-2.0
// The packing kernels, at every bit width.
#include "encoding/bit_packing.hpp"

#include <cstring>
#include <random>
#include <vector>

#include "support/catch.hpp"

namespace sprat::encoding {
namespace {

template <class T>
bool packs_and_unpacks(std::size_t count, unsigned bits, T reference, std::mt19937_64& random) {
  std::vector<T> values(count);
  for (T& value : values) {
    const std::uint64_t offset = bits == 0 ? 0 : random() >> (64 - bits);
    value = static_cast<T>(reference + static_cast<T>(offset));
  }
  // Exactly as large as promised, so that a sanitizer sees a kernel go beyond.
  std::vector<std::byte> packed(packed_size(count, bits));
  pack(values.data(), count, reference, bits, packed.data());
  std::vector<T> unpacked(count);
  unpack(packed.data(), count, reference, bits, unpacked.data());
  return unpacked == values;
}

template <class T>
void check_all_widths() {
  std::mt19937_64 random(sizeof(T));
  for (unsigned bits = 0; bits <= 8 * sizeof(T); ++bits) {
    for (const std::size_t count : {1U, 2U, 63U, 1023U, 1024U}) {
      INFO(8 * sizeof(T) << " bit values in " << bits << " bits, " << count);
      CHECK(packs_and_unpacks<T>(count, bits, 0, random));
      CHECK(packs_and_unpacks<T>(count, bits, static_cast<T>(random()), random));
    }
  }
}

}  // namespace

TEST_CASE("bit packing: every type comes back at every width") {
  check_all_widths<std::uint8_t>();
  check_all_widths<std::uint16_t>();
  check_all_widths<std::uint32_t>();
  check_all_widths<std::uint64_t>();
}

TEST_CASE("bit packing: the bytes of a whole vector are those of the format") {
  std::vector<std::uint32_t> values(1024);
  for (std::size_t i = 0; i < values.size(); ++i)
    values[i] = 100 + static_cast<std::uint32_t>(i / 32 % 8);
  std::vector<std::byte> packed(packed_size(1024, 3));
  pack(values.data(), 1024, std::uint32_t{100}, 3, packed.data());
  // Every lane holds 0 to 7 four times over: 24 bits that repeat.
  std::uint32_t word = 0;
  std::memcpy(&word, packed.data(), sizeof(word));
  CHECK(word == (0xfac688U | 0x88U << 24));
  std::memcpy(&word, packed.data() + 128 - 4, sizeof(word));
  CHECK(word == (0xfac688U | 0x88U << 24));
}

TEST_CASE("bit packing: the bytes of a short vector are those of the format") {
  const std::vector<std::uint64_t> values = {5, 6, 7, 12};
  std::vector<std::byte> packed(packed_size(values.size(), 3));
  pack(values.data(), values.size(), std::uint64_t{5}, 3, packed.data());
  CHECK(packed == std::vector<std::byte>{std::byte{0x88}, std::byte{0x0e}});
}

}  // namespace sprat::encoding

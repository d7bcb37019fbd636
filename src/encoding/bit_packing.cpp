// SPDX-License-Identifier: Apache-2.0
// The packing kernels. A vector is taken as rows of 1,024 bits, each row holding one value of every
// lane; rows are shifted and merged as words of 64 bits whatever the width of a value, so that one
// loop serves all widths on any machine.
#include "encoding/bit_packing.hpp"

#include <algorithm>
#include <cstring>

#include "base/bytes.hpp"
#include "encoding/vector_target.hpp"

namespace sprat::encoding {
namespace {

constexpr std::size_t kRowBytes = kVectorSize / 8;

/// What every machine has a register for.
constexpr std::size_t kRegisterBytes = 16;
using Words [[gnu::vector_size(kRegisterBytes)]] = std::uint64_t;

template <class T>
struct LanesOf {
  using Type [[gnu::vector_size(kRegisterBytes)]] = T;
};
template <class T>
using Lanes = typename LanesOf<T>::Type;

template <class T>
inline constexpr unsigned kLaneBits = 8 * sizeof(T);

constexpr std::uint64_t low_bits(unsigned bits) {
  return bits >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << bits) - 1;
}

/// The lowest `bits` bits of every T in a word.
template <class T>
constexpr std::uint64_t lane_mask(unsigned bits) {
  std::uint64_t mask = low_bits(bits);
  for (unsigned width = kLaneBits<T>; width < 64; width *= 2) mask |= mask << width;
  return mask;
}

// Where a value lies across two words of its lane, `used` bits of the first are taken already.
template <class T>
void unpack_lanes(const std::byte* packed, T reference, unsigned bits, T* values) {
  std::byte* to = reinterpret_cast<std::byte*>(values);
  unsigned used = 0;
  for (unsigned row = 0; row < kLaneBits<T>; ++row, to += kRowBytes) {
    const unsigned here = bits < kLaneBits<T> - used ? bits : kLaneBits<T> - used;
    const std::uint64_t mask = lane_mask<T>(here);
    const std::uint64_t rest = lane_mask<T>(bits - here);
    for (std::size_t at = 0; at < kRowBytes; at += kRegisterBytes) {
      Words words;
      std::memcpy(&words, packed + at, kRegisterBytes);
      words = (words >> used) & mask;
      if (here < bits) {
        Words next;
        std::memcpy(&next, packed + kRowBytes + at, kRegisterBytes);
        words |= (next & rest) << here;
      }
      const Lanes<T> lanes = reinterpret_cast<Lanes<T>>(words) + reference;
      std::memcpy(to + at, &lanes, kRegisterBytes);
    }
    used += bits;
    if (used >= kLaneBits<T>) {
      used -= kLaneBits<T>;
      packed += kRowBytes;
    }
  }
}

/// In registers of so many bytes.
template <class T, std::size_t kBytes>
[[gnu::always_inline]] inline void pack_in_registers(const T* values, T reference, unsigned bits,
                                                     std::byte* packed) {
  using WideWords [[gnu::vector_size(kBytes)]] = std::uint64_t;
  using WideLanes [[gnu::vector_size(kBytes)]] = T;
  const std::byte* from = reinterpret_cast<const std::byte*>(values);
  for (std::size_t at = 0; at < kRowBytes; at += kBytes) {
    WideWords words{};
    std::byte* to = packed + at;
    unsigned used = 0;
    for (unsigned row = 0; row < kLaneBits<T>; ++row) {
      WideLanes lanes;
      std::memcpy(&lanes, from + row * kRowBytes + at, kBytes);
      const WideWords offsets = reinterpret_cast<WideWords>(lanes - reference);
      words |= (offsets & lane_mask<T>(kLaneBits<T> - used)) << used;
      used += bits;
      if (used < kLaneBits<T>) continue;
      std::memcpy(to, &words, kBytes);
      to += kRowBytes;
      used -= kLaneBits<T>;
      words = used == 0 ? WideWords{} : (offsets >> (bits - used)) & lane_mask<T>(used);
    }
  }
}

template <class T>
SPRAT_AVX2_TARGET void pack_avx2(const T* values, T reference, unsigned bits, std::byte* packed) {
  pack_in_registers<T, 32>(values, reference, bits, packed);
}
template <class T>
SPRAT_AVX512_TARGET void pack_avx512(const T* values, T reference, unsigned bits,
                                     std::byte* packed) {
  pack_in_registers<T, 64>(values, reference, bits, packed);
}

template <class T>
void pack_lanes(const T* values, T reference, unsigned bits, std::byte* packed) {
  if (has_avx512()) return pack_avx512(values, reference, bits, packed);
  if (has_avx2()) return pack_avx2(values, reference, bits, packed);
  pack_in_registers<T, kRegisterBytes>(values, reference, bits, packed);
}

/// Value after value, least significant bit first.
template <class T>
void pack_short(const T* values, std::size_t count, T reference, unsigned bits, std::byte* packed) {
  unsigned pending = 0;
  unsigned filled = 0;
  for (std::size_t i = 0; i < count; ++i) {
    std::uint64_t value = static_cast<T>(values[i] - reference);
    for (unsigned left = bits; left != 0;) {
      const unsigned taken = std::min(left, 8 - filled);
      pending |= static_cast<unsigned>(value & low_bits(taken)) << filled;
      value >>= taken;
      left -= taken;
      filled += taken;
      if (filled < 8) continue;
      *packed++ = static_cast<std::byte>(pending);
      pending = filled = 0;
    }
  }
  if (filled != 0) *packed = static_cast<std::byte>(pending);
}

template <class T>
void unpack_short(const std::byte* packed, std::size_t count, T reference, unsigned bits,
                  T* values) {
  std::size_t bit = 0;
  for (std::size_t i = 0; i < count; ++i) {
    std::uint64_t value = 0;
    for (unsigned got = 0; got < bits;) {
      const unsigned skipped = bit % 8;
      const unsigned taken = std::min(bits - got, 8 - skipped);
      const std::uint64_t byte = std::to_integer<std::uint64_t>(packed[bit / 8]);
      value |= (byte >> skipped & low_bits(taken)) << got;
      got += taken;
      bit += taken;
    }
    values[i] = static_cast<T>(static_cast<T>(value) + reference);
  }
}

}  // namespace

template <class T>
void pack(const T* values, std::size_t count, T reference, unsigned bits, std::byte* packed) {
  if (bits == 0) return;
  if (count == kVectorSize) {
    pack_lanes(values, reference, bits, packed);
  } else {
    pack_short(values, count, reference, bits, packed);
  }
}

template <class T>
void unpack(const std::byte* packed, std::size_t count, T reference, unsigned bits, T* values) {
  if (bits == 0) {
    std::fill_n(values, count, reference);
  } else if (count == kVectorSize) {
    unpack_lanes(packed, reference, bits, values);
  } else {
    unpack_short(packed, count, reference, bits, values);
  }
}

template void pack(const std::uint8_t*, std::size_t, std::uint8_t, unsigned, std::byte*);
template void pack(const std::uint16_t*, std::size_t, std::uint16_t, unsigned, std::byte*);
template void pack(const std::uint32_t*, std::size_t, std::uint32_t, unsigned, std::byte*);
template void pack(const std::uint64_t*, std::size_t, std::uint64_t, unsigned, std::byte*);
template void unpack(const std::byte*, std::size_t, std::uint8_t, unsigned, std::uint8_t*);
template void unpack(const std::byte*, std::size_t, std::uint16_t, unsigned, std::uint16_t*);
template void unpack(const std::byte*, std::size_t, std::uint32_t, unsigned, std::uint32_t*);
template void unpack(const std::byte*, std::size_t, std::uint64_t, unsigned, std::uint64_t*);

}  // namespace sprat::encoding

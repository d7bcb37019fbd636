// SPDX-License-Identifier: Apache-2.0
#include "batch/cast_values.hpp"

#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <type_traits>

namespace sprat {

namespace {

// Calls `use` with a value of the type that holds the kind's values.
template <class Use>
bool with_number(TypeKind kind, Use use) {
  switch (kind) {
    case TypeKind::int8:
      return use(std::int8_t{});
    case TypeKind::uint8:
      return use(std::uint8_t{});
    case TypeKind::int16:
      return use(std::int16_t{});
    case TypeKind::uint16:
      return use(std::uint16_t{});
    case TypeKind::int32:
      return use(std::int32_t{});
    case TypeKind::uint32:
      return use(std::uint32_t{});
    case TypeKind::int64:
      return use(std::int64_t{});
    case TypeKind::uint64:
      return use(std::uint64_t{});
    case TypeKind::float32:
      return use(float{});
    case TypeKind::float64:
      return use(double{});
    default:
      throw std::logic_error("a cast between types that evolution refuses");
  }
}

// Whether integers of one type are integers of the other: where no bit of value + offset, all of
// them or'ed, is at `bits` or above. That takes no comparison, which not every machine has for
// vectors of 64-bit values.
template <class From, class To>
struct FitTest {
  static constexpr unsigned kToBits = 8 * sizeof(To);
  static constexpr bool kFromSigned = std::is_signed_v<From>;
  static constexpr bool kToSigned = std::is_signed_v<To>;
  static constexpr bool kAlwaysFits =
      !std::is_integral_v<To> ||
      (kFromSigned == kToSigned ? sizeof(To) >= sizeof(From)
                                : kToSigned && sizeof(To) > sizeof(From));
  static constexpr std::uint64_t kOffset =
      kFromSigned && kToSigned ? std::uint64_t{1} << (kToBits - 1) : 0;
  static constexpr unsigned kBits = kFromSigned == kToSigned ? kToBits
                                    : kToSigned              ? kToBits - 1
                                    : kToBits < 63           ? kToBits
                                                             : 63;
};

template <class From, class To>
bool cast_numbers(std::size_t count, const std::byte* in, std::byte* out) {
  using Test = FitTest<From, To>;
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < count; ++i) {
    From value;
    std::memcpy(&value, in + i * sizeof(From), sizeof(From));
    const To cast = static_cast<To>(value);
    if constexpr (!Test::kAlwaysFits) bits |= static_cast<std::uint64_t>(value) + Test::kOffset;
    std::memcpy(out + i * sizeof(To), &cast, sizeof(To));
  }
  if constexpr (Test::kAlwaysFits) {
    return true;
  } else {
    return bits >> Test::kBits == 0;
  }
}

bool cast_numbers(TypeKind from, TypeKind to, std::size_t count, const std::byte* in,
                  std::byte* out) {
  return with_number(from, [&](auto source) {
    return with_number(to, [&](auto target) {
      using From = decltype(source);
      using To = decltype(target);
      constexpr bool kIsAllowed = std::is_integral_v<From> || std::is_same_v<To, double>;
      if constexpr (kIsAllowed && !std::is_same_v<To, float>) {
        return cast_numbers<From, To>(count, in, out);
      } else {
        throw std::logic_error("a cast between types that evolution refuses");
        return false;
      }
    });
  });
}

// A longer text ends in zeros.
void lengthen(std::size_t from, std::size_t to, std::size_t count, const std::byte* in,
              std::byte* out) {
  for (std::size_t i = 0; i < count; ++i) {
    std::memcpy(out + i * to, in + i * from, from);
    std::memset(out + i * to + from, 0, to - from);
  }
}

}  // namespace

bool needs_cast(const Type& from, const Type& to) {
  if (!from.fields.empty()) return needs_cast(from.fields.front().type, to.fields.front().type);
  return from.kind != to.kind || from.length != to.length;
}

bool cast_values(const Type& from, const Type& to, std::size_t count, const std::byte* in,
                 std::byte* out) {
  if (count == 0) return true;
  if (!needs_cast(from, to)) {
    std::memcpy(out, in, count * fixed_width(from));
  } else if (from.kind == TypeKind::fixed_text) {
    lengthen(from.length, to.length, count, in, out);
  } else {
    return cast_numbers(from.kind, to.kind, count, in, out);
  }
  return true;
}

}  // namespace sprat

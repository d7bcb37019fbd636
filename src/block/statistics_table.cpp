// SPDX-License-Identifier: Apache-2.0
#include "block/statistics_table.hpp"

#include <cmath>
#include <cstring>

#include "block/column_statistics.hpp"

namespace sprat {

namespace {

// Frozen in the file format (docs/format.md, Statistics).
constexpr std::uint64_t kHasMinimum = 1;
constexpr std::uint64_t kHasMaximum = 2;
constexpr std::uint64_t kMinimumInexact = 4;
constexpr std::uint64_t kMaximumInexact = 8;
constexpr std::uint64_t kHasNan = 16;
constexpr std::uint64_t kAllFlags = 31;
constexpr unsigned kNullCountShift = 8;

std::uint64_t text_place(std::string_view text, Buffer& texts) {
  const std::uint64_t place = texts.size();
  texts.append(std::as_bytes(std::span(text)));
  return place | std::uint64_t{text.size()} << 32;
}

std::uint64_t bound_bits(const Scalar& bound, Buffer& texts) {
  if (const auto* text = std::get_if<std::string>(&bound)) return text_place(*text, texts);
  if (const auto* number = std::get_if<double>(&bound))
    return load<std::uint64_t>(reinterpret_cast<const std::byte*>(number));
  if (const auto* integer = std::get_if<std::int64_t>(&bound)) {
    return static_cast<std::uint64_t>(*integer);
  }
  if (const auto* integer = std::get_if<std::uint64_t>(&bound)) return *integer;
  return 0;
}

bool is_present(const Scalar& bound) {
  return !std::holds_alternative<std::monostate>(bound);
}

double as_double(std::uint64_t bits) {
  return load<double>(reinterpret_cast<const std::byte*>(&bits));
}

void require(bool holds, const char* problem) {
  if (!holds) throw CorruptError(std::string("statistics: ") + problem);
}

void check_bound(std::uint64_t bits, bool present, BoundKind kind, Bytes texts) {
  if (!present) return require(bits == 0, "an absent bound is not zero");
  require(kind != BoundKind::none, "bounds of a type that has none");
  if (kind == BoundKind::floating) require(!std::isnan(as_double(bits)), "a bound is NaN");
  if (kind != BoundKind::text) return;
  const std::uint64_t place = bits & 0xffffffff;
  const std::uint64_t length = bits >> 32;
  require(length <= kMaxStatisticsText, "a text is too long");
  require(place <= texts.size() && length <= texts.size() - place, "a text lies outside");
}

Scalar bound_from(std::uint64_t bits, bool present, BoundKind kind, Bytes texts) {
  if (!present) return {};
  switch (kind) {
    case BoundKind::none:
      return {};
    case BoundKind::signed_integer:
      return static_cast<std::int64_t>(bits);
    case BoundKind::unsigned_integer:
      return bits;
    case BoundKind::floating:
      return as_double(bits);
    case BoundKind::text:
      break;
  }
  const Bytes text = texts.subspan(bits & 0xffffffff, bits >> 32);
  return std::string(reinterpret_cast<const char*>(text.data()), text.size());
}

}  // namespace

wire::ColumnStatistics to_wire(const Statistics& statistics, Buffer& texts) {
  const bool has_minimum = is_present(statistics.minimum);
  const bool has_maximum = is_present(statistics.maximum);
  const std::uint64_t minimum = bound_bits(statistics.minimum, texts);
  const std::uint64_t maximum =
      statistics.maximum == statistics.minimum ? minimum : bound_bits(statistics.maximum, texts);
  const std::uint64_t flags = (has_minimum ? kHasMinimum : 0) | (has_maximum ? kHasMaximum : 0) |
                              (statistics.minimum_exact ? 0 : kMinimumInexact) |
                              (statistics.maximum_exact ? 0 : kMaximumInexact) |
                              (statistics.has_nan ? kHasNan : 0);
  return {minimum, maximum, statistics.null_count << kNullCountShift | flags};
}

void check_statistics(const wire::ColumnStatistics& stored, const Type& type, std::uint64_t rows,
                      Bytes texts) {
  const BoundKind kind = bound_kind(type);
  const std::uint64_t flags = stored.nulls_and_flags() & 0xff;
  require((flags & ~kAllFlags) == 0, "unknown flags");
  require((flags & kHasNan) == 0 || kind == BoundKind::floating, "NaN in a type that has none");
  require(null_count(stored) <= rows, "more nulls than rows");
  check_bound(stored.minimum(), (flags & kHasMinimum) != 0, kind, texts);
  check_bound(stored.maximum(), (flags & kHasMaximum) != 0, kind, texts);
}

std::uint64_t null_count(const wire::ColumnStatistics& stored) {
  return stored.nulls_and_flags() >> kNullCountShift;
}

Statistics from_wire(const wire::ColumnStatistics& stored, const Type& type, Bytes texts) {
  const BoundKind kind = bound_kind(type);
  const std::uint64_t flags = stored.nulls_and_flags();
  Statistics statistics;
  statistics.null_count = null_count(stored);
  statistics.minimum = bound_from(stored.minimum(), (flags & kHasMinimum) != 0, kind, texts);
  statistics.maximum = bound_from(stored.maximum(), (flags & kHasMaximum) != 0, kind, texts);
  statistics.minimum_exact = (flags & kMinimumInexact) == 0;
  statistics.maximum_exact = (flags & kMaximumInexact) == 0;
  statistics.has_nan = (flags & kHasNan) != 0;
  return statistics;
}

}  // namespace sprat

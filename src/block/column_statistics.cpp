// SPDX-License-Identifier: Apache-2.0
#include "block/column_statistics.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <string_view>
#include <vector>

#include "block/valid_runs.hpp"
#include "encoding/value_range.hpp"

namespace sprat {

namespace {

template <class T, class Wide>
void integer_bounds(const Column& column, Statistics& statistics) {
  const auto values = column.values.as<T>();
  encoding::Range<T> range;
  for_each_valid_run(column, [&](std::size_t first, std::size_t count) {
    range.merge(encoding::range_of(values.data() + first, count));
  });
  statistics.minimum = Wide{range.minimum};
  statistics.maximum = Wide{range.maximum};
}

template <class T>
void floating_bounds(const Column& column, Statistics& statistics) {
  const auto values = column.values.as<T>();
  T low = std::numeric_limits<T>::infinity();
  T high = -low;
  bool any = false;
  bool has_nan = false;
  for_each_valid_run(column, [&](std::size_t first, std::size_t count) {
    for (const T value : values.subspan(first, count)) {
      low = value < low ? value : low;
      high = value > high ? value : high;
      any |= value == value;
      has_nan |= value != value;
    }
  });
  statistics.has_nan = has_nan;
  if (!any) return;
  // Adding zero turns -0 into 0.
  statistics.minimum = static_cast<double>(low) + 0.0;
  statistics.maximum = static_cast<double>(high) + 0.0;
}

void boolean_bounds(const Column& column, Statistics& statistics) {
  bool any[2] = {false, false};
  for_each_valid_run(column, [&](std::size_t first, std::size_t count) {
    for (std::size_t row = first; row < first + count; ++row) {
      any[column.boolean(row) ? 1 : 0] = true;
    }
  });
  statistics.minimum = std::int64_t{any[0] ? 0 : 1};
  statistics.maximum = std::int64_t{any[1] ? 1 : 0};
}

// The least and greatest text, most texts being told apart by their first eight bytes.
class TextBounds {
 public:
  // 64 bytes behind the text can be read.
  void add(std::string_view text) {
    const std::uint64_t prefix = prefix_of(text);
    if (!any_ || prefix < low_prefix_ || (prefix == low_prefix_ && text < low_)) {
      low_ = text;
      low_prefix_ = prefix;
    }
    if (!any_ || prefix > high_prefix_ || (prefix == high_prefix_ && text > high_)) {
      high_ = text;
      high_prefix_ = prefix;
    }
    any_ = true;
  }

  void store(Statistics& statistics) const {
    if (!any_) return;
    statistics.minimum = std::string(low_.substr(0, kMaxStatisticsText));
    statistics.minimum_exact = low_.size() <= kMaxStatisticsText;
    statistics.maximum_exact = high_.size() <= kMaxStatisticsText;
    if (statistics.maximum_exact) {
      statistics.maximum = std::string(high_);
    } else {
      statistics.maximum = rounded_up(high_.substr(0, kMaxStatisticsText));
    }
  }

 private:
  static std::uint64_t prefix_of(std::string_view text) {
    if (text.empty()) return 0;
    const auto bytes = load<std::uint64_t>(reinterpret_cast<const std::byte*>(text.data()));
    const std::uint64_t prefix = __builtin_bswap64(bytes);
    return text.size() >= 8 ? prefix : prefix & ~(~std::uint64_t{0} >> (8 * text.size()));
  }

  // The shortest text above all that begin with `text`; none where it is all 0xff.
  static Scalar rounded_up(std::string_view text) {
    const std::size_t last = text.find_last_not_of('\xff');
    if (last == std::string_view::npos) return {};
    std::string above(text.substr(0, last + 1));
    above.back() = static_cast<char>(static_cast<unsigned char>(above.back()) + 1);
    return above;
  }

  bool any_ = false;
  std::string_view low_;
  std::string_view high_;
  std::uint64_t low_prefix_ = 0;
  std::uint64_t high_prefix_ = 0;
};

void dictionary_bounds(const Column& column, Statistics& statistics) {
  std::vector<std::uint8_t> used(column.entries());
  const auto codes = column.codes.as<std::uint32_t>();
  for_each_valid_run(column, [&](std::size_t first, std::size_t count) {
    for (const std::uint32_t code : codes.subspan(first, count)) {
      used[code] = 1;
    }
  });
  TextBounds bounds;
  for (std::size_t entry = 0; entry < used.size(); ++entry) {
    if (used[entry] != 0) bounds.add(column.entry(entry));
  }
  bounds.store(statistics);
}

void text_bounds(const Column& column, Statistics& statistics) {
  if (column.is_dictionary()) return dictionary_bounds(column, statistics);
  TextBounds bounds;
  for_each_valid_run(column, [&](std::size_t first, std::size_t count) {
    for (std::size_t row = first; row < first + count; ++row) bounds.add(column.entry(row));
  });
  bounds.store(statistics);
}

void fixed_text_bounds(const Column& column, std::size_t width, Statistics& statistics) {
  const std::string_view all(reinterpret_cast<const char*>(column.values.data()),
                             column.values.size());
  TextBounds bounds;
  for_each_valid_run(column, [&](std::size_t first, std::size_t count) {
    for (std::size_t row = first; row < first + count; ++row) {
      bounds.add(all.substr(row * width, width));
    }
  });
  bounds.store(statistics);
}

void signed_bounds(std::size_t width, const Column& column, Statistics& statistics) {
  switch (width) {
    case 1:
      return integer_bounds<std::int8_t, std::int64_t>(column, statistics);
    case 2:
      return integer_bounds<std::int16_t, std::int64_t>(column, statistics);
    case 4:
      return integer_bounds<std::int32_t, std::int64_t>(column, statistics);
    default:
      return integer_bounds<std::int64_t, std::int64_t>(column, statistics);
  }
}

void unsigned_bounds(std::size_t width, const Column& column, Statistics& statistics) {
  switch (width) {
    case 1:
      return integer_bounds<std::uint8_t, std::uint64_t>(column, statistics);
    case 2:
      return integer_bounds<std::uint16_t, std::uint64_t>(column, statistics);
    case 4:
      return integer_bounds<std::uint32_t, std::uint64_t>(column, statistics);
    default:
      return integer_bounds<std::uint64_t, std::uint64_t>(column, statistics);
  }
}

}  // namespace

BoundKind bound_kind(const Type& type) {
  switch (type.kind) {
    case TypeKind::float32:
    case TypeKind::float64:
      return BoundKind::floating;
    case TypeKind::text:
    case TypeKind::bytes:
    case TypeKind::fixed_text:
      return BoundKind::text;
    case TypeKind::integer:
    case TypeKind::list:
    case TypeKind::array:
    case TypeKind::structure:
      return BoundKind::none;
    case TypeKind::boolean:
      return BoundKind::signed_integer;
    default:
      return is_signed(type) ? BoundKind::signed_integer : BoundKind::unsigned_integer;
  }
}

Statistics column_statistics(const Type& type, const Column& column) {
  Statistics statistics;
  statistics.null_count = column.null_count;
  if (column.null_count == column.length) return statistics;
  const std::size_t width = fixed_width(type);
  switch (bound_kind(type)) {
    case BoundKind::none:
      statistics.minimum_exact = statistics.maximum_exact = false;
      break;
    case BoundKind::signed_integer:
      if (type.kind == TypeKind::boolean) {
        boolean_bounds(column, statistics);
      } else {
        signed_bounds(width, column, statistics);
      }
      break;
    case BoundKind::unsigned_integer:
      unsigned_bounds(width, column, statistics);
      break;
    case BoundKind::floating:
      if (type.kind == TypeKind::float32) {
        floating_bounds<float>(column, statistics);
      } else {
        floating_bounds<double>(column, statistics);
      }
      break;
    case BoundKind::text:
      if (type.kind == TypeKind::fixed_text) {
        fixed_text_bounds(column, width, statistics);
      } else {
        text_bounds(column, statistics);
      }
      break;
  }
  return statistics;
}

}  // namespace sprat

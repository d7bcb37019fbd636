// SPDX-License-Identifier: Apache-2.0
// The kernels of cell_kernels.hpp for x86-64 with AVX-512: eight numbers or sixteen dates at once.
#include "text/cell_kernels.hpp"

#if defined(__x86_64__)

#include <algorithm>
#include <cstring>
#include <limits>

#include <immintrin.h>

#include "text/calendar.hpp"
#include "text/digits.hpp"

// GCC 12's own headers trip these (GCC bug 105593).
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#pragma GCC diagnostic ignored "-Wuninitialized"
#endif

#define SPRAT_TARGET __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,bmi,popcnt")))

namespace sprat::text {

namespace {

constexpr std::size_t kNumbers = 8;
constexpr std::size_t kDates = 16;

SPRAT_TARGET inline __m512i splat(std::int64_t value) {
  return _mm512_set1_epi64(value);
}
SPRAT_TARGET inline __m512i splat32(std::int32_t value) {
  return _mm512_set1_epi32(value);
}

SPRAT_TARGET inline __m256i word_at(const char* from) {
  return _mm256_set1_epi64x(load_text<std::int64_t>(from));
}

/// Words from four places, by loads and blends alone: the gather instruction is slower, on some
/// machines by far.
SPRAT_TARGET inline __m256i four_words(const char* text, const std::uint32_t* at) {
  const __m256i low = _mm256_blend_epi32(word_at(text + at[0]), word_at(text + at[1]), 0x0C);
  const __m256i high = _mm256_blend_epi32(word_at(text + at[2]), word_at(text + at[3]), 0xC0);
  return _mm256_blend_epi32(low, high, 0xF0);
}

/// The eight bytes `back` bytes before each of eight ends.
SPRAT_TARGET inline __m512i words_before(const char* text, const std::uint32_t* ends,
                                         std::size_t back) {
  return _mm512_inserti64x4(_mm512_castsi256_si512(four_words(text - back, ends)),
                            four_words(text - back, ends + 4), 1);
}

SPRAT_TARGET inline __m512i join(__m128i first, __m128i second, __m128i third, __m128i fourth) {
  const __m256i low = _mm256_inserti128_si256(_mm256_castsi128_si256(first), second, 1);
  const __m256i high = _mm256_inserti128_si256(_mm256_castsi128_si256(third), fourth, 1);
  return _mm512_inserti64x4(_mm512_castsi256_si512(low), high, 1);
}

/// The value of eight digits less '0', the first one in the lowest byte.
SPRAT_TARGET inline __m512i eight_digits_of(__m512i digits) {
  const __m512i pairs = _mm512_maddubs_epi16(digits, _mm512_set1_epi16(0x010A));
  const __m512i fours = _mm512_madd_epi16(pairs, splat32(0x00010064));
  return _mm512_add_epi64(_mm512_mul_epu32(fours, splat(10'000)), _mm512_srli_epi64(fours, 32));
}

SPRAT_TARGET inline __m512i above_nine(__m512i digits) {
  return _mm512_subs_epu8(digits, _mm512_set1_epi8(9));
}

/// Eight cells' characters less '0', right-aligned, zeros before them.
struct NumberLanes {
  __mmask8 negative;
  /// Characters after the sign.
  __m512i size;
  /// The last eight, and the eight before them.
  __m512i low;
  __m512i high;
};

/// kLong: cells of up to 16 characters, else up to 8. `ends` are 16 at least.
template <bool kLong>
SPRAT_TARGET inline NumberLanes load_lanes(const char* text, const std::uint32_t* ends,
                                           __m512i size) {
  const __m512i zeros = splat(static_cast<std::int64_t>(kAsciiZeros));
  const __m512i all = splat(-1);
  NumberLanes lanes;
  lanes.low = _mm512_xor_si512(words_before(text, ends, 8), zeros);
  lanes.high = kLong ? _mm512_xor_si512(words_before(text, ends, 16), zeros) : all;
  __m512i bits = _mm512_slli_epi64(size, 3);
  const __m512i begin = kLong ? _mm512_mask_blend_epi64(_mm512_cmpgt_epi64_mask(size, splat(8)),
                                                        lanes.low, lanes.high)
                              : lanes.low;
  const __m512i first =
      _mm512_srlv_epi64(begin, _mm512_and_si512(_mm512_sub_epi64(splat(64), bits), splat(63)));
  lanes.negative = _mm512_cmpeq_epi64_mask(_mm512_and_si512(first, splat(0xFF)), splat('-' ^ '0'));
  bits = _mm512_mask_sub_epi64(bits, lanes.negative, bits, splat(8));
  lanes.size = _mm512_srli_epi64(bits, 3);
  // Shifts of 64 give zero.
  const __m512i before = _mm512_subs_epu16(splat(64), bits);
  lanes.low = _mm512_and_si512(lanes.low, _mm512_sllv_epi64(all, before));
  if constexpr (kLong) {
    const __m512i more = _mm512_subs_epu16(bits, splat(64));
    lanes.high =
        _mm512_and_si512(lanes.high, _mm512_sllv_epi64(all, _mm512_sub_epi64(splat(64), more)));
  } else {
    lanes.high = _mm512_setzero_si512();
  }
  return lanes;
}

/// Takes the point out; gives what is not zero where it is not in its place.
SPRAT_TARGET inline __m512i drop_point(NumberLanes& lanes, std::size_t scale) {
  const std::size_t point = 8 * (7 - scale);
  const auto before = static_cast<std::int64_t>((std::uint64_t{1} << point) - 1);
  const __m512i at_point = splat(static_cast<std::int64_t>(std::uint64_t{0xFF} << point));
  const __m512i expected = splat(static_cast<std::int64_t>(std::uint64_t{'.' ^ '0'} << point));
  const __m512i wrong = _mm512_xor_si512(_mm512_and_si512(lanes.low, at_point), expected);
  const __m512i moved = _mm512_slli_epi64(_mm512_and_si512(lanes.low, splat(before)), 8);
  const __m512i after = _mm512_andnot_si512(_mm512_or_si512(at_point, splat(before)), lanes.low);
  lanes.low = _mm512_or_si512(_mm512_or_si512(after, moved), _mm512_srli_epi64(lanes.high, 56));
  lanes.high = _mm512_slli_epi64(lanes.high, 8);
  return wrong;
}

/// The least magnitudes of numbers of 1 to 16 characters: what is smaller has zeros in front, and
/// is not written so.
struct LeastMagnitudes {
  SPRAT_TARGET explicit LeastMagnitudes(const NumberSpelling& spelling) {
    alignas(64) std::int64_t least[16];
    const std::size_t size = spelling.least_size();
    const std::size_t point = spelling.scale == 0 ? 0 : 1;
    for (std::size_t i = 0; i < 16; ++i) {
      least[i] = i + 1 < size    ? std::numeric_limits<std::int64_t>::max()
                 : i + 1 == size ? 0
                                 : static_cast<std::int64_t>(kPowersOfTen[i - point]);
    }
    of_8 = _mm512_load_si512(least);
    of_16 = _mm512_load_si512(least + 8);
  }

  __m512i of_8;
  __m512i of_16;
};

template <bool kLong>
SPRAT_TARGET inline __mmask8 parse_eight(const char* text, const std::uint32_t* ends, __m512i size,
                                         const NumberSpelling& spelling,
                                         const LeastMagnitudes& least, std::int64_t* values,
                                         __mmask8 stored) {
  NumberLanes lanes = load_lanes<kLong>(text, ends, size);
  __m512i wrong = spelling.scale == 0 ? _mm512_setzero_si512() : drop_point(lanes, spelling.scale);
  wrong = _mm512_or_si512(wrong, above_nine(lanes.low));
  __m512i magnitude = eight_digits_of(lanes.low);
  if constexpr (kLong) {
    wrong = _mm512_or_si512(wrong, above_nine(lanes.high));
    const __m512i high = _mm512_mul_epu32(eight_digits_of(lanes.high), splat(100'000'000));
    magnitude = _mm512_add_epi64(magnitude, high);
  }
  const __m512i value =
      _mm512_mask_sub_epi64(magnitude, lanes.negative, _mm512_setzero_si512(), magnitude);
  _mm512_mask_storeu_epi64(values, stored, value);

  const __m512i last = _mm512_sub_epi64(lanes.size, splat(1));
  const __m512i smallest = _mm512_permutex2var_epi64(least.of_8, last, least.of_16);
  __mmask8 taken = _mm512_cmple_epu64_mask(last, splat(15));
  taken = _mm512_mask_testn_epi64_mask(taken, wrong, wrong);
  taken = _mm512_mask_cmpge_epi64_mask(taken, magnitude, smallest);
  taken = _mm512_mask_cmpge_epi64_mask(taken, value, splat(spelling.min));
  taken = _mm512_mask_cmple_epi64_mask(taken, value, splat(spelling.max));
  const __mmask8 zero = _mm512_mask_testn_epi64_mask(lanes.negative, magnitude, magnitude);
  return static_cast<__mmask8>(_kandn_mask8(zero, taken));
}

SPRAT_TARGET std::uint64_t parse_numbers(const CellSpans& cells, std::size_t count,
                                         const NumberSpelling& spelling, std::int64_t* values) {
  const NumberSpelling wanted = spelling;
  const LeastMagnitudes least(wanted);
  const __m256i skipped = _mm256_set1_epi32(static_cast<int>(cells.skipped));
  std::uint64_t left = 0;
  for (std::size_t at = 0; at < count; at += kNumbers) {
    const auto lanes = static_cast<__mmask8>(first_bits(std::min(count - at, kNumbers)));
    const __m256i begins =
        _mm256_add_epi32(_mm256_maskz_loadu_epi32(lanes, cells.begins + at), skipped);
    const __m256i ends = _mm256_maskz_loadu_epi32(lanes, cells.ends + at);
    const __m256i sizes = _mm256_sub_epi32(ends, begins);
    // Empty cells may lie anywhere, and before the text's begin nothing can be read.
    const __mmask8 taken = _mm256_mask_cmpneq_epi32_mask(
        _mm256_mask_cmpgt_epu32_mask(lanes, ends, _mm256_set1_epi32(15)), begins, ends);
    alignas(32) std::uint32_t safe_ends[kNumbers];
    const std::uint32_t* from = cells.ends + at;
    if (taken != 0xFF) {
      _mm256_store_si256(reinterpret_cast<__m256i*>(safe_ends),
                         _mm256_mask_mov_epi32(_mm256_set1_epi32(16), taken, ends));
      from = safe_ends;
    }
    const __m512i size = _mm512_cvtepu32_epi64(sizes);
    const bool any_long = _mm256_cmpgt_epu32_mask(sizes, _mm256_set1_epi32(8)) != 0;
    const __mmask8 parsed =
        any_long ? parse_eight<true>(cells.text, from, size, wanted, least, values + at, lanes)
                 : parse_eight<false>(cells.text, from, size, wanted, least, values + at, lanes);
    const unsigned not_taken = lanes & ~(unsigned{parsed} & unsigned{taken});
    left |= std::uint64_t{not_taken} << at;
  }
  return left;
}

/// Digits of a date to the low half of 16 bytes, in the order YYYYMMDD, literals to the high half.
struct DateShuffle {
  explicit DateShuffle(const DateLayout& layout) {
    constexpr char kZero = static_cast<char>(0x80);
    bool is_digit_at[DateLayout::kMaxLength] = {};
    std::size_t next = 0;
    const auto place_digits = [&](std::size_t at, std::size_t count) {
      for (std::size_t i = at; i < at + count; ++i) {
        is_digit_at[i] = true;
        from[next] = static_cast<char>(i);
        expected[next++] = '0';
      }
    };
    place_digits(layout.year_at, 4);
    place_digits(layout.month_at, 2);
    place_digits(layout.day_at, 2);
    for (std::size_t i = 0; i < layout.length; ++i) {
      if (is_digit_at[i]) continue;
      from[next] = static_cast<char>(i);
      expected[next++] = layout.literals[i];
    }
    for (; next < sizeof(from); ++next) {
      from[next] = kZero;
      expected[next] = 0;
    }
  }

  alignas(16) char from[16];
  alignas(16) char expected[16];
};

/// Eight dates: their digits less '0', and how their literals differ from the layout's.
struct EightDates {
  __m512i digits;
  __m512i difference;
};

SPRAT_TARGET inline __m128i sixteen_bytes(const char* from) {
  return _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
}

// Every second cell: when two such are unpacked, all come out in order.
SPRAT_TARGET inline __m512i every_second(const char* text, const std::uint32_t* at) {
  return join(sixteen_bytes(text + at[0]), sixteen_bytes(text + at[2]), sixteen_bytes(text + at[4]),
              sixteen_bytes(text + at[6]));
}

SPRAT_TARGET inline EightDates eight_dates(const char* text, const std::uint32_t* at, __m512i from,
                                           __m512i expected) {
  const __m512i even =
      _mm512_xor_si512(_mm512_shuffle_epi8(every_second(text, at), from), expected);
  const __m512i odd =
      _mm512_xor_si512(_mm512_shuffle_epi8(every_second(text, at + 1), from), expected);
  return {_mm512_unpacklo_epi64(even, odd), _mm512_unpackhi_epi64(even, odd)};
}

SPRAT_TARGET inline __mmask8 mismatches(const EightDates& dates) {
  const __m512i wrong = _mm512_or_si512(above_nine(dates.digits), dates.difference);
  return _mm512_test_epi64_mask(wrong, wrong);
}

/// In each 64 bits, the year, and the month times 128 plus the day.
SPRAT_TARGET inline __m512i year_and_rest(__m512i digits) {
  const __m512i pairs = _mm512_maddubs_epi16(digits, _mm512_set1_epi16(0x010A));
  return _mm512_madd_epi16(pairs, splat(0x0001'0080'0001'0064));
}

/// Days since 1970-01-01; `invalid` gets the lanes that are no dates of the calendar.
SPRAT_TARGET inline __m512i days_of(__m512i year, __m512i month, __m512i day, __mmask16& invalid) {
  alignas(64) static constexpr std::int32_t kBefore[16] = {0,   0,   31,  59,  90,  120, 151,
                                                           181, 212, 243, 273, 304, 334};
  alignas(64) static constexpr std::int32_t kInMonth[16] = {0,  31, 28, 31, 30, 31, 30,
                                                            31, 31, 30, 31, 30, 31};
  const __m512i one = splat32(1);
  // Multiplications are of 16 bits, and 5243 / 2^19 is 1/100 for all years up to 9999.
  const __m512i per_25 = _mm512_srli_epi32(_mm512_madd_epi16(year, splat32(5243)), 17);
  const __m512i in_25 = _mm512_sub_epi32(year, _mm512_madd_epi16(per_25, splat32(25)));
  const __mmask16 fourth = _mm512_testn_epi32_mask(year, splat32(3));
  const __mmask16 sixteenth = _mm512_testn_epi32_mask(year, splat32(15));
  const __mmask16 century = _mm512_testn_epi32_mask(in_25, in_25);
  const auto leap = static_cast<__mmask16>(fourth & (sixteenth | static_cast<__mmask16>(~century)));

  const __m512i in_month = _mm512_permutexvar_epi32(month, _mm512_load_si512(kInMonth));
  const __mmask16 february = _mm512_mask_cmpeq_epi32_mask(leap, month, splat32(2));
  const __m512i last_day = _mm512_mask_add_epi32(in_month, february, in_month, one);
  invalid = static_cast<__mmask16>(
      _mm512_cmpgt_epi32_mask(month, splat32(12)) | _mm512_cmpgt_epi32_mask(day, last_day) |
      _mm512_testn_epi32_mask(day, day) | _mm512_testn_epi32_mask(year, year));

  const __m512i years = _mm512_sub_epi32(year, one);
  const __m512i centuries = _mm512_srli_epi32(_mm512_madd_epi16(years, splat32(5243)), 19);
  __m512i days = _mm512_madd_epi16(years, splat32(365));
  days = _mm512_add_epi32(days, _mm512_srli_epi32(years, 2));
  days = _mm512_sub_epi32(days, centuries);
  days = _mm512_add_epi32(days, _mm512_srli_epi32(centuries, 2));
  days = _mm512_add_epi32(days, _mm512_permutexvar_epi32(month, _mm512_load_si512(kBefore)));
  days = _mm512_add_epi32(days, _mm512_sub_epi32(day, splat32(719163)));
  const __mmask16 later = _mm512_mask_cmpgt_epi32_mask(leap, month, splat32(2));
  return _mm512_mask_add_epi32(days, later, days, one);
}

// Where the cells of the layout's length begin, 0 for others; returns which they are.
SPRAT_TARGET inline __mmask16 find_dates(const CellSpans& cells, std::size_t row, __mmask16 lanes,
                                         __m512i length, std::uint32_t* at) {
  const __m512i begins = _mm512_add_epi32(_mm512_maskz_loadu_epi32(lanes, cells.begins + row),
                                          splat32(static_cast<std::int32_t>(cells.skipped)));
  const __m512i ends = _mm512_maskz_loadu_epi32(lanes, cells.ends + row);
  const __mmask16 fitting =
      _mm512_mask_cmpeq_epi32_mask(lanes, _mm512_sub_epi32(ends, begins), length);
  _mm512_store_si512(at, _mm512_maskz_mov_epi32(fitting, begins));
  return fitting;
}

SPRAT_TARGET std::uint64_t parse_dates(const CellSpans& cells, std::size_t count,
                                       const DateLayout& layout, std::int32_t* days) {
  const DateShuffle shuffle(layout);
  const __m512i from =
      _mm512_broadcast_i32x4(_mm_load_si128(reinterpret_cast<const __m128i*>(shuffle.from)));
  const __m512i expected =
      _mm512_broadcast_i32x4(_mm_load_si128(reinterpret_cast<const __m128i*>(shuffle.expected)));
  const __m512i evens =
      _mm512_setr_epi32(0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30);
  const __m512i odds = _mm512_or_si512(evens, splat32(1));
  const __m512i length = splat32(static_cast<std::int32_t>(layout.length));
  std::uint64_t left = 0;
  for (std::size_t row = 0; row < count; row += kDates) {
    const auto lanes = static_cast<__mmask16>(first_bits(std::min(count - row, kDates)));
    alignas(64) std::uint32_t at[kDates];
    const __mmask16 fitting = find_dates(cells, row, lanes, length, at);
    const EightDates first = eight_dates(cells.text, at, from, expected);
    const EightDates second = eight_dates(cells.text, at + 8, from, expected);
    const __m512i first_parts = year_and_rest(first.digits);
    const __m512i second_parts = year_and_rest(second.digits);
    const __m512i year = _mm512_permutex2var_epi32(first_parts, evens, second_parts);
    const __m512i rest = _mm512_permutex2var_epi32(first_parts, odds, second_parts);
    __mmask16 invalid = 0;
    const __m512i result =
        days_of(year, _mm512_srli_epi32(rest, 7), _mm512_and_si512(rest, splat32(127)), invalid);
    _mm512_mask_storeu_epi32(days + row, lanes, result);
    const unsigned wrong = invalid | mismatches(first) |
                           static_cast<unsigned>(mismatches(second)) << 8 |
                           static_cast<__mmask16>(~fitting);
    left |= std::uint64_t{wrong & lanes} << row;
  }
  return left;
}

}  // namespace

const CellKernels kAvx512Cells = {"avx512", parse_numbers, parse_dates};

}  // namespace sprat::text

#endif

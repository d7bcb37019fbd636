// SPDX-License-Identifier: Apache-2.0
#include "record/leaf_condition.hpp"

#include <compare>
#include <cstring>

#include <sprat/error.hpp>
#include <sprat/integer.hpp>

#include "batch/comparison.hpp"

#include "record/leaf_shape.hpp"
#include "record/value_interval.hpp"

namespace sprat {

namespace {

template <class T>
auto integer_test(Comparison comparison, const Scalar& value) {
  const ValueInterval<T> interval = [&] {
    if (const auto* number = std::get_if<double>(&value)) {
      return interval_of<T>(comparison, *number);
    }
    if (const auto* number = std::get_if<std::uint64_t>(&value)) {
      return interval_of<T>(comparison, *number);
    }
    return interval_of<T>(comparison, std::get<std::int64_t>(value));
  }();
  return [interval](const std::byte* bytes, std::size_t rows, std::uint8_t* keep) {
    const T* values = reinterpret_cast<const T*>(bytes);
    for (std::size_t row = 0; row < rows; ++row) {
      keep[row] &= static_cast<std::uint8_t>(interval.contains(values[row]));
    }
  };
}

template <class T>
auto floating_test(Comparison comparison, const Scalar& value) {
  const double bound = std::get<double>(value);
  return [comparison, bound](const std::byte* bytes, std::size_t rows, std::uint8_t* keep) {
    const T* values = reinterpret_cast<const T*>(bytes);
    for (std::size_t row = 0; row < rows; ++row) {
      const std::partial_ordering order = static_cast<double>(values[row]) <=> bound;
      keep[row] &= static_cast<std::uint8_t>(satisfies(order, comparison));
    }
  };
}

auto fixed_text_test(Comparison comparison, const std::string& bound) {
  return [comparison, bound](const std::byte* bytes, std::size_t rows, std::uint8_t* keep) {
    for (std::size_t row = 0; row < rows; ++row, bytes += bound.size()) {
      const int order = std::memcmp(bytes, bound.data(), bound.size());
      keep[row] &= static_cast<std::uint8_t>(satisfies(order <=> 0, comparison));
    }
  };
}

std::function<void(const std::byte*, std::size_t, std::uint8_t*)> fixed_width_test(
    const LeafShape& shape, const Type& type, Comparison comparison, const Scalar& value) {
  if (shape.kind == TypeKind::fixed_text) {
    return fixed_text_test(comparison, std::get<std::string>(value));
  }
  if (shape.kind == TypeKind::float32) return floating_test<float>(comparison, value);
  if (shape.kind == TypeKind::float64) return floating_test<double>(comparison, value);
  const bool has_sign = is_signed(type);
  switch (shape.width) {
    case 1:
      if (has_sign) return integer_test<std::int8_t>(comparison, value);
      return integer_test<std::uint8_t>(comparison, value);
    case 2:
      if (has_sign) return integer_test<std::int16_t>(comparison, value);
      return integer_test<std::uint16_t>(comparison, value);
    case 4:
      if (has_sign) return integer_test<std::int32_t>(comparison, value);
      return integer_test<std::uint32_t>(comparison, value);
    default:
      if (has_sign) return integer_test<std::int64_t>(comparison, value);
      return integer_test<std::uint64_t>(comparison, value);
  }
}

std::function<bool(std::string_view)> variable_width_test(const LeafShape& shape,
                                                          Comparison comparison,
                                                          const std::string& bound) {
  if (shape.kind == TypeKind::integer) {
    return [comparison, bound](std::string_view digits) {
      return satisfies(Integer{digits} <=> Integer{bound}, comparison);
    };
  }
  return [comparison, bound](std::string_view text) {
    return satisfies(text <=> std::string_view(bound), comparison);
  };
}

}  // namespace

LeafCondition::LeafCondition(const Type& type, Comparison comparison, const Scalar& value) {
  const LeafShape shape = leaf_shape(type);
  if (shape.is_list || shape.is_array) {
    throw SchemaError("lists and arrays cannot be compared with a value");
  }
  if (shape.is_text()) {
    text_test_ = variable_width_test(shape, comparison, std::get<std::string>(value));
  } else {
    test_ = fixed_width_test(shape, type, comparison, value);
  }
}

void LeafCondition::narrow(const RecordLeaf& leaf, std::size_t rows, std::uint8_t* keep) {
  for (std::size_t row = 0; row < rows; ++row) keep[row] &= leaf.present[row];
  if (test_) return test_(leaf.values, rows, keep);
  narrow_texts(leaf, rows, keep);
}

// An entry of a dictionary is compared once a block.
void LeafCondition::narrow_texts(const RecordLeaf& leaf, std::size_t rows, std::uint8_t* keep) {
  answers_.resize(leaf.dictionary_size);
  for (std::size_t row = 0; row < rows; ++row) {
    if (keep[row] == 0) continue;
    const std::uint32_t code = leaf.codes[row];
    if (leaf.dictionary_size == 0) {
      keep[row] = text_test_(leaf.texts[code]) ? 1 : 0;
      continue;
    }
    Answer& answer = answers_[code];
    if (answer == Answer::unknown) {
      answer = text_test_(leaf.texts[code]) ? Answer::yes : Answer::no;
    }
    keep[row] = answer == Answer::yes ? 1 : 0;
  }
}

}  // namespace sprat

// SPDX-License-Identifier: Apache-2.0
// alp: floating-point numbers as integers, which are a child, over one power of ten; what that does
// not give back bit for bit is kept beside them.
#include <algorithm>

#include "encoding/decimal_floats.hpp"
#include "encoding/node_reader.hpp"
#include "encoding/node_writer.hpp"
#include "encoding/value_types.hpp"

namespace sprat::encoding {
namespace {

bool accepts(const Shape& shape) {
  return is_fixed_width(shape) && shape.is_floating;
}

Shape integer_shape(const Shape& shape) {
  return {.width = shape.width, .is_signed = true, .is_floating = false};
}

/// Calls `function` with a zero of the signed integer as wide as the shape's numbers.
template <class Function>
decltype(auto) with_float_integer(const Shape& shape, Function&& function) {
  if (shape.width == sizeof(double)) return function(std::int64_t{0});
  return function(std::int32_t{0});
}

std::uint64_t estimate(const Profile& profile) {
  return profile.decimal_bytes;
}

/// Exceptions repeat the integer before them, which widens no range.
template <class Integer>
void split(const Values& values, double power, Integer* integers, Buffer& positions,
           Buffer& exceptions) {
  const auto* numbers = reinterpret_cast<const FloatOf<Integer>*>(values.data);
  Integer last = 0;
  for (std::size_t i = 0; i < values.count; ++i) {
    bool is_exact = false;
    const Integer integer = nearest_integer<Integer>(numbers[i], power, is_exact);
    if (is_exact) {
      last = integer;
    } else {
      positions.append_value(static_cast<std::uint32_t>(i));
      exceptions.append_value(numbers[i]);
    }
    integers[i] = last;
  }
}

bool encode(const Input& input, NodeWriter& writer) {
  if (input.count == 0) return false;
  const unsigned exponent = plan_decimals(input).exponent;
  ScratchPool::Loan integers = writer.scratch();
  ScratchPool::Loan positions = writer.scratch();
  ScratchPool::Loan exceptions = writer.scratch();
  integers->resize(input.count * input.shape.width);
  with_float_integer(input.shape, [&](auto zero) {
    using Integer = decltype(zero);
    split<Integer>(input, kPowersOfTen[exponent], reinterpret_cast<Integer*>(integers->data()),
                   *positions, *exceptions);
  });
  if (positions->size() + exceptions->size() > writer.budget()) return false;
  writer.out().append_value(static_cast<std::uint8_t>(exponent));
  writer.out().append_value(static_cast<std::uint32_t>(positions->size() / sizeof(std::uint32_t)));
  writer.out().append(positions->bytes());
  writer.out().append(exceptions->bytes());
  writer.child(
      Values{.shape = integer_shape(input.shape), .count = input.count, .data = integers->data()});
  return true;
}

template <class Integer>
class AlpDecoder : public Decoder {
 public:
  AlpDecoder(double power, Bytes positions, Bytes exceptions, std::unique_ptr<Decoder> integers)
      : power_(power),
        positions_(positions),
        exceptions_(exceptions),
        integers_(std::move(integers)) {}

  void decode(std::size_t count, std::byte* into) override {
    for_each_vector(count, [&](std::size_t first, std::size_t size) {
      decode_vector(into + first * sizeof(Integer), size);
    });
  }

 private:
  using Float = FloatOf<Integer>;

  void decode_vector(std::byte* into, std::size_t size) {
    integers_->decode(size, into);
    for (std::size_t i = 0; i < size; ++i) {
      std::byte* at = into + i * sizeof(Integer);
      store(at, decimal_float<Float>(load<Integer>(at), power_));
    }
    for (; !positions_.empty() && load<std::uint32_t>(positions_.data()) < next_ + size;
         positions_ = positions_.subspan(sizeof(std::uint32_t)),
         exceptions_ = exceptions_.subspan(sizeof(Float))) {
      const std::size_t row = load<std::uint32_t>(positions_.data()) - next_;
      std::copy_n(exceptions_.data(), sizeof(Float), into + row * sizeof(Float));
    }
    next_ += size;
  }

  double power_;
  Bytes positions_;
  Bytes exceptions_;
  std::unique_ptr<Decoder> integers_;
  std::size_t next_ = 0;
};

void check_positions(Bytes positions, std::size_t count) {
  std::uint64_t least = 0;
  for (; !positions.empty(); positions = positions.subspan(sizeof(std::uint32_t))) {
    const auto position = load<std::uint32_t>(positions.data());
    if (position < least || position >= count) {
      throw CorruptError("alp: the exceptions' positions cannot be right");
    }
    least = std::uint64_t{position} + 1;
  }
}

std::unique_ptr<Decoder> open(NodeReader& reader, const Shape& shape, std::size_t count) {
  const auto exponent = reader.bytes().read<std::uint8_t>();
  if (exponent > kMaxDecimalExponent) throw CorruptError("alp: the power of ten is too high");
  const auto exceptions = reader.bytes().read<std::uint32_t>();
  if (exceptions > count) throw CorruptError("alp: more exceptions than values");
  const Bytes positions = reader.bytes().take(std::uint64_t{exceptions} * sizeof(std::uint32_t));
  const Bytes values = reader.bytes().take(std::uint64_t{exceptions} * shape.width);
  check_positions(positions, count);
  std::unique_ptr<Decoder> integers = reader.open(integer_shape(shape), count);
  return with_float_integer(shape, [&](auto zero) -> std::unique_ptr<Decoder> {
    return std::make_unique<AlpDecoder<decltype(zero)>>(kPowersOfTen[exponent], positions, values,
                                                        std::move(integers));
  });
}

}  // namespace

const Encoding alp_encoding = {
    .accepts = accepts, .estimate = estimate, .encode = encode, .open = open};

}  // namespace sprat::encoding

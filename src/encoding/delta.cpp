// SPDX-License-Identifier: Apache-2.0
// delta: each vector's first value, then the differences from one value to the next, as a child.
// The child has a slot for the first value too, whose content is ignored: vectors stay aligned.
#include <algorithm>

#include "encoding/column_difference.hpp"
#include "encoding/node_reader.hpp"
#include "encoding/node_writer.hpp"
#include "encoding/profile.hpp"
#include "encoding/value_types.hpp"

namespace sprat::encoding {
namespace {

/// Differences that repeat take few runs.
std::uint64_t runs_bytes(const Profile& profile) {
  if (profile.delta_runs == 0 || profile.delta_runs > profile.count / 2) return kNever;
  const std::uint64_t length_bits = bit_width(profile.count / profile.delta_runs) + 2;
  return 24 + vector_count(profile.count) * profile.shape.width +
         profile.delta_runs * (bit_width(profile.delta_range) + length_bits) / 8;
}

std::uint64_t estimate(const Profile& profile) {
  if (!profile.byte_aligned) return std::min(profile.delta_packed_bytes, runs_bytes(profile));
  return vector_count(profile.count) * profile.shape.width + profile.shape.width + 1 +
         std::uint64_t{profile.count} * byte_width(profile.delta_range);
}

template <class U>
void differentiate(const U* values, std::size_t count, Buffer& firsts, U* differences) {
  for_each_vector(count, [&](std::size_t first, std::size_t size) {
    firsts.append_value(values[first]);
    for (std::size_t i = 1; i < size; ++i) {
      differences[first + i] = static_cast<U>(values[first + i] - values[first + i - 1]);
    }
    // Something that widens no range.
    differences[first] = size > 1 ? differences[first + 1] : U{0};
  });
}

bool encode(const Input& input, NodeWriter& writer) {
  ScratchPool::Loan differences = writer.scratch();
  differences->resize(input.count * input.shape.width);
  with_unsigned(input.shape.width, [&](auto zero) {
    using U = decltype(zero);
    differentiate(reinterpret_cast<const U*>(input.data), input.count, writer.out(),
                  reinterpret_cast<U*>(differences->data()));
  });
  writer.child(Values{
      .shape = difference_shape(input.shape), .count = input.count, .data = differences->data()});
  return true;
}

template <class U>
class DeltaDecoder : public Decoder {
 public:
  DeltaDecoder(Bytes firsts, std::unique_ptr<Decoder> differences)
      : firsts_(firsts), differences_(std::move(differences)) {}

  void decode(std::size_t count, std::byte* into) override {
    U* values = reinterpret_cast<U*>(into);
    for_each_vector(count, [&](std::size_t first, std::size_t size) {
      U* vector = values + first;
      differences_->decode(size, reinterpret_cast<std::byte*>(vector));
      U value = load<U>(firsts_.data());
      firsts_ = firsts_.subspan(sizeof(U));
      vector[0] = value;
      for (std::size_t i = 1; i < size; ++i) {
        value = static_cast<U>(value + vector[i]);
        vector[i] = value;
      }
    });
  }

 private:
  Bytes firsts_;
  std::unique_ptr<Decoder> differences_;
};

std::unique_ptr<Decoder> open(NodeReader& reader, const Shape& shape, std::size_t count) {
  const Bytes firsts = reader.bytes().take(vector_count(count) * std::uint64_t{shape.width});
  std::unique_ptr<Decoder> differences = reader.open(difference_shape(shape), count);
  return with_unsigned(shape.width, [&](auto zero) -> std::unique_ptr<Decoder> {
    return std::make_unique<DeltaDecoder<decltype(zero)>>(firsts, std::move(differences));
  });
}

}  // namespace

const Encoding delta_encoding = {
    .accepts = is_fixed_width, .estimate = estimate, .encode = encode, .open = open};

}  // namespace sprat::encoding

// SPDX-License-Identifier: Apache-2.0
// difference: the values less those that another column has in the same rows, as a child. The other
// column's values come from outside, so this is only found at the root.
#include <utility>

#include "encoding/column_difference.hpp"
#include "encoding/node_reader.hpp"
#include "encoding/node_writer.hpp"
#include "encoding/profile.hpp"
#include "encoding/value_types.hpp"

namespace sprat::encoding {
namespace {

std::uint64_t estimate(const Profile& profile) {
  if (profile.difference_packed_bytes == kNever || !profile.byte_aligned) {
    return profile.difference_packed_bytes;
  }
  return profile.shape.width + 1 +
         std::uint64_t{profile.count} * byte_width(profile.difference_range);
}

bool encode(const Input& input, NodeWriter& writer) {
  if (input.base == nullptr) return false;
  ScratchPool::Loan differences = writer.scratch();
  differences->resize(input.count * input.shape.width);
  subtract_base(input, 0, input.count, differences->data());
  writer.child(Values{
      .shape = difference_shape(input.shape), .count = input.count, .data = differences->data()});
  return true;
}

template <class U>
class DifferenceDecoder : public Decoder {
 public:
  DifferenceDecoder(Bytes base, std::unique_ptr<Decoder> differences)
      : base_(base), differences_(std::move(differences)) {}

  void decode(std::size_t count, std::byte* into) override {
    U* values = reinterpret_cast<U*>(into);
    for_each_vector(count, [&](std::size_t first, std::size_t size) {
      U* vector = values + first;
      differences_->decode(size, reinterpret_cast<std::byte*>(vector));
      const U* base = reinterpret_cast<const U*>(base_.data());
      for (std::size_t i = 0; i < size; ++i) vector[i] = static_cast<U>(vector[i] + base[i]);
      base_ = base_.subspan(size * sizeof(U));
    });
  }

 private:
  Bytes base_;
  std::unique_ptr<Decoder> differences_;
};

std::unique_ptr<Decoder> open(NodeReader& reader, const Shape& shape, std::size_t count) {
  if (reader.depth() != 1) throw CorruptError("difference is not at the root of its encoding tree");
  const Bytes base = reader.base;
  if (base.data() == nullptr || base.size() != std::uint64_t{count} * shape.width) {
    throw CorruptError("a difference without the column that it is from");
  }
  std::unique_ptr<Decoder> differences = reader.open(difference_shape(shape), count);
  return with_unsigned(shape.width, [&](auto zero) -> std::unique_ptr<Decoder> {
    return std::make_unique<DifferenceDecoder<decltype(zero)>>(base, std::move(differences));
  });
}

}  // namespace

const Encoding difference_encoding = {
    .accepts = can_be_difference, .estimate = estimate, .encode = encode, .open = open};

}  // namespace sprat::encoding

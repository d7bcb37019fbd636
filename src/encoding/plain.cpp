// SPDX-License-Identifier: Apache-2.0
// plain: fixed-width values as they are in memory.
#include <cstring>

#include "encoding/node_reader.hpp"
#include "encoding/node_writer.hpp"
#include "encoding/profile.hpp"
#include "encoding/value_types.hpp"

namespace sprat::encoding {
namespace {

std::uint64_t estimate(const Profile& profile) {
  return std::uint64_t{profile.count} * profile.shape.width;
}

bool encode(const Input& input, NodeWriter& writer) {
  writer.out().append({input.data, input.count * input.shape.width});
  return true;
}

class PlainDecoder : public Decoder {
 public:
  PlainDecoder(Bytes values, std::size_t width) : values_(values), width_(width) {}

  void decode(std::size_t count, std::byte* into) override {
    const std::size_t size = count * width_;
    if (size == 0) return;
    std::memcpy(into, values_.data(), size);
    values_ = values_.subspan(size);
  }

 private:
  Bytes values_;
  std::size_t width_;
};

std::unique_ptr<Decoder> open(NodeReader& reader, const Shape& shape, std::size_t count) {
  const Bytes values = reader.bytes().take(checked_multiply(count, shape.width));
  return std::make_unique<PlainDecoder>(values, shape.width);
}

}  // namespace

const Encoding plain_encoding = {
    .accepts = is_fixed_width, .estimate = estimate, .encode = encode, .open = open};

}  // namespace sprat::encoding

// SPDX-License-Identifier: Apache-2.0
// constant: one value that all rows have.
#include <algorithm>
#include <array>
#include <cstring>

#include "encoding/node_reader.hpp"
#include "encoding/node_writer.hpp"
#include "encoding/profile.hpp"
#include "encoding/text_rows.hpp"
#include "encoding/value_types.hpp"

namespace sprat::encoding {
namespace {

std::uint64_t estimate(const Profile& profile) {
  if (profile.shape.is_text()) {
    return profile.distinct == 1 ? sizeof(std::uint32_t) : kNever;
  }
  return profile.runs == 1 ? profile.shape.width : kNever;
}

bool encode_text(const Input& input, Buffer& out) {
  const std::string_view first = text_row(input, 0);
  for (std::size_t row = 1; row < input.count; ++row) {
    if (text_row(input, row) != first) return false;
  }
  out.append_value(static_cast<std::uint32_t>(first.size()));
  out.append(std::as_bytes(std::span(first)));
  return true;
}

bool encode(const Input& input, NodeWriter& writer) {
  if (input.count == 0) return false;
  if (input.shape.is_text()) return encode_text(input, writer.out());
  const std::size_t width = input.shape.width;
  // All are equal where each is equal to its neighbour.
  if (std::memcmp(input.data, input.data + width, (input.count - 1) * width) != 0) return false;
  writer.out().append({input.data, width});
  return true;
}

class ConstantDecoder : public Decoder {
 public:
  explicit ConstantDecoder(Bytes value) : width_(static_cast<unsigned>(value.size())) {
    std::memcpy(value_.data(), value.data(), value.size());
  }

  void decode(std::size_t count, std::byte* into) override {
    with_unsigned(width_, [&](auto zero) {
      using T = decltype(zero);
      std::fill_n(reinterpret_cast<T*>(into), count, load<T>(value_.data()));
    });
  }

 private:
  std::array<std::byte, 8> value_{};
  unsigned width_;
};

std::unique_ptr<Decoder> open(NodeReader& reader, const Shape& shape, std::size_t) {
  return std::make_unique<ConstantDecoder>(reader.bytes().take(shape.width));
}

// A dictionary of one entry.
std::unique_ptr<Decoder> open_text(NodeReader& reader, std::size_t count, Column& into) {
  const auto size = reader.bytes().read<std::uint32_t>();
  const Bytes text = reader.bytes().take(size);
  if (size > reader.max_text_bytes())
    throw CorruptError("a text is longer than the chunk decodes to");
  if (count == 0) throw CorruptError("a constant chunk has no rows");
  into.values.assign(text);
  into.offsets.clear();
  into.offsets.append_value(std::int32_t{0});
  into.offsets.append_value(static_cast<std::int32_t>(size));
  constexpr std::array<std::byte, sizeof(std::uint32_t)> kFirstEntry{};
  return std::make_unique<ConstantDecoder>(kFirstEntry);
}

}  // namespace

const Encoding constant_encoding = {.accepts = is_no_list,
                                    .estimate = estimate,
                                    .encode = encode,
                                    .open = open,
                                    .open_text = open_text};

}  // namespace sprat::encoding

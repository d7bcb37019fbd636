// SPDX-License-Identifier: Apache-2.0
// byte_shuffle: values less the smallest one, in whole bytes, bytes of equal significance together:
// what zstd makes most of.
#include <algorithm>

#include "encoding/node_reader.hpp"
#include "encoding/node_writer.hpp"
#include "encoding/profile.hpp"
#include "encoding/value_range.hpp"
#include "encoding/value_types.hpp"
#include "encoding/vector_target.hpp"

namespace sprat::encoding {
namespace {

std::uint64_t estimate(const Profile& profile) {
  if (!profile.byte_aligned) return kNever;
  return profile.shape.width + 1 + std::uint64_t{profile.count} * byte_width(profile.range);
}

/// The bytes of this significance, of values less the smallest one.
template <class T>
[[gnu::always_inline]] inline void take_plane(const T* values, std::size_t count, T reference,
                                              unsigned plane, std::byte* bytes) {
  using U = std::make_unsigned_t<T>;
  for (std::size_t i = 0; i < count; ++i) {
    const U offset = wrapping_subtract(values[i], reference);
    bytes[i] = static_cast<std::byte>(offset >> (8 * plane));
  }
}

SPRAT_VECTOR_KERNEL(write_plane, take_plane,
                    (const T* values, std::size_t count, T reference, unsigned plane,
                     std::byte* bytes),
                    (values, count, reference, plane, bytes))

template <class T>
void encode_planes(const T* values, std::size_t count, Buffer& out) {
  const Range<T> range = range_of(values, count);
  const T reference = count == 0 ? T{0} : range.minimum;
  const unsigned planes = byte_width(range.width());
  out.append_value(reference);
  out.append_value(static_cast<std::uint8_t>(planes));
  for (unsigned plane = 0; plane < planes; ++plane) {
    const std::size_t at = out.size();
    out.resize(at + count);
    write_plane<T>(values, count, reference, plane, out.data() + at);
  }
}

bool encode(const Input& input, NodeWriter& writer) {
  with_integer(input.shape, [&](auto zero) {
    using T = decltype(zero);
    encode_planes(reinterpret_cast<const T*>(input.data), input.count, writer.out());
  });
  return true;
}

template <class T>
class ByteShuffleDecoder : public Decoder {
 public:
  ByteShuffleDecoder(T reference, Bytes planes, std::size_t count)
      : reference_(reference), planes_(planes), count_(count) {}

  void decode(std::size_t count, std::byte* into) override {
    T* values = reinterpret_cast<T*>(into);
    // Vector by vector, so that all passes but the first find the values in the cache.
    for_each_vector(
        count, [&](std::size_t first, std::size_t size) { decode_vector(values + first, size); });
  }

 private:
  void decode_vector(T* values, std::size_t size) {
    std::fill_n(values, size, reference_);
    const std::uint8_t* bytes = reinterpret_cast<const std::uint8_t*>(planes_.data()) + next_;
    const std::size_t planes = count_ == 0 ? 0 : planes_.size() / count_;
    for (unsigned plane = 0; plane < planes; ++plane, bytes += count_) {
      for (std::size_t i = 0; i < size; ++i) {
        values[i] =
            static_cast<T>(values[i] + static_cast<T>(static_cast<T>(bytes[i]) << (8 * plane)));
      }
    }
    next_ += size;
  }

  T reference_;
  Bytes planes_;
  std::size_t count_;
  std::size_t next_ = 0;
};

std::unique_ptr<Decoder> open(NodeReader& reader, const Shape& shape, std::size_t count) {
  return with_unsigned(shape.width, [&](auto zero) -> std::unique_ptr<Decoder> {
    using T = decltype(zero);
    const T reference = reader.bytes().read<T>();
    const auto planes = reader.bytes().read<std::uint8_t>();
    if (planes > sizeof(T))
      throw CorruptError("byte_shuffle: more bytes to a value than its type has");
    const Bytes bytes = reader.bytes().take(checked_multiply(count, planes));
    return std::make_unique<ByteShuffleDecoder<T>>(reference, bytes, count);
  });
}

}  // namespace

const Encoding byte_shuffle_encoding = {
    .accepts = is_fixed_width, .estimate = estimate, .encode = encode, .open = open};

}  // namespace sprat::encoding

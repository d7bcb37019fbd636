// SPDX-License-Identifier: Apache-2.0
// bit_packed: each vector's values less its smallest one, in as few bits as the largest needs
// (frame of reference).
#include "encoding/bit_packing.hpp"
#include "encoding/node_reader.hpp"
#include "encoding/node_writer.hpp"
#include "encoding/profile.hpp"
#include "encoding/value_range.hpp"
#include "encoding/value_types.hpp"

namespace sprat::encoding {
namespace {

std::uint64_t estimate(const Profile& profile) {
  return profile.packed_bytes;
}

template <class T>
void encode_vectors(const T* values, std::size_t count, Buffer& out) {
  using U = std::make_unsigned_t<T>;
  const std::size_t references = out.size();
  const std::size_t widths = references + vector_count(count) * sizeof(T);
  out.resize(widths + vector_count(count));
  for_each_vector(count, [&](std::size_t first, std::size_t size) {
    const Range<T> range = range_of(values + first, size);
    const unsigned bits = bit_width(range.width());
    const std::size_t vector = first / kVectorSize;
    store(out.data() + references + vector * sizeof(T), range.minimum);
    store(out.data() + widths + vector, static_cast<std::uint8_t>(bits));
    const std::size_t at = out.size();
    out.resize(at + packed_size(size, bits));
    pack(reinterpret_cast<const U*>(values) + first, size, static_cast<U>(range.minimum), bits,
         out.data() + at);
  });
}

bool encode(const Input& input, NodeWriter& writer) {
  with_integer(input.shape, [&](auto zero) {
    using T = decltype(zero);
    encode_vectors(reinterpret_cast<const T*>(input.data), input.count, writer.out());
  });
  return true;
}

template <class T>
class BitPackedDecoder : public Decoder {
 public:
  BitPackedDecoder(Bytes references, Bytes widths, Bytes packed)
      : references_(references), widths_(widths), packed_(packed.data()) {}

  void decode(std::size_t count, std::byte* into) override {
    T* values = reinterpret_cast<T*>(into);
    for_each_vector(count, [&](std::size_t first, std::size_t size) {
      const unsigned bits = std::to_integer<unsigned>(widths_[vector_]);
      const T reference = load<T>(references_.data() + vector_ * sizeof(T));
      unpack(packed_, size, reference, bits, values + first);
      packed_ += packed_size(size, bits);
      ++vector_;
    });
  }

 private:
  Bytes references_;
  Bytes widths_;
  const std::byte* packed_;
  std::size_t vector_ = 0;
};

std::unique_ptr<Decoder> open(NodeReader& reader, const Shape& shape, std::size_t count) {
  const std::size_t vectors = vector_count(count);
  const Bytes references = reader.bytes().take(checked_multiply(vectors, shape.width));
  const Bytes widths = reader.bytes().take(vectors);
  std::uint64_t total = 0;
  for_each_vector(count, [&](std::size_t first, std::size_t size) {
    const unsigned bits = std::to_integer<unsigned>(widths[first / kVectorSize]);
    if (bits > 8 * shape.width) throw CorruptError("bit_packed: a bit width exceeds the type's");
    total += packed_size(size, bits);
  });
  const Bytes packed = reader.bytes().take(total);
  return with_unsigned(shape.width, [&](auto zero) -> std::unique_ptr<Decoder> {
    return std::make_unique<BitPackedDecoder<decltype(zero)>>(references, widths, packed);
  });
}

}  // namespace

const Encoding bit_packed_encoding = {.byte_aligned = false,
                                      .accepts = is_fixed_width,
                                      .estimate = estimate,
                                      .encode = encode,
                                      .open = open};

}  // namespace sprat::encoding

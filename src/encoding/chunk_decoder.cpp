// SPDX-License-Identifier: Apache-2.0
// ChunkDecoder: undoes zstd, opens the tree, and hands values out packed, strided or as text.
#include <algorithm>
#include <array>
#include <optional>

#include "base/compression.hpp"
#include "encoding/bitmap.hpp"
#include "encoding/chunk_bounds.hpp"
#include "encoding/node_reader.hpp"
#include "encoding/value_types.hpp"

namespace sprat::encoding {
namespace {

template <class U>
void scatter(const std::byte* values, std::size_t count, std::byte* into, std::size_t stride) {
  for (std::size_t i = 0; i < count; ++i, into += stride) {
    store(into, load<U>(values + i * sizeof(U)));
  }
}

}  // namespace

class ChunkDecoder::Impl {
 public:
  void open(const EncodedChunk& chunk, Shape shape, std::size_t count, Bytes stored,
            std::uint64_t max_bytes, Bytes base) {
    values_.reset();
    validity_.reset();
    codes_.reset();
    tree_ = chunk.tree;
    shape_ = shape;
    count_ = count;
    NodeReader reader(tree_, encoded_bytes(chunk, stored, max_bytes), max_bytes);
    reader.base = base;
    if (shape.is_list) {
      reader.read_list(shape, count, content_);
    } else if (shape.is_text()) {
      codes_ = reader.open_text(count, content_);
      content_.length = content_.entries();
    } else {
      values_ = reader.open(shape, count);
    }
    reader.finish();
    validity_ = std::move(reader.validity);
  }

  bool has_validity() const { return validity_ != nullptr; }

  void read_validity(Buffer& bitmap) {
    bitmap.resize(bitmap_size(count_));
    validity_->decode(bitmap.size(), bitmap.data());
    if (!bitmap.empty() &&
        (bitmap.data()[bitmap.size() - 1] & bits_beyond(count_)) != std::byte{0}) {
      throw CorruptError("a validity bitmap has bits beyond its rows");
    }
  }

  void read(std::size_t count, std::byte* into) { values_->decode(count, into); }

  void read_strided(std::size_t count, std::byte* into, std::size_t stride) {
    alignas(Buffer::kAlignment) std::array<std::byte, kVectorSize * sizeof(std::uint64_t)> vector;
    for_each_vector(count, [&](std::size_t first, std::size_t size) {
      values_->decode(size, vector.data());
      with_unsigned(shape_.width, [&](auto zero) {
        scatter<decltype(zero)>(vector.data(), size, into + first * stride, stride);
      });
    });
  }

  bool has_codes() const { return codes_ != nullptr; }

  void read_codes(std::size_t count, std::uint32_t* into) {
    codes_->decode(count, reinterpret_cast<std::byte*>(into));
  }

  const Column& texts() const { return content_; }

  void read_text(Column& into) {
    into.values.swap(content_.values);
    into.offsets.swap(content_.offsets);
    into.codes.clear();
    if (!codes_) return;
    into.codes.resize(count_ * sizeof(std::uint32_t));
    read_codes(count_, into.codes.as<std::uint32_t>().data());
  }

  void read_list(Column& into) {
    into.offsets.swap(content_.offsets);
    into.children.swap(content_.children);
  }

 private:
  Bytes encoded_bytes(const EncodedChunk& chunk, Bytes stored, std::uint64_t max_bytes) {
    if (chunk.stored_bytes != stored.size()) throw CorruptError("a chunk's length is wrong");
    if (!chunk.zstd) {
      if (chunk.encoded_bytes != stored.size()) throw CorruptError("a chunk's length is wrong");
      return stored;
    }
    if (chunk.encoded_bytes > plain_size(shape_, count_, max_bytes, true) + kMaxExcessBytes) {
      throw CorruptError("a chunk claims to be larger than its values");
    }
    decompressed_.resize(chunk.encoded_bytes);
    if (!decompressor_) decompressor_.emplace();
    decompressor_->decompress(stored, {decompressed_.data(), decompressed_.size()});
    return decompressed_.bytes();
  }

  /// Made when first needed: there may be thousands of columns.
  std::optional<ZstdDecompressor> decompressor_;
  Tree tree_;
  Shape shape_;
  std::size_t count_ = 0;
  Buffer decompressed_;
  Column content_;
  std::unique_ptr<Decoder> values_;
  std::unique_ptr<Decoder> codes_;
  std::unique_ptr<Decoder> validity_;
};

ChunkDecoder::ChunkDecoder() : impl_(std::make_unique<Impl>()) {}
ChunkDecoder::~ChunkDecoder() = default;
ChunkDecoder::ChunkDecoder(ChunkDecoder&&) noexcept = default;
ChunkDecoder& ChunkDecoder::operator=(ChunkDecoder&&) noexcept = default;

void ChunkDecoder::open(const EncodedChunk& chunk, Shape shape, std::size_t count, Bytes stored,
                        std::uint64_t max_bytes, Bytes base) {
  impl_->open(chunk, shape, count, stored, max_bytes, base);
}
bool ChunkDecoder::has_validity() const {
  return impl_->has_validity();
}
void ChunkDecoder::read_validity(Buffer& bitmap) {
  impl_->read_validity(bitmap);
}
void ChunkDecoder::read(std::size_t count, std::byte* into) {
  impl_->read(count, into);
}
void ChunkDecoder::read_strided(std::size_t count, std::byte* into, std::size_t stride) {
  impl_->read_strided(count, into, stride);
}
bool ChunkDecoder::has_codes() const {
  return impl_->has_codes();
}
void ChunkDecoder::read_codes(std::size_t count, std::uint32_t* into) {
  impl_->read_codes(count, into);
}
const Column& ChunkDecoder::texts() const {
  return impl_->texts();
}
void ChunkDecoder::read_text(Column& into) {
  impl_->read_text(into);
}
void ChunkDecoder::read_list(Column& into) {
  impl_->read_list(into);
}

}  // namespace sprat::encoding

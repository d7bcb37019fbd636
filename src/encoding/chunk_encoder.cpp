// SPDX-License-Identifier: Apache-2.0
// ChunkEncoder: prepares the values, encodes them in the ways that the effort allows, keeps the
// smallest.
#include <sprat/error.hpp>

#include "base/compression.hpp"
#include "encoding/bitmap.hpp"
#include "encoding/choosers.hpp"
#include "encoding/chunk_bounds.hpp"
#include "encoding/null_filling.hpp"
#include "encoding/profile.hpp"
#include "encoding/text_dictionary.hpp"
#include "encoding/text_rows.hpp"
#include "encoding/value_types.hpp"

namespace sprat::encoding {
namespace {

/// Smaller chunks are not worth zstd's work.
constexpr std::size_t kMinZstdBytes = 512;
constexpr int kStandardLevel = 1;
constexpr int kSmallLevel = 12;

struct Candidate {
  Tree tree;
  Buffer bytes;
};

}  // namespace

class ChunkEncoder::Impl {
 public:
  explicit Impl(Effort effort) : effort_(effort) {}

  EncodedChunk encode(const Values& values, Bytes validity, Buffer& out) {
    const Input input = prepare(values, validity);
    plain_size_ =
        plain_size(input.shape, input.count, input.shape.is_text() ? text_bytes(input) : 0,
                   !input.validity.empty());
    SmallestChooser light(false);
    apply(light, input, light_);
    if (exceeds_plain(light_)) {
      PlainChooser plain;
      apply(plain, input, light_);
    }
    if (effort_ == Effort::fast || light_.bytes.size() < kMinZstdBytes) {
      return append(light_, out);
    }
    SmallestChooser aligned(true);
    apply(aligned, input, aligned_);
    compressed_.clear();
    compressor_.compress(aligned_.bytes.bytes(),
                         effort_ == Effort::small ? kSmallLevel : kStandardLevel, compressed_);
    // zstd must save a tenth for the time it takes to read.
    if (exceeds_plain(aligned_) || compressed_.size() > light_.bytes.size() / 10 * 9) {
      return append(light_, out);
    }
    out.append(compressed_.bytes());
    return {.tree = aligned_.tree,
            .zstd = true,
            .encoded_bytes = aligned_.bytes.size(),
            .stored_bytes = compressed_.size()};
  }

 private:
  /// The values with nothing in the slots of nulls that costs, and text as codes where it repeats.
  Input prepare(const Values& values, Bytes validity) {
    if (none_null(validity, values.count)) validity = {};
    const Values filled = values.shape.is_text() ? prepare_text(values, validity)
                          : validity.empty()     ? values
                                                 : fill_nulls(values, validity, filled_);
    if (!validity.empty()) {
      validity_.assign(validity.first(bitmap_size(values.count)));
      if (!validity_.empty()) validity_.data()[validity_.size() - 1] &= ~bits_beyond(values.count);
      validity = validity_.bytes();
    }
    return {filled, validity};
  }

  Values prepare_text(const Values& values, Bytes validity) {
    // A dictionary pays where an entry is used twice on average.
    const std::size_t max_entries = values.count / 2;
    if (values.count != 0 && !all_null(validity, values.count) &&
        (values.codes != nullptr || estimate_distinct_texts(values) <= max_entries) &&
        dictionary_.build(values, validity, max_entries)) {
      return dictionary_.coded_rows();
    }
    return validity.empty() ? values : empty_null_texts(values, validity, offsets_, filled_);
  }

  void apply(Chooser& chooser, const Input& input, Candidate& candidate) {
    candidate.tree.clear();
    candidate.bytes.clear();
    NodeWriter(chooser, scratch_, candidate.tree, candidate.bytes).child(input);
  }

  bool exceeds_plain(const Candidate& candidate) const {
    return candidate.bytes.size() > plain_size_ + kMaxExcessBytes;
  }

  static EncodedChunk append(const Candidate& candidate, Buffer& out) {
    out.append(candidate.bytes.bytes());
    return {.tree = candidate.tree,
            .zstd = false,
            .encoded_bytes = candidate.bytes.size(),
            .stored_bytes = candidate.bytes.size()};
  }

  Effort effort_;
  std::uint64_t plain_size_ = 0;
  ZstdCompressor compressor_;
  ScratchPool scratch_;
  TextDictionary dictionary_;
  Buffer filled_;
  Buffer offsets_;
  Buffer validity_;
  Buffer compressed_;
  Candidate light_;
  Candidate aligned_;
};

ChunkEncoder::ChunkEncoder(Effort effort) : impl_(std::make_unique<Impl>(effort)) {}
ChunkEncoder::~ChunkEncoder() = default;
ChunkEncoder::ChunkEncoder(ChunkEncoder&&) noexcept = default;
ChunkEncoder& ChunkEncoder::operator=(ChunkEncoder&&) noexcept = default;

EncodedChunk ChunkEncoder::encode(const Values& values, Bytes validity, Buffer& out) {
  return impl_->encode(values, validity, out);
}

}  // namespace sprat::encoding

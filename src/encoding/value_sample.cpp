// SPDX-License-Identifier: Apache-2.0
#include "encoding/value_sample.hpp"

#include <algorithm>

#include "encoding/text_rows.hpp"
#include "encoding/value_types.hpp"

namespace sprat::encoding {
namespace {

void append_pieces(Bytes bytes, std::size_t pieces, std::size_t piece_bytes, std::size_t unit,
                   Buffer& copy) {
  copy.clear();
  const std::size_t last = (bytes.size() - piece_bytes) / unit;
  for (std::size_t piece = 0; piece < pieces; ++piece) {
    copy.append(bytes.subspan(last * piece / (pieces - 1) * unit, piece_bytes));
  }
}

}  // namespace

Values sample_values(const Values& values, Buffer& copy) {
  Values sample;
  sample.shape = values.codes == nullptr ? values.shape : kCountShape;
  sample.count = kSampledRows;
  const auto* data =
      values.codes == nullptr ? values.data : reinterpret_cast<const std::byte*>(values.codes);
  const std::size_t width = sample.shape.width;
  append_pieces({data, values.count * width}, kSampledVectors, kVectorSize * width, width, copy);
  sample.data = copy.data();
  return sample;
}

Bytes sample_text(const Values& values, Buffer& copy) {
  constexpr std::size_t kPieces = 2;
  constexpr std::size_t kPieceBytes = 4096;
  const Bytes bytes{values.data + values.offsets[0], text_bytes(values)};
  if (bytes.size() <= kPieces * kPieceBytes) return bytes;
  append_pieces(bytes, kPieces, kPieceBytes, 1, copy);
  return copy.bytes();
}

}  // namespace sprat::encoding

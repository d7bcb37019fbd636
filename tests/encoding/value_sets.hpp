// SPDX-License-Identifier: Apache-2.0
// Values of every shape for the encoding tests, and chunks made of them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "encoding/encoding.hpp"

namespace sprat::encoding {

/// Values that own their memory.
struct ValueSet {
  std::string name;
  Shape shape;
  std::size_t count = 0;
  Buffer data;
  Buffer offsets;
  Buffer codes;
  Buffer validity;
  /// Values of another column, where there is one.
  Buffer base;
  /// Of lists: one set, and a view of it.
  std::vector<ValueSet> elements;
  mutable Values element_values;

  Values values() const;
};

std::vector<Shape> all_shapes();
std::string to_string(const Shape& shape);

/// The counts at which vectors begin and end.
inline constexpr std::size_t kCounts[] = {0, 1, 7, 8, 1023, 1024, 1025, 5000};

/// Values without nulls: constant, runs, sorted, narrow, full range, extremes; for text also in a
/// dictionary.
std::vector<ValueSet> value_sets(const Shape& shape, std::size_t count);
/// The same with nulls at random.
ValueSet with_nulls(ValueSet set, unsigned percent);

struct Chunk {
  EncodedChunk info;
  Buffer bytes;
};

/// The same with another column's values, as wide: some near, some far, the extremes among them.
ValueSet with_base(ValueSet set);

/// With what the encoding is for: nulls, or another column.
ValueSet fit_for(const EncodingInfo& encoding, ValueSet set);

/// The values in this encoding, children plain; none where the encoding does not fit them.
std::optional<Chunk> encode_directly(const EncodingInfo& encoding, const ValueSet& set);
Chunk encode_chosen(ChunkEncoder& encoder, const ValueSet& set);

/// Decodes, whole and strided, and compares every row that is not null. Throws what the decoder
/// throws; false where a row differs.
bool decodes_to(const Chunk& chunk, const ValueSet& set);
/// Decodes everything there is to decode.
void decode_all(ChunkDecoder& decoder, const EncodedChunk& info, Bytes stored, const Shape& shape,
                std::size_t count, std::uint64_t max_bytes, Bytes base = {});

}  // namespace sprat::encoding

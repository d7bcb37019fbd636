// SPDX-License-Identifier: Apache-2.0
#include "encoding/length_sums.hpp"

#include "encoding/text_rows.hpp"
#include "encoding/value_types.hpp"

namespace sprat::encoding {

Values text_lengths(const Values& rows, Buffer& lengths) {
  lengths.resize(rows.count * sizeof(std::uint32_t));
  auto* length = reinterpret_cast<std::uint32_t*>(lengths.data());
  for (std::size_t row = 0; row < rows.count; ++row) {
    length[row] = static_cast<std::uint32_t>(text_row(rows, row).size());
  }
  return {.shape = kCountShape, .count = rows.count, .data = lengths.data()};
}

// In place: slot i + 1 holds length i before, offset i + 1 after.
void read_offsets(Decoder& lengths, std::size_t count, std::uint64_t total, Buffer& offsets) {
  offsets.resize((count + 1) * sizeof(std::int32_t));
  auto* offset = reinterpret_cast<std::uint32_t*>(offsets.data());
  offset[0] = 0;
  std::uint64_t sum = 0;
  for_each_vector(count, [&](std::size_t first, std::size_t size) {
    std::uint32_t* vector = offset + 1 + first;
    lengths.decode(size, reinterpret_cast<std::byte*>(vector));
    for (std::size_t i = 0; i < size; ++i) {
      sum += vector[i];
      vector[i] = static_cast<std::uint32_t>(sum);
    }
    // A vector of lengths cannot overflow 64 bits, so once a vector is soon enough.
    if (sum > total) throw CorruptError("the lengths exceed what they are lengths of");
  });
  if (sum != total) throw CorruptError("the lengths fall short of what they are lengths of");
}

}  // namespace sprat::encoding

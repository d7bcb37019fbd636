// SPDX-License-Identifier: Apache-2.0
// text: the bytes of all rows one after the other; their lengths are a child.
#include <limits>

#include "encoding/node_reader.hpp"
#include "encoding/node_writer.hpp"
#include "encoding/profile.hpp"
#include "encoding/text_rows.hpp"
#include "encoding/value_types.hpp"

namespace sprat::encoding {
namespace {

/// Who made a dictionary wants it kept: equal texts stay one, and nulls repeat no bytes.
std::uint64_t estimate(const Profile& profile) {
  return profile.is_coded ? kNever : profile.text_bytes + profile.count;
}

void append_rows(const Values& values, Buffer& out) {
  if (values.codes == nullptr) {
    out.append({values.data + values.offsets[0], text_bytes(values)});
    return;
  }
  for (std::size_t row = 0; row < values.count; ++row) {
    out.append(std::as_bytes(std::span(text_row(values, row))));
  }
}

bool encode(const Input& input, NodeWriter& writer) {
  const std::uint64_t total = text_bytes(input);
  if (total > std::uint64_t{std::numeric_limits<std::int32_t>::max()}) {
    throw LimitError("a chunk holds more than 2 GiB of text: write smaller blocks");
  }
  writer.out().append_value(static_cast<std::uint32_t>(total));
  if (total != 0) append_rows(input, writer.out());
  ScratchPool::Loan lengths = writer.scratch();
  lengths->resize(input.count * sizeof(std::uint32_t));
  auto* length = reinterpret_cast<std::uint32_t*>(lengths->data());
  for (std::size_t row = 0; row < input.count; ++row) {
    length[row] = static_cast<std::uint32_t>(text_row(input, row).size());
  }
  writer.child(Values{.shape = kCountShape, .count = input.count, .data = lengths->data()});
  return true;
}

/// Turns lengths into offsets, in place: slot i + 1 holds length i before, offset i + 1 after.
void sum_lengths(Decoder& lengths, std::size_t count, std::uint64_t total, Buffer& offsets) {
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
    if (sum > total) throw CorruptError("text: the lengths exceed the bytes");
  });
  if (sum != total) throw CorruptError("text: the lengths fall short of the bytes");
}

void read_text(NodeReader& reader, std::size_t count, Column& into) {
  const auto total = reader.bytes().read<std::uint32_t>();
  if (total > reader.max_text_bytes() ||
      total > std::uint64_t{std::numeric_limits<std::int32_t>::max()}) {
    throw CorruptError("text: more bytes than the chunk decodes to");
  }
  const Bytes bytes = reader.bytes().take(total);
  const std::unique_ptr<Decoder> lengths = reader.open(kCountShape, count);
  sum_lengths(*lengths, count, total, into.offsets);
  into.values.assign(bytes);
  into.codes.clear();
}

}  // namespace

const Encoding text_encoding = {
    .accepts = is_text, .estimate = estimate, .encode = encode, .read_text = read_text};

}  // namespace sprat::encoding

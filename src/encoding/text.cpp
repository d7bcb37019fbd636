// SPDX-License-Identifier: Apache-2.0
// text: the bytes of all rows one after the other; their lengths are a child.
#include <limits>

#include "encoding/length_sums.hpp"
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
  writer.child(text_lengths(input, *lengths));
  return true;
}

std::unique_ptr<Decoder> open_text(NodeReader& reader, std::size_t count, Column& into) {
  const auto total = reader.bytes().read<std::uint32_t>();
  if (total > reader.max_text_bytes() ||
      total > std::uint64_t{std::numeric_limits<std::int32_t>::max()}) {
    throw CorruptError("text: more bytes than the chunk decodes to");
  }
  const Bytes bytes = reader.bytes().take(total);
  const std::unique_ptr<Decoder> lengths = reader.open(kCountShape, count);
  read_offsets(*lengths, count, total, into.offsets);
  into.values.assign(bytes);
  return nullptr;
}

}  // namespace

const Encoding text_encoding = {
    .accepts = is_text, .estimate = estimate, .encode = encode, .open_text = open_text};

}  // namespace sprat::encoding

// SPDX-License-Identifier: Apache-2.0
// list: the elements of all rows one after the other; the rows' lengths and the elements are
// children.
#include <limits>

#include "encoding/length_sums.hpp"
#include "encoding/node_reader.hpp"
#include "encoding/node_writer.hpp"
#include "encoding/profile.hpp"
#include "encoding/value_types.hpp"

namespace sprat::encoding {
namespace {

/// There is no other way to store lists.
std::uint64_t estimate(const Profile&) {
  return 0;
}

bool encode(const Input& input, NodeWriter& writer) {
  writer.out().append_value(static_cast<std::uint32_t>(input.elements->count));
  ScratchPool::Loan lengths = writer.scratch();
  lengths->resize(input.count * sizeof(std::uint32_t));
  auto* length = reinterpret_cast<std::uint32_t*>(lengths->data());
  for (std::size_t row = 0; row < input.count; ++row) {
    length[row] = static_cast<std::uint32_t>(input.offsets[row + 1] - input.offsets[row]);
  }
  writer.child(Values{.shape = kCountShape, .count = input.count, .data = lengths->data()});
  writer.child(*input.elements);
  return true;
}

/// What an element takes in any case: its value, or its text's offset.
std::uint64_t fixed_bytes(const Shape& element) {
  return element.is_text() ? sizeof(std::int32_t) : element.width;
}

void read_list(NodeReader& reader, const Shape& shape, std::size_t count, Column& into) {
  const Shape element = shape.element();
  const std::size_t total = reader.bytes().read<std::uint32_t>();
  if (total * fixed_bytes(element) > reader.max_text_bytes() ||
      total > std::size_t{std::numeric_limits<std::int32_t>::max()}) {
    throw CorruptError("list: more elements than the chunk decodes to");
  }
  const std::unique_ptr<Decoder> lengths = reader.open(kCountShape, count);
  read_offsets(*lengths, count, total, into.offsets);
  into.children.resize(1);
  Column& elements = into.children[0];
  elements.offsets.clear();
  elements.codes.clear();
  elements.length = total;
  if (element.is_text()) return reader.read_text(total, elements);
  const std::unique_ptr<Decoder> values = reader.open(element, total);
  elements.values.resize(total * element.width);
  values->decode(total, elements.values.data());
}

}  // namespace

const Encoding list_encoding = {
    .accepts = is_list, .estimate = estimate, .encode = encode, .read_list = read_list};

}  // namespace sprat::encoding

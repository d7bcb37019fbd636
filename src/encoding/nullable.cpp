// SPDX-License-Identifier: Apache-2.0
// nullable: a validity bitmap, as values of one byte, and the values; at the root only.
#include "encoding/bitmap.hpp"
#include "encoding/node_reader.hpp"
#include "encoding/node_writer.hpp"
#include "encoding/value_types.hpp"

namespace sprat::encoding {
namespace {

constexpr Shape kBitmapShape{.width = 1, .is_signed = false, .is_floating = false};

bool accepts(const Shape&) {
  return true;
}

std::uint64_t estimate(const Profile&) {
  return kNever;
}

bool encode(const Input& input, NodeWriter& writer) {
  if (input.validity.empty()) return false;
  writer.child(Values{
      .shape = kBitmapShape, .count = bitmap_size(input.count), .data = input.validity.data()});
  writer.child(static_cast<const Values&>(input));
  return true;
}

void open_validity(NodeReader& reader, std::size_t count) {
  if (reader.depth() != 1) throw CorruptError("nullable is not at the root of its encoding tree");
  reader.validity = reader.open(kBitmapShape, bitmap_size(count));
}

std::unique_ptr<Decoder> open(NodeReader& reader, const Shape& shape, std::size_t count) {
  open_validity(reader, count);
  return reader.open(shape, count);
}

std::unique_ptr<Decoder> open_text(NodeReader& reader, std::size_t count, Column& into) {
  open_validity(reader, count);
  return reader.open_text(count, into);
}

void read_list(NodeReader& reader, const Shape& shape, std::size_t count, Column& into) {
  open_validity(reader, count);
  reader.read_list(shape, count, into);
}

}  // namespace

const Encoding nullable_encoding = {.accepts = accepts,
                                    .estimate = estimate,
                                    .encode = encode,
                                    .open = open,
                                    .open_text = open_text,
                                    .read_list = read_list};

}  // namespace sprat::encoding

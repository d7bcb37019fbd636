// SPDX-License-Identifier: Apache-2.0
// Opening nodes: the next encoding of the tree takes its bytes off the front.
#include "encoding/node_reader.hpp"

#include <string>

namespace sprat::encoding {
namespace {

const char* describe(const Shape& shape) {
  return shape.is_list ? "lists" : shape.is_text() ? "text" : "values of fixed width";
}

}  // namespace

NodeReader::NodeReader(const Tree& tree, Bytes encoded, std::uint64_t max_text_bytes)
    : tree_(tree), bytes_(encoded), max_text_bytes_(max_text_bytes) {}

const EncodingInfo& NodeReader::enter(const Shape& shape) {
  if (node_ >= tree_.size()) throw CorruptError("an encoding tree ends early");
  if (depth_ >= kMaxDepth) throw CorruptError("an encoding tree is too deep");
  const EncodingInfo& info = find_encoding(tree_[node_]);
  if (!info.operations->accepts(shape)) {
    throw CorruptError("encoding " + std::string(info.name) + " cannot hold " + describe(shape));
  }
  ++node_;
  ++depth_;
  return info;
}

std::unique_ptr<Decoder> NodeReader::open(const Shape& shape, std::size_t count) {
  const EncodingInfo& info = enter(shape);
  std::unique_ptr<Decoder> decoder = info.operations->open(*this, shape, count);
  --depth_;
  return decoder;
}

std::unique_ptr<Decoder> NodeReader::open_text(std::size_t count, Column& texts) {
  const EncodingInfo& info = enter(Shape{});
  std::unique_ptr<Decoder> codes = info.operations->open_text(*this, count, texts);
  --depth_;
  return codes;
}

void NodeReader::read_text(std::size_t count, Column& into) {
  into.codes.clear();
  const std::unique_ptr<Decoder> codes = open_text(count, into);
  if (!codes) return;
  into.codes.resize(count * sizeof(std::uint32_t));
  codes->decode(count, into.codes.data());
}

void NodeReader::read_list(const Shape& shape, std::size_t count, Column& into) {
  const EncodingInfo& info = enter(shape);
  info.operations->read_list(*this, shape, count, into);
  --depth_;
}

void NodeReader::finish() const {
  if (node_ != tree_.size()) throw CorruptError("an encoding tree has nodes to spare");
  if (bytes_.remaining() != 0) throw CorruptError("a chunk has bytes to spare");
}

}  // namespace sprat::encoding

// SPDX-License-Identifier: Apache-2.0
// The table of encodings, and trees of them as text.
#include <array>
#include <string>

#include "encoding/encoding.hpp"

namespace sprat::encoding {
namespace {

constexpr std::array kEncodings = {
#define SPRAT_ENCODING(id, name, children) \
  EncodingInfo{EncodingId::name, #name, children, &name##_encoding},
#include "encoding/encodings.def"
#undef SPRAT_ENCODING
};

constexpr bool ids_ascend() {
  for (std::size_t i = 1; i < kEncodings.size(); ++i) {
    if (kEncodings[i].id <= kEncodings[i - 1].id) return false;
  }
  return true;
}
static_assert(ids_ascend(), "encodings.def: ids must ascend, each given once");

std::size_t append_node(const Tree& tree, std::size_t at, std::size_t depth, std::string& text) {
  if (at >= tree.size()) throw CorruptError("an encoding tree ends early");
  if (depth > kMaxDepth) throw CorruptError("an encoding tree is too deep");
  const EncodingInfo& info = find_encoding(tree[at++]);
  text += info.name;
  for (unsigned child = 0; child < info.children; ++child) {
    text += child == 0 ? "(" : ", ";
    at = append_node(tree, at, depth + 1, text);
  }
  if (info.children != 0) text += ')';
  return at;
}

}  // namespace

std::span<const EncodingInfo> all_encodings() {
  return kEncodings;
}

const EncodingInfo& find_encoding(std::uint8_t id) {
  for (const EncodingInfo& info : kEncodings) {
    if (static_cast<std::uint8_t>(info.id) == id) return info;
  }
  throw CorruptError("encoding " + std::to_string(id) +
                     " is unknown: the bytes are damaged, or a newer sprat wrote them");
}

const EncodingInfo& find_encoding(EncodingId id) {
  return find_encoding(static_cast<std::uint8_t>(id));
}

bool is_difference(const Tree& tree) {
  return !tree.empty() && tree[0] == static_cast<std::uint8_t>(EncodingId::difference);
}

std::string to_string(const Tree& tree) {
  std::string text;
  if (append_node(tree, 0, 1, text) != tree.size()) {
    throw CorruptError("an encoding tree has nodes to spare");
  }
  return text;
}

}  // namespace sprat::encoding

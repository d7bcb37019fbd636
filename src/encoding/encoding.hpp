// SPDX-License-Identifier: Apache-2.0
// Encoding: what every way of storing values offers, and the registry of all of them.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "encoding/chunk.hpp"

namespace sprat::encoding {

struct Profile;
class Decoder;
class NodeReader;
class NodeWriter;

enum class EncodingId : std::uint8_t {
#define SPRAT_ENCODING(id, name, children) name = id,
#include "encoding/encodings.def"
#undef SPRAT_ENCODING
};

/// What a node stores: values, and, at the root, which of them are there.
struct Input : Values {
  /// A bitmap of `count` bits, the bits beyond them zero; empty where nothing is null.
  Bytes validity;
};

/// The operations of an encoding. A node's own bytes come first, then those of its children, in
/// order; nothing but the own bytes and the count, which the parent knows, says where they end.
struct Encoding {
  /// zstd still finds repeats in the bytes: values lie at whole bytes.
  bool byte_aligned = true;
  /// Does zstd's work for text in less time: takes part where zstd does not.
  bool replaces_zstd = false;
  bool (*accepts)(const Shape&);
  /// About how many bytes `encode` would append; kNever where it would give up or cannot win.
  std::uint64_t (*estimate)(const Profile&);
  /// Appends the node to the writer. False where these values do not fit the encoding, or would
  /// take more than the writer's budget; what was appended is then undone by the writer.
  bool (*encode)(const Input&, NodeWriter&);
  /// Fixed width: takes the node's bytes and yields its values on demand. Null: text only.
  std::unique_ptr<Decoder> (*open)(NodeReader&, const Shape&, std::size_t count) = nullptr;
  /// Text: reads the node's texts into the column's offsets and values. Where they are the entries
  /// of a dictionary, returns what yields the rows' codes; else null, the texts being the rows'.
  /// No operation: not for text.
  std::unique_ptr<Decoder> (*open_text)(NodeReader&, std::size_t count, Column&) = nullptr;
  /// Lists: reads all of the node into the column's offsets and children[0]. Null: no lists.
  void (*read_list)(NodeReader&, const Shape&, std::size_t count, Column&) = nullptr;
};

inline constexpr std::uint64_t kNever = ~std::uint64_t{0};

struct EncodingInfo {
  EncodingId id;
  std::string_view name;
  unsigned children;
  const Encoding* operations;
};

#define SPRAT_ENCODING(id, name, children) extern const Encoding name##_encoding;
#include "encoding/encodings.def"
#undef SPRAT_ENCODING

/// All encodings, in the order of their ids.
std::span<const EncodingInfo> all_encodings();
/// Throws CorruptError where no encoding has this id.
const EncodingInfo& find_encoding(std::uint8_t id);
const EncodingInfo& find_encoding(EncodingId id);

/// Nodes on the way from the root to a leaf, at most.
inline constexpr std::size_t kMaxDepth = 6;

}  // namespace sprat::encoding

// SPDX-License-Identifier: Apache-2.0
// Texts in the HEADER's tables: UTF-8, and never more of them than the payload has bytes.
#pragma once

#include <string>

#include "base/utf8.hpp"
#include "block/flat_table.hpp"

namespace sprat {

using TextOffset = flatbuffers::Offset<flatbuffers::String>;

/// Throws SchemaError where the text is not UTF-8.
inline TextOffset create_text(flatbuffers::FlatBufferBuilder& builder, const std::string& text) {
  if (!is_valid_utf8(std::as_bytes(std::span(text)))) {
    throw SchemaError("a name, document or metadata text is not UTF-8");
  }
  return builder.CreateString(text);
}

/// An empty text is left out.
inline TextOffset create_nonempty_text(flatbuffers::FlatBufferBuilder& builder,
                                       const std::string& text) {
  return text.empty() ? TextOffset() : create_text(builder, text);
}

/// Copies texts out of a table. Many fields of a hostile table may refer to the same long text;
/// that is noticed when more is copied than there is.
class TableTexts {
 public:
  explicit TableTexts(std::size_t payload_bytes) : left_(payload_bytes) {}

  /// Empty where it is absent.
  std::string read(const flatbuffers::String* text) {
    if (text == nullptr) return {};
    const Bytes bytes{reinterpret_cast<const std::byte*>(text->data()), text->size()};
    if (bytes.size() > left_) throw CorruptError("its texts overlap");
    left_ -= bytes.size();
    if (!is_valid_utf8(bytes)) throw CorruptError("a text is not UTF-8");
    return {text->data(), text->size()};
  }

 private:
  std::size_t left_;
};

}  // namespace sprat

// SPDX-License-Identifier: Apache-2.0
#include "encoding/text_symbols.hpp"

#include <algorithm>

namespace sprat::encoding {
namespace {

constexpr std::size_t kSamplePieces = 32;
constexpr std::size_t kSamplePieceBytes = 512;

}  // namespace

Bytes sample_for_symbols(Bytes text, Buffer& copy) {
  if (text.size() <= kSamplePieces * kSamplePieceBytes) return text;
  copy.clear();
  for (std::size_t piece = 0; piece < kSamplePieces; ++piece) {
    const std::size_t last = text.size() - kSamplePieceBytes;
    copy.append(text.subspan(last * piece / (kSamplePieces - 1), kSamplePieceBytes));
  }
  return copy.bytes();
}

std::shared_ptr<const SymbolTable> TextSymbols::find(Bytes text) {
  if (table_.use_count() != 1) table_ = std::make_shared<SymbolTable>();
  trainer_.train(sample_for_symbols(text, copy_), *table_);
  return table_;
}

void append_codes(const SymbolTable& table, Bytes text, Buffer& out) {
  // Piece by piece: a text may be long, and its codes take up to twice its room.
  constexpr std::size_t kPieceBytes = 32 * 1024;
  for (std::size_t at = 0; at < text.size(); at += kPieceBytes) {
    const Bytes piece = text.subspan(at, std::min(kPieceBytes, text.size() - at));
    const std::size_t before = out.size();
    out.resize(before + 2 * piece.size());
    out.resize(before + table.encode(piece, out.data() + before));
  }
}

}  // namespace sprat::encoding

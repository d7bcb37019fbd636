// SPDX-License-Identifier: Apache-2.0
#include "encoding/symbol_table.hpp"

namespace sprat::encoding {
namespace {

constexpr std::size_t kPairs = std::size_t{1} << 16;

constexpr std::uint64_t low_bytes(std::uint64_t size) {
  return size >= 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << (8 * size)) - 1;
}

}  // namespace

SymbolTable::SymbolTable() : slots_(std::size_t{1} << kSlotBits), pairs_(kPairs) {
  clear();
}

void SymbolTable::clear() {
  symbols_.clear();
  // An empty slot holds a word that falls on another slot, and so is never found.
  slots_.assign(slots_.size(), Slot{0, ~std::uint64_t{0}, {}});
  slots_[slot_of(0)].bytes = 1;
  singles_.fill({});
}

void SymbolTable::assign(std::span<const Symbol> symbols) {
  clear();
  for (const Symbol& symbol : symbols) {
    if (symbols_.size() == kMaxSymbols) break;
    if (symbol.size <= 2 || add_to_slot(symbol)) symbols_.push_back(symbol);
  }
  for (std::size_t code = 0; code < symbols_.size(); ++code) {
    if (symbols_[code].size == 1) singles_[symbols_[code].bytes] = Match::of(code, 1);
  }
  for (std::size_t pair = 0; pair < kPairs; pair += 256) {
    std::copy(singles_.begin(), singles_.end(), pairs_.begin() + static_cast<std::ptrdiff_t>(pair));
  }
  for (std::size_t code = 0; code < symbols_.size(); ++code) {
    if (symbols_[code].size == 2) pairs_[symbols_[code].bytes] = Match::of(code, 2);
  }
}

bool SymbolTable::add_to_slot(const Symbol& symbol) {
  Slot& slot = slots_[slot_of(symbol.bytes)];
  if (slot.match.escaped() == 0) return false;
  slot = {symbol.bytes, low_bytes(symbol.size), Match::of(symbols_.size(), symbol.size)};
  return true;
}

std::size_t SymbolTable::encode(Bytes text, std::byte* out) const {
  std::byte* next = out;
  for_each_match(text, [&](Match match, std::byte byte) {
    next[0] = static_cast<std::byte>(match.code());
    next[1] = byte;
    next += 1 + match.escaped();
  });
  return static_cast<std::size_t>(next - out);
}

}  // namespace sprat::encoding

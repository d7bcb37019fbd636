// SPDX-License-Identifier: Apache-2.0
#include "encoding/symbol_table.hpp"

namespace sprat::encoding {
namespace {

constexpr std::size_t kPairs = std::size_t{1} << 16;

}  // namespace

SymbolTable::SymbolTable() : slots_(std::size_t{1} << kSlotBits), pairs_(kPairs) {
  clear();
}

void SymbolTable::clear() {
  symbols_.clear();
  // An empty slot holds a word that falls on another slot, and so is never found.
  slots_.assign(slots_.size(), Slot{});
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
  slot = {symbol.bytes, Match::of(symbols_.size(), symbol.size),
          static_cast<std::uint8_t>(64 - 8 * symbol.size)};
  return true;
}

void SymbolTable::advance(std::array<Part, kParts>& parts, std::ptrdiff_t steps) const {
  // Copies, which no code written can change.
  std::array<Part, kParts> at = parts;
  const Slot* const slots = slots_.data();
  const Match* const pairs = pairs_.data();
  for (; steps > 0; --steps) {
    for (Part& part : at) {
      const auto word = load<std::uint64_t>(part.next);
      const Match match = find(word, slots, pairs);
      // The byte counts where it is escaped.
      store(part.out, static_cast<std::uint16_t>(match.code() | word << 8));
      part.out += 1 + match.escaped();
      part.next += match.size();
    }
  }
  parts = at;
}

void SymbolTable::finish(Part& part) const {
  for_each_match({part.next, part.end}, [&](Match match, std::byte byte) {
    part.out[0] = static_cast<std::byte>(match.code());
    part.out[1] = byte;
    part.out += 1 + match.escaped();
  });
}

std::size_t SymbolTable::encode(Bytes text, std::byte* out) const {
  std::array<Part, kParts> parts;
  for (std::size_t i = 0; i < kParts; ++i) {
    const std::size_t begin = text.size() * i / kParts;
    parts[i] = {text.data() + begin, text.data() + text.size() * (i + 1) / kParts, out + 2 * begin};
  }
  const auto sure_steps = [&] {
    std::ptrdiff_t bytes = parts[0].end - parts[0].next;
    for (const Part& part : parts) bytes = std::min(bytes, part.end - part.next);
    return bytes / static_cast<std::ptrdiff_t>(Symbol::kMaxSize);
  };
  for (std::ptrdiff_t steps = sure_steps(); steps > 0; steps = sure_steps()) {
    advance(parts, steps);
  }
  std::byte* end = out;
  for (std::size_t i = 0; i < kParts; ++i) {
    const std::byte* const begin = out + 2 * (text.size() * i / kParts);
    finish(parts[i]);
    end = std::copy(begin, static_cast<const std::byte*>(parts[i].out), end);
  }
  return static_cast<std::size_t>(end - out);
}

}  // namespace sprat::encoding

// SPDX-License-Identifier: Apache-2.0
// SymbolTable: short strings that are frequent in a text, each with a code of one byte
// (Boncz, Neumann and Leis, "FSST: Fast Random Access String Compression", VLDB 2020).
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "base/bytes.hpp"

namespace sprat::encoding {

struct Symbol {
  static constexpr std::size_t kMaxSize = 8;

  /// The first byte is the least significant; those beyond the size are zero.
  std::uint64_t bytes = 0;
  std::uint64_t size = 0;
  bool operator==(const Symbol&) const = default;
};

class SymbolTable {
 public:
  static constexpr std::size_t kMaxSymbols = 255;
  /// The code in front of a byte that stands for itself.
  static constexpr unsigned kEscape = 255;

  SymbolTable();
  /// Takes up these, the best first and none twice: as many as there are codes for, without those
  /// that could not be found beside a better one.
  void assign(std::span<const Symbol> symbols);
  /// Symbol i has code i.
  std::span<const Symbol> symbols() const { return symbols_; }

  /// What the next bytes of a text are written as.
  struct Match {
    std::uint16_t bits = kEscape | 1U << 8 | 1U << 12;

    static Match of(std::size_t code, std::size_t size) {
      return {static_cast<std::uint16_t>(code | size << 8)};
    }
    std::uint8_t code() const { return static_cast<std::uint8_t>(bits); }
    std::size_t size() const { return bits >> 8 & 15U; }
    /// 1 where no symbol was found: the next byte follows the code.
    std::size_t escaped() const { return bits >> 12; }
  };
  /// `word`: the next 8 bytes of a text that has as many.
  Match find(std::uint64_t word) const { return find(word, slots_.data(), pairs_.data()); }
  /// Calls `function(match, next byte)` for each piece of the text.
  template <class Function>
  void for_each_match(Bytes text, Function&& function) const;

  /// Writes the codes of the text to `out`, which has room for two bytes for each of it. Returns
  /// how many were written.
  std::size_t encode(Bytes text, std::byte* out) const;

 private:
  struct Slot {
    std::uint64_t bytes = 0;
    Match match;
    /// Of a word, those that the symbol leaves.
    std::uint8_t unused_bits = 0;
  };
  /// A stretch of text whose codes are written by themselves.
  struct Part {
    const std::byte* next = nullptr;
    const std::byte* end = nullptr;
    std::byte* out = nullptr;
  };
  static constexpr std::size_t kSlotBits = 10;
  /// A text is written in so many parts at a time: while one waits for the table, others go on.
  static constexpr std::size_t kParts = 4;

  static std::size_t slot_of(std::uint64_t word) {
    const std::uint64_t hash = (word & 0xffffff) * 0x9e3779b97f4a7c15U;
    return static_cast<std::size_t>(hash >> (64 - kSlotBits));
  }
  static Match find(std::uint64_t word, const Slot* slots, const Match* pairs) {
    const Slot& slot = slots[slot_of(word)];
    // Numbers, of which the processor chooses without a branch.
    const unsigned found = slot.match.bits;
    const unsigned pair = pairs[word & 0xffff].bits;
    const bool is_found = (word ^ slot.bytes) << slot.unused_bits == 0;
    return {static_cast<std::uint16_t>(is_found ? found : pair)};
  }
  void clear();
  void advance(std::array<Part, kParts>& parts, std::ptrdiff_t steps) const;
  void finish(Part& part) const;
  bool add_to_slot(const Symbol& symbol);

  std::vector<Symbol> symbols_;
  /// Symbols of three bytes and more by a hash of the first three.
  std::vector<Slot> slots_;
  /// By the next two bytes: the symbol of two, else the one of one, else the escape.
  std::vector<Match> pairs_;
  std::array<Match, 256> singles_;
};

template <class Function>
void SymbolTable::for_each_match(Bytes text, Function&& function) const {
  const std::byte* next = text.data();
  const std::byte* end = next + text.size();
  while (end - next >= static_cast<std::ptrdiff_t>(Symbol::kMaxSize)) {
    const Match match = find(load<std::uint64_t>(next));
    function(match, *next);
    next += match.size();
  }
  // A symbol may not reach beyond the end, where there are zeros.
  std::array<std::byte, 2 * Symbol::kMaxSize> rest{};
  const auto size = static_cast<std::size_t>(end - next);
  std::copy_n(next, size, rest.data());
  for (std::size_t at = 0; at < size;) {
    Match match = find(load<std::uint64_t>(rest.data() + at));
    if (match.size() > size - at) match = singles_[std::to_integer<std::size_t>(rest[at])];
    function(match, rest[at]);
    at += match.size();
  }
}

}  // namespace sprat::encoding

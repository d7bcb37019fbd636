// SPDX-License-Identifier: Apache-2.0
// SymbolTrainer: finds the symbols that make a text short.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include <sprat/buffer.hpp>

#include "encoding/distinct_index.hpp"
#include "encoding/symbol_table.hpp"

namespace sprat::encoding {

class SymbolTrainer {
 public:
  /// Fills the table: a pure function of the sample.
  void train(Bytes sample, SymbolTable& table);

 private:
  struct Candidate {
    Symbol symbol;
    std::uint64_t gain = 0;
  };
  /// Codes, and from 256 on bytes that were escaped.
  static constexpr std::size_t kUnits = 512;

  static Symbol unit(const SymbolTable& table, std::size_t number);
  void count(Bytes sample, const SymbolTable& table, bool with_pairs);
  void count_pair(std::size_t before, std::size_t number);
  void collect(const SymbolTable& table);
  void add(const Symbol& symbol, std::uint64_t gain, DistinctIndex& index);
  void keep_best(SymbolTable& table);

  std::array<std::uint32_t, kUnits> counts_{};
  /// How often one unit followed another.
  std::vector<std::uint8_t> pair_counts_;
  std::vector<std::uint32_t> frequent_pairs_;
  std::vector<Candidate> candidates_;
  std::vector<std::uint64_t> ranks_;
  Buffer slots_;
  Buffer codes_;
  std::vector<std::uint16_t> units_;
  std::vector<Symbol> best_;
};

}  // namespace sprat::encoding

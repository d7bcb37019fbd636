// SPDX-License-Identifier: Apache-2.0
// Training in generations: each counts what the symbols of the last one meet, and keeps the best of
// these and of pairs of them.
#include "encoding/symbol_trainer.hpp"

#include <algorithm>
#include <limits>
#include <tuple>

#include "encoding/distinct_index.hpp"
#include "encoding/hashing.hpp"

namespace sprat::encoding {
namespace {

constexpr unsigned kGenerations = 5;
/// A rarer one is chance.
constexpr std::uint32_t kMinCount = 4;
/// A byte without a symbol costs two.
constexpr std::uint64_t kSingleWeight = 8;
constexpr std::size_t kNoUnit = ~std::size_t{0};

Symbol joined(const Symbol& left, const Symbol& right) {
  return {left.bytes | right.bytes << (8 * left.size), left.size + right.size};
}

}  // namespace

Symbol SymbolTrainer::unit(const SymbolTable& table, std::size_t number) {
  if (number >= 256) return {number - 256, 1};
  return table.symbols()[number];
}

void SymbolTrainer::count_unit(std::size_t before, std::size_t number) {
  ++counts_[number];
  if (before == kNoUnit) return;
  std::uint16_t& pairs = pair_counts_[before * kUnits + number];
  if (pairs != std::numeric_limits<std::uint16_t>::max()) ++pairs;
}

void SymbolTrainer::count(Bytes sample, const SymbolTable& table) {
  counts_.fill(0);
  pair_counts_.assign(kUnits * kUnits, 0);
  std::size_t before = kNoUnit;
  table.for_each_match(sample, [&](SymbolTable::Match match, std::byte next) {
    const std::size_t byte = 256 + std::to_integer<std::size_t>(next);
    const std::size_t number = match.escaped() != 0 ? byte : match.code();
    count_unit(before, number);
    // The first byte alone, so that shorter symbols have a chance too.
    if (match.size() > 1) count_unit(before, byte);
    before = number;
  });
}

void SymbolTrainer::add(const Symbol& symbol, std::uint64_t gain, DistinctIndex& index) {
  const std::uint64_t hash = hash_integer(symbol.bytes + hash_integer(symbol.size));
  const std::uint32_t number = index.find_or_add(
      hash, [&](std::uint32_t known) { return candidates_[known].symbol == symbol; });
  if (number == candidates_.size()) candidates_.push_back({symbol, 0});
  candidates_[number].gain += gain;
}

void SymbolTrainer::collect(const SymbolTable& table, bool with_pairs) {
  candidates_.clear();
  DistinctIndex index(slots_);
  for (std::size_t number = 0; number < kUnits; ++number) {
    if (counts_[number] < kMinCount) continue;
    const Symbol symbol = unit(table, number);
    const std::uint64_t weight = symbol.size == 1 ? kSingleWeight : symbol.size;
    add(symbol, counts_[number] * weight, index);
    if (with_pairs) collect_pairs(symbol, number, table, index);
  }
}

void SymbolTrainer::collect_pairs(const Symbol& first, std::size_t number, const SymbolTable& table,
                                  DistinctIndex& index) {
  const std::uint16_t* pairs = pair_counts_.data() + number * kUnits;
  for (std::size_t next = 0; next < kUnits; ++next) {
    if (pairs[next] < kMinCount) continue;
    const Symbol second = unit(table, next);
    if (first.size + second.size > Symbol::kMaxSize) continue;
    const Symbol both = joined(first, second);
    add(both, pairs[next] * both.size, index);
  }
}

void SymbolTrainer::keep_best(SymbolTable& table) {
  // More than are kept: some will not find their place in the table.
  const std::size_t kept = std::min(candidates_.size(), 2 * SymbolTable::kMaxSymbols);
  std::partial_sort(candidates_.begin(), candidates_.begin() + static_cast<std::ptrdiff_t>(kept),
                    candidates_.end(), [](const Candidate& left, const Candidate& right) {
                      return std::tie(right.gain, left.symbol.size, left.symbol.bytes) <
                             std::tie(left.gain, right.symbol.size, right.symbol.bytes);
                    });
  best_.clear();
  for (std::size_t i = 0; i < kept; ++i) best_.push_back(candidates_[i].symbol);
  table.assign(best_);
}

void SymbolTrainer::train(Bytes sample, SymbolTable& table) {
  table.assign({});
  for (unsigned generation = 1; generation <= kGenerations; ++generation) {
    count(sample, table);
    collect(table, generation != kGenerations);
    keep_best(table);
  }
}

}  // namespace sprat::encoding

// SPDX-License-Identifier: Apache-2.0
// Training in generations: each counts what the symbols of the last one meet, and keeps the best of
// these and of pairs of them.
#include "encoding/symbol_trainer.hpp"

#include <algorithm>
#include <functional>
#include <limits>

#include "encoding/distinct_index.hpp"
#include "encoding/hashing.hpp"

namespace sprat::encoding {
namespace {

constexpr unsigned kGenerations = 5;
/// A rarer one is chance.
constexpr std::uint32_t kMinCount = 4;
/// A byte without a symbol costs two.
constexpr std::uint64_t kSingleWeight = 8;

Symbol joined(const Symbol& left, const Symbol& right) {
  return {left.bytes | right.bytes << (8 * left.size), left.size + right.size};
}

}  // namespace

Symbol SymbolTrainer::unit(const SymbolTable& table, std::size_t number) {
  if (number >= 256) return {number - 256, 1};
  return table.symbols()[number];
}

void SymbolTrainer::count_pair(std::size_t before, std::size_t number) {
  const std::size_t pair = before * kUnits + number;
  std::uint8_t& count = pair_counts_[pair];
  // More often than a byte tells is often enough.
  if (count == std::numeric_limits<std::uint8_t>::max()) return;
  if (++count == kMinCount) frequent_pairs_.push_back(static_cast<std::uint32_t>(pair));
}

void SymbolTrainer::count(Bytes sample, const SymbolTable& table, bool with_pairs) {
  units_.clear();
  codes_.resize(2 * sample.size());
  const std::size_t size = table.encode(sample, codes_.data());
  for (std::size_t at = 0; at < size; ++at) {
    std::size_t number = std::to_integer<std::size_t>(codes_.data()[at]);
    if (number == SymbolTable::kEscape) {
      number = 256 + std::to_integer<std::size_t>(codes_.data()[++at]);
    }
    units_.push_back(static_cast<std::uint16_t>(number));
  }
  counts_.fill(0);
  for (const std::uint16_t number : units_) ++counts_[number];
  frequent_pairs_.clear();
  if (!with_pairs) return;
  pair_counts_.assign(kUnits * kUnits, 0);
  for (std::size_t i = 1; i < units_.size(); ++i) {
    const Symbol symbol = unit(table, units_[i]);
    count_pair(units_[i - 1], units_[i]);
    // The first byte alone, so that shorter symbols have a chance too.
    if (symbol.size > 1) count_pair(units_[i - 1], 256 + (symbol.bytes & 0xff));
  }
}

void SymbolTrainer::add(const Symbol& symbol, std::uint64_t gain, DistinctIndex& index) {
  const std::uint64_t hash = hash_integer(symbol.bytes + hash_integer(symbol.size));
  const std::uint32_t number = index.find_or_add(
      hash, [&](std::uint32_t known) { return candidates_[known].symbol == symbol; });
  if (number == candidates_.size()) candidates_.push_back({symbol, 0});
  candidates_[number].gain += gain;
}

void SymbolTrainer::collect(const SymbolTable& table) {
  candidates_.clear();
  DistinctIndex index(slots_);
  for (std::size_t number = 0; number < kUnits; ++number) {
    if (counts_[number] < kMinCount) continue;
    const Symbol symbol = unit(table, number);
    const std::uint64_t weight = symbol.size == 1 ? kSingleWeight : symbol.size;
    add(symbol, counts_[number] * weight, index);
  }
  for (const std::uint32_t pair : frequent_pairs_) {
    const Symbol first = unit(table, pair / kUnits);
    const Symbol second = unit(table, pair % kUnits);
    if (first.size + second.size > Symbol::kMaxSize) continue;
    const Symbol both = joined(first, second);
    add(both, pair_counts_[pair] * both.size, index);
  }
}

void SymbolTrainer::keep_best(SymbolTable& table) {
  // By gain, then the shorter, then the one found last.
  ranks_.clear();
  for (std::size_t i = 0; i < candidates_.size(); ++i) {
    const Candidate& candidate = candidates_[i];
    ranks_.push_back((candidate.gain << 4 | (Symbol::kMaxSize - candidate.symbol.size)) << 32 | i);
  }
  // More than are kept: some will not find their place in the table.
  const std::size_t kept = std::min(candidates_.size(), 2 * SymbolTable::kMaxSymbols);
  const auto end = ranks_.begin() + static_cast<std::ptrdiff_t>(kept);
  std::nth_element(ranks_.begin(), end, ranks_.end(), std::greater<>());
  std::sort(ranks_.begin(), end, std::greater<>());
  best_.clear();
  for (std::size_t i = 0; i < kept; ++i) {
    best_.push_back(candidates_[static_cast<std::uint32_t>(ranks_[i])].symbol);
  }
  table.assign(best_);
}

void SymbolTrainer::train(Bytes sample, SymbolTable& table) {
  table.assign({});
  for (unsigned generation = 1; generation <= kGenerations; ++generation) {
    const bool is_last = generation == kGenerations;
    count(sample.first(sample.size() >> (4 - std::min(generation, 4u))), table, !is_last);
    collect(table);
    keep_best(table);
  }
}

}  // namespace sprat::encoding

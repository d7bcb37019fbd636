// SPDX-License-Identifier: Apache-2.0
#include "csv/structure_scanner.hpp"

#include <algorithm>

namespace sprat::csv {

StructureScanner::StructureScanner(const CsvDialect& dialect, Structure structure,
                                   const ScanKernel& kernel)
    : kernel_(&kernel),
      bytes_(dialect),
      structure_(structure),
      machine_only_(dialect.escape != 0 || dialect.comment != 0),
      machine_(dialect) {
  start(0);
}

void StructureScanner::start(std::size_t at) {
  origin_ = at;
  state_ = ScanState{};
  state_.at = at;
  by_machine_ = machine_only_;
  is_plain_ = !machine_only_;
  machine_.start(at);
}

// Up to a stray quote every quote opened or closed a cell, so the byte before tells the state.
RowState StructureScanner::state_at_block(const char* text) const {
  if (state_.inside != 0) return RowState::quoted;
  if (state_.after_cr != 0) return RowState::after_cr;
  if (state_.at == origin_) return RowState::row_start;
  const char before = text[state_.at - 1];
  if (bytes_.quoting != 0 && before == bytes_.quote) return RowState::quote_in_quoted;
  if (before == '\n') return RowState::row_start;
  return before == bytes_.delimiter ? RowState::cell_start : RowState::plain;
}

std::size_t StructureScanner::scan_by_machine(const char* text, std::size_t size,
                                              std::uint32_t* out, std::size_t room) {
  const std::size_t until = machine_only_ ? size : state_.at;
  const bool rows_only = structure_ == Structure::rows;
  const std::size_t count = machine_.run(text, size, until, rows_only, out, room);
  for (std::size_t i = 0; i < count; ++i) {
    if (text[out[i]] == '\n' || text[out[i]] == '\r') ++state_.line_ends;
  }
  const RowState state = machine_.state();
  const bool row_starts = state == RowState::row_start || state == RowState::after_cr;
  if (!machine_only_ && machine_.at() >= until && row_starts) {
    ScanState anew;
    anew.at = origin_ = machine_.at();
    anew.after_cr = state == RowState::after_cr ? 1 : 0;
    anew.line_ends = state_.line_ends;
    state_ = anew;
    by_machine_ = false;
  }
  return count;
}

std::size_t StructureScanner::scan(const char* text, std::size_t size, bool final,
                                   std::uint32_t* out, std::size_t room) {
  std::size_t count = 0;
  const auto scan_block = structure_ == Structure::rows ? kernel_->row_ends : kernel_->cell_ends;
  while (room - count >= kScanSlack) {
    if (by_machine_) {
      const std::size_t usable = final || size == 0 ? size : size - 1;
      if (machine_.at() >= usable) break;
      count += scan_by_machine(text, usable, out + count, room - count - kScanSlack + 1);
      continue;
    }
    const std::size_t left = size - std::min(size, state_.at);
    const std::size_t usable = final || left == 0 ? size : state_.at + (left - 1) / 64 * 64;
    if (state_.at >= usable) break;
    count += scan_block(text, usable, bytes_, state_, out + count, room - count);
    if (!state_.stray_quote) continue;
    machine_.start(state_.at, state_at_block(text));
    state_.at = std::min(size, state_.at + 64);
    by_machine_ = true;
    is_plain_ = false;
  }
  return count;
}

}  // namespace sprat::csv

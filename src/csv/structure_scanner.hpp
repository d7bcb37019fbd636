// SPDX-License-Identifier: Apache-2.0
// StructureScanner: ends of cells or rows by the fastest kernel, by the state machine where that is
// not exact.
#pragma once

#include <cstddef>
#include <cstdint>

#include <sprat/dialect.hpp>

#include "csv/row_machine.hpp"
#include "csv/structure_scan.hpp"

namespace sprat::csv {

enum class Structure : std::uint8_t { cells, rows };

class StructureScanner {
 public:
  StructureScanner(const CsvDialect& dialect, Structure structure,
                   const ScanKernel& kernel = scan_kernel());

  /// Begins anew at the start of a row.
  void start(std::size_t at);
  /// Appends positions of terminators to `out`, `room` - kScanSlack at most; returns their count.
  /// Goes on where the last call stopped, in text that may have moved and grown. Unless `final`,
  /// leaves the last byte alone, so that one byte after each position found is there.
  std::size_t scan(const char* text, std::size_t size, bool final, std::uint32_t* out,
                   std::size_t room);
  /// What was scanned ends here.
  std::size_t at() const { return by_machine_ ? machine_.at() : state_.at; }
  bool inside_quotes() const { return by_machine_ ? machine_.inside_quotes() : state_.inside != 0; }
  /// Ends of rows among all positions since `start`.
  std::uint64_t line_ends() const { return state_.line_ends; }
  /// Whether, since `start`, every line end was seen to end a row.
  bool lines_are_rows() const { return is_plain_ && state_.quoted_line_ends == 0; }

 private:
  std::size_t scan_by_machine(const char* text, std::size_t size, std::uint32_t* out,
                              std::size_t room);
  RowState state_at_block(const char* text) const;

  const ScanKernel* kernel_;
  ScanBytes bytes_;
  Structure structure_;
  bool machine_only_;
  bool by_machine_ = false;
  /// The machine was not needed, whose line ends may lie inside quotes.
  bool is_plain_ = true;
  ScanState state_;
  RowMachine machine_;
  std::size_t origin_ = 0;
};

}  // namespace sprat::csv

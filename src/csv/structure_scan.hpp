// SPDX-License-Identifier: Apache-2.0
// The kernels that look at text 64 bytes at a time: ends of cells and rows, lines, special bytes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <sprat/dialect.hpp>

namespace sprat::csv {

/// The bytes that give CSV its structure.
struct ScanBytes {
  char delimiter = ',';
  char quote = '"';
  /// All ones, or zero where nothing is ever quoted.
  std::uint64_t quoting = ~std::uint64_t{0};

  explicit ScanBytes(const CsvDialect& dialect)
      : delimiter(dialect.delimiter),
        quote(dialect.quote),
        quoting(dialect.quote == 0 ? 0 : ~std::uint64_t{0}) {}
};

/// Where a scan stands; as it begins, at the start of a row.
struct ScanState {
  std::size_t at = 0;
  /// All ones inside quotes.
  std::uint64_t inside = 0;
  /// One where a quote at `at` would be a cell's first byte or follow another quote.
  std::uint64_t boundary = 1;
  /// One after a CR outside quotes: an LF at `at` belongs to it.
  std::uint64_t after_cr = 0;
  /// Ends of rows found so far.
  std::uint64_t line_ends = 0;
  /// Not zero where there were line ends inside quotes.
  std::uint64_t quoted_line_ends = 0;
  /// A quote stands where none may open, in the block at `at`: only the state machine reads on.
  bool stray_quote = false;
};

/// Positions that a scan may write past those it counts.
inline constexpr std::size_t kScanSlack = 128;

/// What a pass over text found, whatever its quotes.
struct TextSummary {
  /// Line ends: LF, CRLF or CR.
  std::uint64_t lines = 0;
  bool ascii = true;
  /// The last byte is a CR; hand it to the next call, for a CRLF in two pieces.
  bool ends_in_cr = false;
};

using SpecialBytes = std::array<char, 5>;

/// One way to do it all. Positions are those of terminators outside quotes: delimiters, LF, CR, and
/// no LF that follows a CR.
struct ScanKernel {
  const char* name;
  /// Appends positions of [state.at, size) to `out` while `room` - count >= kScanSlack; stops
  /// before a block with a stray quote. Returns their count.
  std::size_t (*cell_ends)(const char* text, std::size_t size, const ScanBytes& bytes,
                           ScanState& state, std::uint32_t* out, std::size_t room);
  /// The same for the ends of rows only.
  std::size_t (*row_ends)(const char* text, std::size_t size, const ScanBytes& bytes,
                          ScanState& state, std::uint32_t* out, std::size_t room);
  TextSummary (*summarize)(const char* text, std::size_t size, bool after_cr);
  /// First place in [from, to) of one of `bytes`, else `to`.
  std::size_t (*find_any)(const char* text, std::size_t from, std::size_t to,
                          const SpecialBytes& bytes);
};

/// The fastest that this machine runs.
const ScanKernel& scan_kernel();
/// All that this machine runs, for tests.
std::vector<const ScanKernel*> scan_kernels();

extern const ScanKernel kPortableScan;
#if defined(__x86_64__)
extern const ScanKernel kAvx2Scan;
extern const ScanKernel kAvx512Scan;
#elif defined(__aarch64__)
extern const ScanKernel kNeonScan;
#endif

/// Line ends in text that begins after a byte other than CR.
inline std::uint64_t count_lines(const char* text, std::size_t size) {
  return scan_kernel().summarize(text, size, false).lines;
}

}  // namespace sprat::csv

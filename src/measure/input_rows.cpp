// SPDX-License-Identifier: Apache-2.0
// Writing the CSV that contenders read.
#include "measure/input_rows.hpp"

#include <array>
#include <charconv>
#include <cstddef>
#include <limits>
#include <random>
#include <span>
#include <string_view>

#include <sprat/io.hpp>
#include <sprat/limits.hpp>

#include "base/stream_decoder.hpp"
#include "csv/csv_input.hpp"
#include "csv/dialect_detection.hpp"
#include "csv/row_splitter.hpp"

namespace sprat::measuring {
namespace {

constexpr std::size_t kSampleBytes = std::size_t{1} << 18;
constexpr std::size_t kPieceBytes = std::size_t{1} << 16;
constexpr std::string_view kTwoToThe64 = "18446744073709551616";

std::span<const std::byte> bytes_of(std::string_view text) {
  return std::as_bytes(std::span(text));
}

/// The shortest text that reads back as the same double.
void append_double(std::string& text, double value) {
  std::array<char, 32> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  text.append(digits.data(), end);
}

/// Uniform over [0, 2**64], both included, and its top bits over [0, 1).
class SyntheticRows {
 public:
  void append_row(std::string& text) {
    append_double(text, static_cast<double>(random_() >> 11) * 0x1p-53);
    text += ',';
    for (int i = 0; i < 20; ++i) text += static_cast<char>('a' + random_() % 26);
    text += ',';
    const std::uint64_t number = random_();
    // The chance of the greatest one is as good as none: it stands in the first row.
    text += is_first_ ? kTwoToThe64 : std::string_view(std::to_string(number));
    text += '\n';
    is_first_ = false;
  }

 private:
  std::mt19937_64 random_;
  bool is_first_ = true;
};

}  // namespace

void write_first_rows(const std::string& csv, std::uint64_t rows, const std::string& to) {
  csv::CsvInput input(open_source(csv), {});
  const std::string_view sample = input.peek(kSampleBytes);
  const CsvDialect dialect =
      csv::detect_dialect(sample, sample.size() < kSampleBytes, {}, csv).dialect;
  csv::RowSplitter splitter(input, dialect,
                            {.max_rows = 1, .max_bytes = kMaxCellBytes, .row_bytes = 0});
  const auto sink = create_sink(to, {.overwrite = true});
  csv::TextChunk row;
  for (std::uint64_t i = 0; i <= rows && splitter.next(row); ++i) {
    sink->write(row.text.bytes());
    if (row.last || i == std::numeric_limits<std::uint64_t>::max()) break;
  }
  sink->commit();
}

void write_synthetic_rows(std::uint64_t rows, const std::string& to) {
  const auto sink = create_sink(to, {.overwrite = true});
  SyntheticRows source;
  std::string text = "number,letters,integer\n";
  for (std::uint64_t i = 0; i < rows; ++i) {
    source.append_row(text);
    if (text.size() < kPieceBytes) continue;
    sink->write(bytes_of(text));
    text.clear();
  }
  sink->write(bytes_of(text));
  sink->commit();
}

bool is_compressed(const std::string& path) {
  std::array<std::byte, kMagicBytes> first = {};
  const std::size_t count = open_source(path)->read(first);
  return stream_decoder_for(std::span(first).first(count)) != nullptr;
}

}  // namespace sprat::measuring

// SPDX-License-Identifier: Apache-2.0
// CsvInput: one CSV file or pipe as a stream of valid UTF-8, decompressed and decoded.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include <sprat/convert.hpp>
#include <sprat/dialect.hpp>
#include <sprat/io.hpp>

namespace sprat::csv {

/// Recognises gzip and zstd, the byte-order mark and UTF-16 with one, and leaves out `skip_lines`.
/// Invalid text is a CsvError naming line and column (of bytes) and `--encoding`.
class CsvInput {
 public:
  CsvInput(std::unique_ptr<Source> source, const CsvOptions& options);
  ~CsvInput();

  const std::string& name() const;
  TextEncoding encoding() const;
  bool byte_order_mark() const;
  /// Number of the first line after those skipped, counting from 1.
  std::uint64_t first_line() const;

  /// Up to `into.size()` bytes of UTF-8, whole or split characters; less only at the end.
  std::size_t read(std::span<char> into);
  /// The next bytes, up to `count`, without consuming them; for detection on a sample.
  std::string_view peek(std::size_t count);

  /// Of the source, compressed where it is: for progress.
  std::uint64_t source_bytes_read() const;
  std::optional<std::uint64_t> source_bytes() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sprat::csv

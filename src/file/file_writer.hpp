// SPDX-License-Identifier: Apache-2.0
// FileWriter: puts encoded blocks into frames, with header, index, footer and end; never seeks.
#pragma once

#include <memory>
#include <optional>

#include <sprat/io.hpp>
#include <sprat/schema.hpp>
#include <sprat/writer.hpp>

#include "block/block.hpp"

namespace sprat {

class FileWriter {
 public:
  /// The HEADER is held back until the first block, flush or finish. The sink stays the caller's.
  FileWriter(Sink& sink, const Schema& schema, const WriterOptions& options);
  ~FileWriter();
  FileWriter(FileWriter&&) noexcept;

  /// Blocks come in the order of their rows.
  void append(const EncodedBlock& block);
  void flush();
  /// Writes footer and end; the caller commits the sink. `final_newline`: of the CSV the rows are
  /// from.
  void finish(std::optional<bool> final_newline = std::nullopt);

  std::uint64_t rows() const;
  std::uint64_t blocks() const;
  std::uint64_t bytes() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace sprat

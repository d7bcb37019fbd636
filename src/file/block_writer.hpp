// SPDX-License-Identifier: Apache-2.0
// BlockWriter: gathers rows into blocks, has them encoded, on workers or here, and frames them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include <sprat/batch.hpp>
#include <sprat/io.hpp>
#include <sprat/writer.hpp>

#include "base/work_ring.hpp"
#include "block/block.hpp"
#include "block/struct_nulls.hpp"
#include "file/file_writer.hpp"
#include "file/row_gatherer.hpp"

namespace sprat {

/// The same bytes come out whatever the number of threads. An error of a block's encoding may come
/// with a later call; after any, what was written is of no use.
class BlockWriter {
 public:
  /// `slots`: blocks that wait, are encoded or are encoded already, where there are threads. The
  /// sink stays the caller's.
  BlockWriter(Sink& sink, const Schema& schema, const WriterOptions& options, unsigned threads = 1,
              std::size_t slots = 1);

  /// Throws SchemaError or LimitError where these rows cannot be written as they are.
  void check(const Batch& batch) const;
  /// Of a batch that was checked.
  void add(const Batch& batch);
  /// Ends the current block and hands everything to the sink.
  void flush();
  /// Writes footer and end; the caller commits the sink.
  void finish(std::optional<bool> final_newline);

  /// Of the file so far.
  std::uint64_t bytes() const { return file_.bytes(); }

 private:
  struct Slot {
    Batch rows;
    EncodedBlock block;
  };

  void put(const Batch& rows);
  void follow_first_block();
  void append_oldest();
  void append_all();

  std::shared_ptr<const Schema> schema_;
  SharedColumns columns_;
  StructNulls struct_nulls_;
  FileWriter file_;
  std::vector<BlockEncoder> encoders_;
  bool follows_ = false;
  RowGatherer gatherer_;
  std::uint64_t rows_ = 0;
  std::vector<Slot> slots_;
  // Last, so that its workers end before what they use; none where this thread encodes.
  std::optional<WorkRing> ring_;
};

}  // namespace sprat

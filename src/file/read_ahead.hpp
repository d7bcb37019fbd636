// SPDX-License-Identifier: Apache-2.0
// ReadAhead: fetches some blocks ahead, has workers decode them, and gives their rows in order.
#pragma once

#include <cstddef>
#include <exception>
#include <memory>
#include <vector>

#include <sprat/batch.hpp>

#include "base/work_ring.hpp"
#include "file/file_reader.hpp"
#include "file/raw_block.hpp"

namespace sprat {

/// Blocks are fetched by the thread that calls `next`, so that neither the file nor its source is
/// used by another, and waiting for a pipe is never in the way of the destructor.
class ReadAhead {
 public:
  /// Null where the system gives no thread.
  static std::unique_ptr<ReadAhead> start(FileReader& file, unsigned threads);

  /// As BatchReader::next: rows and errors come in the order of their blocks.
  bool next(Batch& batch);
  /// Forgets what was fetched ahead, since the file was told to go on elsewhere.
  void restart();
  /// Makes the file give what was fetched ahead again.
  void give_back();

 private:
  struct Slot {
    RawBlock block;
    Batch batch;
  };

  ReadAhead(FileReader& file, unsigned threads);
  void fetch();

  FileReader& file_;
  std::vector<RawBlockDecoder> decoders_;
  std::vector<Slot> slots_;
  bool has_ended_ = false;
  std::exception_ptr fetch_error_;
  // Last, so that its workers end before what they use.
  WorkRing ring_;
};

}  // namespace sprat

// SPDX-License-Identifier: Apache-2.0
// ReadAhead: fetches some blocks ahead, has workers decode them, and gives their rows in order.
#pragma once

#include <cstddef>
#include <exception>
#include <functional>
#include <memory>
#include <vector>

#include <sprat/batch.hpp>

#include "base/work_ring.hpp"
#include "file/file_reader.hpp"
#include "file/raw_block.hpp"

namespace sprat {

/// What is made of a block's rows, some at least, whose memory it may take. Calls may overlap.
using FinishBlock = std::function<std::shared_ptr<void>(Batch& batch)>;

/// Blocks are fetched by the thread that calls `next`, so that neither the file nor its source is
/// used by another, and waiting for a pipe is never in the way of the destructor.
class ReadAhead {
 public:
  /// Null where the system gives no thread.
  static std::unique_ptr<ReadAhead> start(FileReader& file, unsigned threads,
                                          const FinishBlock& finish);

  /// As BatchReader::next: rows and errors come in the order of their blocks.
  bool next(Batch& batch);
  /// What the next rows were finished as; null at the end.
  std::shared_ptr<void> next_finished();
  /// As of its WorkRing.
  bool has_forked() const { return ring_.has_forked(); }
  /// Forgets what was fetched ahead, since the file was told to go on elsewhere.
  void restart();
  /// Makes the file give what was fetched ahead again.
  void give_back();

 private:
  struct Slot {
    RawBlock block;
    Batch batch;
    std::shared_ptr<void> finished;
  };

  ReadAhead(FileReader& file, unsigned threads, const FinishBlock& finish);
  void decode(Slot& slot, unsigned worker);
  template <class Take>
  bool take_next(const Take& take);
  void fetch();

  FileReader& file_;
  FinishBlock finish_;
  std::vector<RawBlockDecoder> decoders_;
  /// By worker: rows that are finished at once need no memory by slot.
  std::vector<Batch> unfinished_;
  std::vector<Slot> slots_;
  bool has_ended_ = false;
  std::exception_ptr fetch_error_;
  // Last, so that its workers end before what they use.
  WorkRing ring_;
};

}  // namespace sprat

// SPDX-License-Identifier: Apache-2.0
// scan: each worker fetches a block while it holds the file, then decodes and visits it.
#include <cstdint>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

#include <sprat/scan.hpp>

#include "file/file_reader.hpp"
#include "file/raw_block.hpp"

namespace sprat {

namespace {

class BlockScan {
 public:
  BlockScan(FileReader& file, const detail::VisitBlock& visit) : file_(file), visit_(visit) {}

  /// On the calling thread and, where the system gives them, on others.
  void run(unsigned workers) {
    std::vector<std::thread> others;
    others.reserve(workers);
    try {
      for (unsigned i = 1; i < workers; ++i) {
        others.emplace_back([this, i] { visit_blocks(i); });
      }
    } catch (const std::system_error&) {
    }
    visit_blocks(0);
    for (std::thread& other : others) other.join();
    if (error_) std::rethrow_exception(error_);
  }

 private:
  void visit_blocks(std::size_t worker) {
    std::uint64_t number = 0;
    try {
      RawBlockDecoder decoder = file_.make_decoder();
      RawBlock block;
      Batch batch;
      while (fetch(block, number)) {
        decoder.decode(block, batch);
        if (batch.rows != 0) visit_(batch, worker);
      }
    } catch (...) {
      end_with(std::current_exception(), number);
    }
  }

  // Blocks are numbered in the file's order, so that all before a block that fails are, or will be,
  // visited.
  bool fetch(RawBlock& block, std::uint64_t& number) {
    const std::lock_guard lock(mutex_);
    number = fetched_;
    if (has_ended_) return false;
    ++fetched_;
    has_ended_ = !file_.fetch(block);
    return !has_ended_;
  }

  void end_with(std::exception_ptr error, std::uint64_t number) {
    const std::lock_guard lock(mutex_);
    has_ended_ = true;
    if (error_ && failed_ <= number) return;
    error_ = std::move(error);
    failed_ = number;
  }

  FileReader& file_;
  const detail::VisitBlock& visit_;
  // Guards the file too.
  std::mutex mutex_;
  std::uint64_t fetched_ = 0;
  bool has_ended_ = false;
  std::exception_ptr error_;
  std::uint64_t failed_ = 0;
};

}  // namespace

void detail::scan_blocks(std::unique_ptr<Source> source, const ReaderOptions& options,
                         const BeginScan& begin, const VisitBlock& visit) {
  FileReader file(std::move(source), options);
  const unsigned workers = file.useful_threads(options.threads.value_or(0));
  begin(workers);
  BlockScan(file, visit).run(workers);
}

}  // namespace sprat

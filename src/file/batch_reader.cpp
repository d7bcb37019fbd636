// SPDX-License-Identifier: Apache-2.0
// BatchReader: fetches blocks and decodes them, one after the other or ahead.
#include <utility>

#include <sprat/reader.hpp>

#include "file/file_reader.hpp"
#include "file/placed_blocks.hpp"
#include "file/read_ahead.hpp"

namespace sprat {

class BatchReader::Impl {
 public:
  Impl(std::unique_ptr<Source> source, const ReaderOptions& options)
      : file(std::move(source), options),
        decoder_(file.make_decoder()),
        threads_(options.threads.value_or(1)) {}

  bool next(Batch& batch) {
    if (!has_begun_) begin();
    if (ahead_) return ahead_->next(batch);
    if (!file.fetch(block_)) return false;
    decoder_.decode(block_, batch);
    return true;
  }

  void seek_row(std::uint64_t row) {
    file.placed();
    file.skip_to(row);
    if (ahead_) ahead_->restart();
  }

  /// From now on, rows are decoded on the calling thread, or by whoever fetches from the file.
  void end_reading_ahead() {
    if (ahead_) ahead_->give_back();
    ahead_.reset();
  }

  FileReader file;

 private:
  // Whoever asks what a file holds needs no threads.
  void begin() {
    has_begun_ = true;
    const unsigned threads = threads_ == 1 ? 1 : file.useful_threads(threads_);
    if (threads > 1) ahead_ = ReadAhead::start(file, threads);
  }

  RawBlockDecoder decoder_;
  RawBlock block_;
  unsigned threads_;
  bool has_begun_ = false;
  std::unique_ptr<ReadAhead> ahead_;
};

BatchReader::BatchReader(const std::string& path, const ReaderOptions& options)
    : BatchReader(open_source(path), options) {}

BatchReader::BatchReader(std::unique_ptr<Source> source, const ReaderOptions& options)
    : impl_(std::make_unique<Impl>(std::move(source), options)) {}

BatchReader::~BatchReader() = default;
BatchReader::BatchReader(BatchReader&&) noexcept = default;
BatchReader& BatchReader::operator=(BatchReader&&) noexcept = default;

const Schema& BatchReader::schema() const {
  return *impl_->file.schema();
}

const Schema& BatchReader::file_schema() const {
  return impl_->file.header().schema;
}

const std::optional<CsvDialect>& BatchReader::dialect() const {
  return impl_->file.dialect();
}

const std::map<std::string, std::string>& BatchReader::metadata() const {
  return impl_->file.header().metadata;
}

const std::string& BatchReader::written_by() const {
  return impl_->file.header().writer;
}

Layout BatchReader::layout() const {
  return impl_->file.header().layout;
}

bool BatchReader::next(Batch& batch) {
  return impl_->next(batch);
}

std::optional<std::uint64_t> BatchReader::row_count() const {
  return impl_->file.row_count();
}

std::optional<bool> BatchReader::final_newline() const {
  return impl_->file.final_newline();
}

void BatchReader::seek_row(std::uint64_t row) {
  impl_->seek_row(row);
}

const std::vector<Statistics>& BatchReader::statistics() const {
  return impl_->file.placed().statistics();
}

std::vector<BlockInfo> BatchReader::blocks() const {
  return impl_->file.placed().blocks();
}

std::vector<ChunkInfo> BatchReader::chunks(const BlockInfo& block) const {
  return impl_->file.placed().chunks(block);
}

FileReader& file_reader(BatchReader& reader) {
  reader.impl_->end_reading_ahead();
  return reader.impl_->file;
}

}  // namespace sprat

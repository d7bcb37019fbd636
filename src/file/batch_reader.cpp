// SPDX-License-Identifier: Apache-2.0
// BatchReader: a file's blocks as batches, and what the file tells of itself.
#include <utility>

#include <sprat/reader.hpp>

#include "file/decoded_blocks.hpp"
#include "file/placed_blocks.hpp"

namespace sprat {

class BatchReader::Impl {
 public:
  Impl(std::unique_ptr<Source> source, const ReaderOptions& options)
      : blocks(std::move(source), options, options.threads.value_or(1)), file(blocks.file()) {}

  DecodedBlocks blocks;
  FileReader& file;
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
  return impl_->blocks.next(batch);
}

std::optional<std::uint64_t> BatchReader::row_count() const {
  return impl_->file.row_count();
}

std::optional<bool> BatchReader::final_newline() const {
  return impl_->file.final_newline();
}

void BatchReader::seek_row(std::uint64_t row) {
  impl_->blocks.seek_row(row);
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
  reader.impl_->blocks.end_reading_ahead();
  return reader.impl_->file;
}

}  // namespace sprat

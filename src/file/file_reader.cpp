// SPDX-License-Identifier: Apache-2.0
#include "file/file_reader.hpp"

#include <algorithm>
#include <utility>

#include "base/pipeline.hpp"
#include "file/placed_blocks.hpp"

namespace sprat {

FileReader::FileReader(std::unique_ptr<Source> source, const ReaderOptions& options)
    : source_(std::move(source)), limits_(options.limits) {
  open();
  plan_.emplace(source_->name(), placed_ ? placed_->header() : forward_->header(), options);
  dialect_ = plan_->dialect();
}

FileReader::~FileReader() = default;

// A file without a sound end is read forward, which gives all that comes before the damage.
void FileReader::open() {
  if (const auto size = source_->size()) {
    try {
      std::vector<Segment> segments = open_segments(*source_, *size, limits_);
      std::uint64_t blocks = 0;
      for (const Segment& segment : segments) blocks += segment.footer.blocks;
      placed_ = std::make_unique<PlacedBlocks>(*source_, limits_, std::move(segments));
      block_count_ = blocks;
      return;
    } catch (const CorruptError& error) {
      not_placed_ = error.what();
    }
  }
  forward_.emplace(*source_, limits_);
}

const FileHeader& FileReader::header() const {
  return placed_ ? *placed_->header() : *forward_->header();
}

RawBlockDecoder FileReader::make_decoder() const {
  return RawBlockDecoder(source_->name(), limits_);
}

PlacedBlocks& FileReader::placed() {
  if (placed_) return *placed_;
  if (not_placed_.empty()) {
    throw IoError(source_->name() + " cannot be read by place: it is a pipe; save it to a file");
  }
  throw CorruptError(source_->name() + " cannot be read by place: " + not_placed_);
}

std::optional<std::uint64_t> FileReader::row_count() const {
  if (placed_) return placed_->rows();
  return has_ended_ ? std::optional(forward_->rows()) : std::nullopt;
}

unsigned FileReader::useful_threads(unsigned requested) const {
  const unsigned threads = thread_count(requested);
  return static_cast<unsigned>(
      std::clamp<std::uint64_t>(block_count_.value_or(threads), 1, threads));
}

std::optional<bool> FileReader::final_newline() const {
  if (placed_) return placed_->final_newline();
  return has_ended_ ? forward_->final_newline() : std::nullopt;
}

SegmentReading* FileReader::fetch_any(RawBlock& block) {
  return forward_ ? forward_->next(*plan_, block) : placed_->next(*plan_, block);
}

bool FileReader::fetch(RawBlock& block) {
  if (!taken_back_.empty()) {
    block = std::move(taken_back_.front());
    taken_back_.pop_front();
    return true;
  }
  while (SegmentReading* const reading = fetch_any(block)) {
    const auto statistics = [&](std::size_t column) {
      return std::optional(reading->decoder.statistics(column));
    };
    if (block.first_row + block.rows() <= first_wanted_row_ ||
        !reading->may_match(statistics, block.rows())) {
      continue;
    }
    block.skip = first_wanted_row_ - std::min(first_wanted_row_, block.first_row);
    return true;
  }
  has_ended_ = true;
  return false;
}

void FileReader::skip_to(std::uint64_t row) {
  taken_back_.clear();
  if (placed_) placed_->seek_row(row);
  first_wanted_row_ = row;
}

}  // namespace sprat

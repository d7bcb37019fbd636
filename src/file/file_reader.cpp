// SPDX-License-Identifier: Apache-2.0
#include "file/file_reader.hpp"

#include <algorithm>
#include <utility>

#include "file/placed_blocks.hpp"
#include "file/schema_match.hpp"

namespace sprat {

namespace {

std::optional<CsvDialect> choose_columns(const std::optional<CsvDialect>& dialect,
                                         const Projection& projection) {
  if (!dialect) return std::nullopt;
  CsvDialect chosen = *dialect;
  chosen.columns.clear();
  for (const std::size_t column : projection.columns) {
    chosen.columns.push_back(dialect->columns[column]);
  }
  return chosen;
}

}  // namespace

FileReader::FileReader(std::unique_ptr<Source> source, const ReaderOptions& options)
    : source_(std::move(source)), limits_(options.limits) {
  open();
  const Schema& schema = header().schema;
  projection_ = choose_fields(schema, options.columns, source_->name());
  dialect_ = choose_columns(header().dialect, projection_);
  for (const Predicate& predicate : options.skip_unless) {
    predicates_.emplace_back(require_column(schema, predicate.column, source_->name()), predicate);
  }
  decoder_.emplace(schema, limits_);
}

FileReader::~FileReader() = default;

// A file without a sound end is read forward, which gives all that comes before the damage.
void FileReader::open() {
  if (const auto size = source_->size()) {
    try {
      placed_ = std::make_unique<PlacedBlocks>(*source_, limits_,
                                               open_segments(*source_, *size, limits_));
      return;
    } catch (const CorruptError& error) {
      not_placed_ = error.what();
    }
  }
  forward_.emplace(*source_, limits_);
}

const FileHeader& FileReader::header() const {
  return placed_ ? placed_->header() : forward_->header();
}

RawBlockDecoder FileReader::make_decoder() const {
  return RawBlockDecoder(source_->name(), projection_, limits_);
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

std::optional<bool> FileReader::final_newline() const {
  if (placed_) return placed_->final_newline();
  return has_ended_ ? forward_->final_newline() : std::nullopt;
}

template <class Told>
bool FileReader::may_match_all(const Told& statistics, std::uint64_t rows) const {
  return std::all_of(predicates_.begin(), predicates_.end(), [&](const auto& entry) {
    const std::optional<Statistics> told = statistics(entry.first);
    return !told || may_match(*told, rows, entry.second.comparison, entry.second.value);
  });
}

bool FileReader::fetch_any(RawBlock& block) {
  if (forward_) return forward_->next(projection_, block, *decoder_);
  const BlockFilter wanted = [this](const auto& statistics, std::uint64_t rows) {
    return may_match_all(statistics, rows);
  };
  return placed_->next(projection_, wanted, block, *decoder_);
}

bool FileReader::matches_directory(const RawBlock& block) const {
  return may_match_all(
      [this](std::size_t column) { return std::optional(decoder_->statistics(column)); },
      block.rows());
}

bool FileReader::fetch(RawBlock& block) {
  while (fetch_any(block)) {
    if (block.first_row + block.rows() <= first_wanted_row_ || !matches_directory(block)) continue;
    block.skip = first_wanted_row_ - std::min(first_wanted_row_, block.first_row);
    return true;
  }
  has_ended_ = true;
  return false;
}

void FileReader::skip_to(std::uint64_t row) {
  if (placed_) placed_->seek_row(row);
  first_wanted_row_ = row;
}

}  // namespace sprat

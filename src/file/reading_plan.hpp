// SPDX-License-Identifier: Apache-2.0
// ReadingPlan: what the blocks of each of a file's segments are decoded to, and which are skipped.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <sprat/reader.hpp>

#include "block/block.hpp"
#include "file/file_header.hpp"
#include "file/raw_block.hpp"
#include "file/schema_match.hpp"

namespace sprat {

/// A predicate on a column of a segment; or on one that it lacks, of which this is known.
struct SegmentPredicate {
  Predicate predicate;
  std::optional<std::size_t> column;
  /// Of the column, and of the predicate's field.
  Type file = {};
  Type wanted = {};
  Statistics filled = {};
};

/// How the blocks of segments with one schema are read.
struct SegmentReading {
  std::shared_ptr<const Projection> projection;
  std::vector<SegmentPredicate> predicates;
  /// Opens directories.
  BlockDecoder decoder;

  /// Tells what is known of one of the segment's columns.
  using Told = std::function<std::optional<Statistics>(std::size_t column)>;
  /// False where that proves that none of the `rows` rows is wanted.
  bool may_match(const Told& statistics, std::uint64_t rows) const;
};

/// How the rows of a later segment are rows of the first one. Throws SchemaError where they can't.
SchemaMatch match_segment(const FileHeader& later, const FileHeader& first,
                          const std::string& file_name);

class ReadingPlan {
 public:
  /// Throws SchemaError where the rows of the first segment, which `first` heads, can't be given
  /// as the options want them.
  ReadingPlan(std::string file_name, std::shared_ptr<const FileHeader> first,
              const ReaderOptions& options);

  /// Of the rows given.
  const std::shared_ptr<const Schema>& schema() const { return chosen_.schema; }
  /// How CSV spells them; none where the file does not know.
  std::optional<CsvDialect> dialect() const;

  /// Of the segments that have this header. Throws SchemaError where their rows can't be given as
  /// those of the first segment, or as the options want them.
  SegmentReading& of(const std::shared_ptr<const FileHeader>& header);

  /// From now on, blocks are skipped that refute this too, of the column with that number.
  void skip_unless(std::size_t column, Predicate predicate);

 private:
  void filter_by(const std::vector<Predicate>& where);
  /// Null where the segment's rows are the wanted ones as they are.
  std::shared_ptr<const SchemaMatch> match(const FileHeader& header) const;
  SegmentReading read_as_wanted(const std::shared_ptr<const FileHeader>& header) const;

  std::string file_name_;
  std::shared_ptr<const FileHeader> first_;
  bool is_evolved_;
  /// Of the rows before some of their columns are chosen.
  std::shared_ptr<const Schema> wanted_;
  ChosenColumns chosen_;
  /// The chosen columns, then those that only the filter needs.
  ChosenColumns decoded_;
  std::shared_ptr<const RowFilter> filter_;
  std::vector<std::pair<std::size_t, Predicate>> predicates_;
  Limits limits_;
  std::vector<std::pair<std::shared_ptr<const FileHeader>, std::unique_ptr<SegmentReading>>>
      readings_;
};

}  // namespace sprat

// SPDX-License-Identifier: Apache-2.0
// RecordSource: matches a file with a record, and gives its blocks' values vector by vector.
#include <algorithm>
#include <limits>
#include <string>
#include <utility>

#include <sprat/error.hpp>
#include <sprat/record_source.hpp>

#include "file/file_reader.hpp"

#include "record/record_block.hpp"
#include "record/record_filter.hpp"

namespace sprat {

namespace {

constexpr std::uint64_t kNoEnd = std::numeric_limits<std::uint64_t>::max();

ReaderOptions reader_options(const Schema& schema, const RecordReaderOptions& options) {
  ReaderOptions result;
  result.schema = schema;
  result.limits = options.limits;
  return result;
}

std::vector<LeafShape> leaf_shapes(const std::vector<Field>& columns) {
  std::vector<LeafShape> shapes;
  for (const Field& column : columns) shapes.push_back(leaf_shape(column.type));
  return shapes;
}

}  // namespace

class RecordSource::Impl {
 public:
  Impl(std::unique_ptr<Source> source, const Schema& schema, const RecordReaderOptions& options,
       std::size_t record_bytes)
      : name_(source->name()),
        file_(std::move(source), reader_options(schema, options)),
        columns_(schema_columns(schema)),
        shapes_(leaf_shapes(columns_)),
        filter_(shapes_),
        block_(name_, columns_, options.limits),
        leaves_(columns_.size()),
        record_bytes_(record_bytes) {}

  void where(std::size_t leaf, Comparison comparison, const Scalar& value) {
    const Field& column = columns_[leaf];
    filter_.add(leaf, column.type, comparison, value);
    // Bounds of big integers are ordered as texts.
    if (column.type.kind == TypeKind::integer) return;
    file_.skip_unless(leaf, {column.name, comparison, value});
  }

  void rows(std::uint64_t first, std::uint64_t count) {
    first_row_ = first;
    end_row_ = count > kNoEnd - first ? kNoEnd : first + count;
  }

  void rewind() {
    if (has_begun_ && !file_.is_placed()) {
      throw IoError(name_ +
                    " cannot be read by place, so its records are given once; open it anew");
    }
    file_.skip_to(first_row_);
    block_.close();
    has_begun_ = false;
  }

  std::size_t next() {
    has_begun_ = true;
    for (;;) {
      if (block_.is_at_end() && !open_block()) return 0;
      std::size_t count = block_.read(leaves_);
      if (!filter_.is_empty()) count = filter_.apply(count, leaves_);
      if (count != 0) return count;
    }
  }

  const FileReader& file() const { return file_; }
  const RecordLeaf* leaves() const { return leaves_.data(); }
  const std::byte* records() const { return block_.records(); }

 private:
  bool open_block() {
    if (first_row_ >= end_row_ || block_.end_row() >= end_row_) return false;
    if (!file_.fetch(raw_block_) || raw_block_.first_row >= end_row_) {
      block_.close();
      return false;
    }
    block_.open(raw_block_, end_row_, filter_.is_empty() ? record_bytes_ : 0);
    filter_.begin_block();
    return true;
  }

  std::string name_;
  FileReader file_;
  std::vector<Field> columns_;
  std::vector<LeafShape> shapes_;
  RecordFilter filter_;
  RawBlock raw_block_;
  RecordBlock block_;
  std::vector<RecordLeaf> leaves_;
  std::size_t record_bytes_;
  std::uint64_t first_row_ = 0;
  std::uint64_t end_row_ = kNoEnd;
  bool has_begun_ = false;
};

RecordSource::RecordSource(std::unique_ptr<Source> source, const Schema& schema,
                           const RecordReaderOptions& options, std::size_t record_bytes)
    : impl_(std::make_unique<Impl>(std::move(source), schema, options, record_bytes)) {}
RecordSource::~RecordSource() = default;
RecordSource::RecordSource(RecordSource&&) noexcept = default;
RecordSource& RecordSource::operator=(RecordSource&&) noexcept = default;

void RecordSource::where(std::size_t leaf, Comparison comparison, const Scalar& value) {
  impl_->where(leaf, comparison, value);
}
void RecordSource::rows(std::uint64_t first, std::uint64_t count) {
  impl_->rows(first, count);
}
std::optional<std::uint64_t> RecordSource::row_count() const {
  return impl_->file().row_count();
}
const Schema& RecordSource::file_schema() const {
  return impl_->file().header().schema;
}
void RecordSource::rewind() {
  impl_->rewind();
}
std::size_t RecordSource::next() {
  return impl_->next();
}
const RecordLeaf* RecordSource::leaves() const {
  return impl_->leaves();
}
const std::byte* RecordSource::records() const {
  return impl_->records();
}

}  // namespace sprat

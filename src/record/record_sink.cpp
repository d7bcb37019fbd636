// SPDX-License-Identifier: Apache-2.0
// RecordSink: gathers rows leaf by leaf and hands them to a BatchWriter, some at a time.
#include <limits>
#include <utility>

#include <sprat/batch.hpp>
#include <sprat/error.hpp>
#include <sprat/record_sink.hpp>

#include "record/leaf_columns.hpp"

namespace sprat {

namespace {

constexpr std::size_t kMostRows = 1024;
constexpr std::size_t kMostTextBytes = std::size_t{1} << 20;
constexpr std::size_t kLargestEnd = std::numeric_limits<std::int32_t>::max();

void add_element_leaves(const Type& type, LeafRows& leaf) {
  if (type.kind == TypeKind::list || type.kind == TypeKind::array) leaf.elements.resize(1);
}

/// Bytes of texts and of lists' elements.
std::size_t varying_bytes(const LeafRows& leaf) {
  std::size_t bytes = leaf.ends.empty() ? 0 : leaf.values.size();
  for (const LeafRows& element : leaf.elements) bytes += element.values.size();
  return bytes;
}

}  // namespace

void LeafRows::append_text(std::string_view text) {
  if (text.size() > kLargestEnd - values.size()) {
    throw LimitError("a text of " + std::to_string(text.size()) + " bytes exceeds the limit of " +
                     std::to_string(kMaxCellBytes));
  }
  values.append(std::as_bytes(std::span(text)));
  ends.append_value(static_cast<std::int32_t>(values.size()));
}

void LeafRows::end_list(std::size_t count) {
  const auto before = ends.as<std::int32_t>();
  const std::size_t end = (before.empty() ? 0 : static_cast<std::size_t>(before.back())) + count;
  if (end > kLargestEnd) {
    throw LimitError("a list of " + std::to_string(count) + " elements is too long for a block");
  }
  ends.append_value(static_cast<std::int32_t>(end));
}

class RecordSink::Impl {
 public:
  Impl(std::unique_ptr<Sink> sink, const Schema& schema, const WriterOptions& options)
      : name_(sink->name()),
        columns_(schema_columns(schema)),
        leaves_(columns_.size()),
        writer_(std::move(sink), schema, options) {
    batch_.schema = std::make_shared<const Schema>(schema);
    batch_.columns.resize(columns_.size());
    for (std::size_t i = 0; i < leaves_.size(); ++i) {
      add_element_leaves(columns_[i].type, leaves_[i]);
    }
  }

  // A row that was begun and not ended is a failure, as is everything that throws.
  LeafRows* begin_row() {
    if (failed_) {
      throw IoError(name_ + ": it is closed, or an earlier write failed; write the file anew");
    }
    failed_ = true;
    return leaves_.data();
  }

  void end_row() {
    ++rows_;
    if (rows_ == kMostRows || is_large()) submit();
    failed_ = false;
  }

  void flush() {
    begin_row();
    submit();
    writer_.flush();
    failed_ = false;
  }

  void close() {
    begin_row();
    submit();
    writer_.close();
  }

 private:
  bool is_large() const {
    std::size_t bytes = 0;
    for (const LeafRows& leaf : leaves_) bytes += varying_bytes(leaf);
    return bytes > kMostTextBytes;
  }

  void submit() {
    for (std::size_t i = 0; i < leaves_.size(); ++i) {
      move_to_column(columns_[i], leaves_[i], rows_, rows_before_, batch_.columns[i]);
    }
    batch_.rows = rows_;
    batch_.first_row = rows_before_;
    writer_.write(batch_);
    rows_before_ += rows_;
    rows_ = 0;
  }

  std::string name_;
  std::vector<Field> columns_;
  std::vector<LeafRows> leaves_;
  BatchWriter writer_;
  Batch batch_;
  std::size_t rows_ = 0;
  std::uint64_t rows_before_ = 0;
  bool failed_ = false;
};

RecordSink::RecordSink(std::unique_ptr<Sink> sink, const Schema& schema,
                       const WriterOptions& options)
    : impl_(std::make_unique<Impl>(std::move(sink), schema, options)) {}
RecordSink::~RecordSink() = default;
RecordSink::RecordSink(RecordSink&&) noexcept = default;
RecordSink& RecordSink::operator=(RecordSink&&) noexcept = default;

LeafRows* RecordSink::begin_row() {
  return impl_->begin_row();
}
void RecordSink::end_row() {
  impl_->end_row();
}
void RecordSink::flush() {
  impl_->flush();
}
void RecordSink::close() {
  impl_->close();
}

}  // namespace sprat

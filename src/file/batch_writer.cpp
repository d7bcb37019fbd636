// SPDX-License-Identifier: Apache-2.0
// BatchWriter: writes blocks until something fails or the file is closed, which commits it.
#include <utility>

#include <sprat/error.hpp>
#include <sprat/writer.hpp>

#include "file/block_writer.hpp"

namespace sprat {

class BatchWriter::Impl {
 public:
  Impl(std::unique_ptr<Sink> sink, const Schema& schema, const WriterOptions& options)
      : sink_(std::move(sink)), schema_(schema), blocks_(*sink_, schema, options) {}

  // After a failure, what was written is of no use: every further call is refused.
  template <class Action>
  void guarded(Action action) {
    if (closed_) throw IoError(sink_->name() + " is closed; nothing more can be written to it");
    if (failed_) throw IoError(sink_->name() + ": an earlier write failed; write the file anew");
    failed_ = true;
    action();
    failed_ = false;
  }

  // A batch that does not fit is the caller's to mend: nothing of it was taken.
  void write(const Batch& batch) {
    if (!batch.schema || (batch.schema != known_schema_ && *batch.schema != schema_)) {
      throw SchemaError("the batch's schema is not the one that " + sink_->name() +
                        " was opened with");
    }
    known_schema_ = batch.schema;
    blocks_.check(batch);
    guarded([&] { blocks_.add(batch); });
  }

  void flush() {
    guarded([&] { blocks_.flush(); });
  }

  void set_final_newline(std::optional<bool> final_newline) { final_newline_ = final_newline; }

  void close() {
    guarded([&] {
      blocks_.finish(final_newline_);
      sink_->commit();
    });
    closed_ = true;
  }

 private:
  std::unique_ptr<Sink> sink_;
  Schema schema_;
  /// Of the last batch, which was found equal.
  std::shared_ptr<const Schema> known_schema_;
  BlockWriter blocks_;
  std::optional<bool> final_newline_;
  bool failed_ = false;
  bool closed_ = false;
};

BatchWriter::BatchWriter(std::unique_ptr<Sink> sink, const Schema& schema,
                         const WriterOptions& options)
    : impl_(std::make_unique<Impl>(std::move(sink), schema, options)) {}

BatchWriter::BatchWriter(const std::string& path, const Schema& schema,
                         const WriterOptions& options, const SinkOptions& sink_options)
    : BatchWriter(create_sink(path, sink_options), schema, options) {}

BatchWriter::~BatchWriter() = default;
BatchWriter::BatchWriter(BatchWriter&&) noexcept = default;
BatchWriter& BatchWriter::operator=(BatchWriter&&) noexcept = default;

void BatchWriter::write(const Batch& batch) {
  impl_->write(batch);
}

void BatchWriter::flush() {
  impl_->flush();
}

void BatchWriter::set_final_newline(std::optional<bool> final_newline) {
  impl_->set_final_newline(final_newline);
}

void BatchWriter::close() {
  impl_->close();
}

}  // namespace sprat

// SPDX-License-Identifier: Apache-2.0
// BatchWriter: gathers rows into blocks, encodes them and frames them.
#include <utility>

#include <sprat/error.hpp>
#include <sprat/writer.hpp>

#include "block/batch_check.hpp"
#include "file/file_writer.hpp"
#include "file/row_gatherer.hpp"

namespace sprat {

class BatchWriter::Impl {
 public:
  Impl(std::unique_ptr<Sink> sink, const Schema& schema, const WriterOptions& options)
      : sink_(std::move(sink)),
        schema_(std::make_shared<const Schema>(schema)),
        columns_(schema_columns(schema)),
        struct_nulls_(schema),
        file_(*sink_, schema, options),
        encoder_(schema, options.effort, options.layout),
        gatherer_(schema_, options, [this](const Batch& rows) { append(rows); }) {}

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
    if (batch.schema != schema_ && (!batch.schema || *batch.schema != *schema_)) {
      throw SchemaError("the batch's schema is not the one that " + sink_->name() +
                        " was opened with");
    }
    check_layout(columns_, batch);
    check_values(columns_, struct_nulls_, batch, rows_);
    guarded([&] { gatherer_.add(batch); });
    rows_ += batch.rows;
  }

  void flush() {
    guarded([&] {
      gatherer_.flush();
      file_.flush();
    });
  }

  void set_final_newline(std::optional<bool> final_newline) { final_newline_ = final_newline; }

  void close() {
    guarded([&] {
      gatherer_.flush();
      file_.finish(final_newline_);
      sink_->commit();
    });
    closed_ = true;
  }

 private:
  void append(const Batch& rows) {
    encoder_.encode(rows, block_);
    file_.append(block_);
  }

  std::unique_ptr<Sink> sink_;
  std::shared_ptr<const Schema> schema_;
  std::vector<Field> columns_;
  StructNulls struct_nulls_;
  FileWriter file_;
  BlockEncoder encoder_;
  EncodedBlock block_;
  RowGatherer gatherer_;
  std::uint64_t rows_ = 0;
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

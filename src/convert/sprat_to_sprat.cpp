// SPDX-License-Identifier: Apache-2.0
// convert_sprat: a sprat file written anew, in another schema, with other columns, effort or block
// size.
#include <utility>

#include <sprat/convert.hpp>
#include <sprat/error.hpp>
#include <sprat/evolution.hpp>

namespace sprat {

namespace {

/// Counts what passes on its way to the sink that it wraps.
class CountingSink final : public Sink {
 public:
  CountingSink(std::unique_ptr<Sink> sink, std::uint64_t& bytes)
      : sink_(std::move(sink)), bytes_(bytes) {}
  const std::string& name() const override { return sink_->name(); }
  void write(std::span<const std::byte> bytes) override {
    sink_->write(bytes);
    bytes_ += bytes.size();
  }
  void flush() override { sink_->flush(); }
  void commit() override { sink_->commit(); }

 private:
  std::unique_ptr<Sink> sink_;
  std::uint64_t& bytes_;
};

// A field that only a later input has would be lost without a word.
void require_no_further_fields(const Schema& later, const Schema& first, const std::string& name) {
  const SchemaMatch match = match_schemas(later, first);
  if (match.left_out.empty()) return;
  throw SchemaError(name + ": field " + match.file_columns[match.left_out.front()].name +
                    " is not in the first input; give --columns or --schema to say which fields to "
                    "write");
}

}  // namespace

ConvertReport convert_sprat(const std::vector<std::string>& inputs, std::unique_ptr<Sink> output,
                            const ConvertOptions& options) {
  ConvertReport report;
  ReaderOptions reader_options;
  reader_options.schema = options.schema;
  reader_options.columns = options.columns;
  std::unique_ptr<BatchWriter> writer;
  std::optional<bool> final_newline;
  Batch batch;
  for (const std::string& input : inputs) {
    std::unique_ptr<Source> source = open_source(input);
    report.input_bytes += source->size().value_or(0);
    BatchReader reader(std::move(source), reader_options);
    if (writer == nullptr) {
      report.schema = reader.schema();
      // Further inputs are read as the first one.
      if (!options.schema) reader_options.schema = reader.file_schema();
      WriterOptions writer_options = options.writer;
      writer_options.dialect = reader.dialect();
      writer_options.metadata = reader.metadata();
      writer = std::make_unique<BatchWriter>(
          std::make_unique<CountingSink>(std::move(output), report.output_bytes), report.schema,
          writer_options);
    } else if (!options.schema && options.columns.empty()) {
      require_no_further_fields(reader.file_schema(), report.schema, input);
    }
    while (reader.next(batch)) {
      writer->write(batch);
      report.rows += batch.rows;
      if (options.progress) options.progress({report.rows, 0, std::nullopt});
    }
    final_newline = reader.final_newline();
  }
  writer->set_final_newline(final_newline);
  writer->close();
  return report;
}

}  // namespace sprat

// SPDX-License-Identifier: Apache-2.0
// convert_sprat: a sprat file written anew, in another schema, with other columns, effort or block
// size.
#include <utility>

#include <sprat/convert.hpp>
#include <sprat/error.hpp>
#include <sprat/evolution.hpp>

#include "convert/memory_plan.hpp"
#include "file/block_writer.hpp"
#include "schema/column_types.hpp"

namespace sprat {

namespace {

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
  const auto memory_for = [&](std::size_t columns) {
    return plan_memory(options.threads, options.max_memory, 2 * options.writer.block_bytes,
                       columns);
  };
  // Encoding takes several times as long as decoding.
  reader_options.threads = (memory_for(0).threads + 3) / 4;
  std::optional<BlockWriter> writer;
  std::optional<bool> final_newline;
  Batch batch;
  for (const std::string& input : inputs) {
    std::unique_ptr<Source> source = open_source(input);
    report.input_bytes += source->size().value_or(0);
    BatchReader reader(std::move(source), reader_options);
    if (!writer) {
      report.schema = reader.schema();
      // Further inputs are read as the first one.
      if (!options.schema && inputs.size() > 1) reader_options.schema = reader.file_schema();
      WriterOptions writer_options = options.writer;
      writer_options.dialect = reader.dialect();
      writer_options.metadata = reader.metadata();
      const MemoryPlan memory = memory_for(column_types(report.schema).size());
      writer.emplace(*output, report.schema, writer_options, memory.threads, memory.slots);
    } else if (!options.schema && options.columns.empty()) {
      require_no_further_fields(reader.file_schema(), report.schema, input);
    }
    while (reader.next(batch)) {
      writer->check(batch);
      writer->add(batch);
      report.rows += batch.rows;
      if (options.progress) options.progress({report.rows, 0, std::nullopt});
    }
    final_newline = reader.final_newline();
  }
  writer->finish(final_newline);
  report.output_bytes = writer->bytes();
  output->commit();
  return report;
}

}  // namespace sprat

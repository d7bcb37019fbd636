// SPDX-License-Identifier: Apache-2.0
#include "file/file_support.hpp"

#include <algorithm>
#include <utility>

#include "base/checksum.hpp"
#include "file/frame.hpp"

using namespace sprat;

namespace {

class PipeSource : public Source {
 public:
  explicit PipeSource(std::unique_ptr<Source> bytes) : bytes_(std::move(bytes)) {}
  const std::string& name() const override { return bytes_->name(); }
  std::size_t read(std::span<std::byte> into) override { return bytes_->read(into); }

 private:
  std::unique_ptr<Source> bytes_;
};

}  // namespace

Batch slice(const Batch& batch, std::size_t first, std::size_t count) {
  Batch part;
  part.schema = batch.schema;
  part.columns.resize(batch.columns.size());
  append_rows(batch, first, count, part);
  return part;
}

Batch select(const Batch& batch, const std::vector<std::string>& fields) {
  Schema schema = *batch.schema;
  schema.fields.clear();
  Batch chosen;
  for (const std::string& name : fields) {
    const std::size_t column = batch.schema->find(name).value();
    schema.fields.push_back(batch.schema->fields[column]);
    chosen.columns.push_back(batch.columns[column]);
  }
  chosen.schema = std::make_shared<const Schema>(std::move(schema));
  chosen.rows = batch.rows;
  return chosen;
}

WriterOptions blocks_of(std::uint64_t rows) {
  WriterOptions options;
  options.block_rows = rows;
  return options;
}

Buffer write_rows(const Batch& rows, const WriterOptions& options) {
  Buffer file;
  BatchWriter writer(memory_sink(file), *rows.schema, options);
  writer.write(rows);
  writer.close();
  return file;
}

std::unique_ptr<Source> file_of(Bytes bytes) {
  return memory_source(bytes);
}

std::unique_ptr<Source> pipe_of(Bytes bytes) {
  return std::make_unique<PipeSource>(memory_source(bytes));
}

void read_into(BatchReader& reader, Batch& rows) {
  rows.schema = std::make_shared<const Schema>(reader.schema());
  rows.columns.resize(schema_columns(reader.schema()).size());
  Batch block;
  while (reader.next(block)) append_rows(block, 0, block.rows, rows);
}

Batch read_rows(std::unique_ptr<Source> source, const ReaderOptions& options) {
  BatchReader reader(std::move(source), options);
  Batch rows;
  read_into(reader, rows);
  return rows;
}

std::vector<std::size_t> frame_offsets(const Buffer& file) {
  std::vector<std::size_t> offsets;
  for (std::size_t at = 0; at < file.size();) {
    offsets.push_back(at);
    at += frame_bytes(parse_frame_header(file.bytes().subspan(at, kFrameHeaderSize)).stored_bytes);
  }
  return offsets;
}

void edit_frame(Buffer& file, std::size_t offset, const FrameEdit& edit) {
  std::byte* frame = file.data() + offset;
  const auto stored = load<std::uint64_t>(frame + 24);
  const auto kind = load<FrameKind>(frame + 4);
  edit(frame);
  std::uint64_t summed = stored;
  if (kind == FrameKind::block) {
    summed = std::min<std::uint64_t>(stored, load<std::uint32_t>(frame + kFrameHeaderSize));
  }
  const auto seal = [](std::byte* header, std::uint64_t payload_checksum) {
    store(header + 48, payload_checksum);
    store(header + 56, checksum({header, 56}));
  };
  if (kind == FrameKind::end) {
    store(frame + 56, checksum({frame, 56}));
    return;
  }
  const std::uint64_t sum = checksum({frame + kFrameHeaderSize, static_cast<std::size_t>(summed)});
  seal(frame, sum);
  if (kind == FrameKind::footer) seal(frame + frame_bytes(stored), sum);
}

// SPDX-License-Identifier: Apache-2.0
#include "file/file_writer.hpp"

#include <array>
#include <initializer_list>
#include <limits>
#include <string>

#include "base/checksum.hpp"
#include "file/file_header.hpp"
#include "file/footer.hpp"
#include "file/frame.hpp"
#include "schema/column_types.hpp"

namespace sprat {

class FileWriter::Impl {
 public:
  Impl(Sink& sink, const Schema& schema, const WriterOptions& options)
      : sink_(sink), statistics_(column_types(schema).size()) {
    write_file_header(schema, options, header_payload_);
  }

  void append(const EncodedBlock& block) {
    if (block.rows == 0) return;
    if (!header_is_out_) write_header(block.directory.bytes());
    const std::uint64_t offset = bytes_;
    FrameHeader header;
    header.kind = FrameKind::block;
    header.rows = static_cast<std::uint32_t>(block.rows);
    header.decoded_bytes = block.decoded_bytes;
    header.payload_checksum = checksum(block.directory.bytes());
    write_frame(header, {block.directory.bytes(), block.chunks.bytes()});
    index_.add({offset, rows_, block.directory.size() + block.chunks.size(), header.rows,
                static_cast<std::uint32_t>(block.directory.size())},
               block.statistics);
    for (std::size_t i = 0; i < statistics_.size(); ++i) {
      statistics_[i].merge(block.statistics[i]);
    }
    rows_ += block.rows;
    decoded_bytes_ += block.decoded_bytes;
    ++blocks_;
    if (index_.is_full()) write_index();
  }

  void flush() {
    if (!header_is_out_) write_header({});
    sink_.flush();
  }

  void finish(std::optional<bool> final_newline) {
    if (!header_is_out_) write_header({});
    Footer footer;
    footer.rows = rows_;
    footer.blocks = blocks_;
    footer.decoded_bytes = decoded_bytes_;
    footer.segment_bytes = bytes_;
    footer.indexes = indexes_;
    footer.statistics = statistics_;
    footer.final_newline = final_newline;
    Buffer payload;
    write_footer(footer, index_, payload);
    write_payload(FrameKind::footer, payload.bytes());
    FrameHeader end;
    end.kind = FrameKind::end;
    end.decoded_bytes = frame_bytes(payload.size());
    end.payload_checksum = checksum(payload.bytes());
    write_frame(end, {});
  }

  std::uint64_t rows() const { return rows_; }
  std::uint64_t blocks() const { return blocks_; }
  std::uint64_t bytes() const { return bytes_; }

 private:
  // The tag is not known before the first block, which is why the HEADER waits for it.
  void write_header(Bytes first_directory) {
    tag_ = segment_tag(header_payload_.bytes(), first_directory);
    header_is_out_ = true;
    write_payload(FrameKind::header, header_payload_.bytes());
    header_payload_.release();
  }

  void write_index() {
    flatbuffers::FlatBufferBuilder builder;
    builder.Finish(index_.create(builder, true));
    Buffer payload;
    append_finished(builder, payload);
    const std::uint64_t first_row = index_.first_row();
    indexes_.emplace_back(bytes_, first_row, rows_ - first_row, payload.size());
    write_payload(FrameKind::index, payload.bytes());
    index_.clear();
  }

  void write_payload(FrameKind kind, Bytes payload) {
    FrameHeader header;
    header.kind = kind;
    // Nothing is lost by a reader that passes over an INDEX.
    header.critical = kind != FrameKind::index;
    header.decoded_bytes = payload.size();
    header.payload_checksum = checksum(payload);
    write_frame(header, {payload});
  }

  // Fills in what every frame has and writes it.
  void write_frame(FrameHeader header, std::initializer_list<Bytes> parts) {
    static constexpr std::array<std::byte, kFrameAlignment> kPadding{};
    for (const Bytes part : parts) header.stored_bytes += part.size();
    header.tag = tag_;
    header.sequence = sequence_++;
    header.first_row = rows_;
    sink_.write(to_bytes(header));
    for (const Bytes part : parts) {
      if (!part.empty()) sink_.write(part);
    }
    const std::uint64_t padding =
        frame_bytes(header.stored_bytes) - kFrameHeaderSize - header.stored_bytes;
    if (padding != 0) sink_.write(Bytes(kPadding).first(padding));
    bytes_ += frame_bytes(header.stored_bytes);
  }

  Sink& sink_;
  Buffer header_payload_;
  bool header_is_out_ = false;
  std::uint64_t tag_ = 0;
  std::uint32_t sequence_ = 0;
  std::uint64_t rows_ = 0;
  std::uint64_t blocks_ = 0;
  std::uint64_t bytes_ = 0;
  std::uint64_t decoded_bytes_ = 0;
  IndexBuilder index_;
  std::vector<wire::IndexEntry> indexes_;
  std::vector<Statistics> statistics_;
};

FileWriter::FileWriter(Sink& sink, const Schema& schema, const WriterOptions& options) {
  validate(schema);
  impl_ = std::make_unique<Impl>(sink, schema, options);
}

FileWriter::~FileWriter() = default;
FileWriter::FileWriter(FileWriter&&) noexcept = default;

void FileWriter::append(const EncodedBlock& block) {
  impl_->append(block);
}

void FileWriter::flush() {
  impl_->flush();
}

void FileWriter::finish(std::optional<bool> final_newline) {
  impl_->finish(final_newline);
}

std::uint64_t FileWriter::rows() const {
  return impl_->rows();
}

std::uint64_t FileWriter::blocks() const {
  return impl_->blocks();
}

std::uint64_t FileWriter::bytes() const {
  return impl_->bytes();
}

}  // namespace sprat

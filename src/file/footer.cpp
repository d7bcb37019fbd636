// SPDX-License-Identifier: Apache-2.0
#include "file/footer.hpp"

#include <string>

#include "block/statistics_table.hpp"
#include "file/frame.hpp"

namespace sprat {

namespace {

// Frozen in the file format (docs/format.md, FOOTER).
enum class FinalNewline : std::uint8_t { unknown = 0, no = 1, yes = 2 };

void require(bool holds, const char* problem) {
  if (!holds) throw CorruptError(std::string("footer: ") + problem);
}

const wire::Footer& open_footer(Bytes payload) {
  const auto& table = verified_table<wire::Footer>(payload, "a FOOTER");
  require(table.segment_bytes() % kFrameAlignment == 0 && table.segment_bytes() >= kFrameHeaderSize,
          "its segment cannot have that length");
  return table;
}

FinalNewline to_wire(std::optional<bool> final_newline) {
  if (!final_newline) return FinalNewline::unknown;
  return *final_newline ? FinalNewline::yes : FinalNewline::no;
}

std::optional<bool> final_newline_from(std::uint8_t stored) {
  require(stored <= static_cast<std::uint8_t>(FinalNewline::yes), "final_newline is not known");
  if (stored == static_cast<std::uint8_t>(FinalNewline::unknown)) return std::nullopt;
  return stored == static_cast<std::uint8_t>(FinalNewline::yes);
}

// INDEX frames lie in order and their rows follow on each other; returns the rows of all.
std::uint64_t read_indexes(const wire::Footer& table, Footer& footer) {
  std::uint64_t next_offset = 0;
  std::uint64_t next_row = 0;
  for (const wire::IndexEntry& index : struct_span(table.indexes())) {
    require(index.offset() % kFrameAlignment == 0 && index.offset() >= next_offset &&
                index.offset() < footer.segment_bytes &&
                index.stored_bytes() <= footer.segment_bytes - index.offset(),
            "an INDEX lies outside its segment");
    next_offset = index.offset() + frame_bytes(index.stored_bytes());
    require(index.first_row() == next_row && index.rows() != 0 &&
                index.rows() <= footer.rows - next_row,
            "rows are missing or repeated");
    next_row += index.rows();
    footer.indexes.push_back(index);
  }
  return next_row;
}

void read_statistics(const wire::Footer& table, const std::vector<Field>& columns, Footer& footer) {
  const auto statistics = struct_span(table.statistics());
  require(statistics.size() == columns.size(), "not one statistics for each column");
  const Bytes texts = vector_bytes(table.texts());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    check_statistics(statistics[i], columns[i].type, footer.rows, texts);
    footer.statistics.push_back(from_wire(statistics[i], columns[i].type, texts));
  }
}

}  // namespace

void write_footer(const Footer& footer, const IndexBuilder& tail, Buffer& payload) {
  flatbuffers::FlatBufferBuilder builder;
  Buffer text_bytes;
  std::vector<wire::ColumnStatistics> columns;
  for (const Statistics& column : footer.statistics) {
    columns.push_back(sprat::to_wire(column, text_bytes));
  }
  const auto texts = create_byte_vector(builder, text_bytes.bytes());
  const auto statistics = builder.CreateVectorOfStructs(columns);
  // A lone block's statistics are those of its segment.
  const auto tail_table = tail.blocks() == 0 ? flatbuffers::Offset<wire::Index>()
                                             : tail.create(builder, footer.blocks > 1);
  flatbuffers::Offset<flatbuffers::Vector<const wire::IndexEntry*>> indexes;
  if (!footer.indexes.empty()) indexes = builder.CreateVectorOfStructs(footer.indexes);
  builder.Finish(wire::CreateFooter(builder, footer.rows, footer.blocks, footer.decoded_bytes,
                                    footer.segment_bytes, indexes, tail_table, statistics, texts,
                                    static_cast<std::uint8_t>(to_wire(footer.final_newline))));
  payload.clear();
  append_finished(builder, payload);
}

std::uint64_t footer_segment_bytes(Bytes payload) {
  return open_footer(payload).segment_bytes();
}

OpenedFooter read_footer(Bytes payload, const std::vector<Field>& columns) {
  const wire::Footer& table = open_footer(payload);
  OpenedFooter opened;
  Footer& footer = opened.footer;
  footer.rows = table.rows();
  footer.blocks = table.blocks();
  footer.decoded_bytes = table.decoded_bytes();
  footer.segment_bytes = table.segment_bytes();
  footer.final_newline = final_newline_from(table.final_newline());
  read_statistics(table, columns, footer);
  const std::uint64_t indexed_rows = read_indexes(table, footer);
  if (table.tail() != nullptr) {
    opened.tail = BlockIndex(*table.tail(), columns,
                             {indexed_rows, footer.rows - indexed_rows, footer.segment_bytes});
  } else {
    require(indexed_rows == footer.rows, "its indexes do not have all rows");
  }
  return opened;
}

}  // namespace sprat

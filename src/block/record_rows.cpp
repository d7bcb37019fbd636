// SPDX-License-Identifier: Apache-2.0
#include "block/record_rows.hpp"

#include <algorithm>
#include <string>

#include "block/record_columns.hpp"
#include "schema/flat_schema.hpp"
#include "schema/record_layout.hpp"

namespace sprat {

namespace {

void append_offsets(const std::vector<Field>& fields, std::size_t begin,
                    std::vector<std::size_t>& offsets) {
  const RecordLayout layout = record_layout(fields);
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const std::size_t offset = begin + static_cast<std::size_t>(layout.fields[i].offset);
    if (fields[i].type.kind == TypeKind::structure) {
      append_offsets(fields[i].type.fields, offset, offsets);
    } else {
      offsets.push_back(offset);
    }
  }
}

std::size_t flat_record_bytes(const Schema& schema) {
  require_flat(schema);
  return static_cast<std::size_t>(record_layout(schema).size);
}

}  // namespace

RecordRows::RecordRows(const Schema& schema)
    : columns_(schema_columns(schema)), record_bytes_(flat_record_bytes(schema)) {
  append_offsets(schema.fields, 0, offsets_);
  std::size_t end = 0;
  const auto pad_to = [&](std::size_t next) {
    for (; end < next; ++end) padding_.push_back(end);
  };
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    pad_to(offsets_[i]);
    end = offsets_[i] + field_bytes(columns_[i].type);
  }
  pad_to(record_bytes_);
}

void RecordRows::scatter(const Batch& batch, Buffer& records) const {
  records.clear();
  records.resize_zeroed(batch.rows * record_bytes_);
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    scatter_column(columns_[i].type, batch.columns[i], records.data() + offsets_[i], record_bytes_);
  }
}

void RecordRows::gather(std::size_t column, Bytes records, Column& into) const {
  gather_column(columns_[column].type, records.data() + offsets_[column], record_bytes_,
                records.size() / record_bytes_, into);
}

void RecordRows::check_padding(Bytes records) const {
  // In pieces that stay in the nearest cache.
  const std::size_t piece = 256 * record_bytes_;
  std::byte all{0};
  for (std::size_t begin = 0; begin < records.size(); begin += piece) {
    const std::size_t end = std::min(begin + piece, records.size());
    for (const std::size_t offset : padding_) {
      for (std::size_t at = begin + offset; at < end; at += record_bytes_) all |= records[at];
    }
  }
  if (all == std::byte{0}) return;
  for (std::size_t begin = 0; begin < records.size(); begin += record_bytes_) {
    for (const std::size_t offset : padding_) {
      if (records[begin + offset] == std::byte{0}) continue;
      throw CorruptError("row " + std::to_string(begin / record_bytes_) +
                         " of the block has padding that is not zero");
    }
  }
}

void RecordRows::check_values(Bytes records) const {
  Column values;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (!has_faults(columns_[i].type)) continue;
    try {
      gather(i, records, values);
    } catch (const CorruptError& error) {
      throw CorruptError("column " + columns_[i].name + ": " + error.what());
    }
  }
}

}  // namespace sprat

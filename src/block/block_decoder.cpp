// SPDX-License-Identifier: Apache-2.0
// A block to columns: each chunk is checked, then decoded within the reader's limits.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "base/checksum.hpp"
#include "block/block.hpp"
#include "block/chunk_cursor.hpp"
#include "block/chunk_values.hpp"
#include "block/column_bytes.hpp"
#include "block/directory.hpp"
#include "block/record_columns.hpp"
#include "block/record_rows.hpp"
#include "block/statistics_table.hpp"
#include "block/text_check.hpp"
#include "block/valid_runs.hpp"
#include "schema/flat_schema.hpp"

namespace sprat {

class BlockDecoder::Impl {
 public:
  Impl(const Schema& schema, SharedColumns columns, const Limits& limits)
      : shared_columns_(std::move(columns)), columns_(*shared_columns_), limits_(limits) {
    if (is_flat(schema)) record_rows_.emplace(schema);
  }

  void open(Bytes directory, std::uint64_t rows, std::uint64_t payload_bytes) {
    directory_ = Directory(directory, columns_, limits_, rows, payload_bytes);
    rows_ = static_cast<std::size_t>(rows);
    budget_ = limits_.block_bytes;
    checked_records_ = nullptr;
    bases_.clear();
    if (!directory_.holds_records()) return;
    if (!record_rows_ ||
        directory_.entry(0).stored_bytes() != rows * record_rows_->record_bytes()) {
      throw CorruptError("the block's records are not of the file's schema");
    }
  }

  const Directory& directory() const { return directory_; }

  bool is_boolean(std::size_t column) const {
    return columns_[column].type.kind == TypeKind::boolean;
  }

  ChunkInfo info(std::size_t column) const {
    ChunkInfo info;
    const encoding::EncodedChunk chunk = directory_.chunk(column);
    if (directory_.holds_records()) {
      info.encoding = "records";
      info.stored_bytes = rows_ * field_bytes(columns_[column].type);
    } else {
      info.encoding = encoding::to_string(chunk.tree) + (chunk.zstd ? " zstd" : "");
      info.stored_bytes = chunk.stored_bytes;
    }
    if (const auto base = directory_.base(column)) info.base = columns_[*base].name;
    info.decoded_bytes = directory_.entry(column).decoded_bytes();
    info.statistics = directory_.statistics(column);
    return info;
  }

  std::vector<std::size_t> bases(const std::vector<std::size_t>& columns) const {
    std::vector<std::size_t> bases;
    if (directory_.has_no_differences()) return bases;
    for (const std::size_t column : columns) {
      if (const auto base = directory_.base(column)) bases.push_back(*base);
    }
    std::sort(bases.begin(), bases.end());
    bases.erase(std::unique(bases.begin(), bases.end()), bases.end());
    return bases;
  }

  void take_base(std::size_t column, Bytes chunk) {
    const Field& field = columns_[column];
    naming_column(field, [&] {
      BaseValues& base = bases_.emplace_back(BaseValues{column, {}});
      open_chunk(column, field.type, chunk, decoder_, scratch_);
      base.values.resize(rows_ * fixed_width(field.type));
      decoder_.read(rows_, base.values.data());
    });
  }

  void check_records(Bytes records) const {
    check_bytes(directory_.entry(0), records);
    record_rows_->check_padding(records);
  }

  void check_record_values(Bytes records) const { record_rows_->check_values(records); }

  void decode(std::size_t column, Bytes chunk, Column& into) {
    const Field& field = columns_[column];
    const bool is_checked = chunk.data() == checked_records_;
    if (directory_.holds_records() && !is_checked) {
      check_records(chunk);
      checked_records_ = chunk.data();
    }
    naming_column(field, [&] {
      if (directory_.holds_records()) {
        spend(rows_ * field_bytes(field.type));
        record_rows_->gather(column, chunk, into);
      } else {
        decode_chunk(column, field.type, chunk, into);
      }
    });
  }

  void open_cursor(std::size_t column, Bytes chunk, encoding::ChunkDecoder& decoder,
                   Column& nulls) {
    const Field& field = columns_[column];
    naming_column(field, [&] {
      open_chunk(column, field.type, chunk, decoder, nulls);
      if (!is_variable_width(field.type)) return;
      check_texts(field.type, decoder);
    });
  }

 private:
  template <class Action>
  static void naming_column(const Field& field, Action action) {
    try {
      action();
    } catch (const CorruptError& error) {
      throw CorruptError("column " + field.name + ": " + error.what());
    } catch (const LimitError& error) {
      throw LimitError("column " + field.name + ": " + error.what());
    }
  }

  static void check_bytes(const wire::ChunkEntry& entry, Bytes chunk) {
    if (chunk.size() != entry.stored_bytes() || checksum(chunk) != entry.checksum()) {
      throw CorruptError("its bytes do not have the checksum that the directory tells");
    }
  }

  void decode_chunk(std::size_t column, const Type& type, Bytes chunk, Column& into) {
    if (const Buffer* known = base_values(column)) {
      into.clear();
      into.length = rows_;
      into.values.assign(known->bytes());
      return;
    }
    const std::uint64_t budget = budget_;
    open_chunk(column, type, chunk, decoder_, into);
    read_values(decoder_, type, budget, scratch_, into);
    spend(column_bytes(type, into) - least_column_bytes(type, rows_));
  }

  // Leaves `into` with the validity of its rows.
  void open_chunk(std::size_t column, const Type& type, Bytes chunk,
                  encoding::ChunkDecoder& decoder, Column& into) {
    const wire::ChunkEntry& entry = directory_.entry(column);
    check_bytes(entry, chunk);
    into.clear();
    const std::uint64_t budget = budget_;
    spend(least_column_bytes(type, rows_));
    const auto base = directory_.base(column);
    const Buffer* values = base ? base_values(*base) : nullptr;
    decoder.open(directory_.chunk(column), chunk_shape(type), rows_, chunk, budget,
                 values == nullptr ? Bytes() : values->bytes());
    into.length = rows_;
    read_validity(decoder, null_count(entry.statistics()), into);
  }

  const Buffer* base_values(std::size_t column) const {
    const auto found = std::find_if(bases_.begin(), bases_.end(),
                                    [&](const BaseValues& base) { return base.column == column; });
    return found == bases_.end() ? nullptr : &found->values;
  }

  // Of a dictionary the entries alone are looked at.
  void check_texts(const Type& type, const encoding::ChunkDecoder& decoder) {
    spend(decoder.texts().values.size() + decoder.texts().offsets.size());
    if (const auto row = malformed_row(type, decoder.texts())) {
      throw CorruptError("text " + std::to_string(*row) + " of the block " +
                         malformed_text_problem(type));
    }
  }

  void read_validity(encoding::ChunkDecoder& decoder, std::uint64_t null_count, Column& into) {
    if (decoder.has_validity() != (null_count != 0)) {
      throw CorruptError("its validity does not fit its null count");
    }
    if (null_count == 0) return;
    decoder.read_validity(into.validity);
    into.null_count = static_cast<std::size_t>(null_count);
    if (rows_ - count_valid(into) != null_count) {
      throw CorruptError("its validity does not hold as many nulls as the directory tells");
    }
  }

  // What all columns of the block may take together.
  void spend(std::uint64_t bytes) {
    if (bytes > budget_) {
      throw LimitError("the block decodes to more than " + std::to_string(limits_.block_bytes) +
                       " bytes (Limits::block_bytes)");
    }
    budget_ -= bytes;
  }

  SharedColumns shared_columns_;
  const std::vector<Field>& columns_;
  Limits limits_;
  Directory directory_;
  std::optional<RecordRows> record_rows_;
  const std::byte* checked_records_ = nullptr;
  std::size_t rows_ = 0;
  std::uint64_t budget_ = 0;
  encoding::ChunkDecoder decoder_;
  /// The values that `take_base` has decoded.
  struct BaseValues {
    std::size_t column;
    Buffer values;
  };
  std::vector<BaseValues> bases_;
  Column scratch_;
};

BlockDecoder::BlockDecoder(const Schema& schema, const Limits& limits)
    : BlockDecoder(schema, shared_columns(schema), limits) {}
BlockDecoder::BlockDecoder(const Schema& schema, SharedColumns columns, const Limits& limits)
    : impl_(std::make_unique<Impl>(schema, std::move(columns), limits)) {}
BlockDecoder::~BlockDecoder() = default;
BlockDecoder::BlockDecoder(BlockDecoder&&) noexcept = default;

void BlockDecoder::open(Bytes directory, std::uint64_t rows, std::uint64_t payload_bytes) {
  impl_->open(directory, rows, payload_bytes);
}

ChunkPlace BlockDecoder::place(std::size_t column) const {
  return {impl_->directory().place(column), impl_->directory().entry(column).stored_bytes()};
}

Statistics BlockDecoder::statistics(std::size_t column) const {
  return impl_->directory().statistics(column);
}

bool BlockDecoder::holds_records() const {
  return impl_->directory().holds_records();
}

void BlockDecoder::check_records(Bytes records) const {
  impl_->check_records(records);
  impl_->check_record_values(records);
}

std::uint64_t BlockDecoder::decoded_bytes() const {
  return impl_->directory().decoded_bytes();
}

ChunkInfo BlockDecoder::info(std::size_t column) const {
  return impl_->info(column);
}

void BlockDecoder::open_cursor(std::size_t column, Bytes chunk, ChunkCursor& cursor) {
  cursor.is_boolean_ = impl_->is_boolean(column);
  impl_->open_cursor(column, chunk, cursor.decoder_, cursor.nulls_);
}

std::vector<std::size_t> BlockDecoder::bases(const std::vector<std::size_t>& columns) const {
  return impl_->bases(columns);
}

void BlockDecoder::take_base(std::size_t column, Bytes chunk) {
  impl_->take_base(column, chunk);
}

void BlockDecoder::decode(std::size_t column, Bytes chunk, Column& into) {
  impl_->decode(column, chunk, into);
}

}  // namespace sprat

// SPDX-License-Identifier: Apache-2.0
#include "collected_rows.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include <sprat/error.hpp>

namespace sprat::python {

namespace {

// What a file says of its rows is believed so far; beyond, memory grows with the rows that come.
constexpr std::uint64_t kMostReservedBytes = std::uint64_t{1} << 28;

TypeKind code_kind(std::uint8_t width) {
  if (width == 1) return TypeKind::uint8;
  return width == 2 ? TypeKind::uint16 : TypeKind::uint32;
}

std::size_t number_at(const Buffer& numbers, std::uint8_t width, std::size_t row) {
  if (width == 1) return numbers.as<std::uint8_t>()[row];
  if (width == 2) return numbers.as<std::uint16_t>()[row];
  return numbers.as<std::uint32_t>()[row];
}

template <class Code>
void widen_as(const Buffer& numbers, std::uint8_t width, std::size_t count, Buffer& into) {
  into.resize(count * sizeof(Code));
  const auto codes = into.as<Code>();
  for (std::size_t i = 0; i < count; ++i)
    codes[i] = static_cast<Code>(number_at(numbers, width, i));
}

// One dictionary for all blocks of a column, whose codes are gathered as numbers are.
class MergedDictionary {
 public:
  /// Makes `column`'s own codes those of this dictionary, as `values` of `width()` bytes.
  void translate(Column& column) {
    codes_.resize(column.entries());
    for (std::size_t i = 0; i < codes_.size(); ++i) codes_[i] = code_of(column.entry(i));
    const auto own = column.codes.as<std::uint32_t>();
    column.values.resize(own.size() * width());
    if (width() == 1) {
      translate_as<std::uint8_t>(own, column.values);
    } else if (width() == 2) {
      translate_as<std::uint16_t>(own, column.values);
    } else {
      translate_as<std::uint32_t>(own, column.values);
    }
    column.offsets.clear();
    column.codes.clear();
  }

  std::uint8_t width() const { return code_width(numbers_.size()); }
  const Column& entries() const { return entries_; }

  /// Puts the codes where a dictionary column has them.
  void finish(Column& column) {
    column.codes.swap(column.values);
    column.values.swap(entries_.values);
    column.offsets.swap(entries_.offsets);
  }

 private:
  template <class Code>
  void translate_as(std::span<const std::uint32_t> own, Buffer& into) const {
    const auto codes = into.as<Code>();
    std::transform(own.begin(), own.end(), codes.begin(),
                   [this](std::uint32_t code) { return static_cast<Code>(codes_[code]); });
  }

  std::uint32_t code_of(std::string_view text) {
    const auto [found, is_new] =
        numbers_.try_emplace(std::string(text), static_cast<std::uint32_t>(numbers_.size()));
    if (is_new) add_entry(text);
    return found->second;
  }

  void add_entry(std::string_view text) {
    if (entries_.offsets.empty()) entries_.offsets.append_value(std::int32_t{0});
    entries_.values.append(std::as_bytes(std::span(text)));
    if (entries_.values.size() > std::size_t{std::numeric_limits<std::int32_t>::max()}) {
      throw LimitError(
          "the texts of a column take more than 2 GiB together: read the rows in "
          "parts, with sprat.open");
    }
    entries_.offsets.append_value(static_cast<std::int32_t>(entries_.values.size()));
  }

  Column entries_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
  /// Of the block that is translated, by its own codes.
  std::vector<std::uint32_t> codes_;
};

// Gathers batches in a schema whose dictionary columns are numbers, the codes.
class RowCollector {
 public:
  RowCollector(std::shared_ptr<const Schema> schema, std::uint64_t rows)
      : schema_(std::move(schema)),
        columns_(schema_columns(*schema_)),
        dictionaries_(columns_.size()),
        row_count_(rows) {
    gathered_schema_->name = schema_->name;
    gathered_schema_->fields = columns_;
    gathered_.columns.resize(columns_.size());
  }

  void add(Batch& batch) {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (is_variable_width(columns_[i].type)) add_texts(i, batch.columns[i]);
    }
    if (gathered_.rows == 0) reserve();
    batch.schema = gathered_schema_;
    append_rows(batch, 0, batch.rows, gathered_);
  }

  NarrowBatch finish() {
    NarrowBatch narrow;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      narrow.widths.push_back(dictionaries_[i] ? dictionaries_[i]->width() : std::uint8_t{0});
      if (dictionaries_[i]) dictionaries_[i]->finish(gathered_.columns[i]);
    }
    gathered_.schema = schema_;
    narrow.batch = std::make_shared<Batch>(std::move(gathered_));
    return narrow;
  }

 private:
  // Stays a dictionary as long as all that comes are dictionaries.
  void add_texts(std::size_t number, Column& column) {
    auto& dictionary = dictionaries_[number];
    if (gathered_.rows == 0 && column.is_dictionary()) {
      dictionary.emplace();
    } else if (!dictionary) {
      return;
    }
    if (!column.is_dictionary()) return spell_out(number);
    const std::uint8_t width = dictionary->width();
    dictionary->translate(column);
    if (width != dictionary->width()) widen(width, dictionary->width(), gathered_.columns[number]);
    gathered_schema_->fields[number].type = Type{.kind = code_kind(dictionary->width())};
  }

  void widen(std::uint8_t from, std::uint8_t to, Column& column) {
    Buffer wide;
    wide.reserve(reserved_bytes(to));
    if (to == 2) {
      widen_as<std::uint16_t>(column.values, from, column.length, wide);
    } else {
      widen_as<std::uint32_t>(column.values, from, column.length, wide);
    }
    column.values.swap(wide);
  }

  void spell_out(std::size_t number) {
    Column& column = gathered_.columns[number];
    const MergedDictionary& dictionary = *dictionaries_[number];
    Batch texts;
    texts.schema = one_column(columns_[number]);
    texts.rows = column.length;
    Column& coded = texts.columns.emplace_back(dictionary.entries());
    coded.length = column.length;
    widen_as<std::uint32_t>(column.values, dictionary.width(), column.length, coded.codes);
    Batch spelled;
    append_rows(texts, 0, texts.rows, spelled);
    column.values.swap(spelled.columns.front().values);
    column.offsets.swap(spelled.columns.front().offsets);
    gathered_schema_->fields[number] = columns_[number];
    dictionaries_[number].reset();
  }

  static std::shared_ptr<const Schema> one_column(const Field& field) {
    auto schema = std::make_shared<Schema>();
    schema->fields.push_back(field);
    return schema;
  }

  void reserve() {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      const Type& type = gathered_schema_->fields[i].type;
      if (is_variable_width(type)) {
        gathered_.columns[i].offsets.reserve(reserved_bytes(sizeof(std::int32_t)));
      } else {
        gathered_.columns[i].values.reserve(reserved_bytes(fixed_width(type)));
      }
    }
  }

  std::size_t reserved_bytes(std::size_t width) const {
    const std::uint64_t rows = std::min(row_count_, kMostReservedBytes);
    return static_cast<std::size_t>(std::min<std::uint64_t>(rows * width, kMostReservedBytes));
  }

  std::shared_ptr<const Schema> schema_;
  std::vector<Field> columns_;
  std::shared_ptr<Schema> gathered_schema_ = std::make_shared<Schema>();
  std::vector<std::optional<MergedDictionary>> dictionaries_;
  std::uint64_t row_count_;
  Batch gathered_;
};

}  // namespace

NarrowBatch collect_rows(FilteredReader& reader) {
  RowCollector collector(reader.schema(), reader.row_count().value_or(0));
  Batch batch;
  while (reader.next(batch)) collector.add(batch);
  return collector.finish();
}

}  // namespace sprat::python

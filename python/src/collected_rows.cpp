// SPDX-License-Identifier: Apache-2.0
#include "collected_rows.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <unordered_map>
#include <vector>

#include <sprat/error.hpp>

namespace sprat::python {

namespace {

// What a file says of its rows is believed so far; beyond, memory grows with the rows that come.
constexpr std::uint64_t kMostReservedBytes = std::uint64_t{1} << 28;

void set_bits(Buffer& bitmap, std::size_t first, std::size_t count) {
  for (std::size_t i = first; i < first + count; ++i) {
    bitmap.data()[i / 8] |= std::byte{1} << (i % 8);
  }
}

void append_bits(const Buffer& source, std::size_t count, Buffer& target, std::size_t length) {
  target.resize_zeroed((length + count + 7) / 8);
  if (length % 8 == 0) {
    std::copy_n(source.data(), (count + 7) / 8, target.data() + length / 8);
    return;
  }
  for (std::size_t i = 0; i < count; ++i) {
    if (Column::bit(source, i)) set_bits(target, length + i, 1);
  }
}

std::int32_t checked_offset(std::uint64_t offset) {
  if (offset > std::uint64_t{std::numeric_limits<std::int32_t>::max()}) {
    throw LimitError(
        "the texts of a column take more than 2 GiB together: read the rows in parts, "
        "with sprat.open");
  }
  return static_cast<std::int32_t>(offset);
}

class ColumnCollector {
 public:
  ColumnCollector(const Type& type, Column& target) : type_(type), target_(target) {
    if (type.kind == TypeKind::list || type.kind == TypeKind::array) {
      target.children.resize(1);
      elements_ = std::make_unique<ColumnCollector>(type.fields.front().type, target.children[0]);
    }
  }

  void reserve(std::uint64_t rows) {
    const std::uint64_t width = is_variable_width(type_) ? 4 : fixed_width(type_);
    const std::uint64_t bytes = rows > kMostReservedBytes ? kMostReservedBytes : rows * width;
    Buffer& buffer = is_variable_width(type_) ? target_.codes : target_.values;
    buffer.reserve(static_cast<std::size_t>(std::min(bytes, kMostReservedBytes)));
  }

  void add(const Column& source) {
    add_validity(source);
    if (is_variable_width(type_)) {
      add_texts(source);
    } else if (type_.kind == TypeKind::boolean) {
      append_bits(source.values, source.length, target_.values, target_.length);
    } else if (elements_) {
      if (type_.kind == TypeKind::list) add_offsets(source);
      elements_->add(source.children.front());
    } else {
      target_.values.append(source.values.bytes().first(source.length * fixed_width(type_)));
    }
    target_.length += source.length;
  }

 private:
  void add_validity(const Column& source) {
    if (source.null_count == 0 && target_.null_count == 0) return;
    if (target_.validity.empty()) {
      target_.validity.resize_zeroed((target_.length + 7) / 8);
      set_bits(target_.validity, 0, target_.length);
    }
    if (source.null_count == 0) {
      target_.validity.resize_zeroed((target_.length + source.length + 7) / 8);
      set_bits(target_.validity, target_.length, source.length);
    } else {
      append_bits(source.validity, source.length, target_.validity, target_.length);
    }
    target_.null_count += source.null_count;
  }

  void add_offsets(const Column& source) {
    const auto from = source.offsets.as<std::int32_t>();
    if (target_.offsets.empty()) target_.offsets.append_value(std::int32_t{0});
    const auto base = static_cast<std::uint64_t>(target_.offsets.as<std::int32_t>().back());
    for (std::size_t row = 0; row < source.length; ++row) {
      const auto end = static_cast<std::uint64_t>(from[row + 1] - from[0]);
      target_.offsets.append_value(checked_offset(base + end));
    }
  }

  // Stays a dictionary as long as all that comes are dictionaries.
  void add_texts(const Column& source) {
    if (target_.length == 0) is_dictionary_ = source.is_dictionary();
    if (is_dictionary_ && source.is_dictionary()) return add_codes(source);
    if (is_dictionary_) spell_out();
    for (std::size_t row = 0; row < source.length; ++row) add_entry(source.text(row));
  }

  void add_codes(const Column& source) {
    std::vector<std::uint32_t> codes(source.entries());
    for (std::size_t i = 0; i < codes.size(); ++i) codes[i] = code_of(source.entry(i));
    const std::size_t at = target_.codes.size();
    target_.codes.resize(at + source.length * sizeof(std::uint32_t));
    const auto into = target_.codes.as<std::uint32_t>().subspan(at / sizeof(std::uint32_t));
    const auto from = source.codes.as<std::uint32_t>();
    for (std::size_t row = 0; row < source.length; ++row) into[row] = codes[from[row]];
  }

  std::uint32_t code_of(std::string_view text) {
    const auto [found, is_new] =
        numbers_.try_emplace(std::string(text), static_cast<std::uint32_t>(numbers_.size()));
    if (is_new) add_entry(text);
    return found->second;
  }

  void add_entry(std::string_view text) {
    if (target_.offsets.empty()) target_.offsets.append_value(std::int32_t{0});
    target_.values.append(std::as_bytes(std::span(text)));
    target_.offsets.append_value(checked_offset(target_.values.size()));
  }

  void spell_out() {
    Column dictionary;
    std::swap(dictionary.values, target_.values);
    std::swap(dictionary.offsets, target_.offsets);
    std::swap(dictionary.codes, target_.codes);
    for (const std::uint32_t code : dictionary.codes.as<std::uint32_t>()) {
      add_entry(dictionary.entry(code));
    }
    is_dictionary_ = false;
    numbers_.clear();
  }

  const Type& type_;
  Column& target_;
  std::unique_ptr<ColumnCollector> elements_;
  bool is_dictionary_ = false;
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

}  // namespace

std::shared_ptr<const Batch> collect_rows(FilteredReader& reader) {
  auto all = std::make_shared<Batch>();
  all->schema = reader.schema();
  const std::vector<Field> columns = schema_columns(*all->schema);
  all->columns.resize(columns.size());
  std::vector<ColumnCollector> collectors;
  collectors.reserve(columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    collectors.emplace_back(columns[i].type, all->columns[i]);
    collectors.back().reserve(reader.row_count().value_or(0));
  }
  while (const auto batch = reader.next()) {
    for (std::size_t i = 0; i < columns.size(); ++i) collectors[i].add(batch->columns[i]);
    all->rows += batch->rows;
  }
  return all;
}

}  // namespace sprat::python

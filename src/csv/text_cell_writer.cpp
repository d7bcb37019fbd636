// SPDX-License-Identifier: Apache-2.0
#include "csv/text_cell_writer.hpp"

#include <utility>

#include <sprat/error.hpp>

#include "base/utf8.hpp"

namespace sprat::csv {

TextCellWriter::TextCellWriter(CellQuoting quoting, std::string_view null_text, bool quoted,
                               bool may_be_no_text)
    : quoting_(std::move(quoting)),
      null_text_(null_text),
      quoted_(quoted),
      may_be_no_text_(may_be_no_text),
      quote_(quoted ? quoting_.doubled().front() : char{0}),
      searched_(quoted ? quoting_.doubled() : quoting_.special()) {}

void TextCellWriter::open(const Column& column, std::size_t first, std::size_t count) {
  column_ = &column;
  texts_ = reinterpret_cast<const char*>(column.values.data());
  offsets_ = column.offsets.as<std::int32_t>().data();
  codes_ = nullptr;
  if (may_be_no_text_) require_utf8(first, count);
  if (column.is_dictionary()) {
    codes_ = column.codes.as<std::uint32_t>().data();
    entries_.assign(column.entries(), Rendered());
    rendered_.clear();
  } else if (count != 0) {
    texts_end_ = static_cast<std::size_t>(offsets_[first + count]);
    find_special(static_cast<std::size_t>(offsets_[first]));
  }
}

void TextCellWriter::require_utf8(std::size_t first, std::size_t count) const {
  for (std::size_t row = first; row < first + count; ++row) {
    if (column_->is_null(row)) continue;
    const std::string_view text = column_->text(row);
    if (is_valid_utf8(std::as_bytes(std::span(text.data(), text.size())))) continue;
    throw CsvError("column " + quoting_.name() +
                   " holds bytes that are not UTF-8, which CSV has no way to say; write JSON "
                   "lines, or leave the column out");
  }
}

void TextCellWriter::find_special(std::size_t from) {
  next_special_ = scan_kernel().find_any(texts_, from, texts_end_, searched_);
}

std::size_t TextCellWriter::max_bytes(std::size_t first, std::size_t count) {
  std::size_t bytes = count * (null_text_.size() + 3);
  if (codes_ != nullptr) {
    for (std::size_t row = first; row < first + count; ++row) {
      if (column_->is_null(row)) continue;
      if (entries_[codes_[row]].size == kNotYet) render(codes_[row]);
      bytes += entries_[codes_[row]].size;
    }
    return bytes;
  }
  const auto begin = static_cast<std::size_t>(offsets_[first]);
  const auto end = static_cast<std::size_t>(offsets_[first + count]);
  if (next_special_ >= end) return bytes + (end - begin);
  return bytes + quoting_.written_bytes({texts_ + begin, end - begin});
}

char* TextCellWriter::write_text(std::string_view text, bool has_special, char* to) const {
  if (has_special || (!quoted_ && quoting_.is_read_otherwise(text))) {
    return quoting_.write(text, to);
  }
  if (quoted_) *to++ = quote_;
  to = text::copy_bytes(text.data(), text.size(), to);
  if (quoted_) *to++ = quote_;
  return to;
}

char* TextCellWriter::write(std::size_t row, char* to) {
  if (column_->is_null(row)) return null_text_.write(to);
  if (codes_ != nullptr) {
    const Rendered entry = entries_[codes_[row]];
    return text::copy_bytes(reinterpret_cast<const char*>(rendered_.data()) + entry.begin,
                            entry.size, to);
  }
  const auto begin = static_cast<std::size_t>(offsets_[row]);
  const auto end = static_cast<std::size_t>(offsets_[row + 1]);
  // What a null's slot holds is passed over.
  if (next_special_ < begin) find_special(begin);
  const bool has_special = next_special_ < end;
  if (has_special) find_special(end);
  return write_text({texts_ + begin, end - begin}, has_special, to);
}

void TextCellWriter::render(std::uint32_t code) {
  const std::string_view text = column_->entry(code);
  const bool has_special =
      scan_kernel().find_any(text.data(), 0, text.size(), searched_) != text.size();
  const std::size_t at = rendered_.size();
  const std::size_t room = quoting_.written_bytes(text) + text::kCopySlack;
  if (at + room >= kNotYet) throw LimitError("a dictionary's texts are over 4 GiB");
  rendered_.resize(at + room);
  char* const begin = reinterpret_cast<char*>(rendered_.data()) + at;
  const char* const end = write_text(text, has_special, begin);
  const auto size = static_cast<std::size_t>(end - begin);
  entries_[code] = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(size)};
  rendered_.resize(at + size);
}

}  // namespace sprat::csv

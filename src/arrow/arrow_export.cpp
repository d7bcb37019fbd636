// SPDX-License-Identifier: Apache-2.0
// Batches to Arrow's C structs. What both lay out alike is pointed to, not copied.
#include <algorithm>
#include <cstring>
#include <deque>
#include <limits>
#include <numeric>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include <sprat/arrow.hpp>
#include <sprat/error.hpp>
#include <sprat/fixed_text.hpp>

#include "arrow/arrow_integers.hpp"
#include "arrow/arrow_node.hpp"
#include "arrow/arrow_types.hpp"

namespace sprat {

namespace {

using arrow::ColumnForm;
using arrow::form_of;
using arrow::is_coded;

// What an exported array points to.
struct ArrayParts : arrow::NodeParts<ArrowArray> {
  ArrayParts() = default;
  ArrayParts(const ArrayParts&) = delete;
  ArrayParts& operator=(const ArrayParts&) = delete;
  ~ArrayParts() {
    if (!memory) return;
    for (Buffer& buffer : made) memory->give(std::move(buffer));
  }
  Buffer& make(std::size_t bytes) {
    return made.emplace_back(memory ? memory->buffer(bytes) : Buffer(bytes));
  }

  std::shared_ptr<const Batch> batch;
  std::shared_ptr<ArrowMemory> memory;
  std::deque<Buffer> made;
  std::vector<const void*> buffers;
};

// None where nothing is null.
const void* validity_of(const Column& column) {
  return column.null_count == 0 ? nullptr : column.validity.data();
}

ArrayParts& begin_array(const RowRange& rows, std::size_t length, const Column* presence,
                        ArrowArray& into) {
  auto* const parts = new ArrayParts;
  parts->batch = rows.batch;
  parts->memory = rows.memory;
  into = ArrowArray{};
  into.length = static_cast<std::int64_t>(length);
  into.null_count = presence == nullptr ? 0 : static_cast<std::int64_t>(presence->null_count);
  into.release = arrow::release_node<ArrayParts>;
  into.private_data = parts;
  parts->buffers.push_back(presence == nullptr ? nullptr : validity_of(*presence));
  return *parts;
}

void end_array(ArrayParts& parts, ArrowArray& into) {
  into.n_buffers = static_cast<std::int64_t>(parts.buffers.size());
  into.buffers = parts.buffers.data();
  arrow::set_children(parts, into);
}

// Arrow's 16 bytes of a string view: length, then 12 bytes of text, or 4 and where the rest is.
struct StringView {
  std::int32_t length = 0;
  char prefix[4] = {};
  std::int32_t buffer = 0;
  std::int32_t offset = 0;
};
static_assert(sizeof(StringView) == 16);

StringView view_of(std::string_view text, const std::byte* start) {
  StringView view;
  view.length = static_cast<std::int32_t>(text.size());
  if (text.size() <= 12) {
    std::memcpy(view.prefix, text.data(), text.size());
    return view;
  }
  std::memcpy(view.prefix, text.data(), sizeof view.prefix);
  view.offset = static_cast<std::int32_t>(reinterpret_cast<const std::byte*>(text.data()) - start);
  return view;
}

// Texts by row, whatever the width of their codes.
class Texts {
 public:
  Texts(const Column& column, std::uint8_t code_width) : column_(column) {
    codes_ = column.codes.as<std::uint32_t>();
    if (code_width == 1) widen<std::uint8_t>();
    if (code_width == 2) widen<std::uint16_t>();
  }
  std::string_view operator()(std::size_t row) const {
    return column_.entry(codes_.empty() ? row : codes_[row]);
  }
  std::span<const std::uint32_t> codes() const { return codes_; }
  /// The codes' memory, where they are not the column's own.
  Buffer& widened() { return widened_; }

 private:
  template <class Narrow>
  void widen() {
    const auto narrow = column_.codes.as<Narrow>();
    widened_.resize(narrow.size() * sizeof(std::uint32_t));
    std::copy(narrow.begin(), narrow.end(), widened_.as<std::uint32_t>().begin());
    codes_ = std::as_const(widened_).as<std::uint32_t>();
  }

  const Column& column_;
  Buffer widened_;
  std::span<const std::uint32_t> codes_;
};

// `text_at(row)` views into `values`, the one data buffer.
template <class TextAt>
void export_views(std::size_t length, const Buffer& values, const TextAt& text_at,
                  ArrayParts& parts) {
  Buffer& views = parts.make(length * sizeof(StringView));
  const auto into = views.as<StringView>();
  for (std::size_t row = 0; row < length; ++row) into[row] = view_of(text_at(row), values.data());
  Buffer& sizes = parts.made.emplace_back();
  sizes.append_value(static_cast<std::int64_t>(values.size()));
  parts.buffers.push_back(views.data());
  parts.buffers.push_back(values.data());
  parts.buffers.push_back(sizes.data());
}

// Offsets and bytes, as Arrow's utf8 has them; a dictionary is spelled out.
template <class TextAt>
void export_offsets(std::size_t length, const TextAt& text_at, ArrayParts& parts) {
  Buffer& offsets = parts.made.emplace_back();
  Buffer& bytes = parts.made.emplace_back();
  offsets.append_value(std::int32_t{0});
  for (std::size_t row = 0; row < length; ++row) {
    bytes.append(std::as_bytes(std::span(text_at(row))));
    if (bytes.size() > std::size_t{std::numeric_limits<std::int32_t>::max()}) {
      throw LimitError("a column's texts take more than 2 GiB, spelled out; take them as views");
    }
    offsets.append_value(static_cast<std::int32_t>(bytes.size()));
  }
  parts.buffers.push_back(offsets.data());
  parts.buffers.push_back(bytes.data());
}

// Codes as they are; a column without gets one entry a row.
void export_codes(const RowRange& rows, const Column& column, std::uint8_t code_width,
                  ArrayParts& parts, ArrowArray& into) {
  Texts texts(column, code_width);
  const void* codes = texts.codes().data();
  if (texts.codes().empty()) {
    Buffer& made = parts.make(column.length * sizeof(std::uint32_t));
    const auto own = made.as<std::uint32_t>();
    std::iota(own.begin(), own.end(), std::uint32_t{0});
    codes = made.data();
  } else if (!texts.widened().empty()) {
    codes = parts.made.emplace_back(std::move(texts.widened())).data();
  }
  parts.buffers.push_back(codes);
  ArrayParts& entries = begin_array(rows, column.entries(), nullptr, parts.dictionary);
  entries.buffers.push_back(column.offsets.data());
  entries.buffers.push_back(column.values.data());
  end_array(entries, parts.dictionary);
  into.dictionary = &parts.dictionary;
}

void export_decimals(const Column& column, ArrayParts& parts) {
  Buffer& wide = parts.make(column.length * 16);
  const auto from = column.values.as<std::int64_t>();
  const auto into = wide.as<std::int64_t>();
  for (std::size_t row = 0; row < column.length; ++row) {
    into[2 * row] = from[row];
    into[2 * row + 1] = from[row] < 0 ? -1 : 0;
  }
  parts.buffers.push_back(wide.data());
}

void export_integers(const Column& column, const Texts& texts, ArrowInteger form,
                     ArrayParts& parts) {
  Buffer& numbers = parts.made.emplace_back();
  for (std::size_t row = 0; row < column.length; ++row) {
    arrow::append_integer(column.is_null(row) ? "0" : texts(row), form, numbers);
  }
  parts.buffers.push_back(numbers.data());
}

void export_fixed_texts(const Type& type, const Column& column, ArrowText text, ArrayParts& parts) {
  const auto text_at = [&](std::size_t row) {
    const auto* bytes = reinterpret_cast<const char*>(column.values.data());
    return without_padding({bytes + row * type.length, type.length});
  };
  if (text == ArrowText::offsets) {
    export_offsets(column.length, text_at, parts);
  } else {
    export_views(column.length, column.values, text_at, parts);
  }
}

void export_texts(const Column& column, std::uint8_t code_width, ArrowText text,
                  ArrayParts& parts) {
  if (text == ArrowText::offsets && !column.is_dictionary()) {
    parts.buffers.push_back(column.offsets.data());
    parts.buffers.push_back(column.values.data());
  } else if (text == ArrowText::offsets) {
    export_offsets(column.length, Texts(column, code_width), parts);
  } else {
    export_views(column.length, column.values, Texts(column, code_width), parts);
  }
}

void export_column(const RowRange& rows, const Type& type, const Column& column,
                   const ColumnForm& form, ArrowArray& into) {
  ArrayParts& parts = begin_array(rows, column.length, &column, into);
  if (is_coded(type, form.text)) {
    export_codes(rows, column, form.code_width, parts, into);
  } else if (type.kind == TypeKind::integer && form.integer != ArrowInteger::text) {
    export_integers(column, Texts(column, form.code_width), form.integer, parts);
  } else if (type.kind == TypeKind::fixed_text) {
    export_fixed_texts(type, column, form.text, parts);
  } else if (is_variable_width(type)) {
    export_texts(column, form.code_width, form.text, parts);
  } else if (type.kind == TypeKind::decimal) {
    export_decimals(column, parts);
  } else if (type.kind == TypeKind::list || type.kind == TypeKind::array) {
    if (type.kind == TypeKind::list) parts.buffers.push_back(column.offsets.data());
    export_column(rows, type.fields.front().type, column.children.front(),
                  {.text = ArrowText::offsets, .integer = form.integer},
                  parts.children.emplace_back());
  } else {
    parts.buffers.push_back(column.values.data());
  }
  end_array(parts, into);
}

void export_struct(const RowRange& rows, const std::vector<Field>& fields, const ArrowForm& form,
                   const Column* presence, std::size_t& column, ArrowArray& into) {
  const Batch& batch = *rows.batch;
  ArrayParts& parts = begin_array(rows, batch.rows, presence, into);
  for (const Field& field : fields) {
    ArrowArray& child = parts.children.emplace_back();
    if (field.type.kind == TypeKind::structure) {
      export_struct(rows, field.type.fields, form, &batch.columns[column], column, child);
      continue;
    }
    ColumnForm one = form_of(form, column);
    if (!rows.code_widths.empty()) one.code_width = rows.code_widths[column];
    export_column(rows, field.type, batch.columns[column], one, child);
    ++column;
  }
  end_array(parts, into);
}

// The widest form that a column's integers, or those of its lists, need.
ArrowInteger widest_form(const Type& type, const Column& column, std::uint8_t code_width) {
  ArrowInteger widest = ArrowInteger::int64;
  if (type.kind == TypeKind::list || type.kind == TypeKind::array) {
    return widest_form(type.fields.front().type, column.children.front(), 0);
  }
  if (type.kind != TypeKind::integer) return widest;
  if (column.is_dictionary()) {
    for (std::size_t i = 0; i < column.entries(); ++i) {
      widest = std::max(widest, arrow::integer_form(column.entry(i)));
    }
    return widest;
  }
  const Texts texts(column, code_width);
  for (std::size_t row = 0; row < column.length; ++row) {
    if (!column.is_null(row)) widest = std::max(widest, arrow::integer_form(texts(row)));
  }
  return widest;
}

}  // namespace

void fit_integers(const RowRange& rows, ArrowForm& form) {
  const std::vector<Field> columns = schema_columns(*rows.batch->schema);
  form.integers.resize(columns.size());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::uint8_t width = rows.code_widths.empty() ? std::uint8_t{0} : rows.code_widths[i];
    form.integers[i] =
        std::max(form.integers[i], widest_form(columns[i].type, rows.batch->columns[i], width));
  }
}

void export_arrow_rows(const RowRange& rows, const ArrowForm& form, ArrowArray& into) {
  std::size_t column = 0;
  ArrowArray made = {};
  try {
    export_struct(rows, rows.batch->schema->fields, form, nullptr, column, made);
  } catch (...) {
    if (made.release != nullptr) made.release(&made);
    throw;
  }
  made.length = static_cast<std::int64_t>(rows.count);
  for (std::int64_t i = 0; i < made.n_children; ++i) {
    ArrowArray& child = *made.children[i];
    child.offset = static_cast<std::int64_t>(rows.first);
    child.length = made.length;
    // -1: not known.
    if (child.null_count != 0) child.null_count = -1;
  }
  into = made;
}

}  // namespace sprat

// SPDX-License-Identifier: Apache-2.0
#include "arrow/arrow_columns.hpp"

#include <cstring>
#include <limits>
#include <string>
#include <string_view>

#include <sprat/error.hpp>

#include "arrow/arrow_integers.hpp"

namespace sprat::arrow {

namespace {

constexpr std::int64_t kMillisecondsPerDay = 86'400'000;

bool bit(const void* bitmap, std::size_t index) {
  return (static_cast<const unsigned char*>(bitmap)[index / 8] >> (index % 8) & 1U) != 0;
}

[[noreturn]] void refuse(const std::string& name, std::size_t row, const std::string& problem) {
  throw SchemaError("column " + name + ", row " + std::to_string(row) +
                    " of its batch: " + problem);
}

template <class T>
const T* values_of(const ArrowArray& array, std::size_t first) {
  return static_cast<const T*>(array.buffers[1]) + array.offset + first;
}

std::int32_t checked_end(std::size_t end, const std::string& name) {
  if (end > std::size_t{std::numeric_limits<std::int32_t>::max()}) {
    throw LimitError("column " + name + " has more than 2 GiB in one batch; give smaller ones");
  }
  return static_cast<std::int32_t>(end);
}

// `text_at(i)` gives element i's bytes; nulls become empty.
template <class TextAt>
void import_texts(std::size_t count, TextAt text_at, const std::string& name, Column& into) {
  into.offsets.append_value(std::int32_t{0});
  for (std::size_t i = 0; i < count; ++i) {
    if (!into.is_null(i)) {
      const auto text = text_at(i);
      into.values.append(std::as_bytes(std::span(text)));
    }
    into.offsets.append_value(checked_end(into.values.size(), name));
  }
}

template <class Offset>
std::string_view text_between(const ArrowArray& array, std::size_t index) {
  const auto* offsets = static_cast<const Offset*>(array.buffers[1]);
  return {static_cast<const char*>(array.buffers[2]) + offsets[index],
          static_cast<std::size_t>(offsets[index + 1] - offsets[index])};
}

std::string_view text_of_view(const ArrowArray& array, std::size_t index) {
  const auto* view = static_cast<const char*>(array.buffers[1]) + 16 * index;
  std::int32_t length = 0;
  std::memcpy(&length, view, sizeof length);
  const auto size = static_cast<std::size_t>(length);
  if (size <= 12) return {view + 4, size};
  std::int32_t buffer = 0;
  std::int32_t offset = 0;
  std::memcpy(&buffer, view + 8, sizeof buffer);
  std::memcpy(&offset, view + 12, sizeof offset);
  return {static_cast<const char*>(array.buffers[2 + buffer]) + offset, size};
}

std::string_view text_at(std::string_view format, const ArrowArray& array, std::size_t index) {
  if (format.front() == 'v') return text_of_view(array, index);
  if (format.front() == 'U' || format.front() == 'Z') {
    return text_between<std::int64_t>(array, index);
  }
  return text_between<std::int32_t>(array, index);
}

std::size_t code_at(std::string_view format, const ArrowArray& array, std::size_t index) {
  const void* codes = array.buffers[1];
  switch (format.front()) {
    case 'c':
    case 'C':
      return static_cast<const std::uint8_t*>(codes)[index];
    case 's':
    case 'S':
      return static_cast<const std::uint16_t*>(codes)[index];
    case 'i':
    case 'I':
      return static_cast<const std::uint32_t*>(codes)[index];
    default:
      return static_cast<std::size_t>(static_cast<const std::uint64_t*>(codes)[index]);
  }
}

void import_dictionary(const ArrowSchema& schema, const ArrowArray& array, std::size_t first,
                       std::size_t count, const std::string& name, Column& into) {
  const ArrowArray& entries = *array.dictionary;
  const auto begin = static_cast<std::size_t>(array.offset) + first;
  const auto entry_text = [&](std::size_t i) -> std::string_view {
    const std::size_t entry = code_at(schema.format, array, begin + i);
    if (entry >= static_cast<std::size_t>(entries.length)) {
      refuse(name, first + i, "its code leads outside the dictionary");
    }
    return text_at(schema.dictionary->format, entries,
                   static_cast<std::size_t>(entries.offset) + entry);
  };
  import_texts(count, entry_text, name, into);
}

void import_booleans(const ArrowArray& array, std::size_t first, std::size_t count, Column& into) {
  const auto begin = static_cast<std::size_t>(array.offset) + first;
  into.values.resize_zeroed((count + 7) / 8);
  for (std::size_t i = 0; i < count; ++i) {
    if (bit(array.buffers[1], begin + i)) into.values.data()[i / 8] |= std::byte{1} << (i % 8);
  }
}

void import_milliseconds(const ArrowArray& array, std::size_t first, std::size_t count,
                         const std::string& name, Column& into) {
  const auto* from = values_of<std::int64_t>(array, first);
  for (std::size_t i = 0; i < count; ++i) {
    const std::int64_t value = into.is_null(i) ? 0 : from[i];
    if (value % kMillisecondsPerDay != 0) refuse(name, first + i, "the date has a time of day");
    into.values.append_value(static_cast<std::int32_t>(value / kMillisecondsPerDay));
  }
}

void import_decimals(const ArrowArray& array, std::size_t first, std::size_t count,
                     const std::string& name, Column& into) {
  const auto* from = static_cast<const std::int64_t*>(array.buffers[1]) +
                     2 * (static_cast<std::size_t>(array.offset) + first);
  for (std::size_t i = 0; i < count; ++i) {
    const std::int64_t low = into.is_null(i) ? 0 : from[2 * i];
    const std::int64_t high = into.is_null(i) ? 0 : from[2 * i + 1];
    if (high != (low < 0 ? -1 : 0)) refuse(name, first + i, "the decimal exceeds 64 bits");
    into.values.append_value(low);
  }
}

template <class Offset>
void import_list(const ArrowSchema& schema, const ArrowArray& array, std::size_t first,
                 std::size_t count, const Type& type, const std::string& name, Column& into) {
  const auto* offsets = values_of<Offset>(array, first);
  const auto begin = static_cast<std::size_t>(offsets[0]);
  const auto end = static_cast<std::size_t>(offsets[count]);
  into.children.resize(1);
  import_column(*schema.children[0], *array.children[0], begin, end - begin,
                type.fields.front().type, name + ".item", into.children[0]);
  for (std::size_t i = 0; i <= count; ++i) {
    into.offsets.append_value(checked_end(static_cast<std::size_t>(offsets[i]) - begin, name));
    if (i < count && into.is_null(i) && offsets[i + 1] != offsets[i]) {
      refuse(name, first + i, "a null list has elements");
    }
  }
}

// Elements of null rows mean nothing, and may be null; no others may.
void check_elements(std::size_t first, const Type& type, const std::string& name, Column& into) {
  Column& elements = into.children.front();
  if (elements.null_count == 0) return;
  const auto ends = into.offsets.as<std::int32_t>();
  for (std::size_t i = 0; i < into.length; ++i) {
    if (into.is_null(i)) continue;
    const std::size_t begin = ends.empty() ? i * type.length : static_cast<std::size_t>(ends[i]);
    const std::size_t end =
        ends.empty() ? begin + type.length : static_cast<std::size_t>(ends[i + 1]);
    for (std::size_t element = begin; element < end; ++element) {
      if (elements.is_null(element)) {
        refuse(name, first + i,
               "a list has a null among its elements, which are never null in sprat");
      }
    }
  }
  elements.validity.clear();
  elements.null_count = 0;
}

void import_elements(const ArrowSchema& schema, const ArrowArray& array, std::size_t first,
                     std::size_t count, const Type& type, const std::string& name, Column& into) {
  const std::string_view format = schema.format;
  if (format == "+l") {
    import_list<std::int32_t>(schema, array, first, count, type, name, into);
  } else if (format == "+L") {
    import_list<std::int64_t>(schema, array, first, count, type, name, into);
  } else {
    into.children.resize(1);
    import_column(*schema.children[0], *array.children[0],
                  (static_cast<std::size_t>(array.offset) + first) * type.length,
                  count * type.length, type.fields.front().type, name + ".item", into.children[0]);
  }
  check_elements(first, type, name, into);
}

void import_fixed(const ArrowArray& array, std::size_t first, std::size_t count, std::size_t width,
                  Column& into) {
  const auto* from = static_cast<const std::byte*>(array.buffers[1]) +
                     (static_cast<std::size_t>(array.offset) + first) * width;
  into.values.assign({from, count * width});
}

}  // namespace

void import_validity(const ArrowArray& array, std::size_t first, std::size_t count, Column& into) {
  if (array.null_count == 0 || array.n_buffers == 0 || array.buffers[0] == nullptr) return;
  const auto begin = static_cast<std::size_t>(array.offset) + first;
  into.validity.resize_zeroed((count + 7) / 8);
  std::size_t valid = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (!bit(array.buffers[0], begin + i)) continue;
    into.validity.data()[i / 8] |= std::byte{1} << (i % 8);
    ++valid;
  }
  into.null_count = count - valid;
  if (into.null_count == 0) into.validity.clear();
}

void import_column(const ArrowSchema& schema, const ArrowArray& array, std::size_t first,
                   std::size_t count, const Type& type, const std::string& name, Column& into) {
  into.clear();
  into.length = count;
  const std::string_view format = schema.format;
  if (format == "n") {
    into.validity.resize_zeroed((count + 7) / 8);
    into.null_count = count;
    return import_texts(
        count, [](std::size_t) { return std::string_view(); }, name, into);
  }
  import_validity(array, first, count, into);
  if (schema.dictionary != nullptr) {
    import_dictionary(schema, array, first, count, name, into);
  } else if (type.kind == TypeKind::integer) {
    const std::size_t width = format.ends_with(",256") ? 32 : 16;
    const auto* numbers = static_cast<const std::byte*>(array.buffers[1]) +
                          (static_cast<std::size_t>(array.offset) + first) * width;
    import_texts(
        count,
        [&](std::size_t i) {
          return integer_digits({numbers + i * width, width});
        },
        name, into);
  } else if (is_variable_width(type)) {
    const auto begin = static_cast<std::size_t>(array.offset) + first;
    import_texts(
        count, [&](std::size_t i) { return text_at(format, array, begin + i); }, name, into);
  } else if (type.kind == TypeKind::boolean) {
    import_booleans(array, first, count, into);
  } else if (type.kind == TypeKind::list || type.kind == TypeKind::array) {
    import_elements(schema, array, first, count, type, name, into);
  } else if (type.kind == TypeKind::decimal) {
    import_decimals(array, first, count, name, into);
  } else if (format == "tdm") {
    import_milliseconds(array, first, count, name, into);
  } else {
    import_fixed(array, first, count, fixed_width(type), into);
  }
}

}  // namespace sprat::arrow

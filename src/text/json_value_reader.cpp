// SPDX-License-Identifier: Apache-2.0
// One reader for each family of types.
#include "text/json_value_reader.hpp"

#include <utility>

#include <sprat/error.hpp>

#include "schema/column_types.hpp"
#include "text/json_text.hpp"
#include "text/misfit.hpp"
#include "text/same_number.hpp"
#include "text/text_entries.hpp"
#include "text/typed_format.hpp"

namespace sprat::text {

namespace {

constexpr bool is_floating(TypeKind kind) {
  return kind == TypeKind::float32 || kind == TypeKind::float64;
}

constexpr bool is_temporal(TypeKind kind) {
  return kind == TypeKind::date || kind == TypeKind::time || kind == TypeKind::timestamp;
}

/// Numbers of fixed width. JSON has none for infinity and NaN, which are written as strings.
template <class Format>
class NumberReader final : public JsonValueReader {
 public:
  using Value = typename Format::Value;

  NumberReader(const Field& field, Format format, NumberMatch match)
      : type_(field.type), format_name_(field.format), format_(std::move(format)), match_(match) {}

  bool read(JsonScanner& scanner, Column& into, std::string& scratch) const override {
    Value value{};
    const JsonKind kind = scanner.peek();
    if (kind == JsonKind::string && is_floating(type_.kind)) {
      const std::string_view word = scanner.string(scratch);
      const bool finite = !word.empty() && is_digit(word.back());
      if (finite || !format_.parse(word, value)) return false;
    } else if (kind != JsonKind::number || !read_number(scanner.number(), value)) {
      return false;
    }
    into.values.append_value(value);
    return true;
  }
  void append_null(Column& into) const override { into.values.append_value(Value{}); }

 private:
  bool read_number(std::string_view number, Value& value) const {
    if (format_.parse(number, value)) return true;
    if (match_ == NumberMatch::same_text) return false;
    const std::string written = respelled(type_, format_name_, number);
    return !written.empty() && is_digit(written.back()) && same_number(written, number) &&
           format_.parse(written, value);
  }

  Type type_;
  std::string format_name_;
  Format format_;
  NumberMatch match_;
};

/// Dates, times, enums and text of a fixed length: strings of their cells' text.
class WordReader final : public JsonValueReader {
 public:
  explicit WordReader(std::unique_ptr<CellFormat> format) : format_(std::move(format)) {}

  bool read(JsonScanner& scanner, Column& into, std::string& scratch) const override {
    return scanner.peek() == JsonKind::string && format_->parse(scanner.string(scratch), into);
  }
  void append_null(Column& into) const override { format_->append_null(into); }

 private:
  std::unique_ptr<CellFormat> format_;
};

class BooleanReader final : public JsonValueReader {
 public:
  bool read(JsonScanner& scanner, Column& into, std::string&) const override {
    if (scanner.peek() != JsonKind::boolean) return false;
    format_->parse(scanner.boolean() ? "true" : "false", into);
    return true;
  }
  void append_null(Column& into) const override { format_->append_null(into); }

 private:
  static Type boolean_type() {
    Type type;
    type.kind = TypeKind::boolean;
    return type;
  }

  std::unique_ptr<CellFormat> format_ = cell_format(boolean_type(), "true/false");
};

class EntryReader : public JsonValueReader {
 public:
  void append_null(Column& into) const override { append_entry({}, into); }
};

class TextReader final : public EntryReader {
 public:
  bool read(JsonScanner& scanner, Column& into, std::string& scratch) const override {
    if (scanner.peek() != JsonKind::string) return false;
    append_entry(scanner.string(scratch), into);
    return true;
  }
};

/// Text of any JSON value, as it stands.
class JsonTextReader final : public EntryReader {
 public:
  bool read(JsonScanner& scanner, Column& into, std::string&) const override {
    append_entry(scanner.value(), into);
    return true;
  }
};

class IntegerReader final : public EntryReader {
 public:
  bool read(JsonScanner& scanner, Column& into, std::string&) const override {
    if (scanner.peek() != JsonKind::number) return false;
    const std::string_view number = scanner.number();
    if (!is_canonical_integer(number)) return false;
    append_entry(number, into);
    return true;
  }
  void append_null(Column& into) const override { append_entry("0", into); }
};

class BytesReader final : public EntryReader {
 public:
  bool read(JsonScanner& scanner, Column& into, std::string& scratch) const override {
    if (scanner.peek() != JsonKind::string) return false;
    Buffer bytes;
    if (!read_base64(scanner.string(scratch), bytes)) return false;
    append_entry({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, into);
    return true;
  }
};

class ElementsReader final : public JsonValueReader {
 public:
  ElementsReader(const Type& type, NumberMatch match)
      : is_list_(type.kind == TypeKind::list),
        length_(type.length),
        element_(json_value_reader(type.fields.front(), match)) {}

  bool read(JsonScanner& scanner, Column& into, std::string& scratch) const override {
    if (scanner.peek() != JsonKind::array) return false;
    Column& elements = begin(into);
    const std::size_t first = elements.length;
    const std::size_t bytes_before = bytes_of(elements);
    for (scanner.open('['); scanner.more(']'); ++elements.length) {
      if (!element_->read(scanner, elements, scratch)) return false;
    }
    if (bytes_of(elements) - bytes_before > kMaxCellBytes)
      refuse_entry(bytes_of(elements) - bytes_before);
    if (!is_list_) return elements.length - first == length_;
    end_list(into);
    return true;
  }

  void append_null(Column& into) const override {
    Column& elements = begin(into);
    if (is_list_) return end_list(into);
    for (std::size_t i = 0; i < length_; ++i, ++elements.length) element_->append_null(elements);
  }

 private:
  static std::size_t bytes_of(const Column& elements) {
    return elements.values.size() + elements.offsets.size();
  }
  Column& begin(Column& into) const {
    into.children.resize(1);
    if (is_list_ && into.offsets.empty()) into.offsets.append_value(std::int32_t{0});
    return into.children.front();
  }
  static void end_list(Column& into) {
    const std::size_t end = into.children.front().length;
    if (end > INT32_MAX) {
      throw LimitError("the lists of one block exceed 2^31 elements; take smaller blocks");
    }
    into.offsets.append_value(static_cast<std::int32_t>(end));
  }

  bool is_list_;
  std::size_t length_;
  std::unique_ptr<JsonValueReader> element_;
};

std::unique_ptr<JsonValueReader> entry_reader(const Field& field) {
  switch (field.type.kind) {
    case TypeKind::bytes:
      return std::make_unique<BytesReader>();
    case TypeKind::integer:
      return std::make_unique<IntegerReader>();
    default:
      if (field.format == kJsonTextFormat) return std::make_unique<JsonTextReader>();
      return std::make_unique<TextReader>();
  }
}

}  // namespace

std::unique_ptr<JsonValueReader> json_value_reader(const Field& field, NumberMatch match) {
  const Type& type = field.type;
  if (has_elements(type)) return std::make_unique<ElementsReader>(type, match);
  if (is_variable_width(type)) return entry_reader(field);
  if (type.kind == TypeKind::boolean) return std::make_unique<BooleanReader>();
  std::unique_ptr<JsonValueReader> reader;
  if (!is_temporal(type.kind)) {
    with_typed_format(type, field.format, [&](auto format) {
      reader = std::make_unique<NumberReader<decltype(format)>>(field, std::move(format), match);
    });
  }
  return reader ? std::move(reader) : std::make_unique<WordReader>(cell_format(type, field.format));
}

std::string json_misfit(const Field& field, std::string_view value) {
  const std::string quoted = quoted_excerpt(value);
  return quoted.substr(1, quoted.size() - 2) + " " + misfit(field.type, field.format, value);
}

}  // namespace sprat::text

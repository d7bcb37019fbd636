// SPDX-License-Identifier: Apache-2.0
// Booleans, enums and text of a fixed length, as words.
#include "text/symbol_format.hpp"

#include <algorithm>
#include <cstring>
#include <limits>
#include <span>

#include <sprat/error.hpp>

#include "text/integer_format.hpp"

namespace sprat::text {

namespace {

void append_text(std::string_view text, Buffer& out) {
  out.append(std::as_bytes(std::span(text)));
}

class BooleanFormat final : public CellFormat {
 public:
  explicit BooleanFormat(const std::string& format) {
    const std::size_t slash = format.find('/');
    if (slash != std::string::npos) {
      true_ = format.substr(0, slash);
      false_ = format.substr(slash + 1);
    }
    if (true_.empty() || false_.empty() || true_ == false_ ||
        false_.find('/') != std::string::npos) {
      throw SchemaError("'" + format + "' is no format of booleans: write both spellings, as Y/N");
    }
  }

  void format(const Column& column, std::size_t row, Buffer& out) const override {
    append_text(column.boolean(row) ? true_ : false_, out);
  }
  bool parse(std::string_view cell, Column& into) const override {
    const bool value = cell == true_;
    if (!value && cell != false_) return false;
    append_bit(value, into);
    return true;
  }
  void append_null(Column& into) const override { append_bit(false, into); }

 private:
  static void append_bit(bool value, Column& into) {
    if (into.length % 8 == 0) into.values.resize_zeroed(into.length / 8 + 1);
    const auto bit = static_cast<std::byte>((value ? 1U : 0U) << (into.length % 8));
    into.values.data()[into.length / 8] |= bit;
  }

  std::string true_;
  std::string false_;
};

template <class T>
class EnumFormat final : public CellFormat {
 public:
  explicit EnumFormat(const std::vector<EnumValue>& values) : values_(values) {}

  void format(const Column& column, std::size_t row, Buffer& out) const override {
    const T value = column.value<T>(row);
    const EnumValue* const named = find_value(value);
    if (named != nullptr) return append_text(named->name, out);
    char text[kMaxDigits + 1];
    const char* const end = IntegerFormat<T>().format(value, text);
    append_text({text, static_cast<std::size_t>(end - text)}, out);
  }
  bool parse(std::string_view cell, Column& into) const override {
    T value{};
    if (IntegerFormat<T>().parse(cell, value)) {
      if (find_value(value) != nullptr) return false;
    } else {
      const auto found = std::find_if(values_.begin(), values_.end(),
                                      [&](const EnumValue& known) { return known.name == cell; });
      // Of several names for one value only the first is ever written.
      if (found == values_.end()) return false;
      value = static_cast<T>(found->value);
      if (find_value(value) != &*found) return false;
    }
    into.values.append_value(value);
    return true;
  }
  void append_null(Column& into) const override { into.values.append_value(T{}); }

 private:
  const EnumValue* find_value(T value) const {
    const auto found = std::find_if(values_.begin(), values_.end(), [&](const EnumValue& known) {
      return static_cast<T>(known.value) == value;
    });
    return found == values_.end() ? nullptr : &*found;
  }

  std::vector<EnumValue> values_;
};

class FixedTextFormat final : public CellFormat {
 public:
  explicit FixedTextFormat(std::size_t length) : length_(length) {}

  void format(const Column& column, std::size_t row, Buffer& out) const override {
    const auto* const from = reinterpret_cast<const char*>(column.values.data()) + row * length_;
    std::size_t length = length_;
    while (length > 0 && from[length - 1] == '\0') --length;
    append_text({from, length}, out);
  }
  bool parse(std::string_view cell, Column& into) const override {
    if (cell.size() > length_ || (!cell.empty() && cell.back() == '\0')) return false;
    append_text(cell, into.values);
    into.values.resize_zeroed(into.values.size() + length_ - cell.size());
    return true;
  }
  void append_null(Column& into) const override {
    into.values.resize_zeroed(into.values.size() + length_);
  }

 private:
  std::size_t length_;
};

std::unique_ptr<CellFormat> enum_format(const Type& type) {
  switch (type.kind) {
    case TypeKind::int8:
      return std::make_unique<EnumFormat<std::int8_t>>(type.enum_values);
    case TypeKind::uint8:
      return std::make_unique<EnumFormat<std::uint8_t>>(type.enum_values);
    case TypeKind::int16:
      return std::make_unique<EnumFormat<std::int16_t>>(type.enum_values);
    case TypeKind::uint16:
      return std::make_unique<EnumFormat<std::uint16_t>>(type.enum_values);
    case TypeKind::int32:
      return std::make_unique<EnumFormat<std::int32_t>>(type.enum_values);
    case TypeKind::uint32:
      return std::make_unique<EnumFormat<std::uint32_t>>(type.enum_values);
    case TypeKind::int64:
      return std::make_unique<EnumFormat<std::int64_t>>(type.enum_values);
    case TypeKind::uint64:
      return std::make_unique<EnumFormat<std::uint64_t>>(type.enum_values);
    default:
      throw SchemaError("the enum '" + type.name + "' has no integer type");
  }
}

}  // namespace

std::unique_ptr<CellFormat> symbol_format(const Type& type, const std::string& format) {
  if (!type.enum_values.empty()) return enum_format(type);
  if (type.kind == TypeKind::boolean) return std::make_unique<BooleanFormat>(format);
  if (type.kind == TypeKind::fixed_text) return std::make_unique<FixedTextFormat>(type.length);
  throw SchemaError("a " + to_string(type) + " has no cell format");
}

}  // namespace sprat::text

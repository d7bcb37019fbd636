// SPDX-License-Identifier: Apache-2.0
#include "value_appender.hpp"

#include <charconv>
#include <cmath>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>

#include <datetime.h>

#include <sprat/error.hpp>
#include <sprat/limits.hpp>

#include "python_objects.hpp"
#include "temporal_numbers.hpp"

namespace sprat::python {

namespace {

[[noreturn]] void refuse(PyObject* value, const std::string& wanted) {
  PyErr_Format(PyExc_TypeError, "%R is not %s", value, wanted.c_str());
  nb::raise_python_error();
}

[[noreturn]] void refuse_range(PyObject* value, const std::string& type) {
  PyErr_Format(PyExc_OverflowError, "%R does not fit %s", value, type.c_str());
  nb::raise_python_error();
}

void append_bytes(std::string_view bytes, Column& into) {
  if (into.offsets.empty()) into.offsets.append_value(std::int32_t{0});
  const std::size_t end = into.values.size() + bytes.size();
  if (bytes.size() > kMaxCellBytes || end > std::size_t{std::numeric_limits<std::int32_t>::max()}) {
    throw LimitError("a value of " + std::to_string(bytes.size()) +
                     " bytes is too large; one has " + "up to " + std::to_string(kMaxCellBytes));
  }
  into.values.append(std::as_bytes(std::span(bytes)));
  into.offsets.append_value(static_cast<std::int32_t>(end));
}

bool is_numpy_bool(PyObject* value) {
  const std::string_view name = Py_TYPE(value)->tp_name;
  return name == "numpy.bool" || name == "numpy.bool_";
}

class BooleanAppender final : public ValueAppender {
 public:
  void append(PyObject* value, Column& into) override {
    if (!PyBool_Check(value) && !is_numpy_bool(value)) refuse(value, "a bool");
    append_bit(PyObject_IsTrue(value) == 1, into);
  }
  void append_nothing(Column& into) override { append_bit(false, into); }

 private:
  static void append_bit(bool bit, Column& into) {
    into.values.resize_zeroed(into.length / 8 + 1);
    into.values.data()[into.length / 8] |= std::byte{bit} << (into.length % 8);
  }
};

// An enum's members are ints too, or have an int as their value.
template <class T>
class IntegerAppender final : public ValueAppender {
 public:
  explicit IntegerAppender(const Type& type) : type_(type) {}
  void append(PyObject* value, Column& into) override { into.values.append_value(number(value)); }
  void append_nothing(Column& into) override { into.values.append_value(T{0}); }

 private:
  T number(PyObject* value) const {
    const nb::object held = number_of(value);
    const nb::object integer = nb::steal(PyNumber_Index(held.ptr()));
    if (!integer.is_valid()) nb::raise_python_error();
    if constexpr (std::is_same_v<T, std::uint64_t>) {
      const unsigned long long wide = PyLong_AsUnsignedLongLong(integer.ptr());
      if (wide != ~0ULL || PyErr_Occurred() == nullptr) return wide;
      PyErr_Clear();
    } else {
      int overflow = 0;
      const long long wide = PyLong_AsLongLongAndOverflow(integer.ptr(), &overflow);
      if (overflow == 0 && std::in_range<T>(wide)) return static_cast<T>(wide);
    }
    refuse_range(value, to_string(type_));
  }

  nb::object number_of(PyObject* value) const {
    nb::object held = nb::borrow(value);
    if (!type_.enum_values.empty() && !PyIndex_Check(value) &&
        PyObject_IsInstance(value, imported("enum", "Enum")) == 1) {
      held = held.attr("value");
    }
    if (PyBool_Check(held.ptr()) || !PyIndex_Check(held.ptr())) refuse(value, "an int");
    return held;
  }

  Type type_;
};

template <class T>
class FloatAppender final : public ValueAppender {
 public:
  void append(PyObject* value, Column& into) override {
    const double wide = number(value);
    const T narrow = static_cast<T>(wide);
    if (static_cast<double>(narrow) != wide && !std::isnan(wide)) {
      refuse_range(value, "a float of 32 bits; use double");
    }
    into.values.append_value(narrow);
  }
  void append_nothing(Column& into) override { into.values.append_value(T{0}); }

 private:
  static double number(PyObject* value) {
    if (PyFloat_Check(value)) return PyFloat_AS_DOUBLE(value);
    if (PyBool_Check(value) || !PyLong_Check(value)) return other_number(value);
    const double wide = PyLong_AsDouble(value);
    if (wide == -1.0 && PyErr_Occurred() != nullptr) nb::raise_python_error();
    const nb::object back = nb::steal(PyFloat_FromDouble(wide));
    if (PyObject_RichCompareBool(back.ptr(), value, Py_EQ) != 1) {
      refuse_range(value, "a double exactly");
    }
    return wide;
  }
  // NumPy's floats, which are no floats of Python's.
  static double other_number(PyObject* value) {
    if (PyBool_Check(value) || is_numpy_bool(value) || Py_TYPE(value)->tp_as_number == nullptr ||
        Py_TYPE(value)->tp_as_number->nb_float == nullptr) {
      refuse(value, "a float");
    }
    if (PyObject_IsInstance(value, imported("decimal", "Decimal")) == 1) {
      refuse(value, "a float (a Decimal wants a decimal field, or float(value))");
    }
    const nb::object converted = nb::steal(PyNumber_Float(value));
    if (!converted.is_valid()) nb::raise_python_error();
    return PyFloat_AS_DOUBLE(converted.ptr());
  }
};

// The UTF-8 of a str; `encoded` keeps it where the str does not hold it itself.
std::string_view utf8(PyObject* text, nb::object& encoded) {
  Py_ssize_t size = 0;
  if (PyUnicode_IS_COMPACT_ASCII(text)) {
    const char* bytes = PyUnicode_AsUTF8AndSize(text, &size);
    return {bytes, static_cast<std::size_t>(size)};
  }
  // PyUnicode_AsUTF8 would keep the bytes for as long as the str lives.
  encoded = nb::steal(PyUnicode_AsUTF8String(text));
  if (!encoded.is_valid()) nb::raise_python_error();
  return {PyBytes_AS_STRING(encoded.ptr()),
          static_cast<std::size_t>(PyBytes_GET_SIZE(encoded.ptr()))};
}

class TextAppender final : public ValueAppender {
 public:
  void append(PyObject* value, Column& into) override {
    if (!PyUnicode_Check(value)) refuse(value, "a str");
    nb::object encoded;
    append_bytes(utf8(value, encoded), into);
  }
  void append_nothing(Column& into) override { append_bytes({}, into); }
};

class FixedTextAppender final : public ValueAppender {
 public:
  explicit FixedTextAppender(std::size_t length) : length_(length) {}
  void append(PyObject* value, Column& into) override {
    if (!PyUnicode_Check(value)) refuse(value, "a str");
    nb::object encoded;
    const std::string_view text = utf8(value, encoded);
    if (text.size() > length_) {
      refuse_range(value, "a text of " + std::to_string(length_) + " bytes");
    }
    into.values.append(std::as_bytes(std::span(text)));
    into.values.resize_zeroed((into.length + 1) * length_);
  }
  void append_nothing(Column& into) override {
    into.values.resize_zeroed((into.length + 1) * length_);
  }

 private:
  std::size_t length_;
};

class BytesAppender final : public ValueAppender {
 public:
  void append(PyObject* value, Column& into) override {
    Py_buffer view;
    if (PyUnicode_Check(value) || PyObject_GetBuffer(value, &view, PyBUF_SIMPLE) != 0) {
      PyErr_Clear();
      refuse(value, "bytes");
    }
    const std::string_view bytes(static_cast<const char*>(view.buf),
                                 static_cast<std::size_t>(view.len));
    append_bytes(bytes, into);
    PyBuffer_Release(&view);
  }
  void append_nothing(Column& into) override { append_bytes({}, into); }
};

// An int of any size, as its digits.
class BigIntegerAppender final : public ValueAppender {
 public:
  void append(PyObject* value, Column& into) override {
    if (PyBool_Check(value) || !PyIndex_Check(value)) refuse(value, "an int");
    const nb::object integer = nb::steal(PyNumber_Index(value));
    if (!integer.is_valid()) nb::raise_python_error();
    int overflow = 0;
    const long long small = PyLong_AsLongLongAndOverflow(integer.ptr(), &overflow);
    if (overflow == 0) {
      char digits[24];
      const auto end = std::to_chars(digits, digits + sizeof digits, small).ptr;
      return append_bytes({digits, static_cast<std::size_t>(end - digits)}, into);
    }
    // Decimal knows no limit of digits, as str(int) does.
    const nb::str digits(nb::borrow(imported("decimal", "Decimal"))(integer));
    nb::object encoded;
    append_bytes(utf8(digits.ptr(), encoded), into);
  }
  void append_nothing(Column& into) override { append_bytes("0", into); }
};

class DateAppender final : public ValueAppender {
 public:
  void append(PyObject* value, Column& into) override { into.values.append_value(days_of(value)); }
  void append_nothing(Column& into) override { into.values.append_value(std::int32_t{0}); }
};

template <class T>
class TimeAppender final : public ValueAppender {
 public:
  explicit TimeAppender(const Type& type) : type_(type) {}
  void append(PyObject* value, Column& into) override {
    const std::int64_t units =
        type_.kind == TypeKind::time ? time_units(value, type_) : timestamp_units(value, type_);
    into.values.append_value(static_cast<T>(units));
  }
  void append_nothing(Column& into) override { into.values.append_value(T{0}); }

 private:
  Type type_;
};

class DecimalAppender final : public ValueAppender {
 public:
  explicit DecimalAppender(const Type& type) : type_(type) {}
  void append(PyObject* value, Column& into) override {
    into.values.append_value(unscaled_decimal(value, type_));
  }
  void append_nothing(Column& into) override { into.values.append_value(std::int64_t{0}); }

 private:
  Type type_;
};

class ElementsAppender final : public ValueAppender {
 public:
  explicit ElementsAppender(const Type& type)
      : length_(type.kind == TypeKind::array ? type.length : 0),
        elements_(make_value_appender(type.fields.front().type)) {}

  void append(PyObject* value, Column& into) override {
    if (PyUnicode_Check(value) || PyBytes_Check(value)) refuse(value, "a list");
    const nb::object sequence = nb::steal(PySequence_Fast(value, "not a list"));
    if (!sequence.is_valid()) {
      PyErr_Clear();
      refuse(value, "a list");
    }
    const auto count = static_cast<std::size_t>(PySequence_Fast_GET_SIZE(sequence.ptr()));
    if (length_ != 0 && count != length_) {
      refuse(value, "an array of " + std::to_string(length_) + " elements");
    }
    into.children.resize(1);
    Column& elements = into.children.front();
    for (std::size_t i = 0; i < count; ++i) {
      PyObject* const element =
          PySequence_Fast_GET_ITEM(sequence.ptr(), static_cast<Py_ssize_t>(i));
      if (element == Py_None) refuse(value, "a list without None");
      append_value(*elements_, element, elements);
    }
    end_row(into);
  }
  void append_nothing(Column& into) override {
    into.children.resize(1);
    Column& elements = into.children.front();
    for (std::size_t i = 0; i < length_; ++i) {
      elements_->append_nothing(elements);
      ++elements.length;
    }
    end_row(into);
  }

 private:
  void end_row(Column& into) const {
    if (length_ != 0) return;
    if (into.offsets.empty()) into.offsets.append_value(std::int32_t{0});
    into.offsets.append_value(static_cast<std::int32_t>(into.children.front().length));
  }

  /// 0 for lists.
  std::size_t length_;
  std::unique_ptr<ValueAppender> elements_;
};

void append_validity(bool is_valid, Column& into) {
  if (is_valid && into.null_count == 0) return;
  if (into.null_count == 0) {
    into.validity.clear();
    into.validity.resize(into.length / 8 + 1);
    std::fill_n(into.validity.data(), into.validity.size(), std::byte{0xFF});
  }
  into.validity.resize_zeroed(into.length / 8 + 1);
  const std::byte bit = std::byte{1} << (into.length % 8);
  std::byte& byte = into.validity.data()[into.length / 8];
  byte = is_valid ? byte | bit : byte & ~bit;
  into.null_count += is_valid ? 0 : 1;
}

}  // namespace

void append_value(ValueAppender& appender, PyObject* value, Column& into) {
  if (value == Py_None) {
    appender.append_nothing(into);
  } else {
    appender.append(value, into);
  }
  append_validity(value != Py_None, into);
  ++into.length;
}

std::unique_ptr<ValueAppender> make_value_appender(const Type& type) {
  switch (type.kind) {
    case TypeKind::boolean:
      return std::make_unique<BooleanAppender>();
    case TypeKind::int8:
      return std::make_unique<IntegerAppender<std::int8_t>>(type);
    case TypeKind::uint8:
      return std::make_unique<IntegerAppender<std::uint8_t>>(type);
    case TypeKind::int16:
      return std::make_unique<IntegerAppender<std::int16_t>>(type);
    case TypeKind::uint16:
      return std::make_unique<IntegerAppender<std::uint16_t>>(type);
    case TypeKind::int32:
      return std::make_unique<IntegerAppender<std::int32_t>>(type);
    case TypeKind::uint32:
      return std::make_unique<IntegerAppender<std::uint32_t>>(type);
    case TypeKind::int64:
      return std::make_unique<IntegerAppender<std::int64_t>>(type);
    case TypeKind::uint64:
      return std::make_unique<IntegerAppender<std::uint64_t>>(type);
    case TypeKind::float32:
      return std::make_unique<FloatAppender<float>>();
    case TypeKind::float64:
      return std::make_unique<FloatAppender<double>>();
    case TypeKind::date:
      return std::make_unique<DateAppender>();
    case TypeKind::time:
      if (fixed_width(type) == sizeof(std::int32_t)) {
        return std::make_unique<TimeAppender<std::int32_t>>(type);
      }
      return std::make_unique<TimeAppender<std::int64_t>>(type);
    case TypeKind::timestamp:
      return std::make_unique<TimeAppender<std::int64_t>>(type);
    case TypeKind::decimal:
      return std::make_unique<DecimalAppender>(type);
    case TypeKind::text:
      return std::make_unique<TextAppender>();
    case TypeKind::bytes:
      return std::make_unique<BytesAppender>();
    case TypeKind::integer:
      return std::make_unique<BigIntegerAppender>();
    case TypeKind::fixed_text:
      return std::make_unique<FixedTextAppender>(type.length);
    case TypeKind::list:
    case TypeKind::array:
      return std::make_unique<ElementsAppender>(type);
    case TypeKind::structure:
      break;
  }
  throw SchemaError("a struct has no column of its own");
}

}  // namespace sprat::python

// SPDX-License-Identifier: Apache-2.0
#include "value_column.hpp"

#include <array>
#include <type_traits>
#include <utility>
#include <vector>

#include <sprat/error.hpp>
#include <sprat/fixed_text.hpp>

#include "python_objects.hpp"

namespace sprat::python {

namespace {

PyObject* none() {
  return Py_NewRef(Py_None);
}

// Nulls are looked at here, so that `make` sees values only.
template <class Derived>
class NullableColumn : public ValueColumn {
 public:
  explicit NullableColumn(const Column& column) : column_(column) {}
  PyObject* value(std::size_t row) override {
    if (column_.is_null(row)) return none();
    return static_cast<Derived*>(this)->make(row);
  }

 protected:
  const Column& column_;
};

class BooleanColumn final : public NullableColumn<BooleanColumn> {
 public:
  using NullableColumn::NullableColumn;
  PyObject* make(std::size_t row) { return PyBool_FromLong(column_.boolean(row) ? 1 : 0); }
};

template <class T>
PyObject* make_number(T value) {
  if constexpr (std::is_floating_point_v<T>) {
    return PyFloat_FromDouble(static_cast<double>(value));
  } else if constexpr (std::is_same_v<T, std::uint64_t>) {
    return PyLong_FromUnsignedLongLong(value);
  } else {
    return PyLong_FromLongLong(static_cast<long long>(value));
  }
}

template <class T>
class NumberColumn final : public NullableColumn<NumberColumn<T>> {
 public:
  NumberColumn(const Type&, const Column& column)
      : NullableColumn<NumberColumn<T>>(column), values_(column.values.as<T>().data()) {}
  PyObject* make(std::size_t row) { return make_number(values_[row]); }

 private:
  const T* values_;
};

// An enum's number as the member of its class; a number that has no name stays one.
template <class T>
class EnumColumn final : public NullableColumn<EnumColumn<T>> {
 public:
  EnumColumn(const Type& type, const Column& column)
      : NullableColumn<EnumColumn<T>>(column), values_(column.values.as<T>().data()) {
    const nb::object members = enum_class(type).attr("_value2member_map_");
    members_ = members;
  }
  PyObject* make(std::size_t row) {
    const nb::object number = nb::steal(make_number(values_[row]));
    PyObject* const member = PyDict_GetItemWithError(members_.ptr(), number.ptr());
    return Py_NewRef(member == nullptr ? number.ptr() : member);
  }

 private:
  const T* values_;
  nb::object members_;
};

// The objects of values that were made last, found by the value: days, mostly, come in runs.
template <class Key>
class RecentObjects {
 public:
  template <class Make>
  PyObject* get(Key key, Make make) {
    Slot& slot = slots_[static_cast<std::size_t>(key) % slots_.size()];
    if (!slot.object.is_valid() || slot.key != key) {
      PyObject* const made = make();
      if (made == nullptr) return nullptr;
      slot = {key, nb::steal(made)};
    }
    return Py_NewRef(slot.object.ptr());
  }

 private:
  struct Slot {
    Key key = 0;
    nb::object object;
  };
  std::array<Slot, 512> slots_;
};

template <class T>
class DateColumn final : public NullableColumn<DateColumn<T>> {
 public:
  explicit DateColumn(const Column& column)
      : NullableColumn<DateColumn<T>>(column), values_(column.values.as<T>().data()) {}
  PyObject* make(std::size_t row) {
    const std::int32_t days = values_[row];
    return recent_.get(days, [days] { return make_date(days); });
  }

 private:
  const T* values_;
  RecentObjects<std::int32_t> recent_;
};

template <class T, PyObject* (*kMake)(std::int64_t, TimeUnit, PyObject*)>
class TimeColumn final : public NullableColumn<TimeColumn<T, kMake>> {
 public:
  TimeColumn(const Type& type, const Column& column)
      : NullableColumn<TimeColumn<T, kMake>>(column),
        values_(column.values.as<T>().data()),
        unit_(type.unit),
        time_zone_(time_zone_object(type.time_zone)) {}
  PyObject* make(std::size_t row) { return kMake(values_[row], unit_, time_zone_.ptr()); }

 private:
  const T* values_;
  TimeUnit unit_;
  nb::object time_zone_;
};

class DecimalColumn final : public NullableColumn<DecimalColumn> {
 public:
  DecimalColumn(const Type& type, const Column& column)
      : NullableColumn(column), scale_(type.scale) {}
  PyObject* make(std::size_t row) { return make_decimal(column_.value<std::int64_t>(row), scale_); }

 private:
  std::int32_t scale_;
};

PyObject* make_bytes(std::string_view bytes) {
  return PyBytes_FromStringAndSize(bytes.data(), static_cast<Py_ssize_t>(bytes.size()));
}

// int() of a text has a limit of digits, Decimal has none.
constexpr std::size_t kMostDigitsOfInt = 4000;

PyObject* make_integer(std::string_view digits) {
  if (digits.size() > kMostDigitsOfInt) {
    const nb::object decimal = nb::steal(
        PyObject_CallFunction(imported("decimal", "Decimal"), "s", std::string(digits).c_str()));
    return decimal.is_valid() ? PyNumber_Long(decimal.ptr()) : nullptr;
  }
  return PyLong_FromString(std::string(digits).c_str(), nullptr, 10);
}

template <PyObject* (*kMake)(std::string_view)>
class VariableColumn final : public NullableColumn<VariableColumn<kMake>> {
 public:
  using NullableColumn<VariableColumn<kMake>>::NullableColumn;
  PyObject* make(std::size_t row) { return kMake(this->column_.entry(row)); }
};

// Each entry of a dictionary becomes an object once.
template <PyObject* (*kMake)(std::string_view), class Code>
class DictionaryColumn final : public NullableColumn<DictionaryColumn<kMake, Code>> {
 public:
  explicit DictionaryColumn(const Column& column)
      : NullableColumn<DictionaryColumn<kMake, Code>>(column),
        codes_(column.codes.as<Code>().data()),
        entries_(column.entries()) {}
  PyObject* make(std::size_t row) {
    const std::size_t code = codes_[row];
    nb::object& entry = entries_[code];
    if (!entry.is_valid()) {
      entry = nb::steal(kMake(this->column_.entry(code)));
      if (!entry.is_valid()) return nullptr;
    }
    return Py_NewRef(entry.ptr());
  }

 private:
  const Code* codes_;
  std::vector<nb::object> entries_;
};

class FixedTextColumn final : public NullableColumn<FixedTextColumn> {
 public:
  FixedTextColumn(const Type& type, const Column& column)
      : NullableColumn(column), length_(type.length) {}
  PyObject* make(std::size_t row) {
    const auto* bytes = reinterpret_cast<const char*>(column_.values.data()) + row * length_;
    return make_text(without_padding({bytes, length_}));
  }

 private:
  std::size_t length_;
};

// Lists are Python lists, arrays tuples: their length is part of their type.
class ElementsColumn final : public NullableColumn<ElementsColumn> {
 public:
  ElementsColumn(const Type& type, const Column& column)
      : NullableColumn(column),
        length_(type.length),
        elements_(make_value_column(type.fields.front().type, column.children.front(), 0)) {}
  PyObject* make(std::size_t row) {
    if (length_ != 0) return fill(PyTuple_New(size(length_)), row * length_, length_);
    const auto offsets = column_.offsets.as<std::int32_t>();
    const auto first = static_cast<std::size_t>(offsets[row]);
    const std::size_t count = static_cast<std::size_t>(offsets[row + 1]) - first;
    return fill(PyList_New(size(count)), first, count);
  }

 private:
  static Py_ssize_t size(std::size_t count) { return static_cast<Py_ssize_t>(count); }
  PyObject* fill(PyObject* sequence, std::size_t first, std::size_t count) {
    for (std::size_t i = 0; sequence != nullptr && i < count; ++i) {
      PyObject* const element = elements_->value(first + i);
      if (element == nullptr) {
        Py_CLEAR(sequence);
      } else if (length_ != 0) {
        PyTuple_SET_ITEM(sequence, size(i), element);
      } else {
        PyList_SET_ITEM(sequence, size(i), element);
      }
    }
    return sequence;
  }

  std::size_t length_;
  std::unique_ptr<ValueColumn> elements_;
};

bool is_unsigned_kind(TypeKind kind) {
  return kind == TypeKind::uint8 || kind == TypeKind::uint16 || kind == TypeKind::uint32 ||
         kind == TypeKind::uint64;
}

template <template <class> class IntegerColumn>
std::unique_ptr<ValueColumn> integer_column(const Type& type, const Column& column,
                                            std::size_t width) {
  const bool is_unsigned = is_unsigned_kind(type.kind);
  switch (width == 0 ? fixed_width(type) : width) {
    case 1:
      if (is_unsigned) return std::make_unique<IntegerColumn<std::uint8_t>>(type, column);
      return std::make_unique<IntegerColumn<std::int8_t>>(type, column);
    case 2:
      if (is_unsigned) return std::make_unique<IntegerColumn<std::uint16_t>>(type, column);
      return std::make_unique<IntegerColumn<std::int16_t>>(type, column);
    case 4:
      if (is_unsigned) return std::make_unique<IntegerColumn<std::uint32_t>>(type, column);
      return std::make_unique<IntegerColumn<std::int32_t>>(type, column);
    default:
      if (is_unsigned) return std::make_unique<IntegerColumn<std::uint64_t>>(type, column);
      return std::make_unique<IntegerColumn<std::int64_t>>(type, column);
  }
}

template <PyObject* (*kMake)(std::string_view)>
std::unique_ptr<ValueColumn> variable_column(const Column& column, std::size_t width) {
  if (!column.is_dictionary()) return std::make_unique<VariableColumn<kMake>>(column);
  if (width == 1) return std::make_unique<DictionaryColumn<kMake, std::uint8_t>>(column);
  if (width == 2) return std::make_unique<DictionaryColumn<kMake, std::uint16_t>>(column);
  return std::make_unique<DictionaryColumn<kMake, std::uint32_t>>(column);
}

std::unique_ptr<ValueColumn> date_column(const Column& column, std::size_t width) {
  if (width == 1) return std::make_unique<DateColumn<std::int8_t>>(column);
  if (width == 2) return std::make_unique<DateColumn<std::int16_t>>(column);
  return std::make_unique<DateColumn<std::int32_t>>(column);
}

}  // namespace

std::unique_ptr<ValueColumn> make_value_column(const Type& type, const Column& column,
                                               std::uint8_t width) {
  switch (type.kind) {
    case TypeKind::boolean:
      return std::make_unique<BooleanColumn>(column);
    case TypeKind::int8:
    case TypeKind::uint8:
    case TypeKind::int16:
    case TypeKind::uint16:
    case TypeKind::int32:
    case TypeKind::uint32:
    case TypeKind::int64:
    case TypeKind::uint64:
      if (type.enum_values.empty()) return integer_column<NumberColumn>(type, column, width);
      return integer_column<EnumColumn>(type, column, width);
    case TypeKind::float32:
      return std::make_unique<NumberColumn<float>>(type, column);
    case TypeKind::float64:
      return std::make_unique<NumberColumn<double>>(type, column);
    case TypeKind::date:
      return date_column(column, width);
    case TypeKind::time:
      if (fixed_width(type) == sizeof(std::int32_t)) {
        return std::make_unique<TimeColumn<std::int32_t, make_time>>(type, column);
      }
      return std::make_unique<TimeColumn<std::int64_t, make_time>>(type, column);
    case TypeKind::timestamp:
      return std::make_unique<TimeColumn<std::int64_t, make_timestamp>>(type, column);
    case TypeKind::decimal:
      return std::make_unique<DecimalColumn>(type, column);
    case TypeKind::text:
      return variable_column<make_text>(column, width);
    case TypeKind::bytes:
      return variable_column<make_bytes>(column, width);
    case TypeKind::integer:
      return variable_column<make_integer>(column, width);
    case TypeKind::fixed_text:
      return std::make_unique<FixedTextColumn>(type, column);
    case TypeKind::list:
    case TypeKind::array:
      return std::make_unique<ElementsColumn>(type, column);
    case TypeKind::structure:
      break;
  }
  throw SchemaError("a struct has no column of its own");
}

}  // namespace sprat::python

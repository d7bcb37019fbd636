// SPDX-License-Identifier: Apache-2.0
#include "temporal_numbers.hpp"

#include <array>
#include <chrono>
#include <string>

#include <nanobind/nanobind.h>

#include "datetime_api.hpp"
#include "python_objects.hpp"

namespace sprat::python {

namespace {

namespace nb = nanobind;

constexpr std::array<std::int64_t, 4> kPerSecond = {1, 1'000, 1'000'000, 1'000'000'000};

[[noreturn]] void fail(PyObject* error, PyObject* value, const std::string& problem) {
  PyErr_Format(error, "%R %s", value, problem.c_str());
  nb::raise_python_error();
}

// Seconds and microseconds in the type's unit, exactly.
std::int64_t in_unit(PyObject* value, std::int64_t seconds, int microseconds, const Type& type) {
  const std::int64_t per_second = kPerSecond[static_cast<std::size_t>(type.unit)];
  std::int64_t fraction = 0;
  if (per_second >= 1'000'000) {
    fraction = microseconds * (per_second / 1'000'000);
  } else {
    const std::int64_t coarse = 1'000'000 / per_second;
    if (microseconds % coarse != 0) {
      fail(PyExc_OverflowError, value, "is finer than " + to_string(type));
    }
    fraction = microseconds / coarse;
  }
  std::int64_t units = 0;
  if (__builtin_mul_overflow(seconds, per_second, &units) ||
      __builtin_add_overflow(units, fraction, &units)) {
    fail(PyExc_OverflowError, value, "does not fit " + to_string(type));
  }
  return units;
}

std::int64_t civil_days(PyObject* date) {
  const std::chrono::year_month_day civil(
      std::chrono::year(PyDateTime_GET_YEAR(date)),
      std::chrono::month(static_cast<unsigned>(PyDateTime_GET_MONTH(date))),
      std::chrono::day(static_cast<unsigned>(PyDateTime_GET_DAY(date))));
  return std::chrono::sys_days(civil).time_since_epoch().count();
}

std::int64_t naive_units(PyObject* datetime, const Type& type) {
  const std::int64_t seconds =
      civil_days(datetime) * 86'400 + PyDateTime_DATE_GET_HOUR(datetime) * 3600 +
      PyDateTime_DATE_GET_MINUTE(datetime) * 60 + PyDateTime_DATE_GET_SECOND(datetime);
  return in_unit(datetime, seconds, PyDateTime_DATE_GET_MICROSECOND(datetime), type);
}

}  // namespace

std::int32_t days_of(PyObject* date) {
  import_datetime();
  if (!PyDate_Check(date) || PyDateTime_Check(date)) {
    fail(PyExc_TypeError, date, "is not a datetime.date");
  }
  return static_cast<std::int32_t>(civil_days(date));
}

std::int64_t time_units(PyObject* time, const Type& type) {
  import_datetime();
  if (!PyTime_Check(time)) fail(PyExc_TypeError, time, "is not a datetime.time");
  const bool is_aware = PyDateTime_TIME_GET_TZINFO(time) != Py_None;
  if (is_aware != !type.time_zone.empty()) {
    fail(PyExc_TypeError, time,
         is_aware ? "has a time zone, the field has none" : "has no time zone, the field has one");
  }
  const std::int64_t seconds = PyDateTime_TIME_GET_HOUR(time) * 3600 +
                               PyDateTime_TIME_GET_MINUTE(time) * 60 +
                               PyDateTime_TIME_GET_SECOND(time);
  return in_unit(time, seconds, PyDateTime_TIME_GET_MICROSECOND(time), type);
}

std::int64_t timestamp_units(PyObject* datetime, const Type& type) {
  import_datetime();
  if (!PyDateTime_Check(datetime)) fail(PyExc_TypeError, datetime, "is not a datetime.datetime");
  const bool is_aware = PyDateTime_DATE_GET_TZINFO(datetime) != Py_None;
  if (is_aware != !type.time_zone.empty()) {
    fail(PyExc_TypeError, datetime,
         is_aware ? "has a time zone, the field has none" : "has no time zone, the field has one");
  }
  if (!is_aware) return naive_units(datetime, type);
  const nb::object utc =
      nb::steal(PyObject_CallMethod(datetime, "astimezone", "O", PyDateTime_TimeZone_UTC));
  if (!utc.is_valid()) nb::raise_python_error();
  return naive_units(utc.ptr(), type);
}

std::int64_t unscaled_decimal(PyObject* decimal, const Type& type) {
  PyObject* const decimal_class = imported("decimal", "Decimal");
  const bool is_integer = PyLong_Check(decimal) && !PyBool_Check(decimal);
  if (!is_integer && PyObject_IsInstance(decimal, decimal_class) != 1) {
    fail(PyExc_TypeError, decimal, "is not a decimal.Decimal");
  }
  const nb::object value = nb::borrow(decimal_class)(nb::handle(decimal));
  if (!nb::cast<bool>(value.attr("is_finite")())) {
    fail(PyExc_OverflowError, decimal, "is no number that " + to_string(type) + " can say");
  }
  // (sign, digits, exponent): exact, whatever the decimal context is.
  const nb::tuple parts(value.attr("as_tuple")());
  const auto exponent = nb::cast<std::int64_t>(parts[2]) + type.scale;
  std::int64_t unscaled = 0;
  bool is_exact = exponent <= 18;
  const nb::tuple digits(parts[1]);
  std::int64_t left =
      static_cast<std::int64_t>(digits.size()) + std::min<std::int64_t>(exponent, 0);
  for (nb::handle digit : digits) {
    const auto number = nb::cast<std::int64_t>(digit);
    if (left-- <= 0) {
      is_exact = is_exact && number == 0;
    } else {
      is_exact = is_exact && !__builtin_mul_overflow(unscaled, 10, &unscaled) &&
                 !__builtin_add_overflow(unscaled, number, &unscaled);
    }
  }
  for (std::int64_t i = 0; i < exponent && is_exact && unscaled != 0; ++i) {
    is_exact = !__builtin_mul_overflow(unscaled, 10, &unscaled);
  }
  if (!is_exact) fail(PyExc_OverflowError, decimal, "does not fit " + to_string(type) + " exactly");
  return nb::cast<int>(parts[0]) == 1 ? -unscaled : unscaled;
}

}  // namespace sprat::python

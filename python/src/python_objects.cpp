// SPDX-License-Identifier: Apache-2.0
#include "python_objects.hpp"

#include <array>
#include <chrono>
#include <map>

#include "datetime_api.hpp"

namespace sprat::python {

namespace {

constexpr std::int64_t kMicrosecondsPerDay = 86'400'000'000;

// Microseconds, or none with an OverflowError set.
bool to_microseconds(std::int64_t value, TimeUnit unit, std::int64_t& microseconds) {
  constexpr std::array<std::int64_t, 3> kPerUnit = {1'000'000, 1'000, 1};
  if (unit == TimeUnit::nanosecond) {
    if (value % 1000 != 0) {
      PyErr_Format(PyExc_OverflowError,
                   "%lld nanoseconds are finer than the microseconds of Python's datetime; take "
                   "the column as a NumPy array",
                   static_cast<long long>(value));
      return false;
    }
    microseconds = value / 1000;
    return true;
  }
  if (!__builtin_mul_overflow(value, kPerUnit[static_cast<std::size_t>(unit)], &microseconds)) {
    return true;
  }
  PyErr_SetString(PyExc_OverflowError, "the time lies outside the years 1 to 9999 of datetime");
  return false;
}

struct ClockTime {
  int hour, minute, second, microsecond;
};

ClockTime clock_time(std::int64_t microseconds_of_day) {
  const auto seconds = static_cast<int>(microseconds_of_day / 1'000'000);
  return {seconds / 3600, seconds / 60 % 60, seconds % 60,
          static_cast<int>(microseconds_of_day % 1'000'000)};
}

bool check_year(int year) {
  if (year >= 1 && year <= 9999) return true;
  PyErr_Format(PyExc_OverflowError, "the year %d lies outside the years 1 to 9999 of datetime",
               year);
  return false;
}

std::chrono::year_month_day civil(std::int64_t days) {
  return std::chrono::sys_days(std::chrono::days(days));
}

}  // namespace

PyObject* imported(const char* module, const char* attribute) {
  static std::map<std::string, PyObject*> objects;
  PyObject*& object = objects[std::string(module) + "." + attribute];
  if (object == nullptr)
    object = nb::object(nb::module_::import_(module).attr(attribute)).release().ptr();
  return object;
}

PyObject* make_date(std::int32_t days) {
  import_datetime();
  const auto date = civil(days);
  const int year = static_cast<int>(date.year());
  if (!check_year(year)) return nullptr;
  return PyDate_FromDate(year, static_cast<int>(static_cast<unsigned>(date.month())),
                         static_cast<int>(static_cast<unsigned>(date.day())));
}

PyObject* make_time(std::int64_t value, TimeUnit unit, PyObject* time_zone) {
  import_datetime();
  std::int64_t microseconds = 0;
  if (!to_microseconds(value, unit, microseconds)) return nullptr;
  if (microseconds < 0 || microseconds >= kMicrosecondsPerDay) {
    PyErr_SetString(PyExc_OverflowError, "the time of day lies outside datetime.time's 24 hours");
    return nullptr;
  }
  const ClockTime time = clock_time(microseconds);
  return PyDateTimeAPI->Time_FromTime(time.hour, time.minute, time.second, time.microsecond,
                                      time_zone == nullptr ? Py_None : time_zone,
                                      PyDateTimeAPI->TimeType);
}

PyObject* make_timestamp(std::int64_t value, TimeUnit unit, PyObject* time_zone) {
  import_datetime();
  std::int64_t microseconds = 0;
  if (!to_microseconds(value, unit, microseconds)) return nullptr;
  std::int64_t days = microseconds / kMicrosecondsPerDay;
  std::int64_t of_day = microseconds % kMicrosecondsPerDay;
  if (of_day < 0) {
    --days;
    of_day += kMicrosecondsPerDay;
  }
  const auto date = civil(days);
  const int year = static_cast<int>(date.year());
  if (!check_year(year)) return nullptr;
  const ClockTime time = clock_time(of_day);
  PyObject* const utc = time_zone == nullptr ? Py_None : PyDateTime_TimeZone_UTC;
  PyObject* const made = PyDateTimeAPI->DateTime_FromDateAndTime(
      year, static_cast<int>(static_cast<unsigned>(date.month())),
      static_cast<int>(static_cast<unsigned>(date.day())), time.hour, time.minute, time.second,
      time.microsecond, utc, PyDateTimeAPI->DateTimeType);
  if (made == nullptr || time_zone == nullptr || time_zone == utc) return made;
  PyObject* const local = PyObject_CallMethod(made, "astimezone", "O", time_zone);
  Py_DECREF(made);
  return local;
}

PyObject* make_decimal(std::int64_t unscaled, std::int32_t scale) {
  std::string digits = std::to_string(unscaled);
  const std::size_t sign = unscaled < 0 ? 1 : 0;
  const auto after_point = static_cast<std::size_t>(scale);
  if (digits.size() - sign <= after_point) {
    digits.insert(sign, after_point + 1 - (digits.size() - sign), '0');
  }
  if (scale != 0) digits.insert(digits.size() - after_point, 1, '.');
  return PyObject_CallFunction(imported("decimal", "Decimal"), "s", digits.c_str());
}

PyObject* make_text(std::string_view text) {
  return PyUnicode_DecodeUTF8(text.data(), static_cast<Py_ssize_t>(text.size()), nullptr);
}

nb::object time_zone_object(const std::string& name) {
  if (name.empty()) return {};
  import_datetime();
  if (name == "UTC") return nb::borrow(PyDateTime_TimeZone_UTC);
  if (name.size() == 6 && (name[0] == '+' || name[0] == '-') && name[3] == ':') {
    const int minutes = std::stoi(name.substr(1, 2)) * 60 + std::stoi(name.substr(4, 2));
    const nb::object delta =
        nb::borrow(imported("datetime", "timedelta"))(0, (name[0] == '-' ? -60 : 60) * minutes);
    return nb::borrow(imported("datetime", "timezone"))(delta);
  }
  return nb::borrow(imported("zoneinfo", "ZoneInfo"))(name.c_str());
}

nb::object enum_class(const Type& type) {
  nb::list members;
  for (const EnumValue& value : type.enum_values) {
    members.append(nb::make_tuple(value.name.c_str(), value.value));
  }
  const std::string name = type.name.substr(type.name.rfind('.') + 1);
  return nb::borrow(imported("sprat._classes", "enum_class"))(name.c_str(), nb::tuple(members));
}

}  // namespace sprat::python

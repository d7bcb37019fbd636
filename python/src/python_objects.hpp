// SPDX-License-Identifier: Apache-2.0
// Python's classes that values are made of, looked up once.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <nanobind/nanobind.h>

#include <sprat/schema.hpp>

namespace sprat::python {

namespace nb = nanobind;

/// An attribute of a module, imported when first asked for and kept for the process's life.
PyObject* imported(const char* module, const char* attribute);

/// All make new references; null with a Python error set.
PyObject* make_date(std::int32_t days);
PyObject* make_time(std::int64_t value, TimeUnit unit, PyObject* time_zone);
/// `time_zone` may be null, for local time. OverflowError where datetime has no such year, or
/// nanoseconds that it cannot hold.
PyObject* make_timestamp(std::int64_t value, TimeUnit unit, PyObject* time_zone);
PyObject* make_decimal(std::int64_t unscaled, std::int32_t scale);
PyObject* make_text(std::string_view text);

/// The tzinfo of a type's time zone, "UTC", "+02:00" or a name of the tz database; null where it is
/// empty.
nb::object time_zone_object(const std::string& name);
/// The IntEnum class of an enum type; the same class for equal types.
nb::object enum_class(const Type& type);

}  // namespace sprat::python

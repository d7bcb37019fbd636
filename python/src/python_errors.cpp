// SPDX-License-Identifier: Apache-2.0
#include "python_errors.hpp"

#include <new>
#include <string>
#include <string_view>

#include <sprat/error.hpp>

#include "python_objects.hpp"

namespace sprat::python {

namespace {

void set_error(const char* name, const std::exception& error) {
  // The library's advice is the command's.
  std::string message = error.what();
  constexpr std::string_view kOption = "use --force to replace it";
  if (message.ends_with(kOption)) {
    message.replace(message.size() - kOption.size(), kOption.size(), "overwrite=True replaces it");
  }
  PyErr_SetString(imported("sprat._errors", name), message.c_str());
}

// Translates sprat's errors; lets all others through.
void translate(const std::exception_ptr& exception, void*) {
  try {
    std::rethrow_exception(exception);
  } catch (const IoError& error) {
    set_error("IoError", error);
  } catch (const CorruptError& error) {
    set_error("CorruptError", error);
  } catch (const SchemaError& error) {
    set_error("SchemaError", error);
  } catch (const CsvError& error) {
    set_error("CsvError", error);
  } catch (const LimitError& error) {
    set_error("LimitError", error);
  } catch (const Error& error) {
    set_error("Error", error);
  }
}

}  // namespace

void register_errors() {
  nb::register_exception_translator(translate);
}

void set_python_error(const std::exception_ptr& exception) {
  try {
    translate(exception, nullptr);
  } catch (nb::python_error& error) {
    error.restore();
  } catch (nb::builtin_exception& error) {
    const bool is_type_error = error.type() == nb::exception_type::type_error;
    PyErr_SetString(is_type_error ? PyExc_TypeError : PyExc_ValueError, error.what());
  } catch (const std::bad_alloc&) {
    PyErr_NoMemory();
  } catch (const std::exception& error) {
    PyErr_SetString(PyExc_RuntimeError, error.what());
  }
}

}  // namespace sprat::python

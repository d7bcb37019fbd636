// SPDX-License-Identifier: Apache-2.0
// The extension module sprat._sprat: what the package is made of, one bind_… for each file.
#include <nanobind/nanobind.h>
#include <nanobind/stl/string.h>

#include <sprat/version.hpp>

#include "python_column.hpp"
#include "python_convert.hpp"
#include "python_errors.hpp"
#include "python_reader.hpp"
#include "python_rows.hpp"
#include "python_schema.hpp"
#include "python_writer.hpp"
#include "record_object.hpp"

namespace {

namespace nb = nanobind;
using namespace sprat::python;

// What `_replace` and unpickling call.
nb::object rebuild_record(const std::string& name, const nb::tuple& fields,
                          const nb::tuple& values) {
  if (fields.size() != values.size()) throw nb::value_error("a record has one value a field");
  const RowBlockRef block(new RowBlock(RecordClass::of(name, fields), values));
  PyObject* const record = make_record(block, 0);
  if (record == nullptr) nb::raise_python_error();
  return nb::steal(record);
}

}  // namespace

NB_MODULE(_sprat, module) {
  register_errors();
  module.attr("__version__") = SPRAT_VERSION;
  module.attr("Record") = nb::borrow(reinterpret_cast<PyObject*>(record_base()));
  module.def("rebuild_record", rebuild_record);
  bind_schema(module);
  bind_reader(module);
  bind_column(module);
  bind_rows(module);
  bind_writer(module);
  bind_convert(module);
}

// SPDX-License-Identifier: Apache-2.0
#include "record_class.hpp"

#include <map>

#include <nanobind/stl/string.h>

#include "record_object.hpp"

namespace sprat::python {

namespace {

// Up to so many names are compared one by one: they are interned, and most records are small.
constexpr std::size_t kFewNames = 8;

std::string key_of(const std::string& name, const nb::tuple& fields) {
  std::string key = name;
  for (nb::handle field : fields) key += '\n' + nb::cast<std::string>(nb::str(field));
  return key;
}

nb::tuple interned(const nb::tuple& fields) {
  nb::list names;
  for (nb::handle field : fields) {
    PyObject* name = Py_NewRef(field.ptr());
    PyUnicode_InternInPlace(&name);
    names.append(nb::steal(name));
  }
  return nb::tuple(names);
}

}  // namespace

std::shared_ptr<const RecordClass> RecordClass::of(const std::string& name,
                                                   const std::vector<Field>& fields) {
  nb::list names;
  for (const Field& field : fields) names.append(nb::str(field.name.data(), field.name.size()));
  return of(name.substr(name.rfind('.') + 1), nb::tuple(names));
}

std::shared_ptr<const RecordClass> RecordClass::of(const std::string& name,
                                                   const nb::tuple& fields) {
  static std::map<std::string, std::weak_ptr<const RecordClass>> classes;
  const std::string key = key_of(name, fields);
  if (auto known = classes[key].lock()) return known;
  std::erase_if(classes, [](const auto& entry) { return entry.second.expired(); });
  std::shared_ptr<const RecordClass> made(new RecordClass(name, interned(fields)));
  classes[key] = made;
  return made;
}

RecordClass::RecordClass(const std::string& name, nb::tuple names)
    : name_(name), names_(std::move(names)) {
  for (std::size_t i = 0; i < names_.size(); ++i) numbers_[names_[i]] = i;
  type_ = make_record_type(name_, names_);
}

std::size_t RecordClass::find(PyObject* name) const {
  const std::size_t count = names_.size();
  for (std::size_t i = 0; i < count && i < kFewNames; ++i) {
    if (PyTuple_GET_ITEM(names_.ptr(), static_cast<Py_ssize_t>(i)) == name) return i;
  }
  PyObject* const number = PyDict_GetItemWithError(numbers_.ptr(), name);
  return number == nullptr ? kNotFound : PyLong_AsSize_t(number);
}

}  // namespace sprat::python

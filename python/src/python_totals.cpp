// SPDX-License-Identifier: Apache-2.0
#include "python_totals.hpp"

#include <algorithm>
#include <chrono>
#include <memory>
#include <utility>

#include <nanobind/stl/string.h>

#include "python_objects.hpp"
#include "python_source.hpp"

namespace sprat::python {

namespace {

constexpr std::chrono::milliseconds kPatience{100};

// Lets Ctrl-C end work that holds no GIL.
class SignalCheck {
 public:
  void operator()() {
    const auto now = std::chrono::steady_clock::now();
    if (now < next_) return;
    next_ = now + kPatience;
    const nb::gil_scoped_acquire gil;
    if (PyErr_CheckSignals() != 0) nb::raise_python_error();
  }

 private:
  std::chrono::steady_clock::time_point next_ = std::chrono::steady_clock::now() + kPatience;
};

nb::object number_of(const Scalar& sum) {
  PyObject* number = nullptr;
  if (const auto* real = std::get_if<double>(&sum)) {
    number = PyFloat_FromDouble(*real);
  } else if (const auto* digits = std::get_if<std::string>(&sum)) {
    number = PyLong_FromString(digits->c_str(), nullptr, 10);
  } else {
    number = PyLong_FromLongLong(std::get<std::int64_t>(sum));
  }
  if (number == nullptr) nb::raise_python_error();
  return nb::steal(number);
}

nb::object make_totals(const std::vector<ColumnTotal>& totals,
                       const std::vector<std::string>& names) {
  nb::list entries;
  for (std::size_t i = 0; i < totals.size(); ++i) {
    const ColumnTotal& total = totals[i];
    const nb::object scale =
        total.type.kind == TypeKind::decimal ? nb::int_(total.type.scale) : nb::object(nb::none());
    entries.append(nb::make_tuple(names[i], total.count, number_of(total.sum), scale));
  }
  return nb::borrow(imported("sprat._totals", "make_totals"))(entries);
}

}  // namespace

std::vector<std::string> summed_columns(const Schema& schema) {
  std::vector<std::string> names;
  for (const Field& column : schema_columns(schema)) {
    if (has_total(column.type)) names.push_back(column.name);
  }
  return names;
}

nb::object totals_of(nb::handle file, const ReaderOptions& options,
                     const std::vector<std::string>& columns) {
  if (columns.empty()) return nb::dict();
  ReaderOptions chosen = options;
  chosen.columns = columns;
  std::unique_ptr<Source> source = make_source(file);
  std::vector<ColumnTotal> totals;
  {
    const nb::gil_scoped_release no_gil;
    totals = total_columns(std::move(source), chosen, SignalCheck());
  }
  return make_totals(totals, columns);
}

nb::object totals_of_rest(FilteredReader& reader, const std::vector<std::string>& columns) {
  const std::vector<Field> all = schema_columns(*reader.schema());
  Schema summed;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (std::find(columns.begin(), columns.end(), all[i].name) == columns.end()) continue;
    summed.fields.push_back(all[i]);
    places.push_back(i);
  }
  std::vector<ColumnTotal> totals;
  {
    const nb::gil_scoped_release no_gil;
    ColumnTotals sums(summed);
    SignalCheck check_signals;
    Batch batch;
    Batch part;
    part.columns.resize(places.size());
    while (reader.next(batch)) {
      for (std::size_t i = 0; i < places.size(); ++i) {
        std::swap(part.columns[i], batch.columns[places[i]]);
      }
      sums.add(part);
      check_signals();
    }
    totals = sums.totals();
  }
  std::vector<std::string> names;
  for (const ColumnTotal& total : totals) names.push_back(total.name);
  return make_totals(totals, names);
}

}  // namespace sprat::python

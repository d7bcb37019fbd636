// SPDX-License-Identifier: Apache-2.0
// scan_columns: sums of a file's columns on all cores, for compare.py.
//
//     scan_columns FILE THREADS COLUMN[,COLUMN...]|all [DATE_COLUMN FIRST LAST]
//
// Prints "name=sum" for each column, of the rows whose date is from FIRST to LAST, both as
// 1996-03-01; "all" is every number.
#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <sprat/sprat.hpp>

namespace {

bool is_number(const sprat::Field& column) {
  using enum sprat::TypeKind;
  const sprat::TypeKind kind = column.type.kind;
  return (kind >= int8 && kind <= float64) || kind == decimal;
}

/// Of one column: integers and decimals exactly, in 64 bits.
struct Sum {
  std::int64_t whole = 0;
  double real = 0;
};

/// The rows of a batch that a condition on a date leaves, which is all where there is none.
class DateCondition {
 public:
  DateCondition() = default;
  DateCondition(std::string column, const std::string& first, const std::string& last)
      : column_(std::move(column)), first_(days(first)), last_(days(last)) {}

  bool is_empty() const { return column_.empty(); }
  const std::string& column() const { return column_; }
  std::vector<sprat::Predicate> predicates() const {
    return {{column_, sprat::Comparison::greater_equal, std::int64_t{first_}},
            {column_, sprat::Comparison::less_equal, std::int64_t{last_}}};
  }
  bool holds(const sprat::Column& dates, std::size_t row) const {
    const auto day = dates.value<std::int32_t>(row);
    return day >= first_ && day <= last_ && !dates.is_null(row);
  }

 private:
  static std::int32_t days(const std::string& text) {
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    if (std::sscanf(text.c_str(), "%d-%u-%u", &year, &month, &day) != 3) {
      throw std::invalid_argument(text + " is no date");
    }
    const std::chrono::sys_days date =
        std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day);
    return static_cast<std::int32_t>(date.time_since_epoch().count());
  }

  std::string column_;
  std::int32_t first_ = 0;
  std::int32_t last_ = 0;
};

template <class T, class Wanted>
void add_values(const sprat::Column& column, const Wanted& wanted, Sum& sum) {
  const auto values = column.values.as<T>();
  std::conditional_t<std::is_floating_point_v<T>, double, std::int64_t> total = 0;
  for (std::size_t row = 0; row < values.size(); ++row) {
    total += wanted(row) ? static_cast<decltype(total)>(values[row]) : 0;
  }
  if constexpr (std::is_floating_point_v<T>) {
    sum.real += total;
  } else {
    sum.whole += total;
  }
}

template <class Wanted>
void add_wanted(const sprat::Type& type, const sprat::Column& column, const Wanted& wanted,
                Sum& sum) {
  switch (type.kind) {
    case sprat::TypeKind::int8:
      return add_values<std::int8_t>(column, wanted, sum);
    case sprat::TypeKind::uint8:
      return add_values<std::uint8_t>(column, wanted, sum);
    case sprat::TypeKind::int16:
      return add_values<std::int16_t>(column, wanted, sum);
    case sprat::TypeKind::uint16:
      return add_values<std::uint16_t>(column, wanted, sum);
    case sprat::TypeKind::int32:
      return add_values<std::int32_t>(column, wanted, sum);
    case sprat::TypeKind::uint32:
      return add_values<std::uint32_t>(column, wanted, sum);
    case sprat::TypeKind::float32:
      return add_values<float>(column, wanted, sum);
    case sprat::TypeKind::float64:
      return add_values<double>(column, wanted, sum);
    default:
      return add_values<std::int64_t>(column, wanted, sum);
  }
}

void add(const sprat::Type& type, const sprat::Column& column, const sprat::Column* dates,
         const DateCondition& condition, Sum& sum) {
  if (dates != nullptr) {
    const auto wanted = [&](std::size_t row) {
      return condition.holds(*dates, row) && !column.is_null(row);
    };
    add_wanted(type, column, wanted, sum);
  } else if (column.null_count != 0) {
    add_wanted(
        type, column, [&](std::size_t row) { return !column.is_null(row); }, sum);
  } else {
    add_wanted(
        type, column, [](std::size_t) { return true; }, sum);
  }
}

std::vector<std::string> column_names(const std::string& path, const std::string& wanted) {
  std::vector<std::string> names;
  if (wanted == "all") {
    const sprat::BatchReader reader(path);
    for (const sprat::Field& column : sprat::schema_columns(reader.schema())) {
      if (is_number(column)) names.push_back(column.name);
    }
    return names;
  }
  for (std::size_t at = 0; at <= wanted.size();) {
    const std::size_t end = std::min(wanted.find(',', at), wanted.size());
    names.push_back(wanted.substr(at, end - at));
    at = end + 1;
  }
  return names;
}

void print_sums(const std::string& path, unsigned threads, const std::string& wanted,
                const DateCondition& condition) {
  sprat::ReaderOptions options;
  options.columns = column_names(path, wanted);
  options.threads = threads;
  const std::size_t count = options.columns.size();
  if (!condition.is_empty()) {
    options.skip_unless = condition.predicates();
    options.columns.push_back(condition.column());
  }
  struct Sums {
    std::vector<Sum> by_column;
    std::vector<sprat::Field> columns;
  };
  const auto add_batch = [&](const sprat::Batch& batch, Sums& sums) {
    if (sums.columns.empty()) sums.columns = sprat::schema_columns(*batch.schema);
    const sprat::Column* dates = condition.is_empty() ? nullptr : &batch.columns.back();
    for (std::size_t i = 0; i < count; ++i) {
      add(sums.columns[i].type, batch.columns[i], dates, condition, sums.by_column[i]);
    }
  };
  std::vector<double> totals(count);
  for (const Sums& sums :
       sprat::scan(path, options, Sums{std::vector<Sum>(count), {}}, add_batch)) {
    for (std::size_t i = 0; i < count && !sums.columns.empty(); ++i) {
      const Sum& sum = sums.by_column[i];
      double whole = static_cast<double>(sum.whole);
      for (int digit = 0; digit < sums.columns[i].type.scale; ++digit) whole /= 10;
      totals[i] += whole + sum.real;
    }
  }
  for (std::size_t i = 0; i < count; ++i) {
    std::printf("%s=%.9g\n", options.columns[i].c_str(), totals[i]);
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 4 && count != 7) {
    std::fputs("scan_columns FILE THREADS COLUMNS|all [DATE_COLUMN FIRST LAST]\n", stderr);
    return 2;
  }
  try {
    const DateCondition condition =
        count == 7 ? DateCondition(arguments[4], arguments[5], arguments[6]) : DateCondition();
    print_sums(arguments[1], static_cast<unsigned>(std::atoi(arguments[2])), arguments[3],
               condition);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "scan_columns: %s\n", error.what());
    return 1;
  }
  return 0;
}

// SPDX-License-Identifier: Apache-2.0
// record_bench: typed records against the scan of columns, over files made of rides.csv and
// lineitem.csv (docs/benchmarks.md). SPRAT_RIDES, SPRAT_RIDES_FAST and SPRAT_LINEITEM name them.
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <benchmark/benchmark.h>

#include <sprat/sprat.hpp>

namespace rides {

struct Ride {
  std::string_view route;
  sprat::Date date = {};
  std::string_view daytype;
  std::int32_t rides = 0;
};

}  // namespace rides

namespace tpch {

struct LineItem {
  std::int64_t orderkey = 0;
  std::int64_t partkey = 0;
  std::int64_t suppkey = 0;
  std::int64_t linenumber = 0;
  std::int64_t quantity = 0;
  sprat::Decimal<2> extendedprice;
  sprat::Decimal<2> discount;
  sprat::Decimal<2> tax;
};

}  // namespace tpch

template <>
struct sprat::RecordTable<rides::Ride> {
  static constexpr std::string_view name = "rides.Ride";
  static constexpr std::string_view doc = "";
  static constexpr auto fields = std::tuple{
      sprat::record_field("route", &rides::Ride::route, offsetof(rides::Ride, route)),
      sprat::record_field("date", &rides::Ride::date, offsetof(rides::Ride, date)),
      sprat::record_field("daytype", &rides::Ride::daytype, offsetof(rides::Ride, daytype)),
      sprat::record_field("rides", &rides::Ride::rides, offsetof(rides::Ride, rides)),
  };
};

template <>
struct sprat::RecordTable<tpch::LineItem> {
  using Row = tpch::LineItem;
  static constexpr std::string_view name = "tpch.LineItem";
  static constexpr std::string_view doc = "";
  static constexpr auto fields = std::tuple{
      sprat::record_field("l_orderkey", &Row::orderkey, offsetof(Row, orderkey)),
      sprat::record_field("l_partkey", &Row::partkey, offsetof(Row, partkey)),
      sprat::record_field("l_suppkey", &Row::suppkey, offsetof(Row, suppkey)),
      sprat::record_field("l_linenumber", &Row::linenumber, offsetof(Row, linenumber)),
      sprat::record_field("l_quantity", &Row::quantity, offsetof(Row, quantity)),
      sprat::record_field("l_extendedprice", &Row::extendedprice, offsetof(Row, extendedprice)),
      sprat::record_field("l_discount", &Row::discount, offsetof(Row, discount)),
      sprat::record_field("l_tax", &Row::tax, offsetof(Row, tax)),
  };
};

namespace {

/// In KiB; 0 where the system does not tell.
std::int64_t peak_memory() {
  std::ifstream status("/proc/self/status");
  std::string word;
  std::int64_t kib = 0;
  while (status >> word) {
    if (word == "VmHWM:") status >> kib;
  }
  return kib;
}

const char* file_of(const char* variable, benchmark::State& state) {
  const char* path = std::getenv(variable);
  if (path == nullptr) state.SkipWithError("name the file in the environment");
  return path;
}

template <class Sum>
void run(benchmark::State& state, const char* variable, Sum sum) {
  const char* path = file_of(variable, state);
  if (path == nullptr) return;
  const std::int64_t before = peak_memory();
  std::int64_t rows = 0;
  for (auto _ : state) rows += sum(path);
  state.SetItemsProcessed(rows);
  state.counters["peak_MiB_above_start"] = static_cast<double>(peak_memory() - before) / 1024.0;
}

void rides_records(benchmark::State& state, const char* variable) {
  run(state, variable, [](const char* path) {
    std::int64_t rows = 0;
    std::int64_t total = 0;
    for (const rides::Ride& ride : sprat::Reader<rides::Ride>(path)) {
      total += ride.rides;
      ++rows;
    }
    benchmark::DoNotOptimize(total);
    return rows;
  });
}

void lineitem_records(benchmark::State& state) {
  run(state, "SPRAT_LINEITEM", [](const char* path) {
    std::int64_t rows = 0;
    tpch::LineItem total;
    for (const tpch::LineItem& item : sprat::Reader<tpch::LineItem>(path)) {
      total.orderkey += item.orderkey;
      total.partkey += item.partkey;
      total.suppkey += item.suppkey;
      total.linenumber += item.linenumber;
      total.quantity += item.quantity;
      total.extendedprice.unscaled += item.extendedprice.unscaled;
      total.discount.unscaled += item.discount.unscaled;
      total.tax.unscaled += item.tax.unscaled;
      ++rows;
    }
    benchmark::DoNotOptimize(total);
    return rows;
  });
}

void lineitem_columns(benchmark::State& state) {
  run(state, "SPRAT_LINEITEM", [](const char* path) {
    sprat::ReaderOptions options;
    for (const sprat::Field& field : sprat::record_schema<tpch::LineItem>().fields) {
      options.columns.push_back(field.name);
    }
    sprat::BatchReader reader(path, options);
    sprat::Batch batch;
    std::int64_t rows = 0;
    std::int64_t totals[8] = {};
    while (reader.next(batch)) {
      for (std::size_t i = 0; i < batch.columns.size(); ++i) {
        for (const std::int64_t value : batch.columns[i].values.as<std::int64_t>()) {
          totals[i] += value;
        }
      }
      rows += static_cast<std::int64_t>(batch.rows);
    }
    benchmark::DoNotOptimize(totals);
    return rows;
  });
}

BENCHMARK_CAPTURE(rides_records, standard, "SPRAT_RIDES")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(rides_records, fast, "SPRAT_RIDES_FAST")->Unit(benchmark::kMillisecond);
BENCHMARK(lineitem_records)->Unit(benchmark::kMillisecond);
BENCHMARK(lineitem_columns)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();

// SPDX-License-Identifier: Apache-2.0
// Sums over the mapped records of a file of layout rows, beside the same sum over the same bytes in
// memory, in bytes and records a second. SPRAT_BENCH_ROWS: how many records (5 million).
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>
#include <unistd.h>

#include <sprat/mapped_records.hpp>
#include <sprat/record.hpp>
#include <sprat/writer.hpp>

namespace cta {

struct Ride {
  sprat::FixedText<8> route;
  sprat::Date date = {};
  bool weekday = false;
  std::int64_t rides = 0;
};
static_assert(sizeof(Ride) == 24);

}  // namespace cta

template <>
struct sprat::RecordTable<cta::Ride> {
  static constexpr std::string_view name = "cta.Ride";
  static constexpr std::string_view doc = "";
  static constexpr auto fields = std::tuple{
      sprat::record_field("route", &cta::Ride::route, offsetof(cta::Ride, route)),
      sprat::record_field("date", &cta::Ride::date, offsetof(cta::Ride, date)),
      sprat::record_field("weekday", &cta::Ride::weekday, offsetof(cta::Ride, weekday)),
      sprat::record_field("rides", &cta::Ride::rides, offsetof(cta::Ride, rides)),
  };
};

namespace {

std::uint64_t row_count() {
  const char* text = std::getenv("SPRAT_BENCH_ROWS");
  return text == nullptr ? 5'000'000 : std::strtoull(text, nullptr, 10);
}

/// A file of layout rows that goes with the program.
class RidesFile {
 public:
  RidesFile()
      : path_(std::filesystem::temp_directory_path() /
              ("sprat_rows_bench_" + std::to_string(::getpid()) + ".sprat")) {
    sprat::WriterOptions options;
    options.layout = sprat::Layout::rows;
    sprat::BatchWriter writer(path_.string(), sprat::record_schema<cta::Ride>(), options);
    const std::uint64_t rows = row_count();
    for (std::uint64_t first = 0; first < rows; first += sprat::kDefaultBlockRows) {
      writer.write(rides(first, std::min(rows - first, sprat::kDefaultBlockRows)));
    }
    writer.close();
  }
  ~RidesFile() { std::filesystem::remove(path_); }
  RidesFile(const RidesFile&) = delete;
  RidesFile& operator=(const RidesFile&) = delete;

  std::string path() const { return path_.string(); }

 private:
  static sprat::Batch rides(std::uint64_t first, std::uint64_t count) {
    sprat::Batch batch;
    batch.schema = std::make_shared<const sprat::Schema>(sprat::record_schema<cta::Ride>());
    batch.columns.resize(4);
    batch.columns[2].values.resize_zeroed(static_cast<std::size_t>(count + 7) / 8);
    for (std::uint64_t row = first; row < first + count; ++row) {
      const sprat::FixedText<8> route(std::to_string(row % 190));
      batch.columns[0].values.append_value(route);
      batch.columns[1].values.append_value(static_cast<std::int32_t>(11'323 + row / 190));
      batch.columns[3].values.append_value(static_cast<std::int64_t>(row * 7919 % 30'011));
    }
    for (sprat::Column& column : batch.columns) column.length = static_cast<std::size_t>(count);
    batch.rows = static_cast<std::size_t>(count);
    return batch;
  }

  std::filesystem::path path_;
};

const RidesFile& rides_file() {
  static const RidesFile file;
  return file;
}

std::int64_t sum_of(std::span<const cta::Ride> rides) {
  std::int64_t total = 0;
  for (const cta::Ride& ride : rides) total += ride.rides;
  return total;
}

std::int64_t sum_of_blocks(const sprat::MappedRecords<cta::Ride>& rides) {
  std::int64_t total = 0;
  for (std::size_t i = 0; i < rides.block_count(); ++i) total += sum_of(rides.block(i));
  return total;
}

void count(benchmark::State& state, std::uint64_t rows) {
  const auto records = static_cast<std::int64_t>(rows) * state.iterations();
  state.SetItemsProcessed(records);
  state.SetBytesProcessed(records * static_cast<std::int64_t>(sizeof(cta::Ride)));
}

// The bytes at their best: one array, touched before.
void sum_of_memory(benchmark::State& state) {
  const sprat::MappedRecords<cta::Ride> mapped(rides_file().path());
  std::vector<cta::Ride> rides;
  rides.reserve(mapped.size());
  for (std::size_t i = 0; i < mapped.block_count(); ++i) {
    rides.insert(rides.end(), mapped.block(i).begin(), mapped.block(i).end());
  }
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(sum_of(rides));
  count(state, rides.size());
}

// Mapped, checked and summed by every iteration, page faults included.
void open_and_sum(benchmark::State& state) {
  std::uint64_t rows = 0;
  rides_file();
  for ([[maybe_unused]] auto _ : state) {
    const sprat::MappedRecords<cta::Ride> rides(rides_file().path());
    benchmark::DoNotOptimize(sum_of_blocks(rides));
    rows = rides.size();
  }
  count(state, rows);
}

void sum_of_mapped_blocks(benchmark::State& state) {
  const sprat::MappedRecords<cta::Ride> rides(rides_file().path());
  benchmark::DoNotOptimize(sum_of_blocks(rides));
  for ([[maybe_unused]] auto _ : state) benchmark::DoNotOptimize(sum_of_blocks(rides));
  count(state, rides.size());
}

void sum_of_mapped_records(benchmark::State& state) {
  const sprat::MappedRecords<cta::Ride> rides(rides_file().path());
  benchmark::DoNotOptimize(sum_of_blocks(rides));
  for ([[maybe_unused]] auto _ : state) {
    std::int64_t total = 0;
    for (const cta::Ride& ride : rides) total += ride.rides;
    benchmark::DoNotOptimize(total);
  }
  count(state, rides.size());
}

BENCHMARK(sum_of_memory)->Unit(benchmark::kMillisecond);
BENCHMARK(sum_of_mapped_blocks)->Unit(benchmark::kMillisecond);
BENCHMARK(sum_of_mapped_records)->Unit(benchmark::kMillisecond);
BENCHMARK(open_and_sum)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();

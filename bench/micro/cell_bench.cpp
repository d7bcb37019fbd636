// SPDX-License-Identifier: Apache-2.0
// Cells of one kind to values, by each level of the kernels that this machine runs: KIND/LEVEL.
// What a kernel leaves the format parses, as in a column. 4,096 cells, whose text is in the first
// caches.
#include <bit>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <random>
#include <span>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include <sprat/buffer.hpp>

#include "text/cell_kernels.hpp"
#include "text/float_format.hpp"
#include "text/integer_format.hpp"
#include "text/temporal_format.hpp"
#include "text/typed_format.hpp"

namespace sprat::text {

namespace {

constexpr std::size_t kCells = 4096;

struct Cells {
  explicit Cells(const std::function<std::string(std::mt19937_64&)>& make) {
    // Kernels leave cells that end right behind the text's begin.
    text.append(std::as_bytes(std::span(std::string_view("a header, as most files have"))));
    std::mt19937_64 random(1);
    for (std::size_t i = 0; i < kCells; ++i) {
      begins.push_back(static_cast<std::uint32_t>(text.size()));
      text.append_value(',');
      const std::string cell = make(random);
      text.append(std::as_bytes(std::span(cell)));
      ends.push_back(static_cast<std::uint32_t>(text.size()));
    }
  }

  CellSpans from(std::size_t row) const {
    return CellSpans{reinterpret_cast<const char*>(text.data()), begins.data(), ends.data(), 1}
        .from(row);
  }

  Buffer text;
  std::vector<std::uint32_t> begins;
  std::vector<std::uint32_t> ends;
};

template <class Format, class Layout, class Kernel>
void add(const std::string& name, const Format& format, const Layout& layout, Kernel kernel,
         const std::function<std::string(std::mt19937_64&)>& make) {
  using Value = typename Format::Value;
  for (const CellKernels* kernels : all_cell_kernels()) {
    const auto run = [=, parse = kernels->*kernel](benchmark::State& state) {
      const Cells cells(make);
      std::vector<Value> values(kCells);
      for ([[maybe_unused]] auto _ : state) {
        for (std::size_t row = 0; row < kCells; row += kCellGroup) {
          const CellSpans group = cells.from(row);
          std::uint64_t left = parse(group, kCellGroup, *layout, values.data() + row);
          for (; left != 0; left &= left - 1) {
            const auto at = static_cast<std::size_t>(std::countr_zero(left));
            if (!format.parse(group[at], values[row + at])) state.SkipWithError("a cell misfits");
          }
        }
        benchmark::ClobberMemory();
      }
      state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(kCells));
    };
    benchmark::RegisterBenchmark((name + "/" + kernels->name).c_str(), run);
  }
}

template <class... Arguments>
std::string printed(const char* format, Arguments... arguments) {
  char text[64];
  const int size = std::snprintf(text, sizeof(text), format, arguments...);
  return {text, static_cast<std::size_t>(size)};
}

int below(std::mt19937_64& random, int end) {
  return static_cast<int>(random() % static_cast<unsigned>(end));
}

void add_numbers() {
  const IntegerFormat<std::int64_t> integers;
  const auto add_integers = [&](const char* name, int end) {
    add(name, integers, integers.number_spelling(), &CellKernels::numbers,
        [end](std::mt19937_64& random) { return std::to_string(below(random, end)); });
  };
  add_integers("integer of 1 to 3 digits", 300);
  add_integers("integer of up to 9 digits", 1'000'000'000);
  const DecimalFormat decimals(2);
  add("decimal", decimals, decimals.number_spelling(), &CellKernels::numbers,
      [](std::mt19937_64& random) {
        return printed("%d.%02d", below(random, 100'000), below(random, 100));
      });
  const DecimalFormat fine_decimals(8);
  add("decimal of 8 after the point", fine_decimals, fine_decimals.number_spelling(),
      &CellKernels::numbers, [](std::mt19937_64& random) {
        return printed("%d.%06d00", below(random, 100'000), below(random, 1'000'000));
      });
}

void add_temporals() {
  const DateFormat dates("%Y-%m-%d");
  add("date", dates, dates.date_layout(), &CellKernels::dates, [](std::mt19937_64& random) {
    return printed("%04d-%02d-%02d", 1950 + below(random, 100), 1 + below(random, 12),
                   1 + below(random, 28));
  });
  const auto add_timestamps = [](const char* name, const char* format, int unit_digits,
                                 const char* rest) {
    const TimestampFormat timestamps(format, unit_digits, 0);
    add(name, timestamps, timestamps.timestamp_layout(), &CellKernels::timestamps,
        [rest](std::mt19937_64& random) {
          return printed("%04d-%02d-%02d %02d:%02d:%02d%s", 1950 + below(random, 100),
                         1 + below(random, 12), 1 + below(random, 28), below(random, 24),
                         below(random, 60), below(random, 60), rest);
        });
  };
  add_timestamps("timestamp", "%Y-%m-%d %H:%M:%S", 0, "");
  add_timestamps("timestamp in us", "%Y-%m-%d %H:%M:%S.%fZ", 6, ".123456Z");
  const TimestampFormat clock("%m/%d/%Y %I:%M:%S %p", 0, 0);
  add("timestamp with AM and PM", clock, clock.timestamp_layout(), &CellKernels::timestamps,
      [](std::mt19937_64& random) {
        return printed("%02d/%02d/%04d %02d:%02d:%02d %cM", 1 + below(random, 12),
                       1 + below(random, 28), 1950 + below(random, 100), 1 + below(random, 12),
                       below(random, 60), below(random, 60), "AP"[below(random, 2)]);
      });
  const TimeFormat<std::int64_t> times("%H:%M:%S", 6);
  add("time", times, times.timestamp_layout(), &CellKernels::timestamps,
      [](std::mt19937_64& random) {
        return printed("%02d:%02d:%02d", below(random, 24), below(random, 60), below(random, 60));
      });
}

void add_doubles() {
  const auto add_double = [](const char* name, const char* format,
                             const std::function<double(std::mt19937_64&)>& make) {
    const FloatFormat<double> doubles{format};
    add(name, doubles, doubles.double_spelling(), &CellKernels::doubles,
        [=](std::mt19937_64& random) {
          char text[FloatSpelling::kMaxLength];
          return std::string(text, doubles.format(make(random), text));
        });
  };
  add_double("double of up to 4 digits", "shortest",
             [](std::mt19937_64& random) { return below(random, 10'000) / 100.0; });
  add_double("double of 14 digits", "shortest", [](std::mt19937_64& random) {
    return static_cast<double>(random() % 100'000'000'000'000) / 1e12;
  });
  add_double("double of 6 after the point", "%.6f", [](std::mt19937_64& random) {
    return static_cast<double>(random() % 1'000'000'000) / 1e6;
  });
  add_double("double of 16 and 17 digits", "repr",
             [](std::mt19937_64& random) { return static_cast<double>(random() >> 11) * 0x1p-53; });
}

}  // namespace

}  // namespace sprat::text

int main(int argc, char** argv) {
  sprat::text::add_numbers();
  sprat::text::add_temporals();
  sprat::text::add_doubles();
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}

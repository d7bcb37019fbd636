// SPDX-License-Identifier: Apache-2.0
// Measurements for people and programs.
#include "bench_report.hpp"

#include <algorithm>

#include "byte_size.hpp"
#include "json_writer.hpp"
#include "text_table.hpp"

namespace sprat::cli {
namespace {

constexpr std::size_t kMinBarWidth = 8;
constexpr std::size_t kMaxBarWidth = 60;

/// In eighths of a character, so that a small peak still shows its share.
std::string bar(double share, std::size_t width) {
  static const std::vector<std::string> parts = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};
  const auto eighths = static_cast<std::size_t>(share * static_cast<double>(8 * width) + 0.5);
  std::string text;
  for (std::size_t i = 0; i < eighths / 8; ++i) text += "█";
  return text + parts[eighths % 8];
}

/// The first measurement is the largest.
TextTable table_with_bars(const std::vector<Measurement>& measurements, std::size_t bar_width) {
  TextTable table({{"contender"},
                   {"peak MB", Align::right},
                   {"seconds", Align::right},
                   {"on disk", Align::right},
                   {""}});
  const double largest = measurements.empty() ? 0 : measurements.front().peak_mb.value_or(0);
  for (const Measurement& measurement : measurements) {
    const bool is_ok = measurement.status == "ok";
    const double share =
        is_ok && largest > 0 && measurement.peak_mb ? *measurement.peak_mb / largest : 0;
    table.add_row({measurement.name,
                   measurement.peak_mb ? format_fixed(*measurement.peak_mb, 1) : "",
                   measurement.seconds ? format_fixed(*measurement.seconds, 2) : "",
                   measurement.disk_bytes ? format_byte_size(*measurement.disk_bytes) : "",
                   is_ok ? bar(share, bar_width) : measurement.status});
  }
  return table;
}

/// Columns that the figures take.
std::size_t figures_width(std::vector<Measurement> measurements) {
  for (Measurement& measurement : measurements) measurement.status = "ok";
  return table_with_bars(measurements, 0).width();
}

}  // namespace

std::string bench_table(std::vector<Measurement> measurements, std::size_t width) {
  std::stable_sort(measurements.begin(), measurements.end(),
                   [](const Measurement& left, const Measurement& right) {
                     return left.peak_mb.value_or(-1) > right.peak_mb.value_or(-1);
                   });
  const std::size_t figures = figures_width(measurements);
  const std::size_t room = width - std::min(width, figures);
  return table_with_bars(measurements, std::clamp(room, kMinBarWidth, kMaxBarWidth)).text();
}

std::string bench_json(const std::vector<Measurement>& measurements) {
  JsonWriter json;
  json.begin_array();
  for (const Measurement& measurement : measurements) {
    json.begin_object();
    json.key("name").text(measurement.name);
    json.key("peak_mb");
    measurement.peak_mb ? json.number(*measurement.peak_mb) : json.null();
    json.key("seconds");
    measurement.seconds ? json.number(*measurement.seconds) : json.null();
    json.key("disk_bytes");
    measurement.disk_bytes ? json.number(*measurement.disk_bytes) : json.null();
    json.key("status").text(measurement.status);
    json.end_object();
  }
  json.end_array();
  return json.finish();
}

}  // namespace sprat::cli

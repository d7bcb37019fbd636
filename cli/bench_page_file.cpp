// SPDX-License-Identifier: Apache-2.0
// Gathers what the page tells, and writes it.
#include "bench_page_file.hpp"

#include <array>
#include <chrono>
#include <filesystem>
#include <span>

#include "bench_page.hpp"
#include "byte_size.hpp"

namespace sprat::cli {
namespace {

/// By the clock of Greenwich.
std::string today() {
  static constexpr std::array months = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};
  const std::chrono::year_month_day date(
      std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()));
  return std::to_string(static_cast<unsigned>(date.day())) + ' ' +
         months.at(static_cast<unsigned>(date.month()) - 1) + ' ' +
         std::to_string(static_cast<int>(date.year()));
}

std::string made_up_rows(const MeasureOptions& options) {
  return (options.rows ? format_count(*options.rows) : "a million") + " made-up tuples";
}

/// None where the contenders read other rows than the whole file's, or the file is compressed.
std::optional<std::uint64_t> csv_bytes(const std::string& csv, const MeasureOptions& options) {
  if (csv.empty() || options.rows || csv.ends_with(".gz") || csv.ends_with(".zst")) return {};
  std::error_code error;
  const auto bytes = std::filesystem::file_size(csv, error);
  return error ? std::nullopt : std::optional<std::uint64_t>(bytes);
}

}  // namespace

BenchPageFile::BenchPageFile(const std::string& path) {
  SinkOptions options;
  options.overwrite = true;
  sink_ = create_sink(path, options);
}

void BenchPageFile::write(const std::string& csv, const MeasureOptions& options,
                          const std::vector<Measurement>& measurements) {
  BenchPage page;
  page.is_file = !csv.empty();
  page.subject =
      page.is_file ? std::filesystem::path(csv).filename().string() : made_up_rows(options);
  if (page.is_file && options.rows) page.extent = "the first " + format_count(*options.rows, "row");
  page.csv_bytes = csv_bytes(csv, options);
  page.date = today();
  page.machine = machine_facts();
  for (const auto& [name, version] : installed_versions(options)) {
    page.versions.emplace_back(name, version);
  }
  page.measurements = measurements;
  const std::string html = bench_page(page);
  sink_->write(std::as_bytes(std::span(html.data(), html.size())));
  sink_->commit();
}

}  // namespace sprat::cli

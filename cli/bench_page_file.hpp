// SPDX-License-Identifier: Apache-2.0
// BenchPageFile: the file of `bench --report`.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include <sprat/io.hpp>
#include <sprat/measure.hpp>

namespace sprat::cli {

/// Opened before the measuring, so that a path which can't be written is told at once; the page
/// appears under its name whole, or not at all. A file that is there is replaced.
class BenchPageFile {
 public:
  /// "-" is standard output. Throws IoError.
  explicit BenchPageFile(const std::string& path);

  /// Once. `csv` is the measured file; empty where its rows were made up.
  void write(const std::string& csv, const MeasureOptions& options,
             const std::vector<Measurement>& measurements);

 private:
  std::unique_ptr<Sink> sink_;
};

}  // namespace sprat::cli

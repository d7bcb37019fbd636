// SPDX-License-Identifier: Apache-2.0
// ProgressLine: one line on the terminal that tells rows, speed and time left, and leaves no trace.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include <sprat/convert.hpp>

namespace sprat::cli {

/// Shows nothing where standard error is no terminal.
class ProgressLine {
 public:
  explicit ProgressLine(bool wanted);
  ~ProgressLine() { clear(); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  /// For ConvertOptions and TextOptions; empty where nothing is shown. This object must outlive it.
  ProgressCallback callback();
  void show(std::string line);
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  void show(const Progress& progress);

  bool shown_;
  Clock::time_point start_ = Clock::now();
  Clock::time_point next_ = start_;
  std::size_t length_ = 0;
};

}  // namespace sprat::cli

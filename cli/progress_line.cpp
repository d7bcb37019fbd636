// SPDX-License-Identifier: Apache-2.0
// The progress line's text and redrawing.
#include "progress_line.hpp"

#include <cstdio>
#include <string>

#include "byte_size.hpp"
#include "terminal.hpp"

namespace sprat::cli {
namespace {

constexpr std::chrono::milliseconds kInterval{100};

std::string time_left(const Progress& progress, double seconds) {
  if (!progress.total_bytes || progress.bytes == 0 || *progress.total_bytes <= progress.bytes) {
    return {};
  }
  const double rest = static_cast<double>(*progress.total_bytes - progress.bytes);
  const auto left =
      static_cast<unsigned>(seconds * rest / static_cast<double>(progress.bytes) + 0.5);
  std::string text = ", ";
  text += std::to_string(left / 60);
  text += left % 60 < 10 ? ":0" : ":";
  text += std::to_string(left % 60);
  return text + " left";
}

}  // namespace

ProgressLine::ProgressLine(bool wanted) : shown_(wanted && is_terminal_error()) {}

ProgressCallback ProgressLine::callback() {
  if (!shown_) return {};
  return [this](const Progress& progress) { show(progress); };
}

void ProgressLine::show(const Progress& progress) {
  const auto now = Clock::now();
  if (now < next_) return;
  next_ = now + kInterval;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  const double speed = static_cast<double>(progress.bytes) / 1e6 / (seconds > 0 ? seconds : 1);
  show(format_count(progress.rows, "row") + ", " + format_fixed(speed, 0) + " MB/s" +
       time_left(progress, seconds));
}

void ProgressLine::show(std::string line) {
  if (!shown_) return;
  const std::size_t length = line.size();
  if (length < length_) line.append(length_ - length, ' ');
  length_ = length;
  std::fprintf(stderr, "\r%s", line.c_str());
}

void ProgressLine::clear() {
  if (length_ == 0) return;
  std::fprintf(stderr, "\r%s\r", std::string(length_, ' ').c_str());
  length_ = 0;
}

}  // namespace sprat::cli

// SPDX-License-Identifier: Apache-2.0
// Questions to the terminal.
#include "terminal.hpp"

#include <array>
#include <cstdlib>

#include <sys/ioctl.h>
#include <unistd.h>

namespace sprat::cli {

bool is_terminal_output() {
  return ::isatty(STDOUT_FILENO) == 1;
}
bool is_terminal_error() {
  return ::isatty(STDERR_FILENO) == 1;
}

std::size_t terminal_width() {
  for (const int descriptor : std::array{STDOUT_FILENO, STDERR_FILENO}) {
    winsize size = {};
    if (::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  }
  const char* columns = std::getenv("COLUMNS");
  const long width = columns == nullptr ? 0 : std::strtol(columns, nullptr, 10);
  return width > 0 && width < 10'000 ? static_cast<std::size_t>(width) : 80;
}

}  // namespace sprat::cli

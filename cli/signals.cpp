// SPDX-License-Identifier: Apache-2.0
// Signal handlers of the command.
#include "signals.hpp"

#include <array>
#include <csignal>

#include <poll.h>
#include <unistd.h>

#include <sprat/io.hpp>
#include <sprat/measure.hpp>

namespace sprat::cli {
namespace {

extern "C" void stop(int signal) {
  abandon_measurement();
  remove_unfinished_files();
  // SA_RESETHAND has put the default action back; it takes effect when this handler returns.
  ::raise(signal);
}

bool is_ignored(int signal) {
  struct sigaction current = {};
  return ::sigaction(signal, nullptr, &current) == 0 && current.sa_handler == SIG_IGN;
}

}  // namespace

void die_cleanly_on_signals() {
  struct sigaction action = {};
  action.sa_handler = stop;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  ::sigfillset(&action.sa_mask);
  for (const int signal : std::array{SIGINT, SIGTERM, SIGHUP, SIGPIPE}) {
    if (signal == SIGPIPE || !is_ignored(signal)) ::sigaction(signal, &action, nullptr);
  }
}

void die_if_nobody_reads() {
  pollfd output = {STDOUT_FILENO, POLLOUT, 0};
  if (::poll(&output, 1, 0) != 1 || (output.revents & (POLLERR | POLLHUP)) == 0) return;
  std::signal(SIGPIPE, SIG_DFL);
  ::raise(SIGPIPE);
}

}  // namespace sprat::cli

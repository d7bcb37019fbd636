// SPDX-License-Identifier: Apache-2.0
// Makes a write to a pipe that nobody reads an error (EPIPE) and not the end of the program.
#pragma once

#include <signal.h>

namespace sprat {

/// Holds back SIGPIPE on this thread while it lives, without touching the program's handlers.
class BrokenPipeGuard {
 public:
  BrokenPipeGuard();
  ~BrokenPipeGuard();
  BrokenPipeGuard(const BrokenPipeGuard&) = delete;
  BrokenPipeGuard& operator=(const BrokenPipeGuard&) = delete;

 private:
  sigset_t before_;
  bool was_pending_;
};

}  // namespace sprat

// SPDX-License-Identifier: Apache-2.0
#include "base/broken_pipe_guard.hpp"

#include <cerrno>

namespace sprat {

namespace {

sigset_t broken_pipe_set() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGPIPE);
  return set;
}

bool broken_pipe_is_pending() {
  sigset_t pending;
  return sigpending(&pending) == 0 && sigismember(&pending, SIGPIPE) == 1;
}

}  // namespace

BrokenPipeGuard::BrokenPipeGuard() : was_pending_(broken_pipe_is_pending()) {
  const sigset_t blocked = broken_pipe_set();
  pthread_sigmask(SIG_BLOCK, &blocked, &before_);
}

BrokenPipeGuard::~BrokenPipeGuard() {
  const int saved = errno;
  if (!was_pending_ && broken_pipe_is_pending()) {
    const sigset_t ours = broken_pipe_set();
    int number = 0;
    sigwait(&ours, &number);
  }
  pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  errno = saved;
}

}  // namespace sprat

// SPDX-License-Identifier: Apache-2.0
// A temporary folder and the process that removes it.
#include "measure/scratch_folder.hpp"

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <sprat/error.hpp>

namespace sprat::measuring {
namespace {

namespace fs = std::filesystem;

/// For the signal handler, which has no other way to know: the process that removes the folder, and
/// the pipe's end whose closing tells it to.
std::atomic<pid_t> keeper{0};
std::atomic<int> keeper_pipe{-1};

std::string temporary_root() {
  const char* root = std::getenv("TMPDIR");
  return root == nullptr || *root == '\0' ? "/tmp" : root;
}

/// Waits until nobody holds the pipe's other end.
[[noreturn]] void keep(const std::string& path, int pipe) {
  ::setsid();
  for (const int standard : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) ::close(standard);
  char byte = 0;
  while (::read(pipe, &byte, 1) < 0 && errno == EINTR) {
  }
  std::error_code ignored;
  fs::remove_all(path, ignored);
  ::_exit(0);
}

}  // namespace

ScratchFolder::ScratchFolder() : path_(temporary_root() + "/sprat-bench-XXXXXX") {
  if (::mkdtemp(path_.data()) == nullptr) {
    throw IoError(path_ + ": " + std::strerror(errno) + "; set TMPDIR to a folder with room");
  }
  start_keeper();
  clear_work();
}

void ScratchFolder::start_keeper() {
  std::array<int, 2> ends = {-1, -1};
  if (::pipe(ends.data()) != 0) throw IoError(std::string("pipe: ") + std::strerror(errno));
  ::fcntl(ends[1], F_SETFD, FD_CLOEXEC);
  // Of all signals only SIGKILL ends the keeper: they stay blocked in it.
  sigset_t all;
  sigset_t before;
  ::sigfillset(&all);
  ::pthread_sigmask(SIG_SETMASK, &all, &before);
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[1]);
    keep(path_, ends[0]);
  }
  keeper = child;
  keeper_pipe = ends[1];
  ::pthread_sigmask(SIG_SETMASK, &before, nullptr);
  ::close(ends[0]);
  if (child < 0) throw IoError(std::string("fork: ") + std::strerror(errno));
}

ScratchFolder::~ScratchFolder() {
  remove_scratch_folder();
}

void ScratchFolder::clear_work() const {
  const fs::path work = fs::path(data_file()).parent_path();
  fs::remove_all(work);
  fs::create_directory(work);
}

void remove_scratch_folder() noexcept {
  const int pipe = keeper_pipe.exchange(-1);
  if (pipe >= 0) ::close(pipe);
  const pid_t child = keeper.exchange(0);
  if (child <= 0) return;
  while (::waitpid(child, nullptr, 0) < 0 && errno == EINTR) {
  }
}

}  // namespace sprat::measuring

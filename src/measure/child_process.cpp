// SPDX-License-Identifier: Apache-2.0
// Child processes by posix_spawn and wait4.
#include "measure/child_process.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <sprat/error.hpp>

extern "C" char** environ;

namespace sprat::measuring {
namespace {

constexpr std::size_t kMaxKeptOutput = 64 * 1024;

/// For the signal handler, which has no other way to know.
std::atomic<pid_t> running_child{0};

void check(int error, const std::string& what) {
  if (error != 0) throw IoError(what + ": " + std::strerror(error));
}

class Descriptor {
 public:
  explicit Descriptor(int value) : value_(value) {}
  ~Descriptor() { close(); }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  int get() const { return value_; }
  void close() {
    if (value_ >= 0) ::close(value_);
    value_ = -1;
  }

 private:
  int value_;
};

class SpawnSettings {
 public:
  SpawnSettings(int output, const std::string& errors_path) {
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawnattr_init(&attributes);
    check(::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0),
          "/dev/null");
    check(::posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO), "standard output");
    check(::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors_path.c_str(),
                                             O_WRONLY | O_CREAT | O_TRUNC, 0600),
          errors_path);
    ::posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    ::posix_spawnattr_setpgroup(&attributes, 0);
  }
  ~SpawnSettings() {
    ::posix_spawn_file_actions_destroy(&actions);
    ::posix_spawnattr_destroy(&attributes);
  }
  SpawnSettings(const SpawnSettings&) = delete;
  SpawnSettings& operator=(const SpawnSettings&) = delete;

  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
};

std::string read_output(int descriptor) {
  std::string kept;
  std::array<char, kMaxKeptOutput> buffer;
  for (;;) {
    const ssize_t count = ::read(descriptor, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return kept;
    const std::size_t room = kMaxKeptOutput - kept.size();
    kept.append(buffer.data(), std::min(room, static_cast<std::size_t>(count)));
  }
}

std::uint64_t peak_bytes(const rusage& usage) {
#ifdef __APPLE__
  return static_cast<std::uint64_t>(usage.ru_maxrss);
#else
  return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
#endif
}

}  // namespace

std::optional<ChildResult> run_child(const std::vector<std::string>& arguments,
                                     const std::string& errors_path) {
  std::array<int, 2> ends = {-1, -1};
  if (::pipe(ends.data()) != 0) check(errno, "pipe");
  Descriptor read_end(ends[0]);
  Descriptor write_end(ends[1]);
  ::fcntl(read_end.get(), F_SETFD, FD_CLOEXEC);
  ::fcntl(write_end.get(), F_SETFD, FD_CLOEXEC);
  const SpawnSettings settings(write_end.get(), errors_path);

  std::vector<char*> argv;
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  const auto start = std::chrono::steady_clock::now();
  pid_t child = 0;
  const int error = ::posix_spawnp(&child, argv[0], &settings.actions, &settings.attributes,
                                   argv.data(), environ);
  if (error == ENOENT || error == EACCES) return std::nullopt;
  check(error, arguments[0]);
  running_child = child;
  write_end.close();

  ChildResult result;
  result.output = read_output(read_end.get());
  int status = 0;
  rusage usage = {};
  while (::wait4(child, &status, 0, &usage) < 0) {
    if (errno != EINTR) check(errno, "wait4");
  }
  running_child = 0;
  result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  result.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  result.peak_bytes = peak_bytes(usage);
  return result;
}

void end_running_child() noexcept {
  const pid_t child = running_child.exchange(0);
  if (child <= 0) return;
  ::kill(-child, SIGTERM);
  ::waitpid(child, nullptr, 0);
}

}  // namespace sprat::measuring

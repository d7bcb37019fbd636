// SPDX-License-Identifier: Apache-2.0
// Child processes by fork and wait4, sampled while they run.
#include "measure/child_process.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <string_view>

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/prctl.h>
#endif

#include <sprat/error.hpp>

namespace sprat::measuring {
namespace {

constexpr std::size_t kMaxKeptOutput = 64 * 1024;
constexpr int kSampleMilliseconds = 4;
/// The exit code of shells for a program that is not there.
constexpr int kNoProgram = 127;

/// For the signal handler, which has no other way to know.
std::atomic<pid_t> running_child{0};

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

/// Makes the system end this process, just forked, with its parent. Async-signal-safe.
void end_with_parent(pid_t parent) {
#ifdef __linux__
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
  if (::getppid() != parent) ::_exit(kNoProgram);
}

/// In the child, between fork and exec: async-signal-safe.
[[noreturn]] void become(char* const* arguments, int output, const char* errors_path) {
  ::dup2(::open("/dev/null", O_RDONLY), STDIN_FILENO);
  ::dup2(output, STDOUT_FILENO);
  ::dup2(::open(errors_path, O_WRONLY | O_CREAT | O_TRUNC, 0600), STDERR_FILENO);
  ::execvp(arguments[0], arguments);
  ::_exit(kNoProgram);
}

/// Ends the child, where it still runs, and all it started and did not stop; none is left even as a
/// zombie where the system hands orphans to this process. Async-signal-safe.
void end_group(pid_t child) {
  ::kill(-child, SIGKILL);
  while (::waitpid(-child, nullptr, 0) > 0 || errno == EINTR) {
  }
}

/// Forks; `in_child` must not return. The child is known to the signal handler before a signal can
/// come, and leads a process group.
template <class InChild>
pid_t start(const InChild& in_child) {
  const pid_t parent = ::getpid();
#ifdef __linux__
  ::prctl(PR_SET_CHILD_SUBREAPER, 1);
#endif
  sigset_t all;
  sigset_t before;
  ::sigfillset(&all);
  ::sigprocmask(SIG_SETMASK, &all, &before);
  const pid_t child = ::fork();
  if (child == 0) {
    ::setpgid(0, 0);
    end_with_parent(parent);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGPIPE}) ::signal(signal, SIG_DFL);
    ::sigprocmask(SIG_SETMASK, &before, nullptr);
    in_child();
  }
  // Both do it, so that the group is there whoever runs first.
  if (child > 0) ::setpgid(child, child);
  running_child = child;
  ::sigprocmask(SIG_SETMASK, &before, nullptr);
  if (child < 0) throw IoError("fork: " + std::string(std::strerror(errno)));
  return child;
}

/// Reads the output to its end, and samples meanwhile.
void watch(pid_t child, int descriptor, ChildResult& result) {
  const std::string id = std::to_string(child);
  std::array<char, kMaxKeptOutput> buffer;
  for (;;) {
    pollfd ready = {descriptor, POLLIN, 0};
    if (::poll(&ready, 1, kSampleMilliseconds) <= 0) {
      const ResidentMemory sample = resident_memory(id);
      if (sample.total() > result.largest_sample.total()) result.largest_sample = sample;
      continue;
    }
    const ssize_t count = ::read(descriptor, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return;
    const std::size_t room = kMaxKeptOutput - result.output.size();
    result.output.append(buffer.data(), std::min(room, static_cast<std::size_t>(count)));
  }
}

std::uint64_t peak_bytes(const rusage& usage) {
#ifdef __APPLE__
  return static_cast<std::uint64_t>(usage.ru_maxrss);
#else
  return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
#endif
}

/// Forks, calls `in_child` with where its output goes, and waits for the end.
template <class InChild>
ChildResult run_to_end(const InChild& in_child) {
  std::array<int, 2> ends = {-1, -1};
  if (::pipe(ends.data()) != 0) throw IoError("pipe: " + std::string(std::strerror(errno)));
  const Descriptor read_end(ends[0]);
  Descriptor write_end(ends[1]);
  ::fcntl(read_end.get(), F_SETFD, FD_CLOEXEC);
  ::fcntl(write_end.get(), F_SETFD, FD_CLOEXEC);

  const auto begin = std::chrono::steady_clock::now();
  const pid_t child = start([&] { in_child(write_end.get()); });
  write_end.close();
  ChildResult result;
  watch(child, read_end.get(), result);
  int status = 0;
  rusage usage = {};
  while (::wait4(child, &status, 0, &usage) < 0) {
    if (errno != EINTR) throw IoError("wait4: " + std::string(std::strerror(errno)));
  }
  running_child = 0;
  end_group(child);
  result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  result.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  result.peak_bytes = peak_bytes(usage);
  return result;
}

void write_all(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = ::write(descriptor, text.data(), text.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(count));
  }
}

/// The number after "\nname:" in /proc's status, in units of 1024 bytes.
std::uint64_t status_bytes(std::string_view status, std::string_view name) {
  const std::size_t at = status.find(name);
  if (at == std::string_view::npos) return 0;
  return std::strtoull(status.data() + at + name.size(), nullptr, 10) * 1024;
}

}  // namespace

ResidentMemory resident_memory(const std::string& process_id) {
  const std::string path = "/proc/" + process_id + "/status";
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) return {};
  std::array<char, 4096> text;
  const ssize_t count = ::read(file.get(), text.data(), text.size() - 1);
  if (count <= 0) return {};
  text[static_cast<std::size_t>(count)] = '\0';
  const std::string_view status(text.data(), static_cast<std::size_t>(count));
  return {status_bytes(status, "\nRssAnon:"), status_bytes(status, "\nRssFile:")};
}

std::optional<ChildResult> run_child(const std::vector<std::string>& arguments,
                                     const std::string& errors_path) {
  std::vector<char*> argv;
  for (const std::string& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  const ChildResult result =
      run_to_end([&](int output) { become(argv.data(), output, errors_path.c_str()); });
  if (result.exit_code == kNoProgram) return std::nullopt;
  return result;
}

std::string run_forked(const std::function<std::string()>& work) {
  const ChildResult result = run_to_end([&](int output) {
    int exit_code = 0;
    std::string text;
    try {
      text = work();
    } catch (const std::exception& error) {
      text = error.what();
      exit_code = 1;
    }
    write_all(output, text);
    ::_exit(exit_code);
  });
  if (result.exit_code != 0) throw Error(result.output);
  return result.output;
}

void end_running_child() noexcept {
  const pid_t child = running_child.exchange(0);
  if (child <= 0) return;
  end_group(child);
}

}  // namespace sprat::measuring

// SPDX-License-Identifier: Apache-2.0
#include "base/output_file.hpp"

#include <algorithm>
#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

#include "base/broken_pipe_guard.hpp"
#include "base/io_error.hpp"

namespace sprat {

namespace {

constexpr std::size_t kPendingBytes = std::size_t{256} << 10;
// Some systems refuse larger writes.
constexpr std::size_t kMaxWriteBytes = std::size_t{1} << 30;

int sync_to_disk(int number) {
#ifdef F_FULLFSYNC
  if (::fcntl(number, F_FULLFSYNC) == 0) return 0;
#endif
  return ::fsync(number);
}

}  // namespace

OutputFile::OutputFile(FileDescriptor file, std::string name)
    : file_(std::move(file)), name_(std::move(name)) {
  pending_.reserve(kPendingBytes);
}

void OutputFile::check_failed() const {
  if (failure_ != 0) throw system_error("cannot write " + name_, failure_);
}

void OutputFile::fail(int code) {
  failure_ = code;
  throw system_error("cannot write " + name_, code);
}

void OutputFile::write(std::span<const std::byte> bytes) {
  check_failed();
  if (bytes.size() > kPendingBytes - pending_.size()) flush();
  if (bytes.size() >= kPendingBytes) {
    write_through(bytes);
  } else {
    pending_.append(bytes);
  }
}

void OutputFile::flush() {
  check_failed();
  write_through(pending_.bytes());
  pending_.clear();
}

void OutputFile::truncate() {
  check_failed();
  pending_.clear();
  if (::ftruncate(file_.number(), 0) != 0 || ::lseek(file_.number(), 0, SEEK_SET) != 0) fail(errno);
}

void OutputFile::write_through(std::span<const std::byte> bytes) {
  const BrokenPipeGuard guard;
  while (!bytes.empty()) {
    const ssize_t count =
        ::write(file_.number(), bytes.data(), std::min(bytes.size(), kMaxWriteBytes));
    if (count > 0) {
      bytes = bytes.subspan(static_cast<std::size_t>(count));
    } else if (count == 0) {
      fail(EIO);
    } else if (errno != EINTR) {
      fail(errno);
    }
  }
}

void OutputFile::sync() {
  flush();
  if (sync_to_disk(file_.number()) != 0) fail(errno);
}

void OutputFile::close() {
  flush();
  if (!file_.close()) fail(errno);
}

void sync_folder(const std::string& path) {
  const FileDescriptor folder =
      FileDescriptor::owned(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!folder.is_open() || sync_to_disk(folder.number()) != 0)
    throw system_error("cannot sync folder " + path, errno);
}

}  // namespace sprat

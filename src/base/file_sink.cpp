// SPDX-License-Identifier: Apache-2.0
// Writing files, which appear under their names only when whole, and standard output.
#include <cerrno>
#include <filesystem>
#include <random>
#include <utility>

#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sprat/io.hpp>

#include "base/io_error.hpp"
#include "base/output_file.hpp"
#include "base/unfinished_files.hpp"

namespace sprat {

namespace {

IoError already_exists(const std::string& path) {
  return IoError(path + " exists; use --force to replace it");
}

std::string folder_of(const std::string& path) {
  const std::string folder = std::filesystem::path(path).parent_path().string();
  return folder.empty() ? "." : folder;
}

/// A name that nobody can guess; a long target's is left out, since names end at 255 bytes.
std::string temporary_path(const std::string& path) {
  constexpr std::size_t kLongName = 200;
  constexpr char kDigits[] = "0123456789abcdefghijklmnopqrstuv";
  const std::filesystem::path target(path);
  const std::string name = target.filename().string();
  std::string temporary = (name.size() > kLongName ? "sprat" : name) + ".tmp-";
  std::random_device random;
  for (int digit = 0; digit < 12; ++digit) temporary += kDigits[random() % 32];
  return (target.parent_path() / temporary).string();
}

FileDescriptor open_to_write(const std::string& path, const std::string& name, int flags,
                             mode_t mode = 0) {
  int number = -1;
  do {
    number = ::open(path.c_str(), O_WRONLY | O_CLOEXEC | flags, mode);
  } while (number < 0 && errno == EINTR);
  if (number < 0) throw system_error("cannot write " + name, errno);
  return FileDescriptor::owned(number);
}

/// Where the system or the file system has no atomic way, checks and renames.
int rename_without_replacing(const char* from, const char* to) {
#ifdef RENAME_NOREPLACE
  if (::renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return -1;
#endif
  if (::link(from, to) == 0) return ::unlink(from);
  if (errno == EEXIST) return -1;
  struct stat status {};
  if (::lstat(to, &status) == 0) {
    errno = EEXIST;
    return -1;
  }
  return ::rename(from, to);
}

/// Pipes, devices and standard output: what is written is out.
class DirectSink final : public Sink {
 public:
  DirectSink(FileDescriptor file, std::string name) : file_(std::move(file), std::move(name)) {}

  const std::string& name() const override { return file_.name(); }
  void write(std::span<const std::byte> bytes) override { file_.write(bytes); }
  void flush() override { file_.flush(); }
  void commit() override { file_.close(); }

 private:
  OutputFile file_;
};

/// Anybody may read and write, as far as the user's mask lets them.
constexpr mode_t kNewFileMode = 0666;

class FileSink final : public Sink {
 public:
  FileSink(std::string path, mode_t mode, const SinkOptions& options)
      : path_(std::move(path)),
        temporary_(temporary_path(path_)),
        options_(options),
        file_(open_to_write(temporary_.path(), path_, O_CREAT | O_EXCL | O_NOFOLLOW, mode), path_) {
  }

  const std::string& name() const override { return path_; }
  void write(std::span<const std::byte> bytes) override { file_.write(bytes); }
  void flush() override { file_.flush(); }
  bool can_restart() const override { return true; }
  void restart() override { file_.truncate(); }
  void commit() override {
    if (options_.sync) file_.sync();
    file_.close();
    const char* from = temporary_.path().c_str();
    const int failed = options_.overwrite ? ::rename(from, path_.c_str())
                                          : rename_without_replacing(from, path_.c_str());
    if (failed != 0) {
      if (errno == EEXIST) throw already_exists(path_);
      throw system_error("cannot write " + path_, errno);
    }
    temporary_.release();
    if (options_.sync) sync_folder(folder_of(path_));
  }

 private:
  std::string path_;
  UnfinishedFile temporary_;
  SinkOptions options_;
  OutputFile file_;
};

/// The file behind a symbolic link, so that replacing keeps the link.
std::string behind_links(const std::string& path) {
  std::error_code failed;
  const auto real = std::filesystem::canonical(path, failed);
  return failed ? path : real.string();
}

/// Writes into what is there already, or replaces it.
std::unique_ptr<Sink> existing_sink(const std::string& path, const struct stat& status,
                                    const SinkOptions& options) {
  if (S_ISDIR(status.st_mode)) throw IoError(path + " is a folder, not a file");
  if (!S_ISREG(status.st_mode))
    return std::make_unique<DirectSink>(open_to_write(path, path, 0), path);
  if (!options.overwrite) throw already_exists(path);
  // A file that others may not read is not replaced by one that they may.
  return std::make_unique<FileSink>(behind_links(path), status.st_mode & kNewFileMode, options);
}

}  // namespace

std::unique_ptr<Sink> create_sink(const std::string& path, const SinkOptions& options) {
  if (path == "-" || path == "/dev/stdout")
    return std::make_unique<DirectSink>(FileDescriptor::borrowed(STDOUT_FILENO), "standard output");
  if (path.empty()) throw IoError("the output's name is empty");
  struct stat status {};
  if (::stat(path.c_str(), &status) == 0) return existing_sink(path, status, options);
  const bool is_link_to_nothing = ::lstat(path.c_str(), &status) == 0;
  if (is_link_to_nothing && !options.overwrite) throw already_exists(path);
  return std::make_unique<FileSink>(path, kNewFileMode, options);
}

}  // namespace sprat

// SPDX-License-Identifier: Apache-2.0
// Reading files, pipes and standard input.
#include <algorithm>
#include <cerrno>
#include <limits>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>

#include <sprat/io.hpp>

#include "base/file_descriptor.hpp"
#include "base/file_mapping.hpp"
#include "base/io_error.hpp"

namespace sprat {

namespace {

// Some systems refuse larger reads.
constexpr std::size_t kMaxReadBytes = std::size_t{1} << 30;

/// Calls `read_some(into)` until `into` is full or the input ends.
template <class ReadSome>
std::size_t read_fully(const std::string& name, std::span<std::byte> into, ReadSome read_some) {
  std::size_t total = 0;
  while (total < into.size()) {
    const auto rest = into.subspan(total, std::min(into.size() - total, kMaxReadBytes));
    const ssize_t count = read_some(rest, total);
    if (count == 0) break;
    if (count > 0) {
      total += static_cast<std::size_t>(count);
    } else if (errno != EINTR) {
      throw system_error("cannot read " + name, errno);
    }
  }
  return total;
}

class PipeSource final : public Source {
 public:
  PipeSource(FileDescriptor file, std::string name)
      : file_(std::move(file)), name_(std::move(name)) {}

  const std::string& name() const override { return name_; }
  std::size_t read(std::span<std::byte> into) override {
    return read_fully(name_, into, [this](std::span<std::byte> rest, std::size_t) {
      return ::read(file_.number(), rest.data(), rest.size());
    });
  }

 private:
  FileDescriptor file_;
  std::string name_;
};

class FileSource final : public Source {
 public:
  /// The source begins at byte `begin` of the file: where another program left standard input.
  FileSource(FileDescriptor file, std::string name, std::uint64_t begin, std::uint64_t size)
      : file_(std::move(file)), name_(std::move(name)), begin_(begin), size_(size) {}

  const std::string& name() const override { return name_; }
  std::optional<std::uint64_t> size() const override { return size_; }
  std::size_t read(std::span<std::byte> into) override {
    const std::size_t count = read_at(at_, into);
    at_ += count;
    return count;
  }
  std::size_t read_at(std::uint64_t offset, std::span<std::byte> into) override {
    const std::uint64_t last = std::numeric_limits<off_t>::max();
    if (offset > last - begin_ || into.size() > last - begin_ - offset) return 0;
    return read_fully(name_, into, [&](std::span<std::byte> rest, std::size_t total) {
      return ::pread(file_.number(), rest.data(), rest.size(),
                     static_cast<off_t>(begin_ + offset + total));
    });
  }
  void seek(std::uint64_t offset) override { at_ = offset; }
  std::optional<std::span<const std::byte>> map() override {
    if (!mapping_.is_mapped()) mapping_ = FileMapping(file_, begin_, size_);
    if (!mapping_.is_mapped()) return std::nullopt;
    return mapping_.bytes();
  }

 private:
  FileDescriptor file_;
  FileMapping mapping_;
  std::string name_;
  std::uint64_t begin_;
  std::uint64_t size_;
  std::uint64_t at_ = 0;
};

FileDescriptor open_to_read(const std::string& path) {
  int number = -1;
  do {
    number = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  } while (number < 0 && errno == EINTR);
  if (number < 0) throw system_error("cannot open " + path, errno);
  return FileDescriptor::owned(number);
}

/// Files of /proc say that they are empty and are not.
bool is_really_empty(const FileDescriptor& file) {
  std::byte first{};
  return ::pread(file.number(), &first, 1, 0) == 0;
}

}  // namespace

std::unique_ptr<Source> open_source(const std::string& path) {
  const bool standard_input = path == "-";
  const std::string name = standard_input ? "standard input" : path;
  FileDescriptor file =
      standard_input ? FileDescriptor::borrowed(STDIN_FILENO) : open_to_read(path);
  struct stat status {};
  if (::fstat(file.number(), &status) != 0) throw system_error("cannot read " + name, errno);
  if (S_ISDIR(status.st_mode)) throw IoError(name + " is a folder, not a file");

  const off_t begin = standard_input ? ::lseek(file.number(), 0, SEEK_CUR) : 0;
  const bool by_place =
      S_ISREG(status.st_mode) && begin >= 0 && (status.st_size > 0 || is_really_empty(file));
  if (!by_place) return std::make_unique<PipeSource>(std::move(file), name);
  const off_t size = std::max<off_t>(status.st_size - begin, 0);
  return std::make_unique<FileSource>(std::move(file), name, static_cast<std::uint64_t>(begin),
                                      static_cast<std::uint64_t>(size));
}

}  // namespace sprat

// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <limits>
#include <string>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

#include <sprat/error.hpp>
#include <sprat/io.hpp>

#include "support/byte_text.hpp"
#include "support/catch.hpp"
#include "support/error_message.hpp"
#include "support/temporary_folder.hpp"

namespace {

/// Puts another file in standard input's place while it lives.
class StandardInput {
 public:
  explicit StandardInput(int number) : saved_(::dup(STDIN_FILENO)) { ::dup2(number, STDIN_FILENO); }
  ~StandardInput() {
    ::dup2(saved_, STDIN_FILENO);
    ::close(saved_);
  }
  StandardInput(const StandardInput&) = delete;
  StandardInput& operator=(const StandardInput&) = delete;

 private:
  int saved_;
};

}  // namespace

TEST_CASE("file source: reads front to back and by place") {
  const TemporaryFolder folder;
  const auto source = sprat::open_source(folder.write("a.csv", "0123456789"));
  CHECK(source->name() == folder.file("a.csv"));
  CHECK(source->size() == 10);
  std::array<std::byte, 4> bytes{};
  CHECK(source->read(bytes) == 4);
  CHECK(source->read_at(8, bytes) == 2);
  CHECK(bytes[1] == std::byte{'9'});
  CHECK(read_all(*source) == "456789");
  source->seek(7);
  CHECK(read_all(*source, 2) == "789");
  CHECK(source->read_at(std::numeric_limits<std::uint64_t>::max(), bytes) == 0);
}

TEST_CASE("file source: an empty file has size 0") {
  const TemporaryFolder folder;
  const auto source = sprat::open_source(folder.write("empty", ""));
  CHECK(source->size() == 0);
  CHECK(read_all(*source).empty());
}

TEST_CASE("file source: what cannot be opened is an error that names it") {
  const TemporaryFolder folder;
  const std::string missing = folder.file("missing.csv");
  CHECK(message_of<sprat::IoError>([&] { sprat::open_source(missing); }) ==
        "cannot open " + missing + ": No such file or directory");
  CHECK(contains(message_of<sprat::IoError>([&] { sprat::open_source(folder.path()); }),
                 "is a folder, not a file"));
}

TEST_CASE("file source: standard input from a file begins where the file's place is") {
  const TemporaryFolder folder;
  const int number = ::open(folder.write("a.csv", "header\nrow\n").c_str(), O_RDONLY);
  ::lseek(number, 7, SEEK_SET);
  const StandardInput replaced(number);
  ::close(number);
  const auto source = sprat::open_source("-");
  CHECK(source->name() == "standard input");
  CHECK(source->size() == 4);
  CHECK(read_all(*source) == "row\n");
  source->seek(1);
  CHECK(read_all(*source) == "ow\n");
}

TEST_CASE("file source: a pipe's short reads are joined, and it cannot be read by place") {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  const StandardInput replaced(ends[0]);
  ::close(ends[0]);
  const auto source = sprat::open_source("-");
  CHECK_FALSE(source->size().has_value());
  std::thread writer([&] {
    for (int part = 0; part < 5; ++part) CHECK(::write(ends[1], "abc", 3) == 3);
    ::close(ends[1]);
  });
  std::array<std::byte, 100> bytes{};
  CHECK(source->read(bytes) == 15);
  writer.join();
  CHECK(contains(message_of<sprat::IoError>([&] { source->seek(0); }),
                 "standard input cannot be read by place"));
  CHECK_THROWS_AS(source->read_at(0, bytes), sprat::IoError);
}

TEST_CASE("file source: /proc's files are read though they claim to be empty") {
  if (::access("/proc/self/status", R_OK) != 0) return;
  CHECK(contains(read_all(*sprat::open_source("/proc/self/status")), "Pid:"));
}

TEST_CASE("file source: a file is mapped, for as long as its source lives") {
  const TemporaryFolder folder;
  const auto source = sprat::open_source(folder.write("a", "0123456789"));
  const auto bytes = source->map();
  REQUIRE(bytes);
  CHECK(text_of(*bytes) == "0123456789");
  CHECK(source->map()->data() == bytes->data());
  CHECK(read_all(*source) == "0123456789");
}

TEST_CASE("file source: standard input is mapped from where it stands") {
  const TemporaryFolder folder;
  const std::string path = folder.write("a", std::string(5000, 'x') + "rest");
  const int number = ::open(path.c_str(), O_RDONLY);
  REQUIRE(::lseek(number, 5000, SEEK_SET) == 5000);
  {
    const StandardInput input(number);
    const auto source = sprat::open_source("-");
    REQUIRE(source->map());
    CHECK(text_of(*source->map()) == "rest");
  }
  ::close(number);
}

TEST_CASE("file source: pipes and empty files are not mapped, memory is where it is") {
  const TemporaryFolder folder;
  CHECK_FALSE(sprat::open_source(folder.write("empty", ""))->map());
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  {
    const StandardInput input(ends[0]);
    CHECK_FALSE(sprat::open_source("-")->map());
  }
  ::close(ends[0]);
  ::close(ends[1]);
  const std::array<std::byte, 3> bytes{};
  CHECK(sprat::memory_source(bytes)->map()->data() == bytes.data());
}

// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <string>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sprat/error.hpp>
#include <sprat/io.hpp>

#include "support/byte_text.hpp"
#include "support/catch.hpp"
#include "support/error_message.hpp"
#include "support/temporary_folder.hpp"

namespace fs = std::filesystem;

namespace {

mode_t mode_of(const std::string& path) {
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  return status.st_mode & 0777;
}

}  // namespace

TEST_CASE("file sink: the file appears at commit, whole") {
  const TemporaryFolder folder;
  const std::string path = folder.file("out.sprat");
  const bool sync = GENERATE(false, true);
  const auto sink = sprat::create_sink(path, {.overwrite = false, .sync = sync});
  const std::string large(1'000'000, 'x');
  sink->write(bytes_of("head "));
  sink->write(bytes_of(large));
  sink->write(bytes_of(" tail"));
  CHECK_FALSE(fs::exists(path));
  sink->commit();
  CHECK(file_content(path) == "head " + large + " tail");
  CHECK(folder.file_count() == 1);
}

TEST_CASE("file sink: without commit nothing is left") {
  const TemporaryFolder folder;
  {
    const auto sink = sprat::create_sink(folder.file("out.sprat"));
    sink->write(bytes_of("rows"));
    sink->flush();
    CHECK(folder.file_count() == 1);
  }
  CHECK(folder.file_count() == 0);
}

TEST_CASE("file sink: unfinished files are removed when a signal ends the program") {
  const TemporaryFolder folder;
  const auto committed = sprat::create_sink(folder.file("whole.sprat"));
  committed->commit();
  const auto unfinished = sprat::create_sink(folder.file("out.sprat"));
  REQUIRE(folder.file_count() == 2);
  sprat::remove_unfinished_files();
  CHECK(folder.file_count() == 1);
  CHECK(fs::exists(folder.file("whole.sprat")));
}

TEST_CASE("file sink: an existing file is kept unless it may be replaced") {
  const TemporaryFolder folder;
  const std::string path = folder.write("out.sprat", "old");
  CHECK(message_of<sprat::IoError>([&] { sprat::create_sink(path); }) ==
        path + " exists; use --force to replace it");
  const auto sink = sprat::create_sink(path, {.overwrite = true});
  sink->write(bytes_of("new"));
  CHECK(file_content(path) == "old");
  sink->commit();
  CHECK(file_content(path) == "new");
}

TEST_CASE("file sink: a file that appears meanwhile is not replaced") {
  const TemporaryFolder folder;
  {
    const auto sink = sprat::create_sink(folder.file("out.sprat"));
    folder.write("out.sprat", "somebody else's");
    CHECK_THROWS_AS(sink->commit(), sprat::IoError);
  }
  CHECK(file_content(folder.file("out.sprat")) == "somebody else's");
  CHECK(folder.file_count() == 1);
}

TEST_CASE("file sink: a new file has the usual mode, a replaced one is not opened wider") {
  const TemporaryFolder folder;
  const mode_t mask = ::umask(022);
  sprat::create_sink(folder.file("new"))->commit();
  CHECK(mode_of(folder.file("new")) == 0644);
  const std::string secret = folder.write("secret", "");
  fs::permissions(secret, fs::perms::owner_read | fs::perms::owner_write);
  sprat::create_sink(secret, {.overwrite = true})->commit();
  CHECK(mode_of(secret) == 0600);
  ::umask(mask);
}

TEST_CASE("file sink: a symbolic link stays one") {
  const TemporaryFolder folder;
  folder.write("target", "old");
  fs::create_symlink("target", folder.file("link"));
  const auto sink = sprat::create_sink(folder.file("link"), {.overwrite = true});
  sink->write(bytes_of("new"));
  sink->commit();
  CHECK(fs::is_symlink(folder.file("link")));
  CHECK(file_content(folder.file("target")) == "new");

  fs::create_symlink("nothing", folder.file("dangling"));
  CHECK_THROWS_AS(sprat::create_sink(folder.file("dangling")), sprat::IoError);
}

TEST_CASE("file sink: names as long as the system allows work") {
  const TemporaryFolder folder;
  const std::string path = folder.file(std::string(255, 'n'));
  sprat::create_sink(path)->commit();
  CHECK(fs::exists(path));
}

TEST_CASE("file sink: what cannot be written is an error that names it") {
  const TemporaryFolder folder;
  const std::string path = folder.file("no/such/out.sprat");
  CHECK(message_of<sprat::IoError>([&] { sprat::create_sink(path); }) ==
        "cannot write " + path + ": No such file or directory");
  CHECK_THROWS_AS(sprat::create_sink(folder.path(), {.overwrite = true}), sprat::IoError);
  CHECK_THROWS_AS(sprat::create_sink(""), sprat::IoError);
}

TEST_CASE("file sink: a device is written to, not replaced") {
  const auto sink = sprat::create_sink("/dev/null");
  sink->write(bytes_of("gone"));
  sink->commit();
  CHECK(fs::is_character_file("/dev/null"));
}

TEST_CASE("file sink: a full disk is an error, and stays one") {
  if (!fs::exists("/dev/full")) return;
  const auto sink = sprat::create_sink("/dev/full");
  sink->write(bytes_of("rows"));
  CHECK(contains(message_of<sprat::IoError>([&] { sink->flush(); }), "No space left"));
  CHECK_THROWS_AS(sink->write(bytes_of("more")), sprat::IoError);
  CHECK_THROWS_AS(sink->commit(), sprat::IoError);
}

TEST_CASE("file sink: a pipe that nobody reads is an error and not the program's end") {
  const TemporaryFolder folder;
  const std::string path = folder.file("pipe");
  REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
  const int reader = ::open(path.c_str(), O_RDONLY | O_NONBLOCK);
  const auto sink = sprat::create_sink(path);
  ::close(reader);
  sink->write(bytes_of("rows"));
  CHECK(contains(message_of<sprat::IoError>([&] { sink->flush(); }), "Broken pipe"));
}

TEST_CASE("file sink: writing can begin anew where nothing is out before commit") {
  const TemporaryFolder folder;
  SECTION("a file") {
    const auto sink = sprat::create_sink(folder.file("out"));
    REQUIRE(sink->can_restart());
    sink->write(bytes_of("first"));
    sink->flush();
    sink->restart();
    sink->write(bytes_of("2nd"));
    sink->commit();
    CHECK(file_content(folder.file("out")) == "2nd");
  }
  SECTION("memory, back to where it was") {
    sprat::Buffer memory;
    memory.append(bytes_of("before "));
    const auto sink = sprat::memory_sink(memory);
    REQUIRE(sink->can_restart());
    sink->write(bytes_of("first"));
    sink->restart();
    sink->write(bytes_of("2nd"));
    sink->commit();
    CHECK(text_of(memory.bytes()) == "before 2nd");
  }
  SECTION("not a device") {
    CHECK_FALSE(sprat::create_sink("/dev/null")->can_restart());
  }
}

// SPDX-License-Identifier: Apache-2.0
// A temporary folder that also a signal handler can remove.
#include "measure/scratch_folder.hpp"

#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include <unistd.h>

#include <sprat/error.hpp>

namespace sprat::measuring {
namespace {

/// For the signal handler, which has no other way to know.
std::atomic<const ScratchFolder*> current_folder{nullptr};

std::string temporary_root() {
  const char* root = std::getenv("TMPDIR");
  return root == nullptr || *root == '\0' ? "/tmp" : root;
}

}  // namespace

ScratchFolder::ScratchFolder() : path_(temporary_root() + "/sprat-bench-XXXXXX") {
  if (::mkdtemp(path_.data()) == nullptr) {
    throw IoError(path_ + ": " + std::strerror(errno) + "; set TMPDIR to a folder with room");
  }
  sprat_file_ = path_ + "/rows.sprat";
  data_file_ = path_ + "/data";
  errors_file_ = path_ + "/errors";
  current_folder = this;
}

ScratchFolder::~ScratchFolder() {
  current_folder = nullptr;
  remove();
}

void ScratchFolder::remove() const noexcept {
  ::unlink(sprat_file_.c_str());
  ::unlink(data_file_.c_str());
  ::unlink(errors_file_.c_str());
  ::rmdir(path_.c_str());
}

void remove_scratch_folder() noexcept {
  if (const ScratchFolder* folder = current_folder.exchange(nullptr)) folder->remove();
}

}  // namespace sprat::measuring

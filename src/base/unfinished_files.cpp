// SPDX-License-Identifier: Apache-2.0
#include "base/unfinished_files.hpp"

#include <array>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <utility>

#include <unistd.h>

#include <sprat/io.hpp>

namespace sprat {

namespace {

enum class State : int { free, filling, listed };

struct Place {
  std::atomic<State> state{State::free};
  std::array<char, 4096> path{};
};

constexpr std::size_t kPlaces = 64;
constexpr std::size_t kNoPlace = kPlaces;

// A signal handler may neither lock nor allocate: hence fixed arrays and lock-free states.
static_assert(std::atomic<State>::is_always_lock_free);
constinit std::array<Place, kPlaces> places;

}  // namespace

UnfinishedFile::UnfinishedFile(std::string path) : path_(std::move(path)), place_(kNoPlace) {
  list();
}

UnfinishedFile::~UnfinishedFile() {
  if (!released_) ::unlink(path_.c_str());
  unlist();
}

void UnfinishedFile::release() {
  released_ = true;
  unlist();
}

void UnfinishedFile::list() {
  if (path_.size() >= places[0].path.size()) return;
  for (std::size_t number = 0; number < kPlaces; ++number) {
    Place& place = places[number];
    State expected = State::free;
    if (!place.state.compare_exchange_strong(expected, State::filling)) continue;
    std::memcpy(place.path.data(), path_.c_str(), path_.size() + 1);
    place.state.store(State::listed);
    place_ = number;
    return;
  }
}

void UnfinishedFile::unlist() {
  if (place_ != kNoPlace) places[place_].state.store(State::free);
  place_ = kNoPlace;
}

void remove_unfinished_files() noexcept {
  const int saved = errno;
  for (const Place& place : places) {
    if (place.state.load() == State::listed) ::unlink(place.path.data());
  }
  errno = saved;
}

}  // namespace sprat

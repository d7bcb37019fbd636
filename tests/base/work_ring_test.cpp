// SPDX-License-Identifier: Apache-2.0
#include "base/work_ring.hpp"

#include <array>
#include <atomic>
#include <chrono>
#include <memory>
#include <stdexcept>
#include <thread>
#include <vector>

#include <sys/wait.h>
#include <unistd.h>

#include <sprat/error.hpp>

#include "support/catch.hpp"

using sprat::WorkRing;

TEST_CASE("work ring: slots come back in the order in which they were filled") {
  std::array<int, 3> items{};
  WorkRing ring(items.size(), [&](std::size_t slot, unsigned) {
    std::this_thread::sleep_for(std::chrono::microseconds(items[slot] * 7919 % 300));
    items[slot] *= items[slot];
  });
  REQUIRE(ring.start(2));
  int filled = 0;
  for (int taken = 0; taken < 100; ++taken) {
    while (!ring.is_full() && filled < 100) {
      items[ring.next_slot()] = filled++;
      ring.submit();
    }
    ring.wait_oldest();
    CHECK(items[ring.oldest_slot()] == taken * taken);
    ring.pop_oldest();
  }
  CHECK(ring.is_empty());
}

TEST_CASE("work ring: what work throws comes with its slot, and the ring goes on") {
  WorkRing ring(4, [](std::size_t slot, unsigned) {
    if (slot == 1) throw std::runtime_error("slot 1");
  });
  REQUIRE(ring.start(2));
  for (int round = 0; round < 20; ++round) {
    while (!ring.is_full()) ring.submit();
    while (!ring.is_empty()) {
      if (ring.oldest_slot() == 1) {
        CHECK_THROWS_AS(ring.wait_oldest(), std::runtime_error);
      } else {
        ring.wait_oldest();
      }
      ring.pop_oldest();
    }
  }
}

TEST_CASE("work ring: no two calls for one worker overlap") {
  std::array<std::atomic<int>, 3> busy{};
  std::atomic<bool> overlapped{false};
  WorkRing ring(8, [&](std::size_t, unsigned worker) {
    if (++busy[worker] != 1) overlapped = true;
    std::this_thread::yield();
    --busy[worker];
  });
  REQUIRE(ring.start(3));
  for (int i = 0; i < 1000; ++i) {
    if (ring.is_full()) {
      ring.wait_oldest();
      ring.pop_oldest();
    }
    ring.submit();
  }
  CHECK_FALSE(overlapped);
}

TEST_CASE("work ring: it can be emptied at any time and be filled again") {
  std::array<int, 4> items{};
  WorkRing ring(items.size(), [&](std::size_t slot, unsigned) { ++items[slot]; });
  REQUIRE(ring.start(2));
  for (int round = 0; round < 200; ++round) {
    std::vector<std::size_t> filled;
    while (!ring.is_full() && static_cast<int>(filled.size()) < round % 5) {
      filled.push_back(ring.next_slot());
      ring.submit();
    }
    CHECK(ring.drop() == filled);
    CHECK(ring.is_empty());
    // Nobody works on them any more.
    items[ring.next_slot()] = 10;
    ring.submit();
    ring.wait_oldest();
    CHECK(items[ring.oldest_slot()] == 11);
    ring.pop_oldest();
  }
}

TEST_CASE("work ring: a process that was forked meanwhile is refused, and not held up") {
  std::atomic<bool> may_end{false};
  auto ring = std::make_unique<WorkRing>(2, [&](std::size_t, unsigned) {
    while (!may_end) std::this_thread::yield();
  });
  REQUIRE(ring->start(2));
  ring->submit();
  const pid_t child = ::fork();
  if (child == 0) {
    bool is_refused = false;
    try {
      ring->wait_oldest();
    } catch (const sprat::IoError&) {
      is_refused = ring->has_forked();
    }
    ring.reset();
    ::_exit(is_refused ? 0 : 1);
  }
  int status = -1;
  CHECK(::waitpid(child, &status, 0) == child);
  CHECK(status == 0);
  may_end = true;
  ring->wait_oldest();
  CHECK_FALSE(ring->has_forked());
}
